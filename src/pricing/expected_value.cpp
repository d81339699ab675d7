// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/expected_value.h"

#include <cmath>

namespace evision::pricing {

namespace {

/// Of the two halves of the stake, how many were won less how many were lost.
Settlement settlementOf(int halves) noexcept
{
    switch (halves) {
    case 2:
        return Settlement::Win;
    case 1:
        return Settlement::HalfWin;
    case 0:
        return Settlement::Push;
    case -1:
        return Settlement::HalfLoss;
    default:
        return Settlement::Loss;
    }
}

bool isEachWay(const EachWayTerms &terms) noexcept
{
    return isPrice(terms.price) && terms.placeFraction > 0.0 && terms.placeFraction <= 1.0 &&
           isPrice(1.0 + (terms.price - 1.0) * terms.placeFraction);
}

} // namespace

std::optional<double> expectedValueWithPush(double win, double push, double price) noexcept
{
    if (!isPrice(price) || !isProbability(win) || !isProbability(push) || win + push > 1.0 + prospectTolerance)
        return std::nullopt;
    return win * (price - 1.0) - (1.0 - win - push);
}

std::optional<double> expectedValueGivenAction(double winGivenAction, double push, double price) noexcept
{
    const std::optional<double> value = expectedValue(winGivenAction, price);
    if (!value || !isProbability(push))
        return std::nullopt;
    return (1.0 - push) * *value;
}

bool areProspects(std::span<const Prospect> results) noexcept
{
    double total = 0.0;
    for (const Prospect &result : results) {
        if (!isProbability(result.probability) || !std::isfinite(result.net) || result.net < -1.0)
            return false;
        total += result.probability;
    }
    return std::abs(total - 1.0) <= prospectTolerance;
}

std::optional<double> expectedValue(std::span<const Prospect> results) noexcept
{
    if (!areProspects(results))
        return std::nullopt;
    double value = 0.0;
    for (const Prospect &result : results)
        value += result.probability * result.net;
    return value;
}

std::optional<double> netReturn(Settlement settlement, double price) noexcept
{
    if (!isPrice(price))
        return std::nullopt;
    switch (settlement) {
    case Settlement::Win:
        return price - 1.0;
    case Settlement::HalfWin:
        return 0.5 * (price - 1.0);
    case Settlement::Push:
        return 0.0;
    case Settlement::HalfLoss:
        return -0.5;
    case Settlement::Loss:
        return -1.0;
    }
    return std::nullopt;
}

std::optional<Settlement> settleHandicap(double line, int margin) noexcept
{
    constexpr double farthestLine = 1e6;
    const double quarters = 4.0 * line;
    if (!(std::abs(line) <= farthestLine) || quarters != std::round(quarters))
        return std::nullopt;
    // A quarter line is half the stake on each neighbour; the others are both halves on one line.
    const bool isQuarter = std::fmod(quarters, 2.0) != 0.0;
    const double distance = isQuarter ? 0.25 : 0.0;
    int halves = 0;
    for (const double half : {line - distance, line + distance}) {
        const double result = static_cast<double>(margin) + half;
        halves += (result > 0.0 ? 1 : 0) - (result < 0.0 ? 1 : 0);
    }
    return settlementOf(halves);
}

std::optional<double> layExpectedValue(double probability, double price, double commission) noexcept
{
    if (!isPrice(price) || !isProbability(probability) || !isCommission(commission))
        return std::nullopt;
    return (1.0 - probability) * (1.0 - commission) - probability * (price - 1.0);
}

std::optional<double> layExpectedValuePerLiability(double probability, double price, double commission) noexcept
{
    const std::optional<double> value = layExpectedValue(probability, price, commission);
    if (!value)
        return std::nullopt;
    return *value / (price - 1.0);
}

std::optional<double> rawClosingLineValue(double taken, double closing) noexcept
{
    if (!isPrice(taken) || !isPrice(closing))
        return std::nullopt;
    return taken / closing - 1.0;
}

std::optional<double> closingLineValue(double taken, double fairClosing) noexcept
{
    return expectedValue(fairClosing, taken);
}

std::optional<double> logClosingLineValue(double taken, double fairClosing) noexcept
{
    if (!isPrice(taken) || !isProbability(fairClosing) || fairClosing == 0.0)
        return std::nullopt;
    return std::log(taken * fairClosing);
}

std::optional<double> closingLineValuePoints(double taken, double fairClosing) noexcept
{
    if (!isPrice(taken) || !isProbability(fairClosing))
        return std::nullopt;
    return fairClosing - 1.0 / taken;
}

std::optional<double> parlayPrice(std::span<const double> prices) noexcept
{
    double product = 1.0;
    for (const double price : prices) {
        if (!isPrice(price))
            return std::nullopt;
        product *= price;
    }
    return isPrice(product) ? std::optional(product) : std::nullopt;
}

std::optional<double> parlayExpectedValue(std::span<const ParlayLeg> legs) noexcept
{
    double product = 1.0;
    for (const ParlayLeg &leg : legs) {
        if (!isPrice(leg.price) || !isProbability(leg.probability))
            return std::nullopt;
        product *= leg.probability * leg.price;
    }
    return legs.empty() ? std::nullopt : std::optional(product - 1.0);
}

std::optional<double> placePrice(const EachWayTerms &terms) noexcept
{
    if (!isEachWay(terms))
        return std::nullopt;
    return 1.0 + (terms.price - 1.0) * terms.placeFraction;
}

std::optional<double> eachWayNet(const EachWayTerms &terms, EachWayResult result) noexcept
{
    if (!isEachWay(terms))
        return std::nullopt;
    const double place = (terms.price - 1.0) * terms.placeFraction;
    switch (result) {
    case EachWayResult::Won:
        return terms.price - 1.0 + place;
    case EachWayResult::Placed:
        return place - 1.0;
    case EachWayResult::Unplaced:
        return -2.0;
    }
    return std::nullopt;
}

std::optional<double> eachWayExpectedValue(const EachWayTerms &terms, double win, double place) noexcept
{
    const std::optional<double> price = placePrice(terms);
    if (!price || !isProbability(win) || !isProbability(place) || win > place)
        return std::nullopt;
    return 0.5 * (win * terms.price + place * *price) - 1.0;
}

std::optional<double> deadHeatReturn(double stake, double price, int places, int tied) noexcept
{
    if (!isAmount(stake) || !isPrice(price) || places < 1 || tied < places)
        return std::nullopt;
    return stake * price * static_cast<double>(places) / static_cast<double>(tied);
}

} // namespace evision::pricing
