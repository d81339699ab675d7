// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/quote_book.h"
#include "pricing/expected.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evision::feed {

/// An event of the service's scores.
struct ScoredEvent {
    std::string id;
    std::string sportKey;
    market::UnixSeconds commenceTime = market::noTime;
    std::string homeTeam;
    std::string awayTeam;
    bool completed = false;
    /// As the feed has it, overtime included; nothing where it has none or one that is no whole number of 0 or more, as
    /// in cricket.
    std::optional<int> homeScore;
    std::optional<int> awayScore;
};

/// Reads an answer of the scores endpoint: an array of events, or the envelope with one. Events without an id are left
/// out. The error is a sentence; of a text that is cut nothing is used.
[[nodiscard]] Expected<std::vector<ScoredEvent>, std::string> decodeScores(std::string_view json);

} // namespace evision::feed
