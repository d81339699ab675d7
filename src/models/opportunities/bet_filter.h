// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/bet.h"
#include "models/opportunities/mute_list.h"
#include "models/opportunities/text_query.h"

#include "market/vocabulary.h"

#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <limits>
#include <unordered_set>
#include <vector>

namespace evision::models {

/// What the user wants to see. A value; as it comes it hides nothing but what is stale or in play.
struct FilterOptions {
    QString text; ///< every word must occur somewhere; case and diacritics do not matter
    double minEv = -1;
    bool robustOnly = false; ///< the whole range of the EV above 0
    QStringList sports;      ///< keys; empty: all
    QStringList books;       ///< keys; empty: all
    double minPrice = 0;
    double maxPrice = std::numeric_limits<double>::infinity();
    qint64 startsWithinSeconds = 0; ///< 0: whenever
    bool showStale = false;
    bool showInPlay = false;

    bool operator==(const FilterOptions &) const = default;
};

/// Why a bet is not listed: the first of these that holds, so that every hidden bet is counted once.
enum class HiddenBy : std::uint8_t { Nothing, Muted, InPlay, Stale, Ev, Range, Sport, Book, Price, Start, Text };
inline constexpr int hiddenByCount = 11;

/// Judges bets by the options. Names of sports and bookmakers are compared once each.
class BetFilter {
public:
    void setOptions(const FilterOptions &options);
    [[nodiscard]] const FilterOptions &options() const noexcept { return m_options; }
    /// None of them may have expired.
    void setMutes(const MuteList &mutes);
    /// A bet whose quote is older than this is stale, whatever the scan said of it when it was younger.
    void setStaleAfter(double seconds) noexcept { m_staleAfter = seconds; }
    /// Ids mean the names of this vocabulary from now on; it must outlive the filter or the next call.
    void setVocabulary(const market::Vocabulary *vocabulary);

    [[nodiscard]] bool isStale(const Bet &bet, market::UnixSeconds now) const noexcept;
    [[nodiscard]] bool isInPlay(const Bet &bet, market::UnixSeconds now) const noexcept;
    [[nodiscard]] HiddenBy judge(const Bet &bet, market::UnixSeconds now, BetNames &names);

private:
    [[nodiscard]] bool isMuted(const Bet &bet);
    enum class Wanted : std::uint8_t { Unknown, Yes, No };
    /// Whether the name is one of the keys; each is compared once.
    [[nodiscard]] static bool isOneOf(std::vector<Wanted> &known, const QStringList &keys,
                                      const market::NameTable &table, market::NameId id);

    FilterOptions m_options;
    TextQuery m_query;
    double m_staleAfter = 600;
    const market::Vocabulary *m_vocabulary = nullptr;
    std::vector<Wanted> m_sports;
    std::vector<Wanted> m_books;
    std::unordered_set<edge::OpportunityId> m_mutedBets;
    QStringList m_mutedEvents;
    QStringList m_mutedBooks;
    std::vector<Wanted> m_eventIsMuted;
    std::vector<Wanted> m_bookIsMuted;
};

} // namespace evision::models
