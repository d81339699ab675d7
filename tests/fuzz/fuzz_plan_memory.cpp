// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes at all as what a planner kept, and as lines of it whose checksum is right: reading must neither crash nor
// accept what is not written again as it was, and a planner must work with whatever is accepted.
#include "feed/planner/credit_planner.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace evision;
using namespace evision::feed;

namespace {

constexpr UnixMillis now = 1'761'955'200'000;

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

/// FNV-1a again, by its definition.
std::string sumOf(std::string_view text)
{
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    std::array<char, 16> digits{};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16).ptr};
}

void work(const PlanMemory &memory)
{
    PlanSettings settings;
    settings.sports = {"soccer_epl"};
    settings.monthlyBudget = 500;
    CreditPlanner planner(settings, memory);
    for (UnixMillis at = now; at < now + 3'600'000; at += 600'000) {
        const PlanStep step = planner.next(at);
        if (!step.request && step.askAgainAt <= at)
            fail("asks again at once");
        if (step.request && step.request->mostCredits > planner.settings().monthlyBudget)
            fail("above the budget");
    }
    if (planner.creditsLeft() < 0 || planner.creditsLeft() > 500)
        fail("credits out of nothing");
    if (!planMemoryFrom(textOf(planner.memory().value())))
        fail("keeps what it cannot read");
}

void read(std::string_view text)
{
    const auto memory = planMemoryFrom(text);
    if (!memory) {
        if (memory.error().empty())
            fail("refused without a word");
        return;
    }
    const std::string written = textOf(*memory);
    const auto again = planMemoryFrom(written);
    if (!again || textOf(*again) != written)
        fail("does not come back as it was written");
    work(*memory);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    read(bytes);
    std::string whole(bytes.substr(0, bytes.rfind("\nend ")));
    whole += '\n';
    whole += "end " + sumOf(whole) + '\n';
    read(whole);
    return 0;
}
