// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/world/book.h"

#include <cstdint>
#include <span>

namespace evision::simulator {

/// A price as a bookmaker shows it, in both formats of the service.
struct Price {
    std::int64_t hundredths = 0; ///< of decimal odds
    std::int64_t american = 0;

    bool operator==(const Price &) const = default;
};

/// Placeholder of some bookmakers for no price.
inline constexpr Price noPrice{100, 100};

/// The price on the bookmaker's ladder that is nearest to `decimal`; 1.01 to 1000.
[[nodiscard]] Price nearestPrice(double decimal, Book::Ladder ladder) noexcept;
/// On the ladder at or above, at or below.
[[nodiscard]] Price priceAbove(double decimal, Book::Ladder ladder) noexcept;
[[nodiscard]] Price priceBelow(double decimal, Book::Ladder ladder) noexcept;
[[nodiscard]] Price priceOf(std::int64_t hundredths) noexcept;

/// What a bookmaker's probability of an outcome becomes when it takes `margin`: a share `tilt` of it in equal parts
/// from each of `ways` outcomes, which makes long shots dearer, the rest in proportion.
[[nodiscard]] double withMargin(double probability, double margin, double tilt, int ways) noexcept;

} // namespace evision::simulator
