// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/opportunity.h"

#include "market/event_lines.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace evision::edge {

/// What a scan read and what it made of it: read = used + all of rejected + badEvent.
struct ScanCounts {
    std::uint64_t events = 0;
    std::uint64_t bookmakers = 0; ///< different ones
    std::uint64_t read = 0;
    std::uint64_t used = 0;
    std::uint64_t lines = 0;                                        ///< with at least one used quote
    std::uint64_t pricedLines = 0;                                  ///< on which enough sharps have an opinion
    std::array<std::uint64_t, market::quoteStatusCount> rejected{}; ///< by QuoteStatus; [Used] stays 0
    std::uint64_t badEvent = 0;
    std::uint64_t contradictions = 0; ///< of the duplicates, those with another price than the one that was taken
};

/// All that a scan found, in the order of the quotes. A value: it refers to the book's vocabulary by ids only.
struct ScanResult {
    market::UnixSeconds asOf = market::noTime;
    ScanCounts counts;
    std::vector<market::QuoteStatus> status; ///< by quote
    std::vector<Opportunity> opportunities;
    std::vector<SharpUse> sharps; ///< of the opportunities
    std::vector<Arbitrage> arbitrages;
    std::vector<Middle> middles;
    std::vector<LowHold> lowHolds;

    /// Empty again, with all memory kept.
    void clear() noexcept
    {
        asOf = market::noTime;
        counts = {};
        status.clear();
        opportunities.clear();
        sharps.clear();
        arbitrages.clear();
        middles.clear();
        lowHolds.clear();
    }

    [[nodiscard]] std::span<const SharpUse> sharpsOf(const Opportunity &opportunity) const noexcept
    {
        return {sharps.data() + opportunity.firstSharp, opportunity.sharpCount};
    }
};

} // namespace evision::edge
