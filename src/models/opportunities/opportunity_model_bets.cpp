// SPDX-License-Identifier: GPL-3.0-or-later
// How the model keeps its bets; in which order it lists them is in opportunity_model_rows.cpp.
#include "models/opportunities/opportunity_model.h"

#include <algorithm>
#include <array>

namespace evision::models {

namespace {

constexpr std::uint8_t notJudged = 0xff;
/// A cell flashes at most twice a second.
constexpr std::int64_t flashPause = 500;

std::span<const edge::SharpUse> sharpsOf(const edge::BoardDelta &delta, const edge::BoardRow &row)
{
    return std::span<const edge::SharpUse>(delta.sharps)
        .subspan(row.opportunity.firstSharp, row.opportunity.sharpCount);
}

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
    m_names = BetNames(vocabulary.get(), m_titles);
    m_filter.setVocabulary(vocabulary.get());
    if (vocabulary)
        m_text.emplace(*vocabulary, m_oddsFormat, m_titles);
    else
        m_text.reset();
}

void OpportunityModel::takeBoard(const edge::Board &board)
{
    m_index.reserve(board.rows().size());
    for (Slots *slots : {&m_order, &m_rows})
        slots->reserve(board.rows().size());
    m_keys.reserve(board.rows().size());
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
    takeChanged(delta);
    for (const edge::BoardRow &row : delta.appeared)
        store(m_index.find(row.opportunity.id), row, sharpsOf(delta, row));
    learnNames();
}

void OpportunityModel::takeChanged(const edge::BoardDelta &delta)
{
    // Rows lie anywhere in memory. What is there is looked up for all of them, then read for some together, and only
    // then replaced: nothing in the first two waits for anything else, so that the processor waits for many at once.
    std::vector<edge::OpportunityId> ids;
    ids.reserve(delta.changed.size());
    for (const edge::BoardRow &row : delta.changed)
        ids.push_back(row.opportunity.id);
    Slots slots;
    m_index.findAll(ids, slots);
    constexpr std::size_t together = 32;
    std::array<Before, together> before;
    for (std::size_t first = 0; first < slots.size(); first += together) {
        const std::size_t end = std::min(slots.size(), first + together);
        for (std::size_t at = first; at < end; ++at) {
            if (slots[at] != none)
                before[at - first] = beforeOf(slots[at]);
        }
        for (std::size_t at = first; at < end; ++at) {
            const Bet next = betOf(delta.changed[at], sharpsOf(delta, delta.changed[at]));
            if (slots[at] == none)
                add(next);
            else
                replace(slots[at], before[at - first], next);
        }
    }
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
    const Bet next = betOf(row, sharps);
    if (slot == none)
        return add(next);
    replace(slot, beforeOf(slot), next);
    return slot;
}

OpportunityModel::Slot OpportunityModel::add(const Bet &bet)
{
    const Slot slot = freeSlot();
    m_index.insert(bet.id, slot);
    m_history.forget(slot);
    ++m_counts.total;
    keep(slot, bet);
    return slot;
}

OpportunityModel::Before OpportunityModel::beforeOf(Slot slot) const noexcept
{
    const Bet &bet = m_bets[slot];
    return {bet.price, bet.fairProbability, bet.movedAt, bet.previousPrice, bet.firstSeen, bet.gone};
}

void OpportunityModel::replace(Slot slot, const Before &last, Bet next)
{
    next.previousPrice = last.previousPrice;
    next.movedAt = last.movedAt;
    if (next.price != last.price || next.fairProbability != last.fairProbability) {
        if (!m_history.knows(slot))
            m_history.record(slot, last.firstSeen, last.price, 1 / last.fairProbability);
        m_history.record(slot, shortTime(m_asOf), next.price, next.fairPrice());
    }
    if (next.price != last.price) {
        next.previousPrice = static_cast<float>(last.price);
        if (last.movedAt == 0 || m_clock.steady() - last.movedAt >= flashPause)
            next.movedAt = m_clock.steady();
        m_hasMoved = true;
    }
    m_counts.total += last.gone ? 1 : 0;
    keep(slot, next);
}

void OpportunityModel::keep(Slot slot, const Bet &bet)
{
    m_bets[slot] = bet;
    judge(slot); // now, while the bet is at hand: the next time it would have to come from memory again
    touch(slot);
}

void OpportunityModel::drop(Slot slot)
{
    Bet &bet = m_bets[slot];
    if (bet.gone || bet.id == 0)
        return;
    bet.gone = true;
    m_gone.push_back(slot);
    --m_counts.total;
    judge(slot);
    touch(slot);
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

void OpportunityModel::freeGone()
{
    for (const Slot slot : m_touched)
        m_isTouched[slot] = 0;
    m_touched.clear();
    for (const Slot slot : m_gone) {
        if (!m_bets[slot].gone)
            continue; // it came back, or was freed already
        m_index.erase(m_bets[slot].id);
        m_history.forget(slot);
        m_bets[slot] = {};
        m_free.push_back(slot);
    }
    m_gone.clear();
}

} // namespace evision::models
