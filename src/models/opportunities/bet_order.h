// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/bet.h"
#include "models/opportunities/column.h"
#include "models/opportunities/text_query.h"

#include <Qt>

#include <cstdint>

namespace evision::models {

/// The order of a column: most of it in one integer a bet, the rest where integers are equal. Unknown values come last
/// whichever the direction; ties are in the order of ids, so that the order is total.
class BetOrder {
public:
    using Key = std::uint64_t;

    BetOrder(Column column, Qt::SortOrder direction) noexcept : m_column(column), m_direction(direction) {}

    [[nodiscard]] Column column() const noexcept { return m_column; }
    [[nodiscard]] Qt::SortOrder direction() const noexcept { return m_direction; }
    /// Whether keys depend on ranks of names.
    [[nodiscard]] bool isByName() const noexcept;
    /// Learns the names of a bet. True: keys of before no longer count, and ranks must be settled.
    [[nodiscard]] bool learn(const Bet &bet, BetNames &names) const;
    /// Gives the names their ranks; every key is another then.
    void settle(BetNames &names) const;
    [[nodiscard]] Key key(const Bet &bet, const BetNames &names) const noexcept;
    /// Whether bets with one key may still differ in what is sorted by.
    [[nodiscard]] bool hasTies() const noexcept { return m_column == Column::Selection; }
    /// Of two bets with one key, but for their ids.
    [[nodiscard]] bool tieBefore(const Bet &a, const Bet &b) const noexcept;

private:
    [[nodiscard]] static Key eventKey(const Bet &bet, const BetNames &names) noexcept;
    [[nodiscard]] Key ascendingKey(const Bet &bet, const BetNames &names) const noexcept;

    Column m_column;
    Qt::SortOrder m_direction;
};

} // namespace evision::models
