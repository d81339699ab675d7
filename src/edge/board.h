// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/scan_result.h"

#include "market/quote_book.h"
#include "market/vocabulary.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace evision::edge {

/// Why an opportunity is no longer on the board.
enum class GoneReason : std::uint8_t {
    Started,      ///< the match began, and quotes in play are not wanted
    Withdrawn,    ///< the bookmaker no longer quotes the selection
    Stale,        ///< its quote is too old
    Unpriced,     ///< too few sharps price the line
    BelowMinimum, ///< its EV fell below the least asked for
};
[[nodiscard]] std::string_view goneReasonId(GoneReason reason) noexcept;

/// An opportunity with its life so far. While it is on the board it was last seen at Board::asOf().
struct BoardRow {
    Opportunity opportunity; ///< its sharps are kept by the board or delta that holds the row
    market::UnixSeconds firstSeen = market::noTime;
    double bestEv = 0;
    market::UnixSeconds bestEvAt = market::noTime;
};

/// An opportunity that left, as it was last seen.
struct GoneRow {
    OpportunityId id = 0;
    GoneReason why = GoneReason::BelowMinimum;
    market::UnixSeconds lastSeen = market::noTime;
};

/// What one scan changed. Applied to the board before it, it gives the board after it; this is all that tables,
/// companions, alerts and the archive need.
struct BoardDelta {
    market::UnixSeconds asOf = market::noTime;
    std::vector<BoardRow> appeared;
    std::vector<BoardRow> changed; ///< anything but the time it was last seen
    std::vector<GoneRow> gone;
    std::vector<SharpUse> sharps; ///< of the rows above
};

/// Says why an opportunity of the last board is missing from the new scan.
using WhyGone = std::function<GoneReason(const Opportunity &)>;

/// What is worth betting now, with when it was first seen and how good it was at its best. A value; shared by threads
/// as shared_ptr<const Board>.
class Board {
public:
    /// The board after `scan`; `delta` becomes what changed. An opportunity that was gone and comes back is new.
    [[nodiscard]] Board updated(const ScanResult &scan, const WhyGone &whyGone, BoardDelta &delta) const;
    /// The board after `delta`, which must have been made from this one.
    [[nodiscard]] Board applied(const BoardDelta &delta) const;

    /// The same board in the ids of another vocabulary.
    [[nodiscard]] Board relocated(const market::Vocabulary &from, market::Vocabulary &to) const;

    [[nodiscard]] market::UnixSeconds asOf() const noexcept { return m_asOf; }
    [[nodiscard]] std::span<const BoardRow> rows() const noexcept { return m_rows; }
    [[nodiscard]] std::span<const SharpUse> sharpsOf(const BoardRow &row) const noexcept
    {
        return {m_sharps.data() + row.opportunity.firstSharp, row.opportunity.sharpCount};
    }
    [[nodiscard]] const BoardRow *find(OpportunityId id) const noexcept;

    /// The same rows at the same time, in whatever order.
    [[nodiscard]] bool sameAs(const Board &other) const noexcept;

private:
    void reserve(std::size_t rows);
    void append(const BoardRow &row, std::span<const SharpUse> sharps);
    [[nodiscard]] std::size_t probe(OpportunityId id) const noexcept;

    market::UnixSeconds m_asOf = market::noTime;
    std::vector<BoardRow> m_rows;
    std::vector<SharpUse> m_sharps;
    std::vector<std::uint32_t> m_index; ///< open addressing over m_rows, at most half full
};

} // namespace evision::edge
