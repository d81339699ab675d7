// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace evision::feed {

enum class OddsFormat : std::uint8_t {
    Auto, ///< as an option: told by the prices; as a finding: there were none
    Decimal,
    American,
};

/// The format that a document's prices are in. Only American odds go to -100 and below, only decimal odds lie between
/// 1 and 100: the commoner of the two decides, a tie is American. With neither, American if all are whole numbers of
/// 100 and more. NaN is no price.
[[nodiscard]] OddsFormat detectFormat(const std::vector<double> &prices) noexcept;

/// Makes every price decimal odds above 1, or NaN where it is none in `format`.
void makeDecimal(std::vector<double> &prices, OddsFormat format) noexcept;

} // namespace evision::feed
