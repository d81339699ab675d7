// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/tables.h"
#include "edge/scan.h"
#include "feed/decoder/odds_decoder.h"
#include "market/quote_book.h"
#include "market/vocabulary.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace evision::bench {

/// Two responses of the same market, every twentieth price moved between them.
[[nodiscard]] std::array<std::string, 2> twoPolls(std::size_t quotes);

/// What the program does with each response: decode, scan with everything it finds and flags, update the board.
class Poll {
public:
    Poll();

    void take(std::string_view body);
    [[nodiscard]] double quotes() const { return static_cast<double>(m_book.quoteCount()); }

private:
    edge::EdgeTables m_tables;
    market::Vocabulary m_vocabulary;
    feed::OddsDecoder m_decoder;
    market::QuoteBook m_book;
    edge::MarketScan m_scan;
    edge::ScanResult m_result;
    edge::Board m_board;
    edge::BoardDelta m_delta;
};

} // namespace evision::bench
