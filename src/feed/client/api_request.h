// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/decoder/odds_format.h"
#include "interfaces/poll.h"
#include "pricing/expected.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace evision::feed {

/// What the service adds to prices when asked. It costs no credits, but bytes.
struct PriceExtras {
    bool links = false;     ///< a link to the bookmaker, the market or the bet slip
    bool sids = false;      ///< the bookmaker's own ids
    bool betLimits = false; ///< the most that can be staked, mainly at exchanges

    bool operator==(const PriceExtras &) const = default;
};

/// Which bookmakers: those that are named, of whatever region, or all of the regions. One of the two must be given; the
/// regions do not count when bookmakers are named.
struct BookmakerChoice {
    std::vector<std::string> regions;
    std::vector<std::string> bookmakers;
};

/// Starts that are asked for, both included; noTime is no bound.
struct CommenceWindow {
    market::UnixSeconds from = market::noTime;
    market::UnixSeconds to = market::noTime;
};

// The calls of The Odds API v4. Keys are lower-case letters, digits and underscores, ids also dashes and capitals;
// anything else is refused by targetOf(). Prices are always asked for as decimal odds and times as ISO 8601.

struct SportsCall {
    bool outOfSeason = false; ///< also those
};
struct EventsCall {
    std::string sport;
    std::vector<std::string> eventIds; ///< all when empty
    CommenceWindow window;
};
struct OddsCall {
    std::string sport; ///< `upcoming`: games in play and the next ones of all sports
    BookmakerChoice who;
    std::vector<std::string> markets; ///< the service takes h2h (outrights) when empty
    std::vector<std::string> eventIds;
    CommenceWindow window;
    PriceExtras extras;
};
struct EventOddsCall {
    std::string sport;
    std::string event;
    BookmakerChoice who;
    std::vector<std::string> markets;
    PriceExtras extras;
};
/// Which markets a game has of late, without their prices.
struct EventMarketsCall {
    std::string sport;
    std::string event;
    BookmakerChoice who;
};
struct ParticipantsCall {
    std::string sport;
};
struct ScoresCall {
    std::string sport;
    int daysFrom = 0; ///< 1 to 3: also games that ended so many days ago
    std::vector<std::string> eventIds;
};
/// The historical calls answer with the newest snapshot that is not after `date`, which must be given.
struct HistoricalEventsCall {
    std::string sport;
    market::UnixSeconds date = market::noTime;
    std::vector<std::string> eventIds;
    CommenceWindow window;
};
struct HistoricalOddsCall {
    OddsCall odds;
    market::UnixSeconds date = market::noTime;
};
struct HistoricalEventOddsCall {
    EventOddsCall odds;
    market::UnixSeconds date = market::noTime;
};

using ApiRequest = std::variant<SportsCall, EventsCall, OddsCall, EventOddsCall, EventMarketsCall, ParticipantsCall,
                                ScoresCall, HistoricalEventsCall, HistoricalOddsCall, HistoricalEventOddsCall>;

/// Why a call cannot be made at all.
enum class RequestFault : std::uint8_t {
    NoSport,
    BadSport,     ///< not a key
    BadEvent,     ///< not an id, or none
    BadMarket,    ///< not a key
    BadBookmaker, ///< not a key, of a bookmaker or a region
    NoBookmakers, ///< neither regions nor bookmakers
    BadDays,      ///< not 0 to 3
    BadTime,      ///< before 1970, after 9999, or a window that ends before it begins
    NoDate,       ///< a historical call without a date
    TooLong,      ///< more keys than an address can hold
};
/// A sentence for the user.
[[nodiscard]] std::string_view sentence(RequestFault fault) noexcept;

/// Path and query of the call, such as `/v4/sports/soccer_epl/odds?regions=eu&markets=h2h`: all of its address but
/// host and API key, so it may be shown and logged. A key that is in a list twice is asked for once.
[[nodiscard]] Expected<std::string, RequestFault> targetOf(const ApiRequest &request);

/// What the call can cost at most. Ten bookmakers cost as much as a region; a started ten is a ten.
[[nodiscard]] std::int64_t mostCredits(const ApiRequest &request);

/// The call that a request stands for.
[[nodiscard]] ApiRequest callOf(const PollRequest &poll, const PriceExtras &extras = {});

} // namespace evision::feed
