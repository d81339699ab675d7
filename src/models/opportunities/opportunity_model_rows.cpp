// SPDX-License-Identifier: GPL-3.0-or-later
// How the model keeps its rows; what it says of them is in opportunity_model.cpp.
#include "models/opportunities/opportunity_model.h"

#include <algorithm>
#include <utility>

namespace evision::models {

namespace {

constexpr std::uint8_t notJudged = 0xff;
/// A cell flashes at most twice a second.
constexpr std::int64_t flashPause = 500;

} // namespace

void OpportunityModel::apply(const BoardUpdate &update)
{
    const bool sameNames = update.vocabulary == m_vocabulary;
    const bool fits = sameNames && update.number == m_number + 1 && update.delta;
    if (!sameNames)
        useVocabulary(update.vocabulary);
    m_number = update.number;
    m_asOf = update.board->asOf();
    m_now = now();
    if (fits)
        takeDelta(*update.delta);
    else
        takeBoard(*update.board);
    settle(sameNames ? Rows::MayBeHeld : Rows::Rearranged); // gone rows have names no more
}

void OpportunityModel::clear()
{
    for (std::size_t slot = 0; slot < m_bets.size(); ++slot)
        drop(static_cast<Slot>(slot));
    m_number = 0;
    m_asOf = market::noTime;
    useVocabulary(nullptr);
    rearrange();
    publishCounts();
}

void OpportunityModel::useVocabulary(const std::shared_ptr<const market::Vocabulary> &vocabulary)
{
    // Whatever is listed was named by the old one: it goes, or gets its new names from the board, before anybody asks.
    m_vocabulary = vocabulary;
    m_names = BetNames(vocabulary.get());
    m_filter.setVocabulary(vocabulary.get());
    if (vocabulary)
        m_text.emplace(*vocabulary);
    else
        m_text.reset();
}

void OpportunityModel::takeBoard(const edge::Board &board)
{
    m_index.reserve(board.rows().size());
    m_bets.reserve(board.rows().size());
    std::vector<bool> isOnBoard(m_bets.size() + board.rows().size(), false);
    for (const edge::BoardRow &row : board.rows())
        isOnBoard[store(m_index.find(row.opportunity.id), row, board.sharpsOf(row))] = true;
    for (std::size_t slot = 0; slot < m_bets.size(); ++slot) {
        if (!isOnBoard[slot])
            drop(static_cast<Slot>(slot));
    }
    learnNames();
    rankAll();
}

void OpportunityModel::takeDelta(const edge::BoardDelta &delta)
{
    for (const edge::GoneRow &gone : delta.gone) {
        if (const Slot slot = m_index.find(gone.id); slot != none)
            drop(slot);
    }
    // Looked up apart from the rest: nothing here waits for anything but memory, and the processor waits for many at once.
    Slots slots;
    slots.reserve(delta.changed.size());
    for (const edge::BoardRow &row : delta.changed)
        slots.push_back(m_index.find(row.opportunity.id));
    const std::span<const edge::SharpUse> sharps(delta.sharps);
    const auto sharpsOf = [sharps](const edge::BoardRow &row) {
        return sharps.subspan(row.opportunity.firstSharp, row.opportunity.sharpCount);
    };
    for (std::size_t at = 0; at < slots.size(); ++at)
        store(slots[at], delta.changed[at], sharpsOf(delta.changed[at]));
    for (const edge::BoardRow &row : delta.appeared)
        store(m_index.find(row.opportunity.id), row, sharpsOf(row));
    learnNames();
}

OpportunityModel::Slot OpportunityModel::freeSlot()
{
    if (!m_free.empty()) {
        const Slot slot = m_free.back();
        m_free.pop_back();
        return slot;
    }
    const auto slot = static_cast<Slot>(m_bets.size());
    m_bets.emplace_back();
    m_verdicts.push_back(notJudged);
    m_isTouched.push_back(0);
    m_rows.push_back(none);
    return slot;
}

void OpportunityModel::touch(Slot slot)
{
    if (m_isTouched[slot])
        return;
    m_isTouched[slot] = 1;
    m_touched.push_back(slot);
}

OpportunityModel::Slot OpportunityModel::store(Slot slot, const edge::BoardRow &row,
                                               std::span<const edge::SharpUse> sharps)
{
    Bet next = betOf(row, sharps);
    if (slot == none) {
        slot = freeSlot();
        m_index.insert(next.id, slot);
        m_history.forget(slot);
        ++m_counts.total;
    } else {
        const Bet &last = m_bets[slot];
        next.previousPrice = last.previousPrice;
        next.movedAt = last.movedAt;
        if (next.price != last.price || next.fairProbability != last.fairProbability) {
            if (!m_history.knows(slot))
                m_history.record(slot, last.firstSeen, last.price, last.fairPrice());
            m_history.record(slot, shortTime(m_asOf), next.price, next.fairPrice());
        }
        if (next.price != last.price) {
            next.previousPrice = static_cast<float>(last.price);
            if (last.movedAt == 0 || m_clock.steady() - last.movedAt >= flashPause)
                next.movedAt = m_clock.steady();
            m_hasMoved = true;
        }
        m_counts.total += last.gone ? 1 : 0;
    }
    m_bets[slot] = next;
    // Now, while the bet is at hand: the next time it would have to come from memory again.
    judge(slot);
    touch(slot);
    return slot;
}

void OpportunityModel::drop(Slot slot)
{
    Bet &bet = m_bets[slot];
    if (bet.gone || bet.id == 0)
        return;
    bet.gone = true;
    --m_counts.total;
    judge(slot);
    touch(slot);
}

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

void OpportunityModel::judge(Slot slot)
{
    std::uint8_t &verdict = m_verdicts[slot];
    if (verdict != notJudged)
        --m_counts.hidden.at(verdict);
    const Bet &bet = m_bets[slot];
    verdict = bet.gone || bet.id == 0 ? notJudged : static_cast<std::uint8_t>(m_filter.judge(bet, m_now, m_names));
    if (verdict != notJudged)
        ++m_counts.hidden.at(verdict);
}

void OpportunityModel::judgeAll()
{
    m_now = now();
    m_judgedAt = m_now;
    if (!m_vocabulary)
        return;
    for (std::size_t at = 0; at < m_bets.size(); ++at) {
        const auto slot = static_cast<Slot>(at);
        judge(slot);
        if ((m_rows[slot] != none) != (m_verdicts[slot] == static_cast<std::uint8_t>(HiddenBy::Nothing)))
            touch(slot);
    }
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
    sortKeyed(moved);
    Arrangement next = merged(moved);
    const std::size_t listed = next.order.size();
    next.order.insert(next.order.end(), leaving.begin(), leaving.end());
    next.keys.resize(next.order.size());
    if (next.order == m_order && leaving.empty()) {
        m_keys = std::move(next.keys);
        announceTouched();
    } else {
        reorder(std::move(next), listed, NoLayoutChangeHint);
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

OpportunityModel::Arrangement OpportunityModel::merged(const std::vector<Keyed> &moved) const
{
    Arrangement result;
    result.order.reserve(m_order.size());
    result.keys.reserve(m_order.size());
    const auto push = [&result](const Keyed &row) {
        result.order.push_back(row.slot);
        result.keys.push_back(row.key);
    };
    auto next = moved.begin();
    for (std::size_t row = 0; row < m_order.size(); ++row) {
        const Keyed staying{m_keys[row], m_order[row]};
        if (m_isTouched[staying.slot])
            continue;
        while (next != moved.end() && before(*next, staying))
            push(*next++);
        push(staying);
    }
    std::for_each(next, moved.end(), push);
    return result;
}

void OpportunityModel::reorder(Arrangement next, std::size_t listed, LayoutChangeHint hint)
{
    Q_EMIT layoutAboutToBeChanged({}, hint);
    const QModelIndexList from = persistentIndexList();
    Slots kept;
    kept.reserve(static_cast<std::size_t>(from.size()));
    for (const QModelIndex &one : from)
        kept.push_back(m_order[static_cast<std::size_t>(one.row())]);
    const auto differs =
        std::mismatch(next.order.begin(), next.order.end(), m_order.begin(), m_order.end()).first;
    const auto first = static_cast<std::size_t>(differs - next.order.begin());
    m_order = std::move(next.order);
    m_keys = std::move(next.keys);
    for (std::size_t row = first; row < m_order.size(); ++row)
        m_rows[m_order[row]] = static_cast<std::uint32_t>(row);
    QModelIndexList to;
    to.reserve(from.size());
    for (std::size_t at = 0; at < kept.size(); ++at) {
        // What leaves is let go of here: a view would choose a neighbour for it, which is another bet.
        const std::uint32_t row = m_rows[kept[at]];
        to.append(row < listed ? index(static_cast<int>(row), from.at(static_cast<qsizetype>(at)).column())
                               : QModelIndex());
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, hint);
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

void OpportunityModel::freeGone()
{
    for (const Slot slot : m_touched) {
        m_isTouched[slot] = 0;
        if (!m_bets[slot].gone)
            continue;
        m_index.erase(m_bets[slot].id);
        m_history.forget(slot);
        m_bets[slot] = {};
        m_free.push_back(slot);
    }
    m_touched.clear();
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
