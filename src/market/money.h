// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/expected.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace evision::market {

/// A currency of ISO 4217: three capital letters, and how many decimals its smallest unit has (2, of some 0 or 3).
class Currency {
public:
    Currency() = default; ///< EUR
    /// The error is a sentence for the user. Any three capital letters are a currency, so that a new one needs no
    /// release; of one not listed here the smallest unit is the hundredth.
    [[nodiscard]] static Expected<Currency, std::string> fromCode(std::string_view code);

    [[nodiscard]] std::string_view code() const noexcept { return {m_code.data(), m_code.size()}; }
    [[nodiscard]] int decimals() const noexcept { return m_decimals; }
    /// Smallest units in one: 100 cents.
    [[nodiscard]] std::int64_t minorPerMajor() const noexcept;

    bool operator==(const Currency &) const = default;

private:
    std::array<char, 3> m_code{'E', 'U', 'R'};
    int m_decimals = 2;
};

/// An amount of money in the smallest unit of its currency. Amounts of two currencies do not compare and do not add:
/// callers keep them apart.
struct Money {
    std::int64_t minor = 0;
    Currency currency;

    /// An exact decimal number, as "46.6" or "-0.05": no exponent, no thousands separator, and no more decimals than
    /// the currency has, trailing zeros apart. The error is a sentence.
    [[nodiscard]] static Expected<Money, std::string> parse(std::string_view text, const Currency &currency);
    /// The number with all decimals of the currency and without its code: "46.60".
    [[nodiscard]] std::string text() const;

    bool operator==(const Money &) const = default;
};

/// `minor` times `factor`, rounded to the nearest whole, halves away from zero. A product that misses a half by no more
/// than the last digits of a double counts as that half: 10.05 at 2.3 is 23.115, and pays 23.12. Nothing where the
/// result does not fit.
[[nodiscard]] std::optional<std::int64_t> scaledMinor(std::int64_t minor, double factor) noexcept;

/// a + b; nothing where the sum does not fit.
[[nodiscard]] std::optional<std::int64_t> sumOf(std::int64_t a, std::int64_t b) noexcept;

} // namespace evision::market
