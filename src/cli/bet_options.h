// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"

#include "ledger/bet.h"
#include "pricing/expected.h"

#include <optional>
#include <string>
#include <vector>

namespace evision::cli {

/// The options that say what a bet is: by hand, or by the id of an opportunity in the JSON document of a scan.
class BetOptions {
public:
    void declare(CLI::App &app);

    /// The bet, with a new id. `now` is the time of day, when it was placed unless the options say so. Throws
    /// CLI::ValidationError for options that do not fit together; the error is a sentence about a file.
    [[nodiscard]] Expected<ledger::Bet, std::string> bet(market::UnixSeconds now) const;

private:
    [[nodiscard]] Expected<ledger::Bet, std::string> fromScan() const;
    [[nodiscard]] ledger::Bet byHand() const;
    void addTerms(ledger::Bet &bet) const;

    std::string m_scanFile;
    std::string m_opportunity;
    ledger::Selection m_selection;
    std::optional<std::int64_t> m_start;
    std::optional<double> m_point;
    bool m_twoWay = false;
    std::string m_book;
    std::optional<double> m_price;
    std::string m_stake;
    std::string m_currency = "EUR";
    std::optional<double> m_fairProbability;
    std::optional<std::int64_t> m_placedAt;
    std::string m_kind = "single";
    std::string m_stakeKind = "cash";
    std::optional<double> m_commission;
    double m_boost = 0;
    double m_placeFraction = 0;
    std::string m_user = "owner";
    std::string m_account;
    std::vector<std::string> m_tags;
    std::string m_notes;
};

} // namespace evision::cli
