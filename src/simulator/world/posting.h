// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/world/book.h"
#include "simulator/world/fixture.h"
#include "simulator/world/price.h"
#include "simulator/world/wire_market.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace evision::simulator {

/// An outcome as the service has it of a bookmaker. Texts live as long as the fixture.
struct PostedOutcome {
    std::string_view name;
    std::string_view description; ///< player or team, empty for none
    Price price;
    std::int64_t point = 0; ///< hundredths
    bool hasPoint = false;
    std::int64_t betLimit = -1;   ///< whole units of money, -1 for none told
    std::int64_t multiplier = -1; ///< hundredths; of pick'em books
};

struct PostedMarket {
    const WireMarket *market = nullptr;
    std::int64_t updatedAt = 0; ///< seconds since 1970
    std::vector<PostedOutcome> outcomes;
};

struct PostedBook {
    const Book *book = nullptr;
    std::int64_t updatedAt = 0;
    std::vector<PostedMarket> markets;
};

/// What the service shows of a bookmaker's prices of a fixture at `time`, of the `wanted` markets only, in their order.
/// Nothing when it quotes none of them, has suspended the game, or was seen too long ago.
[[nodiscard]] std::optional<PostedBook> postedBy(const Book &book, const Fixture &fixture,
                                                 std::span<const WireMarket> wanted, std::int64_t time);

/// How likely the outcome of that name and point (hundredths) truly is at `time`, given that a bet on it is decided:
/// 1 / chance is the price that is worth what it costs. Of games' winners, spreads, totals and team totals, whole games
/// and periods, and of competitions' winners; nothing for other markets and names.
[[nodiscard]] std::optional<double> trueChance(const Fixture &fixture, const WireMarket &market,
                                               const PostedOutcome &outcome, std::int64_t time);

/// The names of a competition's field in no order, and their true chances at `time`.
struct Contender {
    std::string_view name;
    double chance;
};
[[nodiscard]] std::vector<Contender> contendersOf(const Fixture &competition, std::int64_t time);

} // namespace evision::simulator
