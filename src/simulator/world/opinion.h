// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/world/book.h"
#include "simulator/world/fixture.h"
#include "simulator/world/rhythm.h"

#include <cstdint>

namespace evision::simulator {

/// What a bookmaker makes of a game.
struct Opinion {
    Expectation expected;
    ScoreState score;
    std::int64_t since = 0; ///< when it was formed, seconds since 1970
    bool isSuspended = false;
};

/// The opinion that `book` shows at `time`. A sharp bookmaker's is nearly the truth, with an error that all sharps
/// share and that shrinks towards the start; a soft one's is mostly a late copy of theirs, sometimes its own.
[[nodiscard]] Opinion opinionOf(const Fixture &fixture, const Book &book, std::int64_t time);

/// How often the service looks: one beat for each new version of the book's prices of the fixture.
enum class FeedKind : std::uint8_t { Featured, Additional, Outright };
[[nodiscard]] Rhythm feedRhythm(const Fixture &fixture, const Book &book, FeedKind kind);

/// When the service last saw the book's prices, at or before `time`; it fails now and then. Grows with `time`.
[[nodiscard]] std::int64_t seenAt(const Fixture &fixture, const Book &book, FeedKind kind, std::int64_t time);

} // namespace evision::simulator
