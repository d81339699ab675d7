// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/decoder/odds_format.h"

#include <cmath>
#include <cstddef>
#include <limits>

namespace evision::feed {

namespace {

constexpr double noPrice = std::numeric_limits<double>::quiet_NaN();

double decimalOfAmerican(double price)
{
    if (price >= 100)
        return 1 + price / 100;
    return price <= -100 ? 1 + 100 / -price : noPrice;
}

} // namespace

OddsFormat detectFormat(const std::vector<double> &prices) noexcept
{
    std::size_t american = 0;
    std::size_t decimal = 0;
    for (const double price : prices) {
        american += price <= -100 ? 1U : 0U;
        decimal += (price > 1 ? 1U : 0U) & (price < 100 ? 1U : 0U);
    }
    if (american > 0 || decimal > 0)
        return american >= decimal ? OddsFormat::American : OddsFormat::Decimal;
    OddsFormat format = OddsFormat::Auto;
    for (const double price : prices) {
        if (std::isnan(price))
            continue;
        if (price < 100 || price != std::floor(price))
            return OddsFormat::Decimal;
        format = OddsFormat::American;
    }
    return format;
}

void makeDecimal(std::vector<double> &prices, OddsFormat format) noexcept
{
    if (format == OddsFormat::American) {
        for (double &price : prices)
            price = decimalOfAmerican(price);
    }
    for (double &price : prices) {
        // Large American odds against can come so close to 1 that a double has no room left.
        const bool good = ((price > 1 ? 1U : 0U) & (price <= std::numeric_limits<double>::max() ? 1U : 0U)) != 0;
        price = good ? price : noPrice;
    }
}

} // namespace evision::feed
