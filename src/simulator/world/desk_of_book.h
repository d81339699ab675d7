// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/world/book.h"
#include "simulator/world/fixture.h"
#include "simulator/world/opinion.h"
#include "simulator/world/posting.h"
#include "simulator/world/wire_market.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace evision::simulator {

/// The traders of one bookmaker before one game at one moment: they make a price for each market asked for.
class DeskOfBook {
public:
    /// `seen` is when the service looks, seconds since 1970. Fixture and book must outlive it.
    DeskOfBook(const Book &book, const Fixture &fixture, std::int64_t seen);

    /// Sorted by name as the service does, Draw last. Empty when the bookmaker has no such market now.
    [[nodiscard]] std::vector<PostedOutcome> outcomesOf(const WireMarket &market);

private:
    struct Side {
        std::string_view name;
        double probability;
        std::int64_t point = 0;
        bool hasPoint = false;
        std::string_view description = {};
    };
    using Sides = std::vector<Side>;

    [[nodiscard]] bool offers(const WireMarket &market) const;
    [[nodiscard]] bool offersOnExchange(const WireMarket &market) const;
    /// Even between 0 and 1, constant for the book, the fixture and the keys.
    [[nodiscard]] double chanceOf(std::uint64_t purpose, std::uint64_t number = 0) const;

    [[nodiscard]] const Outlook &outlook(const Stretch &stretch);
    [[nodiscard]] Sides sidesOf(const WireMarket &market);
    [[nodiscard]] Sides winnerSides(const WireMarket &market);
    [[nodiscard]] Sides spreadSides(const WireMarket &market);
    [[nodiscard]] Sides totalSides(const WireMarket &market);
    [[nodiscard]] Sides teamTotalSides(const WireMarket &market);
    [[nodiscard]] Sides bttsSides();
    [[nodiscard]] Sides doubleChanceSides();
    [[nodiscard]] Sides propSides(const WireMarket &market);
    void addPropSides(Sides &sides, const WireMarket &market, std::string_view player, std::uint64_t number);
    [[nodiscard]] Sides contenderSides();

    [[nodiscard]] double mainPoint(const Distribution &distribution, double step, std::uint64_t purpose) const;
    [[nodiscard]] std::vector<double> points(const WireMarket &market, const Distribution &distribution, double step,
                                             std::uint64_t purpose) const;
    [[nodiscard]] double marginOf(const WireMarket &market, std::size_t ways) const;
    [[nodiscard]] std::vector<PostedOutcome> priced(const WireMarket &market, const Sides &sides) const;
    [[nodiscard]] Price bookPrice(const Side &side, double margin, int ways) const;
    [[nodiscard]] Price exchangePrice(const Side &side, bool isLay) const;
    void addLimits(PostedOutcome &outcome) const;
    void addPlaceholders(std::vector<PostedOutcome> &outcomes) const;

    const Book &m_book;
    const Fixture &m_fixture;
    std::int64_t m_seen;
    std::size_t m_source; // whose opinion it is
    Opinion m_opinion;
    std::vector<std::pair<Stretch, Outlook>> m_outlooks;
};

/// Whether `left` stands before `right` in the service's order: by name without regard to case, Draw last.
[[nodiscard]] bool isNamedBefore(std::string_view left, std::string_view right) noexcept;

} // namespace evision::simulator
