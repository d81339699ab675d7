// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/feed_state.h"
#include "scanner/publication.h"

#include "feed/planner/forecast.h"
#include "interfaces/poll.h"

#include <QMetaType>

#include <cstdint>
#include <optional>
#include <string>

namespace evision::desk {

enum class MarketPlace : std::uint8_t {
    Demo,
    Service,
};

/// What there is to say of the market that is watched. A value.
struct MarketStatus {
    MarketPlace place = MarketPlace::Demo;
    scanner::FeedState feed;
    market::UnixSeconds newestQuote = market::noTime; ///< last update of any bookmaker
    market::UnixSeconds sourceTime = market::noTime;  ///< the source's time when this was made; ours before it said any
    std::optional<std::int64_t> nextPollSeconds;      ///< until then, however our clock is set meanwhile
    std::size_t quotes = 0;                           ///< held
    scanner::PollTimings timings;                     ///< of the last answer with prices
    std::optional<feed::Forecast> forecast;           ///< until the planner knows its clock there is none
};

/// What the service says of a key.
struct KeyCheck {
    bool good = false;
    PollError error = PollError::None;
    std::string message; ///< a sentence for the user
    CreditReport credits;
};

} // namespace evision::desk

Q_DECLARE_METATYPE(evision::desk::MarketPlace)
Q_DECLARE_METATYPE(evision::desk::MarketStatus)
