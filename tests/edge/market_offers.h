// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "brute_force.h"

#include <QString>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace evision::test {

/// The offers on a line by side, in the order of its outcomes.
using Lines = std::map<std::pair<std::string, double>, std::vector<Offers>>;

[[nodiscard]] inline bool mayStand(const Offer &offer, bool draws)
{
    return offer.market != "h2h2" || !draws || offer.bookmaker.starts_with("dnb");
}

[[nodiscard]] inline Lines linesOf(const RandomMarket &market)
{
    Lines lines;
    for (const Offer &offer : market.offers) {
        if (!mayStand(offer, market.draws) || offer.market == "double_chance")
            continue;
        const bool numbered = offer.market == "spreads" || offer.market == "totals";
        const double point = !numbered                                                ? 0
                             : offer.market == "spreads" && offer.selection == "Away" ? 0.0 - offer.point
                                                                                      : offer.point;
        auto &sides = lines[{offer.market, point}];
        sides.resize(offer.market == "h2h3" ? 3 : 2);
        const std::size_t side = offer.selection == "Home" || offer.selection == "Over" ? 0
                                 : offer.selection == "Draw"                            ? 1
                                                                                        : sides.size() - 1;
        sides[side].push_back(offer);
    }
    return lines;
}

/// How a bet is settled on margins or totals, a letter for each: all bets alike in this are on the same side of the
/// same thing, whatever their market.
[[nodiscard]] inline std::string positionOf(const Offer &offer)
{
    std::string letters;
    for (int number = -4; number <= 8; ++number) {
        const Score score =
            offer.market == "totals" ? Score{std::max(number, 0), 0} : Score{std::max(number, 0), std::max(-number, 0)};
        const double net = settle(offer, score);
        letters += net > offer.effective - 1 - 1e-9 ? 'W' : net > 0 ? 'w' : net == 0 ? 'p' : net > -1 ? 'l' : 'L';
    }
    return offer.market == "totals" ? "total " + letters : letters;
}

/// All offers on margins, or on totals, that may be legs, by position.
[[nodiscard]] inline std::map<std::string, Offers> positionsOf(const RandomMarket &market, bool totals)
{
    std::map<std::string, Offers> positions;
    for (const Offer &offer : market.offers) {
        // Where matches cannot end level, overtime may count in one market and not in another.
        const bool comparable = market.draws || offer.market == "spreads" || totals;
        if ((offer.market == "totals") == totals && mayStand(offer, market.draws) && comparable)
            positions[positionOf(offer)].push_back(offer);
    }
    return positions;
}

inline const std::string drawPosition = "LLLLWLLLLLLLL";

[[nodiscard]] inline const Offer *offerOf(const EdgeLab &lab, const RandomMarket &market, const edge::Leg &leg)
{
    for (const Offer &offer : market.offers) {
        const std::string key = offer.market.starts_with("h2h") ? "h2h" : offer.market;
        const bool samePoint = std::isnan(leg.point) ? std::isnan(offer.point) : leg.point == offer.point;
        if (offer.bookmaker == lab.vocabulary.bookmakers.text(leg.bookmaker) && samePoint &&
            key == lab.vocabulary.marketKey(leg.market) && offer.selection == lab.vocabulary.names.text(leg.selection))
            return &offer;
    }
    return nullptr;
}

template <typename Combined>
[[nodiscard]] Offers offersOf(const EdgeLab &lab, const RandomMarket &market, const Combined &found, std::size_t count)
{
    Offers offers;
    for (std::size_t at = 0; at < count; ++at) {
        if (const Offer *offer = offerOf(lab, market, found.legs[at]))
            offers.push_back(*offer);
    }
    return offers;
}

[[nodiscard]] inline bool sameBet(const Offer &a, const Offer &b)
{
    return a.bookmaker == b.bookmaker && a.market == b.market && a.selection == b.selection &&
           (a.point == b.point || std::isnan(a.point));
}

[[nodiscard]] inline QString describe(const Offers &legs)
{
    QString text;
    for (const Offer &leg : legs)
        text += QStringLiteral("%1 %2 %3 %4; ")
                    .arg(QString::fromStdString(leg.market), QString::fromStdString(leg.selection))
                    .arg(leg.point)
                    .arg(leg.effective);
    return text;
}

/// A spread or total is settled on every number, whatever the sport.
[[nodiscard]] inline std::vector<Score> scoresFor(const RandomMarket &market, const std::string &key)
{
    return scoresOf(market.draws || key != "h2h2");
}

/// Profits of less than what rounding can cost may be there in one combination and not in a better one.
[[nodiscard]] inline bool withinRounding(const Offers &legs, const std::vector<Score> &scores)
{
    double dearest = 0;
    for (const Offer &leg : legs)
        dearest = std::max(dearest, leg.effective);
    return 100 * (1 / weightsOf(legs, scores).sum - 1) < 0.01 * (dearest + static_cast<double>(legs.size()));
}

} // namespace evision::test
