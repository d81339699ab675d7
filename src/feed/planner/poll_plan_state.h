// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/planner/credit_account.h"
#include "feed/planner/poll_plan_arrivals.h"
#include "pricing/expected.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace evision::feed {

/// What a planner keeps over a restart.
struct PlanMemory {
    struct Price {
        double logModel = 0;
        double logCorrection = 0;
    };
    CreditMemory credits;
    std::optional<Price> price;
    std::map<std::string, LearnedRate> rates;     ///< ArrivalModel::rates()
    std::map<std::string, double> creditsBySport; ///< spent since the reset
};

/// A small text: lines of a word, figures and a name; the last one holds a checksum of all before it.
[[nodiscard]] std::string textOf(const PlanMemory &memory);
/// The error is a sentence for the user: what is wrong with the text.
[[nodiscard]] Expected<PlanMemory, std::string> planMemoryFrom(std::string_view text);

} // namespace evision::feed
