// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace evision::models {

/// What the table shows, in the order it comes in.
enum class Column : std::uint8_t {
    StartsIn,
    Event,
    Selection,
    Book,
    Price,
    Sharp,
    Fair,
    Ev,
    Stake,
    Age,
    Flags,
    // Hidden until they are asked for.
    Sport,
    Market,
    Hold,
    Kelly,
    FirstSeen,
    BestEv,
};
inline constexpr int columnCount = 17;

[[nodiscard]] constexpr bool isHiddenAtFirst(Column column) noexcept
{
    return column >= Column::Sport;
}
/// Figures stand at the right, words at the left.
[[nodiscard]] bool isNumber(Column column) noexcept;
/// For keeping: the same in every version and language.
[[nodiscard]] QString columnId(Column column);
[[nodiscard]] std::optional<Column> columnFromId(const QString &id);
[[nodiscard]] QString columnTitle(Column column);
/// What it means and where it comes from.
[[nodiscard]] QString columnExplanation(Column column);

} // namespace evision::models
