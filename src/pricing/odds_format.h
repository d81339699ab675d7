// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/expected.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace evision::pricing {

/// How a price is written. Everywhere else a price is decimal odds: a finite double above 1, stake included.
enum class OddsFormat : std::uint8_t {
    Decimal,    ///< above 1
    American,   ///< a >= 100: 1 + a/100; a <= -100: 1 + 100/|a|
    Fractional, ///< n/m, both above 0: 1 + n/m
    HongKong,   ///< h > 0: 1 + h
    Malay,      ///< 0 < m <= 1: 1 + m; -1 <= m < 0: 1 + 1/|m|
    Indonesian, ///< i >= 1: 1 + i; i <= -1: 1 + 1/|i|
    Share,      ///< an exchange's share price or probability, 0 < x < 1: 1/x
};

inline constexpr int oddsFormatCount = 7;

enum class OddsError : std::uint8_t {
    Malformed,  ///< not a number, or not a fraction n/m
    OutOfRange, ///< a number that is no price in the format
};

/// The stable id of a format: decimal american fractional hong_kong malay indonesian share.
[[nodiscard]] std::string_view oddsFormatId(OddsFormat format) noexcept;

/// The format of an id or alias (eu, us, moneyline, uk, hk, my, indo, exchange, probability, ...). The error is a
/// sentence for the user.
[[nodiscard]] Expected<OddsFormat, std::string> oddsFormatFromId(std::string_view id);

/// A sentence that says what the format expects.
[[nodiscard]] std::string oddsErrorText(OddsError error, OddsFormat format);

/// Decimal odds of a number in a format (of a fraction: its value n/m); nothing if it is no price there.
[[nodiscard]] std::optional<double> decimalFrom(OddsFormat format, double value) noexcept;

/// The number that stands for decimal odds in a format; nothing if `decimal` is no price, or has no double in the
/// format. Even money is +100, Malay 1 and Indonesian 1.
[[nodiscard]] std::optional<double> decimalTo(OddsFormat format, double decimal) noexcept;

/// Decimal odds of a text in a format, spaces around it ignored. American takes a sign or none ("150" is "+150"),
/// fractional whole numbers ("11/10") or "evens".
[[nodiscard]] Expected<double, OddsError> parseOdds(OddsFormat format, std::string_view text);

/// The text of decimal odds in a format, with the fewest decimals that parseOdds reads back as the same price up to
/// rounding ("+150", "-110", "-105.2631578947369"); a fraction is the nearest of the ladder. Nothing if `decimal` is no
/// price in the format.
[[nodiscard]] std::optional<std::string> formatOdds(OddsFormat format, double decimal);

struct Fraction {
    std::int64_t numerator;
    std::int64_t denominator;

    [[nodiscard]] double value() const noexcept
    {
        return static_cast<double>(numerator) / static_cast<double>(denominator);
    }
    bool operator==(const Fraction &) const = default;
};

/// The traditional British fraction, in lowest terms, whose value is nearest to decimal - 1 by ratio. Between 1/1000
/// and 1000/1 the ladder is 1/1000 1/500 1/250 1/200 1/150 1/100 1/80 1/66 1/50 1/40 1/33 1/28 1/25 1/22 1/20 1/18 1/16
/// 1/14 1/12 1/11 1/10 1/9 1/8 2/15 1/7 2/13 1/6 2/11 1/5 2/9 1/4 2/7 3/10 1/3 4/11 2/5 4/9 8/17 1/2 8/15 4/7 8/13 2/3
/// 8/11 4/5 5/6 10/11 20/21 1/1 21/20 11/10 6/5 5/4 11/8 7/5 3/2 13/8 7/4 15/8 2/1 17/8 9/4 5/2 11/4 3/1 10/3 7/2 4/1
/// 9/2 5/1 11/2 6/1 13/2 7/1 15/2 8/1 17/2 9/1 10/1 11/1 12/1 14/1 16/1 18/1 20/1 22/1 25/1 28/1 33/1 40/1 50/1 66/1
/// 80/1 100/1 125/1 150/1 200/1 250/1 300/1 400/1 500/1 750/1 1000/1; outside it is n/1 or 1/n with the nearest whole
/// n. Nothing if `decimal` is no price or n would leave the integers. For display: a book quotes its own steps.
[[nodiscard]] std::optional<Fraction> nearestFraction(double decimal) noexcept;

} // namespace evision::pricing
