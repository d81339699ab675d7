// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/book_table.h"

#include <algorithm>
#include <utility>

namespace evision::edge {

namespace {

/// The place of `text` in `list`, appended if new.
std::size_t placeIn(std::vector<std::string> &list, std::string_view text)
{
    const auto found = std::find(list.begin(), list.end(), text);
    if (found != list.end())
        return static_cast<std::size_t>(found - list.begin());
    list.emplace_back(text);
    return list.size() - 1;
}

} // namespace

BookTable::BookTable(const EdgeTables &tables, std::set<std::string> targets)
    : m_tables(&tables), m_targets(std::move(targets))
{
}

void BookTable::sync(const market::Vocabulary &vocabulary)
{
    if (m_vocabulary != &vocabulary) {
        m_vocabulary = &vocabulary;
        m_books.clear();
        m_sports.clear();
        m_groupOfSport.clear();
    }
    if (m_books.size() == vocabulary.bookmakers.size() && m_sports.size() == vocabulary.sports.size())
        return;
    addBooks();
    addSports();
    fillWeights();
}

void BookTable::addBooks()
{
    for (std::size_t id = m_books.size(); id < m_vocabulary->bookmakers.size(); ++id) {
        const std::string_view key = m_vocabulary->bookmakers.text(static_cast<market::NameId>(id));
        const BookmakerProfile &profile = m_tables->profiles.profile(key);
        const bool named = m_targets.find(std::string(key)) != m_targets.end();
        Book book;
        book.kind = profile.kind;
        book.commission = profile.commission;
        book.target = m_targets.empty() ? profile.kind != BookmakerKind::Pickem : named;
        if (!profile.cloneGroup.empty())
            book.cloneGroup = static_cast<std::uint32_t>(placeIn(m_cloneGroups, profile.cloneGroup)) + 1;
        m_books.push_back(book);
    }
}

void BookTable::addSports()
{
    for (std::size_t id = m_sports.size(); id < m_vocabulary->sports.size(); ++id) {
        const std::string_view key = m_vocabulary->sports.text(static_cast<market::NameId>(id));
        const std::string_view group = market::sportGroup(key);
        m_sports.push_back(
            {m_tables->rules.hasDraws(key), group == "americanfootball", m_tables->rules.knowsDifferences(key)});
        m_groupOfSport.push_back(placeIn(m_groups, group));
    }
}

void BookTable::fillWeights()
{
    m_weights.assign(m_groups.size() * market::marketClassCount * m_books.size(), 0);
    std::size_t next = 0;
    for (const std::string &group : m_groups) {
        for (int marketClass = 0; marketClass < market::marketClassCount; ++marketClass) {
            for (std::size_t book = 0; book < m_books.size(); ++book, ++next) {
                const std::string_view key = m_vocabulary->bookmakers.text(static_cast<market::NameId>(book));
                m_weights[next] = m_tables->weights.weight(key, group, static_cast<market::MarketClass>(marketClass));
            }
        }
    }
}

bool BookTable::returnsStakeOnDraw(market::NameId bookmaker, market::NameId sport) const
{
    return m_tables->rules.returnsStakeOnDraw(m_vocabulary->bookmakers.text(bookmaker),
                                              m_vocabulary->sports.text(sport));
}

bool BookTable::lookUpDifference(market::NameId bookmaker, market::NameId other, market::NameId sport) const
{
    return m_tables->rules.differ(m_vocabulary->bookmakers.text(bookmaker), m_vocabulary->bookmakers.text(other),
                                  m_vocabulary->sports.text(sport));
}

} // namespace evision::edge
