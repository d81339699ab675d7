// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/service/fault.h"

#include "interfaces/clock.h"

#include <cstdint>
#include <string>
#include <vector>

namespace evision::soak {

struct SoakOptions {
    double days = 7;   ///< of market time, all phases of a round together
    double speed = 60; ///< market seconds a second
    int rounds = 1;    ///< memory is compared between rounds
    int seed = 1;
    double faultShare = 0.25;
};

/// One stretch of market with a desk of its own.
struct Phase {
    std::string name;
    std::vector<simulator::Fault> faults;
};
/// No fault, each fault alone, all of them.
[[nodiscard]] std::vector<Phase> allPhases();

struct PhaseResult {
    std::uint64_t publications = 0;
    std::uint64_t rows = 0;     ///< bets on all boards together
    std::uint64_t answers = 0;  ///< calls that ended, good or bad
    std::uint64_t failures = 0; ///< of these, bad
    std::uint64_t vocabularies = 0;
    std::int64_t quitMilliseconds = 0;
    double residentMegabytes = 0; ///< after it; 0 where the system does not tell
    std::vector<std::string> wrong;
};

/// Runs one phase, `seconds` of real time, from `startAt` of market time; needs an event loop to be possible.
/// `stopFirst`: whether the desk is stopped before it is ended.
[[nodiscard]] PhaseResult runPhase(const Phase &phase, const SoakOptions &options, double seconds, UnixMillis startAt,
                                   bool stopFirst);

} // namespace evision::soak
