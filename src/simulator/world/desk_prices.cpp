// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/desk_of_book.h"
#include "simulator/world/hash.h"

#include <algorithm>
#include <cmath>

namespace evision::simulator {

namespace {

using Kind = Book::Kind;

constexpr std::int64_t hour = 3600;

bool showsPlaceholders(const Book &book)
{
    return book.key == "paddypower" || book.key == "coolbet" || book.key == "draftkings" || book.key == "fanduel";
}

std::uint64_t nameKey(std::string_view name, std::int64_t point)
{
    std::uint64_t key = static_cast<std::uint64_t>(point) + 0x1234;
    for (const char letter : name)
        key = scatter(key ^ static_cast<unsigned char>(letter));
    return key;
}

} // namespace

double DeskOfBook::marginOf(const WireMarket &market, std::size_t ways) const
{
    const League &league = *m_fixture.league;
    double margin = m_book.margin;
    if (market.family == Family::Outrights)
        margin = (m_book.kind == Kind::Sharp ? 0.1 : 0.18) + 2 * m_book.margin;
    else if (market.family == Family::Prop)
        margin = 0.02 + 1.15 * m_book.margin;
    else if (market.family == Family::DoubleChance || ways == 3)
        margin = m_book.margin3;
    else if (market.family == Family::Spreads || market.family == Family::Totals)
        margin = league.score == ScoreKind::Goals ? (m_book.margin * 2 + m_book.margin3) / 3
                                                  : std::min(m_book.margin, 0.048);
    if (!market.isFeatured() && market.family != Family::Outrights)
        margin *= 1.15;
    // Small leagues, and the time when nobody bets yet, are dearer.
    margin *= 1 + 0.12 * (1 - league.reach);
    return margin * betweenOf(hashOf(m_fixture.key, Salt::Margin, m_source, market.family), 0.9, 1.1);
}

Price DeskOfBook::bookPrice(const Side &side, double margin, int ways) const
{
    const double tilt = m_book.kind == Kind::Soft ? 0.4 : 0.15;
    return nearestPrice(1 / withMargin(side.probability, margin, tilt, ways), m_book.ladder);
}

Price DeskOfBook::exchangePrice(const Side &side, bool isLay) const
{
    const League &league = *m_fixture.league;
    const double hours = static_cast<double>(std::max<std::int64_t>(m_fixture.start - m_seen, 0)) / hour;
    // How thin the market is: little money on small leagues, long before the start, and on the smaller exchanges.
    const double thin =
        0.5 * (1 - league.reach) + 0.35 * std::min(hours / 100, 1.0) + 2.5 * std::max(m_book.margin - 0.012, 0.0) + 0.1;
    const std::uint64_t key =
        hashOf(m_fixture.key, Salt::Exchange, m_source, nameKey(side.name, side.point), m_seen / 600);
    const double width = 0.018 + 0.17 * thin * thin * std::exp(0.7 * bellOf(key));
    const bool isEmpty = unitOf(scatter(key + (isLay ? 1 : 2))) < 0.03 * thin * (isLay ? 1 : 0.25);
    if (isEmpty)
        return priceOf(isLay ? 100000 : 101);
    const double profit = 1 / std::clamp(side.probability, 0.002, 0.995) - 1;
    const Price back = priceBelow(1 + profit * (1 - width * betweenOf(scatter(key + 3), 0.35, 0.75)), m_book.ladder);
    if (!isLay)
        return back;
    const Price lay = priceAbove(1 + profit * (1 + width * betweenOf(scatter(key + 4), 0.6, 1.6)), m_book.ladder);
    return lay.hundredths > back.hundredths ? lay
                                            : priceAbove(static_cast<double>(back.hundredths + 1) / 100, m_book.ladder);
}

void DeskOfBook::addLimits(PostedOutcome &outcome) const
{
    const std::uint64_t key = hashOf(m_fixture.key, Salt::Exchange, bookNumber(m_book), 9,
                                     nameKey(outcome.name, outcome.point), m_seen / 300);
    if (m_book.kind == Kind::Exchange) {
        // What lies there in all; most of it is little.
        const double unit = unitOf(key);
        outcome.betLimit = 5 + static_cast<std::int64_t>(6000 * unit * unit * unit * (0.2 + m_fixture.league->reach));
    } else if (m_book.kind == Kind::Sharp) {
        outcome.betLimit = 250 * (1 + static_cast<std::int64_t>(belowOf(key, 40)));
    } else if (m_book.kind == Kind::Pickem) {
        const double unit = unitOf(key);
        outcome.multiplier = unit < 0.7 ? 100 : unit < 0.85 ? 75 : 125;
    }
}

void DeskOfBook::addPlaceholders(std::vector<PostedOutcome> &outcomes) const
{
    const std::uint64_t key = hashOf(m_fixture.key, Salt::Exchange, bookNumber(m_book), 10, m_seen / hour);
    if (!showsPlaceholders(m_book) || outcomes.empty() || unitOf(key) >= 0.003)
        return;
    outcomes[belowOf(scatter(key), outcomes.size())].price = noPrice;
}

std::vector<PostedOutcome> DeskOfBook::priced(const WireMarket &market, const Sides &sides) const
{
    std::vector<PostedOutcome> outcomes;
    outcomes.reserve(sides.size());
    // Of a handicap or a total the sides come in pairs; only one name of a field wins.
    const bool isField = market.family == Family::Outrights;
    const bool isPaired = market.family != Family::H2h && market.family != Family::H2hThreeWay && !isField;
    const auto ways = static_cast<int>(isPaired ? 2 : sides.size());
    const double margin = marginOf(market, isPaired ? 2 : sides.size());
    for (const Side &side : sides) {
        PostedOutcome outcome;
        outcome.name = side.name;
        outcome.description = side.description;
        outcome.point = side.point;
        outcome.hasPoint = side.hasPoint;
        if (m_book.kind == Kind::Exchange)
            outcome.price = exchangePrice(side, market.isLay);
        else if (m_book.kind == Kind::Pickem)
            outcome.price = priceOf(187); // what a pick of several pays, spread over each
        else
            outcome.price = bookPrice(side, margin, ways);
        addLimits(outcome);
        outcomes.push_back(outcome);
    }
    addPlaceholders(outcomes);
    return outcomes;
}

} // namespace evision::simulator
