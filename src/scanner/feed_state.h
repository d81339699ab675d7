// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/poll.h"

#include <QMetaType>

#include <cstdint>
#include <string>

namespace evision::scanner {

enum class FeedMode : std::uint8_t {
    Stopped,
    Starting, ///< no prices have come yet, and nothing has failed
    Live,     ///< prices have come, and the last call went well
    NeedsKey,
    OutOfCredits,
    Trouble, ///< the last call failed; it is tried again
    Refused, ///< the last call failed in a way that repeating does not mend
};

/// How the feed does. What it brought before stays good, and grows older.
struct FeedState {
    FeedMode mode = FeedMode::Stopped;
    PollError error = PollError::None; ///< of the last call
    std::string message;               ///< a sentence for the user when there is an error, or something is odd
    UnixMillis lastGoodAt = 0;         ///< our clock at the last answer with prices; 0 before
    market::UnixSeconds lastServerTime = market::noTime;
    CreditReport credits;      ///< as last told
    UnixMillis nextPollAt = 0; ///< our clock; 0 while calls are under way or none is planned
    int underWay = 0;          ///< calls

    bool operator==(const FeedState &) const = default;
};

} // namespace evision::scanner

Q_DECLARE_METATYPE(evision::scanner::FeedState)
