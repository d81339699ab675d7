// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/clock.h"

#include <QMetaType>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evision {

/// What is asked for.
enum class PollKind : std::uint8_t {
    Sports,    ///< which sports there are
    Events,    ///< the games of a sport, without prices
    Odds,      ///< prices of all games of a sport
    EventOdds, ///< prices of one game: props, periods, alternates
    Scores,    ///< results of a sport
};

/// One call to a source. Keys are the source's.
struct PollRequest {
    std::uint64_t id = 0; ///< of the one who asks; the answer carries it
    PollKind kind = PollKind::Odds;
    std::string sport;                   ///< empty for Sports
    std::string event;                   ///< EventOdds
    std::vector<std::string> markets;    ///< Odds, EventOdds
    std::vector<std::string> regions;    ///< Odds, EventOdds: groups of bookmakers; unused when bookmakers are named
    std::vector<std::string> bookmakers; ///< Odds, EventOdds
    int daysFrom = 0;                    ///< Scores: also games that ended up to so many days ago, 0 to 3
    std::int64_t mostCredits = 0;        ///< what it can cost at most

    bool operator==(const PollRequest &) const = default;
};

/// Why there is no answer, or none that can be read. What to do about each is actionFor().
enum class PollError : std::uint8_t {
    None,
    NoKey,         ///< the source asks for a key and was given none
    BadKey,        ///< the key is unknown or switched off
    OutOfCredits,  ///< nothing is left until the reset
    NotInPlan,     ///< the subscription does not include this call
    UnknownSport,  ///< gone or out of season
    UnknownEvent,  ///< over or called off
    BadRequest,    ///< refused as wrong: a setting or this program is at fault
    TooManyCalls,  ///< too many in a second
    ServerTrouble, ///< the source failed
    Unreachable,   ///< no connection, or it broke off
    TimedOut,      ///< no answer within the deadline
    BadAnswer,     ///< something came that cannot be read
    TooLarge,      ///< more bytes than wanted
    Redirected,    ///< sent to another host, which is not followed
    Cancelled,     ///< by us
};

/// What the program does about an error.
enum class PollAction : std::uint8_t {
    GoOn,          ///< nothing to do
    AskForKey,     ///< stop until there is another key
    WaitForReset,  ///< stop until credits are back
    LeaveOut,      ///< no more calls of this kind; all others go on
    RefreshSports, ///< ask which sports there are
    DropEvent,     ///< forget the game
    ShowAndStop,   ///< tell the user; the same call would fail again
    TryLater,      ///< back off, then again
};
[[nodiscard]] PollAction actionFor(PollError error) noexcept;
/// A word for logs and JSON, such as `bad_key`; empty for None.
[[nodiscard]] std::string_view pollErrorId(PollError error) noexcept;

/// What the source says of the credits.
struct CreditReport {
    std::optional<std::int64_t> remaining; ///< until the reset
    std::optional<std::int64_t> used;      ///< since the reset
    std::optional<std::int64_t> last;      ///< by this call

    bool operator==(const CreditReport &) const = default;
};

/// What came back. A value that may cross threads.
struct PollAnswer {
    PollRequest request;
    PollError error = PollError::None;
    std::string message;                     ///< a sentence for the user when there is an error; never holds the key
    std::string remark;                      ///< the same of what is odd about an answer that is good all the same
    std::shared_ptr<const std::string> body; ///< inflated; null when there is an error
    CreditReport credits;
    market::UnixSeconds serverTime = market::noTime; ///< the source's own clock when it answered
    UnixMillis sentAt = 0;                           ///< our clock
    UnixMillis receivedAt = 0;
    std::int64_t inflateMicroseconds = 0;
    int attempts = 1; ///< calls made, repeats included
    /// It begins a watch of its own, as where a recording was gone on with: what was held before is not known to it.
    bool afresh = false;

    [[nodiscard]] bool ok() const noexcept { return error == PollError::None; }
};

} // namespace evision

Q_DECLARE_METATYPE(evision::PollRequest)
Q_DECLARE_METATYPE(evision::PollAnswer)
