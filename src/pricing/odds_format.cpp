// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/odds_format.h"

#include "pricing/number.h"
#include "pricing/pricing_error.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <utility>

namespace evision::pricing {

namespace {

constexpr std::array<std::string_view, oddsFormatCount> ids = {
    "decimal", "american", "fractional", "hong_kong", "malay", "indonesian", "share",
};

constexpr std::array<std::pair<std::string_view, OddsFormat>, 15> aliases = {{
    {"eu", OddsFormat::Decimal},
    {"european", OddsFormat::Decimal},
    {"us", OddsFormat::American},
    {"moneyline", OddsFormat::American},
    {"uk", OddsFormat::Fractional},
    {"british", OddsFormat::Fractional},
    {"fraction", OddsFormat::Fractional},
    {"hk", OddsFormat::HongKong},
    {"hongkong", OddsFormat::HongKong},
    {"my", OddsFormat::Malay},
    {"malaysian", OddsFormat::Malay},
    {"indo", OddsFormat::Indonesian},
    {"id", OddsFormat::Indonesian},
    {"exchange", OddsFormat::Share},
    {"probability", OddsFormat::Share},
}};

std::string_view trimmed(std::string_view text) noexcept
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool isEvens(std::string_view text) noexcept
{
    constexpr std::string_view word = "evens";
    return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                      [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
}

Expected<double, OddsError> parseFraction(std::string_view text)
{
    if (isEvens(text))
        return 2.0;
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos)
        return Unexpected{OddsError::Malformed};
    const auto numerator = parseInteger(text.substr(0, slash));
    const auto denominator = parseInteger(text.substr(slash + 1));
    if (!numerator || !denominator)
        return Unexpected{OddsError::Malformed};
    if (*numerator <= 0 || *denominator <= 0)
        return Unexpected{OddsError::OutOfRange};
    const std::optional<double> decimal =
        decimalFrom(OddsFormat::Fractional, Fraction{*numerator, *denominator}.value());
    if (!decimal)
        return Unexpected{OddsError::OutOfRange};
    return *decimal;
}

/// `value` with the fewest decimals that still mean the price `decimal`.
std::string shortestText(OddsFormat format, double value, double decimal)
{
    constexpr int mostDecimals = 12;
    double scale = 1.0;
    for (int decimals = 0; decimals <= mostDecimals; ++decimals, scale *= 10.0) {
        const double rounded = std::round(value * scale) / scale;
        const std::optional<double> back = decimalFrom(format, rounded);
        if (back && std::abs(*back - decimal) <= 4e-16 * decimal)
            return formatNumber(rounded);
    }
    return formatNumber(value);
}

} // namespace

std::string_view oddsFormatId(OddsFormat format) noexcept
{
    const auto index = static_cast<std::size_t>(format);
    return index < ids.size() ? ids[index] : std::string_view{};
}

Expected<OddsFormat, std::string> oddsFormatFromId(std::string_view id)
{
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (ids[i] == id)
            return static_cast<OddsFormat>(i);
    }
    for (const auto &[alias, format] : aliases) {
        if (alias == id)
            return format;
    }
    std::string known;
    for (const std::string_view format : ids)
        known.append(known.empty() ? "" : ", ").append(format);
    return Unexpected{"There is no odds format \"" + std::string(id) + "\". Formats are " + known + "."};
}

std::string oddsErrorText(OddsError error, OddsFormat format)
{
    const bool isFraction = format == OddsFormat::Fractional;
    if (error == OddsError::Malformed)
        return isFraction ? "A fractional price is two whole numbers with a slash, as 11/10." : "That is not a number.";
    switch (format) {
    case OddsFormat::Decimal:
        return "A decimal price is above 1.";
    case OddsFormat::American:
        return "An American price is at least +100 or at most -100.";
    case OddsFormat::Fractional:
        return "Both parts of a fractional price are above 0.";
    case OddsFormat::HongKong:
        return "A Hong Kong price is above 0.";
    case OddsFormat::Malay:
        return "A Malay price is between -1 and 1 and not 0.";
    case OddsFormat::Indonesian:
        return "An Indonesian price is at least 1 or at most -1.";
    case OddsFormat::Share:
        return "A share price is above 0 and below 1.";
    }
    return {};
}

std::optional<double> decimalFrom(OddsFormat format, double value) noexcept
{
    double decimal = 0.0;
    switch (format) {
    case OddsFormat::Decimal:
        decimal = value;
        break;
    case OddsFormat::American:
        if (std::abs(value) >= 100.0)
            decimal = value > 0.0 ? 1.0 + value / 100.0 : 1.0 - 100.0 / value;
        break;
    case OddsFormat::Fractional:
    case OddsFormat::HongKong:
        decimal = 1.0 + value;
        break;
    case OddsFormat::Malay:
        if (std::abs(value) <= 1.0)
            decimal = value > 0.0 ? 1.0 + value : 1.0 - 1.0 / value;
        break;
    case OddsFormat::Indonesian:
        if (std::abs(value) >= 1.0)
            decimal = value > 0.0 ? 1.0 + value : 1.0 - 1.0 / value;
        break;
    case OddsFormat::Share:
        decimal = value > 0.0 ? 1.0 / value : 0.0;
        break;
    }
    return isPrice(decimal) && std::isfinite(value) ? std::optional(decimal) : std::nullopt;
}

std::optional<double> decimalTo(OddsFormat format, double decimal) noexcept
{
    if (!isPrice(decimal))
        return std::nullopt;
    const double net = decimal - 1.0;
    double value = net;
    switch (format) {
    case OddsFormat::Decimal:
        value = decimal;
        break;
    case OddsFormat::American:
        value = net >= 1.0 ? 100.0 * net : -100.0 / net;
        break;
    case OddsFormat::Fractional:
    case OddsFormat::HongKong:
        break;
    case OddsFormat::Malay:
        value = net <= 1.0 ? net : -1.0 / net;
        break;
    case OddsFormat::Indonesian:
        value = net >= 1.0 ? net : -1.0 / net;
        break;
    case OddsFormat::Share:
        value = 1.0 / decimal;
        break;
    }
    return decimalFrom(format, value) ? std::optional(value) : std::nullopt;
}

Expected<double, OddsError> parseOdds(OddsFormat format, std::string_view text)
{
    const std::string_view bare = trimmed(text);
    if (format == OddsFormat::Fractional)
        return parseFraction(bare);
    const std::optional<double> value = parseNumber(bare);
    if (!value)
        return Unexpected{OddsError::Malformed};
    const std::optional<double> decimal = decimalFrom(format, *value);
    if (!decimal)
        return Unexpected{OddsError::OutOfRange};
    return *decimal;
}

std::optional<std::string> formatOdds(OddsFormat format, double decimal)
{
    if (format == OddsFormat::Fractional) {
        const std::optional<Fraction> fraction = nearestFraction(decimal);
        if (!fraction)
            return std::nullopt;
        return std::to_string(fraction->numerator) + "/" + std::to_string(fraction->denominator);
    }
    const std::optional<double> value = decimalTo(format, decimal);
    if (!value)
        return std::nullopt;
    const std::string text = shortestText(format, *value, decimal);
    return format == OddsFormat::American && *value > 0.0 ? "+" + text : text;
}

} // namespace evision::pricing
