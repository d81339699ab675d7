// SPDX-License-Identifier: GPL-3.0-or-later
#include "poll.h"

#include "simulator/service/sample_response.h"

#include <cstdlib>

namespace evision::bench {

namespace {

edge::EdgeTables builtInTables()
{
    auto tables = desk::loadTables();
    if (!tables)
        std::abort(); // our own files
    return std::move(tables).value();
}

} // namespace

std::array<std::string, 2> twoPolls(std::size_t quotes)
{
    simulator::SampleOptions options;
    options.quotes = quotes;
    std::array<std::string, 2> polls;
    polls[0] = simulator::sampleResponse(options).json;
    polls[1] = polls[0];
    constexpr std::string_view key = "\"price\":";
    std::size_t count = 0;
    for (std::size_t at = polls[1].find(key); at != std::string::npos; at = polls[1].find(key, at + key.size())) {
        const std::size_t end = polls[1].find_first_of(",}", at);
        char &lastDigit = polls[1][end - 1];
        const std::string_view number = std::string_view(polls[1]).substr(at, end - at);
        if (++count % 20 == 0 && number.find('.') != std::string_view::npos)
            lastDigit = lastDigit == '9' ? '8' : static_cast<char>(lastDigit + 1);
    }
    return polls;
}

Poll::Poll() : m_tables(builtInTables()), m_decoder(m_vocabulary), m_scan(m_tables, {}) {}

void Poll::take(std::string_view body)
{
    if (!m_decoder.decode(body, m_book).ok())
        std::abort(); // our own sample
    m_scan.scan(m_book, m_vocabulary, m_book.newestUpdate, m_result);
    m_board = m_board.updated(
        m_result, [this](const edge::Opportunity &gone) { return m_scan.whyGone(gone); }, m_delta);
}

} // namespace evision::bench
