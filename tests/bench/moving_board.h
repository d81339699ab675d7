// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/opportunity_model.h"
#include "pricing/random.h"
#include "support/bet_board.h"

#include <memory>
#include <string>
#include <vector>

namespace evision::bench {

/// A board of any size of which a share changes from poll to poll: prices, values, times and, in proportion, which bets
/// there are at all. Polls are made beforehand or at least apart from what is measured.
class MovingBoard {
public:
    explicit MovingBoard(std::size_t rows, double share = 0.05) : m_rows(rows), m_share(share)
    {
        for (std::size_t at = 0; at < rows; ++at)
            m_bets.push_back(made(at));
        m_board.vocabulary->names.intern("the last name");
        publish();
    }

    /// The next poll.
    void move()
    {
        const auto changes = static_cast<std::size_t>(static_cast<double>(m_rows) * m_share);
        for (std::size_t at = 0; at < changes; ++at) {
            edge::Opportunity &bet = m_bets[m_random.below(static_cast<std::uint32_t>(m_rows))];
            bet.price = bet.effectivePrice = 1.5 + 0.01 * m_random.below(400);
            bet.ev = 0.02 + 0.15 * m_random.uniform();
            bet.quoteTime += 1;
        }
        publish();
    }
    [[nodiscard]] models::BoardUpdate update() const
    {
        return {m_number, m_board.vocabulary, m_current, m_delta};
    }

private:
    edge::Opportunity made(std::size_t at)
    {
        edge::Opportunity bet = m_board.bet((at + 1) * 0x9E3779B97F4A7C15ULL);
        bet.line.home = m_board.name("Team " + std::to_string(at / 50 * 2));
        bet.line.away = m_board.name("Team " + std::to_string(at / 50 * 2 + 1));
        bet.bookmaker = m_board.book("book" + std::to_string(at % 40));
        bet.price = bet.effectivePrice = 1.5 + 0.01 * m_random.below(400);
        bet.ev = 0.02 + 0.15 * m_random.uniform();
        bet.line.commenceTime += static_cast<market::UnixSeconds>(at % 5000) * 60;
        return bet;
    }
    void publish()
    {
        edge::ScanResult scan;
        scan.asOf = test::BetBoard::noon + static_cast<market::UnixSeconds>(m_number);
        scan.opportunities = m_bets;
        auto delta = std::make_shared<edge::BoardDelta>();
        m_current = std::make_shared<const edge::Board>(m_current->updated(
            scan, [](const edge::Opportunity &) { return edge::GoneReason::Withdrawn; }, *delta));
        m_delta = std::move(delta);
        ++m_number;
    }

    std::size_t m_rows;
    double m_share;
    pricing::Random m_random{1};
    test::BetBoard m_board;
    std::vector<edge::Opportunity> m_bets;
    std::shared_ptr<const edge::Board> m_current = std::make_shared<const edge::Board>();
    std::shared_ptr<const edge::BoardDelta> m_delta;
    std::uint64_t m_number = 0;
};

} // namespace evision::bench
