// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory_cases.h"
#include "planner_report.h"
#include "runner.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>
#include <vector>

using namespace evision::bench;

namespace {

constexpr char usage[] =
    "Usage: evision-bench --ratios [--quick] [NAME...]\n"
    "       evision-bench --planner [--quick] [SEED...]\n"
    "Prints a line `name value` for each measurement, or for those whose names are given.\n"
    "--planner prints what a simulated month of credits brings, against round-robin; each seed takes two minutes.\n"
    "Names with `_over_` are ratios of processor time or memory; the smaller the better.\n"
    "  --quick   small inputs: shows that it runs, the values mean nothing\n";

std::vector<Case> allCases()
{
    std::vector<Case> all;
    for (const auto list : {pollCases, decodeCases, inflateCases, devigCases, memoryCases, ledgerCases}) {
        for (Case &one : list())
            all.push_back(std::move(one));
    }
    return all;
}

bool isWanted(const Case &one, const std::vector<std::string_view> &names)
{
    return names.empty() || std::find(names.begin(), names.end(), one.name) != names.end();
}

int printRatios(const Run &run, const std::vector<std::string_view> &names)
{
    for (const Case &one : allCases()) {
        if (!isWanted(one, names))
            continue;
        std::printf("%s %.4g\n", one.name.c_str(), one.measure(run));
        std::fflush(stdout);
    }
    return 0;
}

std::optional<std::vector<std::uint64_t>> seedsOf(const std::vector<std::string_view> &names)
{
    std::vector<std::uint64_t> seeds;
    for (const std::string_view name : names) {
        const auto read = std::from_chars(name.data(), name.data() + name.size(), seeds.emplace_back());
        if (read.ec != std::errc() || read.ptr != name.data() + name.size())
            return std::nullopt;
    }
    return seeds;
}

} // namespace

int main(int count, char **values)
{
    const std::span<char *> arguments(values, static_cast<std::size_t>(count));
    if (count == 4 && std::string_view(arguments[1]) == "--child")
        return runChild(arguments[2], std::strtoul(arguments[3], nullptr, 10)) ? 0 : 2;
    Run run;
    run.program = arguments[0];
    bool ratios = false;
    bool planner = false;
    std::vector<std::string_view> names;
    for (const std::string_view argument : arguments.subspan(1)) {
        if (argument == "--ratios")
            ratios = true;
        else if (argument == "--planner")
            planner = true;
        else if (argument == "--quick")
            run.quick = true;
        else
            names.push_back(argument);
    }
    const auto seeds = seedsOf(names);
    if (planner && seeds) {
        printPlannerReport(run, *seeds);
        return 0;
    }
    if (ratios)
        return printRatios(run, names);
    std::fputs(usage, stderr);
    return 2;
}
