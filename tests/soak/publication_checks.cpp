// SPDX-License-Identifier: GPL-3.0-or-later
#include "publication_checks.h"

#include <algorithm>
#include <cmath>

namespace evision::soak {

namespace {

std::string seconds(double value)
{
    return std::to_string(std::llround(value)) + " s";
}

} // namespace

void PublicationChecks::take(const std::shared_ptr<const scanner::Publication> &publication, market::UnixSeconds now)
{
    ++m_count;
    if (!m_last || m_last->vocabulary != publication->vocabulary)
        ++m_vocabularies;
    checkNumber(*publication);
    checkDelta(*publication);
    checkOrder(*publication);
    checkAges(*publication, now);
    m_last = publication;
}

void PublicationChecks::checkNumber(const scanner::Publication &publication)
{
    const std::uint64_t expected = m_last ? m_last->number + 1 : 1;
    if (publication.number != expected)
        fail("publication " + std::to_string(publication.number) + " came where " + std::to_string(expected) +
             " was due");
}

void PublicationChecks::checkDelta(const scanner::Publication &publication)
{
    const edge::Board before = m_last ? *m_last->board : edge::Board();
    const edge::BoardDelta &delta = *publication.delta;
    for (const edge::BoardRow &row : delta.appeared) {
        if (before.find(row.opportunity.id) != nullptr)
            fail("bet " + edge::idText(row.opportunity.id) + " appeared twice");
    }
    for (const edge::BoardRow &row : delta.changed) {
        if (before.find(row.opportunity.id) == nullptr)
            fail("bet " + edge::idText(row.opportunity.id) + " changed before it appeared");
    }
    for (const edge::GoneRow &row : delta.gone) {
        if (before.find(row.id) == nullptr || publication.board->find(row.id) != nullptr)
            fail("bet " + edge::idText(row.id) + " is gone and was not there, or still is");
    }
    // Names of another vocabulary are other numbers, and rows cannot be compared; how many there are can.
    const bool comparable = !m_last || m_last->vocabulary == publication.vocabulary;
    const std::size_t rows = before.rows().size() + delta.appeared.size() - delta.gone.size();
    if (comparable ? !before.applied(delta).sameAs(*publication.board) : rows != publication.board->rows().size())
        fail("the changes of publication " + std::to_string(publication.number) + " do not give its board");
}

/// Boards grow later. An answer that was long on its way is of its own moment all the same; the board after it is not.
void PublicationChecks::checkOrder(const scanner::Publication &publication)
{
    const market::UnixSeconds asOf = publication.board->asOf();
    const double back = m_latest == market::noTime ? 0 : static_cast<double>(m_latest - asOf);
    const bool isBack = back > m_rules.stepBack;
    if (isBack && (m_isBehind || !publication.polled))
        fail("time went back by " + seconds(back) + " and stayed there");
    m_isBehind = isBack;
    m_latest = std::max(m_latest, asOf);
}

void PublicationChecks::checkAges(const scanner::Publication &publication, market::UnixSeconds now)
{
    const market::UnixSeconds asOf = publication.board->asOf();
    const auto ahead = static_cast<double>(asOf - now);
    if (ahead > m_rules.clockAhead || -ahead > m_rules.clockBehind)
        fail("the board's time is " + seconds(std::abs(ahead)) + (ahead > 0 ? " ahead" : " behind"));
    for (const edge::BoardRow &row : publication.board->rows())
        checkRow(row, asOf);
}

void PublicationChecks::checkRow(const edge::BoardRow &row, market::UnixSeconds asOf)
{
    ++m_rows;
    const auto age = static_cast<double>(asOf - row.opportunity.quoteTime);
    if (age > m_rules.oldestQuote)
        fail("bet " + edge::idText(row.opportunity.id) + " is on the board with a price " + seconds(age) + " old");
    if (row.firstSeen > asOf || row.bestEvAt > asOf || row.bestEvAt < row.firstSeen)
        fail("bet " + edge::idText(row.opportunity.id) + " was first or best seen at a time that cannot be");
    if (row.bestEv < row.opportunity.ev)
        fail("bet " + edge::idText(row.opportunity.id) + " is better than at its best");
}

void PublicationChecks::fail(const std::string &sentence)
{
    constexpr std::size_t most = 100;
    if (m_wrong.size() < most)
        m_wrong.push_back(sentence);
}

} // namespace evision::soak
