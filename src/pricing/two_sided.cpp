// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/arbitrage.h"

#include <cmath>

// The closed forms of arbitrage.h: book sums, hedges and middles.
namespace evision::pricing {

namespace {

std::optional<double> sumOf(std::span<const double> prices) noexcept
{
    if (prices.size() < 2)
        return std::nullopt;
    double sum = 0.0;
    for (const double price : prices) {
        if (!isPrice(price))
            return std::nullopt;
        sum += 1.0 / price;
    }
    return sum;
}

} // namespace

std::optional<double> overround(std::span<const double> prices) noexcept
{
    const std::optional<double> sum = sumOf(prices);
    return sum ? std::optional(*sum - 1.0) : std::nullopt;
}

std::optional<double> hold(std::span<const double> prices) noexcept
{
    const std::optional<double> sum = sumOf(prices);
    return sum ? std::optional(1.0 - 1.0 / *sum) : std::nullopt;
}

std::optional<double> marketWidth(double firstAmerican, double secondAmerican) noexcept
{
    double width = 0.0;
    for (const double american : {firstAmerican, secondAmerican}) {
        if (!std::isfinite(american) || std::abs(american) < 100.0)
            return std::nullopt;
        width -= american > 0.0 ? american - 100.0 : american + 100.0;
    }
    return width;
}

std::optional<Hedge> hedgeByLay(double stake, double price, LayOffer lay) noexcept
{
    if (!isAmount(stake) || !isPrice(price) || !isPrice(lay.price) || !isCommission(lay.commission))
        return std::nullopt;
    Hedge hedge;
    hedge.stake = stake * price / (lay.price - lay.commission);
    hedge.liability = hedge.stake * (lay.price - 1.0);
    hedge.profitIfWon = stake * (price - 1.0) - hedge.liability;
    hedge.profitIfLost = hedge.stake * (1.0 - lay.commission) - stake;
    return hedge;
}

std::optional<Hedge> hedgeByBack(double stake, double price, double otherPrice) noexcept
{
    if (!isAmount(stake) || !isPrice(price) || !isPrice(otherPrice))
        return std::nullopt;
    Hedge hedge;
    hedge.stake = stake * price / otherPrice;
    hedge.liability = hedge.stake;
    hedge.profitIfWon = stake * (price - 1.0) - hedge.stake;
    hedge.profitIfLost = hedge.stake * (otherPrice - 1.0) - stake;
    return hedge;
}

std::optional<Middle> middle(double firstPrice, double secondPrice) noexcept
{
    if (!isPrice(firstPrice) || !isPrice(secondPrice))
        return std::nullopt;
    const double back = 1.0 / (1.0 / firstPrice + 1.0 / secondPrice); // of either bet, per unit of the total
    Middle result;
    result.firstShare = back / firstPrice;
    result.secondShare = back / secondPrice;
    result.miss = back - 1.0;
    result.hit = 2.0 * back - 1.0;
    result.firstPushes = back - result.secondShare;
    result.secondPushes = back - result.firstShare;
    result.breakEven = result.miss < 0.0 ? -result.miss / (result.hit - result.miss) : 0.0;
    return result;
}

std::optional<double> middleExpectedValue(const Middle &middle, double hit) noexcept
{
    if (!isProbability(hit))
        return std::nullopt;
    return hit * middle.hit + (1.0 - hit) * middle.miss;
}

} // namespace evision::pricing
