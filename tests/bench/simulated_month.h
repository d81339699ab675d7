// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/book_table.h"
#include "edge/scan.h"
#include "feed/decoder/odds_decoder.h"
#include "feed/planner/poll_plan_settings.h"
#include "interfaces/poll_planner.h"
#include "market/quote_store.h"
#include "simulator/service/odds_service.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

namespace evision::bench {

/// A program in front of the simulated service, without network or waiting: calls are answered, decoded, scanned and
/// put on a board as in the real one, and the planner is told what they brought.
class SimulatedMonth {
public:
    /// `settings` say what a full answer for a sport is, by which the findings of smaller ones are checked.
    SimulatedMonth(const edge::EdgeTables &tables, std::uint64_t seed, std::int64_t planCredits,
                   const feed::PlanSettings &settings);

    /// Lets `planner` work from one moment to another.
    void run(PollPlanner &planner, market::UnixSeconds from, market::UnixSeconds to);

    [[nodiscard]] std::int64_t credits() const noexcept { return m_credits; } ///< as the service charged them
    /// Distinct opportunities that were on the board, and would have been at that moment with all markets and regions.
    [[nodiscard]] std::int64_t found() const noexcept { return m_confirmed; }
    /// All that were on the board.
    [[nodiscard]] std::int64_t shown() const noexcept { return static_cast<std::int64_t>(m_found.size()); }
    /// Of those found, how many were truly worth their price when they were.
    [[nodiscard]] std::int64_t trulyGood() const noexcept { return m_trulyGood; }
    [[nodiscard]] std::int64_t paidCalls() const noexcept { return m_paidCalls; }
    [[nodiscard]] std::int64_t freeCalls() const noexcept { return m_freeCalls; }
    [[nodiscard]] const std::map<std::string, std::array<std::int64_t, 2>> &bySport() const { return m_bySport; }

private:
    /// What is known of a sport.
    struct Sport {
        market::QuoteStore quotes;
        edge::Board board;
    };

    [[nodiscard]] PollAnswer ask(const PollRequest &request, UnixMillis now, std::string &body);
    void read(const PollRequest &request, market::UnixSeconds now, const std::string &body, PollFindings &findings);
    void look(const PollRequest &request, market::UnixSeconds now, PollFindings &findings);
    void confirm(const std::string &sport, market::UnixSeconds now, const std::vector<edge::Opportunity> &fresh);
    [[nodiscard]] bool isTrulyGood(const std::string &sport, market::UnixSeconds now,
                                   const edge::Opportunity &opportunity);

    simulator::OddsService m_service;
    feed::PlanSettings m_settings;
    market::Vocabulary m_vocabulary;
    feed::OddsDecoder m_decoder;
    edge::MarketScan m_scan;
    market::QuoteBook m_book;
    edge::ScanResult m_result;
    edge::BoardDelta m_delta;
    std::map<std::string, Sport> m_sports;
    std::unordered_set<std::uint64_t> m_found; ///< opportunities, by id
    std::int64_t m_confirmed = 0;
    std::int64_t m_trulyGood = 0;
    std::int64_t m_credits = 0;
    std::int64_t m_paidCalls = 0;
    std::int64_t m_freeCalls = 0;
    std::map<std::string, std::array<std::int64_t, 2>> m_bySport; ///< credits, found
};

} // namespace evision::bench
