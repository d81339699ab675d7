// SPDX-License-Identifier: GPL-3.0-or-later

// Runs the demo market under every fault in turn and checks each publication: none lost or doubled, changes that add up
// to the board, prices as old as is said, memory that does not grow, a quick end.

#include "soak.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <cstdio>

using namespace evision;
using namespace evision::soak;

namespace {

constexpr UnixMillis firstDay = 1'795'521'600'000; // 2026-11-24T12:00:00Z

void print(int round, const Phase &phase, const PhaseResult &result)
{
    std::printf("%5d  %-18s %7llu %8llu %9llu %8llu %6llu %8.0f %8lld\n", round, phase.name.c_str(),
                static_cast<unsigned long long>(result.answers), static_cast<unsigned long long>(result.failures),
                static_cast<unsigned long long>(result.publications), static_cast<unsigned long long>(result.rows),
                static_cast<unsigned long long>(result.vocabularies), result.residentMegabytes,
                static_cast<long long>(result.quitMilliseconds));
    for (const std::string &sentence : result.wrong)
        std::printf("       wrong: %s\n", sentence.c_str());
    std::fflush(stdout);
}

/// A phase that saw nothing proves nothing; but some faults hold the first answer back for a minute.
void checkContent(const Phase &phase, double seconds, PhaseResult &result)
{
    if (result.publications == 0 && (seconds > 60 || phase.faults.empty()))
        result.wrong.push_back("nothing was published");
    const bool calls = std::ranges::any_of(phase.faults, [](simulator::Fault fault) {
        return fault == simulator::Fault::Garbage; // others are asked again at once, and then go well
    });
    if (phase.faults.empty() && result.failures > 0)
        result.wrong.push_back("calls failed without a fault");
    if (calls && result.answers > 100 && result.failures == 0)
        result.wrong.push_back("no call failed");
}

/// Whether all went well.
bool run(const SoakOptions &options)
{
    const std::vector<Phase> phases = allPhases();
    const double seconds = options.days * 86400 / options.speed / static_cast<double>(phases.size());
    UnixMillis startAt = firstDay;
    bool good = true;
    std::printf("%.3g days at %.3g x in %zu phases of %.0f s\n", options.days, options.speed, phases.size(), seconds);
    std::printf("round  phase              answers failures published     bets  vocab.  MB then  quit ms\n");
    for (int round = 1; round <= options.rounds; ++round) {
        bool stopFirst = false;
        for (const Phase &phase : phases) {
            PhaseResult result = runPhase(phase, options, seconds, startAt, stopFirst);
            checkContent(phase, seconds, result);
            print(round, phase, result);
            good = good && result.wrong.empty();
            startAt += static_cast<UnixMillis>(seconds * options.speed * 1000);
            stopFirst = !stopFirst;
        }
    }
    std::printf("%s\n", good ? "Nothing was wrong." : "Something was wrong.");
    return good;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("evision.*=false")); // most calls here are meant to fail
    SoakOptions options;
    CLI::App app("Runs the demo market for long, under every fault in turn, and checks what is published.");
    app.add_option("--days", options.days, "Market time of a round")->check(CLI::PositiveNumber)->capture_default_str();
    app.add_option("--speed", options.speed, "Market seconds a second")
        ->check(CLI::Range(0.1, 10000.0))
        ->capture_default_str();
    app.add_option("--rounds", options.rounds, "How often")->check(CLI::Range(1, 1000))->capture_default_str();
    app.add_option("--seed", options.seed, "Of the market")->check(CLI::NonNegativeNumber)->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    return run(options) ? 0 : 1;
}
