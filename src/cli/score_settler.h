// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/decoder/score_decoder.h"
#include "ledger/settled_bet.h"
#include "ledger/settlement_rules.h"

#include <map>
#include <optional>
#include <string>

namespace evision::cli {

/// Settles bets by a recorded answer of the service's scores.
class ScoreSettler {
public:
    /// The error is a sentence.
    [[nodiscard]] static Expected<ScoreSettler, std::string> read(const std::string &path);

    struct Verdict {
        std::optional<ledger::BetSettlement> settlement;
        std::string reason; ///< why somebody has to enter the result; empty where the match is not over
    };
    [[nodiscard]] Verdict judge(const ledger::Bet &bet) const;

private:
    std::map<std::string, feed::ScoredEvent> m_events; ///< by id
    ledger::SettlementRules m_rules;
};

} // namespace evision::cli
