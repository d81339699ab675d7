// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/money.h"

#include "pricing/number.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace evision::market {

namespace {

// ISO 4217, list one: the currencies whose smallest unit is not the hundredth.
constexpr std::array<std::string_view, 16> withoutDecimals = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
                                                              "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 7> withThree = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};

int decimalsOf(std::string_view code) noexcept
{
    if (std::find(withoutDecimals.begin(), withoutDecimals.end(), code) != withoutDecimals.end())
        return 0;
    return std::find(withThree.begin(), withThree.end(), code) != withThree.end() ? 3 : 2;
}

bool isDigit(char letter) noexcept
{
    return letter >= '0' && letter <= '9';
}

Unexpected<std::string> noAmount(std::string_view text)
{
    return Unexpected{"\"" + std::string(text) + "\" is no amount of money; write it as 12.50."};
}

} // namespace

Expected<Currency, std::string> Currency::fromCode(std::string_view code)
{
    Currency currency;
    const bool capitals =
        std::all_of(code.begin(), code.end(), [](char letter) { return letter >= 'A' && letter <= 'Z'; });
    if (code.size() != currency.m_code.size() || !capitals)
        return Unexpected{"\"" + std::string(code) + "\" is no currency; write three capital letters, as EUR."};
    std::copy(code.begin(), code.end(), currency.m_code.begin());
    currency.m_decimals = decimalsOf(code);
    return currency;
}

std::int64_t Currency::minorPerMajor() const noexcept
{
    std::int64_t result = 1;
    for (int decimal = 0; decimal < m_decimals; ++decimal)
        result *= 10;
    return result;
}

Expected<Money, std::string> Money::parse(std::string_view text, const Currency &currency)
{
    std::string_view rest = text;
    const bool signedText = !rest.empty() && (rest.front() == '-' || rest.front() == '+');
    std::string digits(signedText && rest.front() == '-' ? "-" : "");
    if (signedText)
        rest.remove_prefix(1);
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    const std::string_view whole = rest.substr(0, dot);
    std::string_view fraction = rest.substr(std::min(dot + 1, rest.size()));
    if (whole.empty() || (dot < rest.size() && fraction.empty()) || !std::all_of(whole.begin(), whole.end(), isDigit) ||
        !std::all_of(fraction.begin(), fraction.end(), isDigit))
        return noAmount(text);
    const auto decimals = static_cast<std::size_t>(currency.decimals());
    while (fraction.size() > decimals && fraction.back() == '0')
        fraction.remove_suffix(1);
    if (fraction.size() > decimals) {
        return Unexpected{"\"" + std::string(text) + "\" has more than the " + std::to_string(decimals) +
                          " decimals of " + std::string(currency.code()) + "."};
    }
    digits.append(whole).append(fraction).append(decimals - fraction.size(), '0');
    const auto minor = pricing::parseInteger(digits);
    if (!minor)
        return Unexpected{"\"" + std::string(text) + "\" is more money than there is."};
    return Money{*minor, currency};
}

std::string Money::text() const
{
    // Unsigned, so that the least integer has a negative too.
    const std::uint64_t size = minor < 0 ? 0U - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor);
    const auto unit = static_cast<std::uint64_t>(currency.minorPerMajor());
    std::string result = (minor < 0 ? "-" : "") + std::to_string(size / unit);
    if (currency.decimals() > 0) {
        const std::string fraction = std::to_string(size % unit);
        result += '.';
        result.append(static_cast<std::size_t>(currency.decimals()) - fraction.size(), '0').append(fraction);
    }
    return result;
}

std::optional<std::int64_t> scaledMinor(std::int64_t minor, double factor) noexcept
{
    constexpr double lastDigits = 4 * std::numeric_limits<double>::epsilon();
    constexpr double bound = 9007199254740992.0; // 2^53: beyond it a double does not hold each whole number
    const double product = static_cast<double>(minor) * factor;
    const double rounded = std::floor(std::fabs(product) * (1 + lastDigits) + 0.5);
    if (!(rounded < bound) || minor > static_cast<std::int64_t>(bound) || minor < -static_cast<std::int64_t>(bound))
        return std::nullopt;
    return static_cast<std::int64_t>(std::copysign(rounded, product));
}

std::optional<std::int64_t> sumOf(std::int64_t a, std::int64_t b) noexcept
{
    using Limits = std::numeric_limits<std::int64_t>;
    if (b > 0 ? a > Limits::max() - b : a < Limits::min() - b)
        return std::nullopt;
    return a + b;
}

} // namespace evision::market
