// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/board.h"

#include "market/relocation.h"

#include <algorithm>
#include <bit>

namespace evision::edge {

namespace {

constexpr std::uint32_t freeSlot = 0xffffffffU;

bool sameNumber(double a, double b) noexcept
{
    return a == b || (a != a && b != b);
}

bool sameLine(const LineKey &a, const LineKey &b) noexcept
{
    return a.event == b.event && a.home == b.home && a.away == b.away && a.commenceTime == b.commenceTime &&
           a.family == b.family && a.period == b.period && a.participant == b.participant && a.set == b.set &&
           sameNumber(a.point, b.point);
}

/// Whether a reader of the board would see a difference. The id is equal already; stake and the rest follow from these.
bool sameContent(const Opportunity &a, std::span<const SharpUse> sharpsOfA, const Opportunity &b,
                 std::span<const SharpUse> sharpsOfB) noexcept
{
    return a.price == b.price && a.ev == b.ev && a.evMin == b.evMin && a.evMax == b.evMax &&
           a.effectivePrice == b.effectivePrice && a.fairProbability == b.fairProbability && a.stake == b.stake &&
           a.flags == b.flags && a.quoteTime == b.quoteTime && a.market == b.market && a.link == b.link &&
           sameNumber(a.hold, b.hold) && sameLine(a.line, b.line) &&
           std::equal(sharpsOfA.begin(), sharpsOfA.end(), sharpsOfB.begin(), sharpsOfB.end());
}

void appendTo(std::vector<BoardRow> &rows, std::vector<SharpUse> &pool, BoardRow row, std::span<const SharpUse> sharps)
{
    row.opportunity.firstSharp = static_cast<std::uint32_t>(pool.size());
    row.opportunity.sharpCount = static_cast<std::uint32_t>(sharps.size());
    pool.insert(pool.end(), sharps.begin(), sharps.end());
    rows.push_back(row);
}

} // namespace

std::string_view goneReasonId(GoneReason reason) noexcept
{
    switch (reason) {
    case GoneReason::Started:
        return "started";
    case GoneReason::Withdrawn:
        return "withdrawn";
    case GoneReason::Stale:
        return "stale";
    case GoneReason::Unpriced:
        return "unpriced";
    case GoneReason::BelowMinimum:
        break;
    }
    return "below_minimum";
}

void Board::reserve(std::size_t rows)
{
    m_rows.reserve(rows);
    m_index.assign(std::bit_ceil(std::max<std::size_t>(16, rows * 2)), freeSlot);
}

std::size_t Board::probe(OpportunityId id) const noexcept
{
    const std::size_t mask = m_index.size() - 1;
    std::size_t slot = static_cast<std::size_t>(id) & mask;
    while (m_index[slot] != freeSlot && m_rows[m_index[slot]].opportunity.id != id)
        slot = (slot + 1) & mask;
    return slot;
}

const BoardRow *Board::find(OpportunityId id) const noexcept
{
    if (m_index.empty())
        return nullptr;
    const std::uint32_t row = m_index[probe(id)];
    return row == freeSlot ? nullptr : &m_rows[row];
}

void Board::append(const BoardRow &row, std::span<const SharpUse> sharps)
{
    const std::size_t slot = probe(row.opportunity.id);
    if (m_index[slot] != freeSlot)
        return; // the same id twice in one scan: one row
    m_index[slot] = static_cast<std::uint32_t>(m_rows.size());
    appendTo(m_rows, m_sharps, row, sharps);
}

Board Board::updated(const ScanResult &scan, const WhyGone &whyGone, BoardDelta &delta) const
{
    Board next;
    next.m_asOf = scan.asOf;
    next.reserve(scan.opportunities.size());
    next.m_sharps.reserve(scan.sharps.size());
    delta.asOf = scan.asOf;
    delta.appeared.clear();
    delta.changed.clear();
    delta.gone.clear();
    delta.sharps.clear();
    for (const Opportunity &opportunity : scan.opportunities) {
        const auto sharps = scan.sharpsOf(opportunity);
        const BoardRow *before = find(opportunity.id);
        BoardRow row{opportunity, scan.asOf, opportunity.ev, scan.asOf};
        if (before) {
            row.firstSeen = before->firstSeen;
            if (before->bestEv >= opportunity.ev) {
                row.bestEv = before->bestEv;
                row.bestEvAt = before->bestEvAt;
            }
        }
        next.append(row, sharps);
        if (!before)
            appendTo(delta.appeared, delta.sharps, row, sharps);
        else if (!sameContent(before->opportunity, sharpsOf(*before), opportunity, sharps))
            appendTo(delta.changed, delta.sharps, row, sharps);
    }
    for (const BoardRow &row : m_rows) {
        if (!next.find(row.opportunity.id))
            delta.gone.push_back({row.opportunity.id, whyGone(row.opportunity), m_asOf});
    }
    return next;
}

Board Board::applied(const BoardDelta &delta) const
{
    Board next;
    next.m_asOf = delta.asOf;
    next.reserve(m_rows.size() + delta.appeared.size());
    const auto sharpsIn = [&delta](const BoardRow &row) {
        return std::span(delta.sharps).subspan(row.opportunity.firstSharp, row.opportunity.sharpCount);
    };
    // New contents first: append keeps the first row of an id.
    for (const BoardRow &row : delta.changed)
        next.append(row, sharpsIn(row));
    for (const BoardRow &row : delta.appeared)
        next.append(row, sharpsIn(row));
    std::vector<OpportunityId> gone;
    gone.reserve(delta.gone.size());
    for (const GoneRow &row : delta.gone)
        gone.push_back(row.id);
    std::sort(gone.begin(), gone.end());
    for (const BoardRow &row : m_rows) {
        if (!std::binary_search(gone.begin(), gone.end(), row.opportunity.id))
            next.append(row, sharpsOf(row));
    }
    return next;
}

bool Board::sameAs(const Board &other) const noexcept
{
    if (m_asOf != other.m_asOf || m_rows.size() != other.m_rows.size())
        return false;
    return std::all_of(m_rows.begin(), m_rows.end(), [&](const BoardRow &row) {
        const BoardRow *twin = other.find(row.opportunity.id);
        return twin && twin->firstSeen == row.firstSeen && twin->bestEv == row.bestEv &&
               twin->bestEvAt == row.bestEvAt &&
               sameContent(row.opportunity, sharpsOf(row), twin->opportunity, other.sharpsOf(*twin));
    });
}

Board Board::relocated(const market::Vocabulary &from, market::Vocabulary &to) const
{
    market::Relocation move(from, to);
    Board board = *this;
    for (BoardRow &row : board.m_rows) {
        Opportunity &bet = row.opportunity;
        LineKey &line = bet.line;
        line.event = move.event(line.event);
        line.sport = move.sport(line.sport);
        line.home = move.name(line.home);
        line.away = move.name(line.away);
        line.family = move.family(line.family);
        line.period = move.period(line.period);
        line.participant = move.name(line.participant);
        bet.market = move.market(bet.market);
        bet.selection = move.name(bet.selection);
        bet.bookmaker = move.bookmaker(bet.bookmaker);
        bet.link = move.name(bet.link);
    }
    for (SharpUse &sharp : board.m_sharps)
        sharp.bookmaker = move.bookmaker(sharp.bookmaker);
    return board;
}

} // namespace evision::edge
