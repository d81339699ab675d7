// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/market_connection.h"

#include "scanner/engine.h"
#include "scanner/publication.h"

#include "edge/book_table.h"
#include "edge/derivation.h"
#include "interfaces/poll.h"

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace evision::cli {

/// What a round of calls brought.
struct PolledOnce {
    std::shared_ptr<const scanner::Publication> publication; ///< after the last answer; null when none had prices
    std::vector<PollAnswer> answers;                         ///< in the order they came, without their bodies
    std::optional<edge::Derivation> derivation;              ///< of the bet that was asked about, if it is there
    bool interrupted = false;                                ///< not all came, because the user ended it

    /// A sentence for each call that failed.
    [[nodiscard]] std::vector<std::string> failures() const;
    /// A sentence for each thing that was odd about calls that went well.
    [[nodiscard]] std::vector<std::string> remarks() const;
    /// What all of it cost, as far as the source said.
    [[nodiscard]] std::int64_t credits() const;
};

/// Makes each call once, and waits for all; then asks how the bet `explained` came about. For the main thread of a
/// program without windows. The connection outlives the call.
[[nodiscard]] PolledOnce pollOnce(const desk::MarketConnection &connection, std::vector<PollRequest> requests,
                                  const edge::EdgeTables &tables, const edge::EdgeOptions &options,
                                  std::optional<edge::OpportunityId> explained = std::nullopt);

/// Tells what was odd, what failed and what it cost; the demo market's credits cost nothing.
void reportCalls(const PolledOnce &polled, bool demo, std::ostream &err);

} // namespace evision::cli
