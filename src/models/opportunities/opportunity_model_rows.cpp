// SPDX-License-Identifier: GPL-3.0-or-later
// In which order the model lists its bets; what it says of them is in opportunity_model.cpp.
#include "models/opportunities/opportunity_model.h"

#include <algorithm>
#include <utility>

namespace evision::models {

void OpportunityModel::learnNames()
{
    if (!m_sorting.isByName())
        return;
    bool isNew = false;
    for (const Slot slot : m_touched) {
        if (!m_bets[slot].gone)
            isNew = m_sorting.learn(m_bets[slot], m_names) || isNew;
    }
    if (isNew)
        rankAll();
}

void OpportunityModel::rankAll()
{
    m_sorting.settle(m_names);
    for (std::size_t row = 0; row < m_order.size(); ++row)
        m_keys[row] = m_sorting.key(m_bets[m_order[row]], m_names);
}

bool OpportunityModel::tieBefore(Slot a, Slot b) const noexcept
{
    return m_sorting.hasTies() ? m_sorting.tieBefore(m_bets[a], m_bets[b]) : m_index.id(a) < m_index.id(b);
}

std::vector<OpportunityModel::Keyed> OpportunityModel::keyed(const Slots &slots) const
{
    std::vector<Keyed> rows;
    rows.reserve(slots.size());
    for (const Slot slot : slots)
        rows.push_back({m_sorting.key(m_bets[slot], m_names), slot});
    return rows;
}

void OpportunityModel::sortKeyed(std::vector<Keyed> &rows) const
{
    std::sort(rows.begin(), rows.end(), [this](const Keyed &a, const Keyed &b) { return before(a, b); });
}

void OpportunityModel::settle(Rows rows)
{
    if (isHeld() && rows == Rows::MayBeHeld)
        announceTouched();
    else
        rearrange();
    publishCounts();
    if (m_hasMoved)
        Q_EMIT pricesMoved();
    m_hasMoved = false;
}

void OpportunityModel::announceTouched()
{
    std::uint32_t first = none;
    std::uint32_t last = 0;
    for (const Slot slot : m_touched) {
        if (m_rows[slot] == none)
            continue;
        first = std::min(first, m_rows[slot]);
        last = std::max(last, m_rows[slot]);
    }
    if (first != none)
        Q_EMIT dataChanged(index(static_cast<int>(first), 0), index(static_cast<int>(last), columnCount() - 1));
}

void OpportunityModel::rearrange()
{
    Slots joining;
    Slots staying;
    Slots leaving;
    for (const Slot slot : m_touched) {
        const bool isWanted = m_verdicts[slot] == static_cast<std::uint8_t>(HiddenBy::Nothing);
        const bool isListed = m_rows[slot] != none;
        if (isWanted || isListed)
            (isWanted && isListed ? staying : isWanted ? joining : leaving).push_back(slot);
    }
    append(joining);
    staying.insert(staying.end(), joining.begin(), joining.end());
    std::vector<Keyed> moved = keyed(staying);
    const std::size_t listed = m_order.size() - leaving.size();
    if (takeKeys(moved) && leaving.empty()) {
        announceTouched();
    } else {
        const LayoutChange change = beginLayoutChange(NoLayoutChangeHint);
        sortKeyed(moved);
        merge(moved, leaving);
        endLayoutChange(change, listed);
    }
    removeFrom(listed);
    freeGone();
}

void OpportunityModel::append(const Slots &joining)
{
    if (joining.empty())
        return;
    const int first = static_cast<int>(m_order.size());
    beginInsertRows({}, first, first + static_cast<int>(joining.size()) - 1);
    for (const Slot slot : joining) {
        m_rows[slot] = static_cast<std::uint32_t>(m_order.size());
        m_order.push_back(slot);
    }
    m_keys.resize(m_order.size());
    endInsertRows();
}

/// True: all rows stand where they belong with these keys, too.
bool OpportunityModel::takeKeys(const std::vector<Keyed> &moved)
{
    for (const Keyed &row : moved)
        m_keys[m_rows[row.slot]] = row.key;
    const auto isBefore = [this](std::size_t a, std::size_t b) {
        return before({m_keys[a], m_order[a]}, {m_keys[b], m_order[b]});
    };
    return std::all_of(moved.begin(), moved.end(), [&](const Keyed &one) {
        const std::size_t row = m_rows[one.slot];
        return (row == 0 || isBefore(row - 1, row)) && (row + 1 == m_order.size() || isBefore(row, row + 1));
    });
}

void OpportunityModel::putRow(std::size_t row, const Keyed &keyed) noexcept
{
    m_order[row] = keyed.slot;
    m_keys[row] = keyed.key;
    m_rows[keyed.slot] = static_cast<std::uint32_t>(row);
}

/// In place and without any more memory: what was touched is taken out, which leaves room at the end, and from there
/// on each row goes to its place. Rows before the first that changes are not looked at again.
void OpportunityModel::merge(const std::vector<Keyed> &moved, const Slots &leaving)
{
    const auto isTouched = [this](Slot slot) { return m_isTouched[slot] != 0; };
    const auto first =
        static_cast<std::size_t>(std::find_if(m_order.begin(), m_order.end(), isTouched) - m_order.begin());
    std::size_t staying = first;
    for (std::size_t row = first; row < m_order.size(); ++row) {
        if (isTouched(m_order[row]))
            continue;
        m_order[staying] = m_order[row];
        m_keys[staying++] = m_keys[row];
    }
    for (std::size_t at = 0; at < leaving.size(); ++at)
        putRow(staying + moved.size() + at, {0, leaving[at]});
    auto next = moved.rbegin();
    std::size_t to = staying + moved.size();
    while (next != moved.rend()) {
        const bool isNext = staying == 0 || before({m_keys[staying - 1], m_order[staying - 1]}, *next);
        if (isNext) {
            putRow(--to, *next++);
        } else {
            --staying;
            putRow(--to, {m_keys[staying], m_order[staying]});
        }
    }
    for (std::size_t row = first; row < to; ++row)
        m_rows[m_order[row]] = static_cast<std::uint32_t>(row);
}

OpportunityModel::LayoutChange OpportunityModel::beginLayoutChange(LayoutChangeHint hint)
{
    Q_EMIT layoutAboutToBeChanged({}, hint);
    LayoutChange change{hint, persistentIndexList(), {}};
    change.kept.reserve(static_cast<std::size_t>(change.from.size()));
    for (const QModelIndex &one : std::as_const(change.from))
        change.kept.push_back(m_order[static_cast<std::size_t>(one.row())]);
    return change;
}

void OpportunityModel::endLayoutChange(const LayoutChange &change, std::size_t listed)
{
    QModelIndexList to;
    to.reserve(change.from.size());
    for (std::size_t at = 0; at < change.kept.size(); ++at) {
        // What leaves is let go of here: a view would choose a neighbour for it, which is another bet.
        const std::uint32_t row = m_rows[change.kept[at]];
        to.append(row < listed ? index(static_cast<int>(row), change.from.at(static_cast<qsizetype>(at)).column())
                               : QModelIndex());
    }
    changePersistentIndexList(change.from, to);
    Q_EMIT layoutChanged({}, change.hint);
}

void OpportunityModel::removeFrom(std::size_t listed)
{
    if (listed == m_order.size())
        return;
    beginRemoveRows({}, static_cast<int>(listed), static_cast<int>(m_order.size()) - 1);
    for (std::size_t row = listed; row < m_order.size(); ++row)
        m_rows[m_order[row]] = none;
    m_order.resize(listed);
    m_keys.resize(listed);
    endRemoveRows();
}

void OpportunityModel::publishCounts()
{
    BetCounts counts = m_counts;
    std::swap(counts.listed, counts.hidden[0]); // those that nothing hides
    if (counts == m_publishedCounts)
        return;
    m_publishedCounts = counts;
    Q_EMIT countsChanged();
}

} // namespace evision::models
