// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/bet_order.h"

#include <bit>
#include <limits>

namespace evision::models {

namespace {

constexpr BetOrder::Key unknown = std::numeric_limits<BetOrder::Key>::max();

/// An integer in the order of the doubles.
BetOrder::Key orderedKey(double value) noexcept
{
    if (value != value)
        return unknown;
    constexpr BetOrder::Key sign = BetOrder::Key{1} << 63U;
    const auto bits = std::bit_cast<BetOrder::Key>(value + 0.0); // both zeros are one
    return (bits & sign) != 0 ? ~bits : bits | sign;
}

BetOrder::Key pairKey(std::uint32_t first, std::uint32_t second) noexcept
{
    return BetOrder::Key{first} << 32U | second;
}

/// By how many there are.
BetOrder::Key flagsKey(edge::Flags flags) noexcept
{
    return static_cast<BetOrder::Key>(std::popcount(static_cast<unsigned>(flags))) << 16U | flags;
}

BetOrder::Key timeKey(ShortTime time) noexcept
{
    return time == 0 ? unknown : BetOrder::Key{time};
}

BetOrder::Key ageKey(ShortTime time) noexcept
{
    return time == 0 ? unknown : BetOrder::Key{std::numeric_limits<ShortTime>::max() - time};
}

} // namespace

bool BetOrder::isByName() const noexcept
{
    return m_column == Column::Event || m_column == Column::Selection || m_column == Column::Book ||
           m_column == Column::Sport || m_column == Column::Market;
}

bool BetOrder::learn(const Bet &bet, BetNames &names) const
{
    bool isNew = false;
    const auto learn = [&isNew](FoldedNames &table, market::NameId id) { isNew = table.learn(id) || isNew; };
    if (m_column == Column::Event) {
        learn(names.names, bet.home);
        learn(names.names, bet.away);
        learn(names.sports, bet.sport);
    } else if (m_column == Column::Selection) {
        learn(names.names, bet.participant);
        learn(names.names, bet.selection);
    } else if (m_column == Column::Book) {
        learn(names.bookmakers, bet.bookmaker);
    } else if (m_column == Column::Sport) {
        learn(names.sports, bet.sport);
    } else if (m_column == Column::Market) {
        learn(names.families, bet.family);
        learn(names.periods, bet.period);
    }
    return isNew;
}

void BetOrder::settle(BetNames &names) const
{
    for (FoldedNames *table : {&names.names, &names.sports, &names.bookmakers, &names.families, &names.periods})
        table->settleRanks();
}

BetOrder::Key BetOrder::eventKey(const Bet &bet, const BetNames &names) noexcept
{
    constexpr std::uint32_t behindTeams = 0x80000000U;
    if (bet.home == market::noName && bet.away == market::noName)
        return pairKey(behindTeams | names.sports.rank(bet.sport), 0);
    return pairKey(names.names.rank(bet.home), names.names.rank(bet.away));
}

BetOrder::Key BetOrder::ascendingKey(const Bet &bet, const BetNames &names) const noexcept
{
    switch (m_column) {
    case Column::StartsIn:
        return timeKey(bet.startsAt);
    case Column::Event:
        return eventKey(bet, names);
    case Column::Selection:
        return pairKey(names.names.rank(bet.participant), names.names.rank(bet.selection));
    case Column::Book:
        return names.bookmakers.rank(bet.bookmaker);
    case Column::Price:
        return orderedKey(bet.price);
    case Column::Sharp:
        return bet.sharpPrice > 0 ? orderedKey(double{bet.sharpPrice}) : unknown;
    case Column::Fair:
        return orderedKey(bet.fairPrice());
    case Column::Ev:
        return orderedKey(bet.ev);
    case Column::Stake:
        return orderedKey(bet.stake);
    case Column::Age:
        return ageKey(bet.quotedAt);
    case Column::Flags:
        return flagsKey(bet.flags);
    case Column::Sport:
        return names.sports.rank(bet.sport);
    case Column::Market:
        return pairKey(names.families.rank(bet.family), names.periods.rank(bet.period));
    case Column::Hold:
        return orderedKey(double{bet.hold});
    case Column::Kelly:
        return orderedKey(double{bet.kelly});
    case Column::FirstSeen:
        return ageKey(bet.firstSeen);
    case Column::BestEv:
        break;
    }
    return orderedKey(double{bet.bestEv});
}

BetOrder::Key BetOrder::key(const Bet &bet, const BetNames &names) const noexcept
{
    const Key ascending = ascendingKey(bet, names);
    return m_direction == Qt::AscendingOrder || ascending == unknown ? ascending : ~ascending;
}

bool BetOrder::tieBefore(const Bet &a, const Bet &b) const noexcept
{
    if (m_column == Column::Selection) {
        const Key first = orderedKey(a.point);
        const Key second = orderedKey(b.point);
        if (first != second && (first == unknown || second == unknown))
            return second == unknown;
        if (first != second)
            return (first < second) == (m_direction == Qt::AscendingOrder);
    }
    return a.id < b.id;
}

} // namespace evision::models
