// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/book_table.h"
#include "models/opportunities/opportunity_model.h"
#include "scanner/engine.h"
#include "simulator/service/odds_service.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace evision::bench {

/// The simulator's market, asked call by call as the program asks, read and scanned by its engine: all that a window
/// gets, without network and threads. Time is the market's own.
class LiveMarket {
public:
    /// Asks for games and their markets until about so many quotes are held.
    explicit LiveMarket(std::size_t quotes);

    /// Asks again for what was asked longest ago, `seconds` later.
    void move(std::int64_t seconds);
    [[nodiscard]] models::BoardUpdate update() const;
    [[nodiscard]] std::size_t quotes() const { return m_engine.book().quoteCount(); }
    [[nodiscard]] std::size_t bets() const { return m_publication->board->rows().size(); }
    [[nodiscard]] std::int64_t now() const noexcept { return m_now; }

private:
    [[nodiscard]] std::string ask(const PollRequest &request);
    /// Whether it brought prices.
    bool take(PollRequest request);
    void askForSports(std::size_t quotes);
    void askForGames(const std::string &sport, std::size_t quotes);

    std::int64_t m_now;
    edge::EdgeTables m_tables;
    simulator::OddsService m_service;
    scanner::Engine m_engine;
    std::shared_ptr<const scanner::Publication> m_publication;
    std::vector<PollRequest> m_calls; ///< that brought prices
    std::size_t m_turn = 0;
    std::uint64_t m_lastId = 0;
};

} // namespace evision::bench
