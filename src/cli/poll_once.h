// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/market_connection.h"

#include "scanner/engine.h"
#include "scanner/publication.h"

#include "edge/book_table.h"
#include "interfaces/poll.h"

#include <memory>
#include <string>
#include <vector>

namespace evision::cli {

/// What a round of calls brought.
struct PolledOnce {
    std::shared_ptr<const scanner::Publication> publication; ///< after the last answer; null when none had prices
    std::vector<PollAnswer> answers;                         ///< in the order they came, without their bodies
    bool interrupted = false;                                ///< not all came, because the user ended it

    /// A sentence for each call that failed.
    [[nodiscard]] std::vector<std::string> failures() const;
    /// What all of it cost, as far as the source said.
    [[nodiscard]] std::int64_t credits() const;
};

/// Makes each call once, and waits for all; for the main thread of a program without windows. The connection outlives
/// the call.
[[nodiscard]] PolledOnce pollOnce(const desk::MarketConnection &connection, std::vector<PollRequest> requests,
                                  const edge::EdgeTables &tables, const edge::EdgeOptions &options);

} // namespace evision::cli
