// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace evision::wording {

/// A line of comma-separated cells (RFC 4180), with its end. A cell that a spreadsheet would run as a formula gets an
/// apostrophe in front; a number does not, whatever its sign.
[[nodiscard]] std::string csvLine(const std::vector<std::string> &cells);

/// What a cell was before csvLine put an apostrophe in front, if it did.
[[nodiscard]] std::string_view withoutApostrophe(std::string_view cell) noexcept;

} // namespace evision::wording
