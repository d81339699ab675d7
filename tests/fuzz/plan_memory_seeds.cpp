// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what planners keep, whole and without its first and last line, into the folder that is the argument.
#include "feed/planner/poll_plan_state.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

using namespace evision::feed;

namespace {

constexpr std::string_view calls[] = {"call a h2h eu", "call a totals eu start 4", "call a h2h eu start 5",
                                      "call b spreads eu", "call b props eu start 1"};
constexpr std::string_view shared[] = {"lifetime 5 1", "opportunities 1", "movement 0", "hour 0", "news 0"};

PlanMemory fresh()
{
    PlanMemory memory;
    memory.credits.resetsAt = 1'764'547'200; // 2025-12-01T00:00:00Z
    memory.credits.spent = 12;
    return memory;
}

PlanMemory learned(LearnedRate ofCalls, LearnedRate ofAll)
{
    PlanMemory memory = fresh();
    memory.credits.keyUsed = 40;
    memory.credits.keyTotal = 500;
    memory.price = PlanMemory::Price{-3.25, 0.5};
    memory.creditsBySport = {{"a", 9}, {"b", 3}};
    for (const std::string_view name : calls)
        memory.rates[std::string(name)] = ofCalls;
    for (const std::string_view name : shared)
        memory.rates[std::string(name)] = ofAll;
    return memory;
}

void write(const std::filesystem::path &file, std::string_view text)
{
    std::ofstream(file, std::ios::binary) << text;
}

} // namespace

int main(int count, char **values)
{
    if (count != 2)
        return 2;
    const std::filesystem::path folder = values[1];
    int number = 0;
    const LearnedRate absurd{1e15, 0};
    for (const PlanMemory &memory :
         {fresh(), learned({2.5, 1.75}, {31.5, 40.25}), learned(absurd, absurd), learned({0, 1e15}, absurd)}) {
        const std::string text = textOf(memory);
        const std::size_t first = text.find('\n') + 1;
        const std::size_t last = text.rfind('\n', text.size() - 2) + 1;
        ++number;
        write(folder / ("whole" + std::to_string(number)), text);
        write(folder / ("lines" + std::to_string(number)), std::string_view(text).substr(first, last - first));
    }
    return 0;
}
