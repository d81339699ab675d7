// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/bookmaker_profiles.h"
#include "edge/house_rules.h"
#include "edge/sharp_weights.h"

#include "market/vocabulary.h"

#include <cstdint>
#include <set>
#include <vector>

namespace evision::edge {

/// The three tables that a scan needs besides quotes and options.
struct EdgeTables {
    BookmakerProfiles profiles;
    SharpWeights weights;
    HouseRules rules;
};

/// A bookmaker as the inner loops need it.
struct Book {
    BookmakerKind kind = BookmakerKind::Book;
    bool target = true;           ///< one can bet there
    std::uint32_t cloneGroup = 0; ///< 0: none
    double commission = 0;
};

/// EdgeTables looked up once for every bookmaker and sport of a vocabulary, so that the scan indexes and compares
/// nothing but numbers.
class BookTable {
public:
    BookTable(const EdgeTables &tables, std::set<std::string> targets);

    /// Takes in what the vocabulary has learned since the last call. Before each scan.
    void sync(const market::Vocabulary &vocabulary);

    [[nodiscard]] const Book &operator[](market::NameId bookmaker) const noexcept { return m_books[bookmaker]; }
    /// The weights of one sport and market class, indexed by bookmaker.
    [[nodiscard]] const double *weights(market::NameId sport, market::MarketClass marketClass) const noexcept
    {
        return m_weights.data() +
               (m_groupOfSport[sport] * market::marketClassCount + static_cast<std::size_t>(marketClass)) *
                   m_books.size();
    }
    [[nodiscard]] bool hasDraws(market::NameId sport) const noexcept { return m_sports[sport].draws; }
    [[nodiscard]] bool isAmericanFootball(market::NameId sport) const noexcept
    {
        return m_sports[sport].americanFootball;
    }
    /// With the default weights a clone group speaks once.
    [[nodiscard]] bool clonesCountOnce() const noexcept { return !m_tables->weights.isNamed(); }
    [[nodiscard]] bool returnsStakeOnDraw(market::NameId bookmaker, market::NameId sport) const;
    [[nodiscard]] bool rulesDiffer(market::NameId bookmaker, market::NameId other, market::NameId sport) const
    {
        return m_sports[sport].rulesDiffer && lookUpDifference(bookmaker, other, sport);
    }

private:
    struct Sport {
        bool draws = false;
        bool americanFootball = false;
        bool rulesDiffer = false; ///< between some bookmakers
    };
    [[nodiscard]] bool lookUpDifference(market::NameId bookmaker, market::NameId other, market::NameId sport) const;
    void addBooks();
    void addSports();
    void fillWeights();

    const EdgeTables *m_tables;
    const market::Vocabulary *m_vocabulary = nullptr;
    std::set<std::string> m_targets;
    std::vector<Book> m_books;
    std::vector<Sport> m_sports;
    std::vector<std::string> m_groups;
    std::vector<std::size_t> m_groupOfSport;
    std::vector<double> m_weights; ///< [group][class][bookmaker]
    std::vector<std::string> m_cloneGroups;
};

} // namespace evision::edge
