// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/promotions.h"

namespace evision::pricing {

namespace {

/// What a winning free bet pays per unit.
double payment(FreeBet kind, double price) noexcept
{
    return kind == FreeBet::StakeReturned ? price : price - 1.0;
}

} // namespace

std::optional<Hedge> convertByLay(FreeBet kind, double amount, double price, LayOffer lay) noexcept
{
    if (!isAmount(amount) || !isPrice(price) || !isPrice(lay.price) || !isCommission(lay.commission))
        return std::nullopt;
    const double win = amount * payment(kind, price);
    Hedge hedge;
    hedge.stake = win / (lay.price - lay.commission);
    hedge.liability = hedge.stake * (lay.price - 1.0);
    hedge.profitIfWon = win - hedge.liability;
    hedge.profitIfLost = hedge.stake * (1.0 - lay.commission);
    return hedge;
}

std::optional<Hedge> convertByBack(FreeBet kind, double amount, double price, double otherPrice) noexcept
{
    if (!isAmount(amount) || !isPrice(price) || !isPrice(otherPrice))
        return std::nullopt;
    const double win = amount * payment(kind, price);
    Hedge hedge;
    hedge.stake = win / otherPrice;
    hedge.liability = hedge.stake;
    hedge.profitIfWon = win - hedge.stake;
    hedge.profitIfLost = hedge.stake * (otherPrice - 1.0);
    return hedge;
}

std::optional<double> freeBetValue(FreeBet kind, double amount, double probability, double price) noexcept
{
    if (!isAmount(amount) || !isProbability(probability) || !isPrice(price))
        return std::nullopt;
    return amount * probability * payment(kind, price);
}

std::optional<Hedge> qualifyingBet(double stake, double price, LayOffer lay) noexcept
{
    return hedgeByLay(stake, price, lay);
}

std::optional<double> boostedPrice(double price, double boost) noexcept
{
    const double boosted = 1.0 + (price - 1.0) * (1.0 + boost);
    return isPrice(price) && boost >= 0.0 && isPrice(boosted) ? std::optional(boosted) : std::nullopt;
}

std::optional<double> insuredExpectedValue(double probability, double price, double refundValue) noexcept
{
    if (!isProbability(probability) || !isPrice(price) || !isProbability(refundValue))
        return std::nullopt;
    return probability * (price - 1.0) - (1.0 - probability) * (1.0 - refundValue);
}

} // namespace evision::pricing
