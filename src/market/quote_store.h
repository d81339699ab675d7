// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/quote_book.h"
#include "market/vocabulary.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace evision::market {

/// What an answer would have told: of these sports, markets and bookmakers it shows all there is, so what it does not
/// show is gone. What lies outside it says nothing of.
struct ResponseScope {
    NameId sport = noName;            ///< noName: any
    NameId event = noName;            ///< noName: all games of the sport
    std::vector<NameId> markets;      ///< Vocabulary::internMarket, those that come unasked included
    std::vector<NameId> bookmakers;   ///< asked for by name; then regions do not matter
    std::vector<std::string> regions; ///< sorted; groups of bookmakers that only the source can tell apart
};

/// What an answer changed for one game.
struct EventChange {
    NameId event = noName;
    std::uint32_t quotes = 0;      ///< in the answer
    std::uint32_t movedQuotes = 0; ///< of these, with another price than before, or new
};

/// The newest quotes of a market that is asked about piece by piece. One thread at a time.
class QuoteStore {
public:
    /// `answer` must be of the vocabulary of all answers before.
    /// Of two listings of one market of one game at one bookmaker the one updated later stays, of equal ones the later
    /// answer's; a listing inside the scope that the answer does not have is dropped.
    /// A bookmaker asked for by region is inside a scope of regions only if all regions that once brought it are.
    const std::vector<EventChange> &apply(const QuoteBook &answer, const ResponseScope &scope);

    /// Games that began before `moment` are over: their quotes go.
    void forgetBefore(UnixSeconds moment);

    /// Moves all that is held into another vocabulary.
    void relocate(const Vocabulary &from, Vocabulary &to);

    /// All that is held, games in the order they were first seen. Listing::response numbers the answers from 1.
    [[nodiscard]] const QuoteBook &book() const noexcept { return m_book; }
    /// The newest change of all answers; noTime before the first.
    [[nodiscard]] UnixSeconds newestUpdate() const noexcept { return m_book.newestUpdate; }

private:
    using RegionsId = std::uint32_t;

    [[nodiscard]] RegionsId regionsOf(const ResponseScope &scope);
    [[nodiscard]] bool covers(const ResponseScope &scope, const SportEvent &event) const noexcept;
    [[nodiscard]] bool isInside(const ResponseScope &scope, const Listing &listing, RegionsId origin) const;
    void indexAnswer(const QuoteBook &answer);
    void mergeEvent(const SportEvent &held, const QuoteBook &answer, const ResponseScope &scope);
    /// Whether the held listing stays; if not, an answer's takes its place or it is gone.
    [[nodiscard]] bool staysBeside(const QuoteBook &answer, std::uint32_t eventOfAnswer, const Listing &held,
                                   bool inside, std::uint32_t &unmoved);
    void appendAnswer(const QuoteBook &answer, std::uint32_t eventOfAnswer);
    void append(const QuoteBook &from, const Listing &listing, RegionsId origin);
    [[nodiscard]] std::uint32_t unmovedQuotes(const Listing &held, const QuoteBook &answer, const Listing &fresh) const;

    QuoteBook m_book;
    std::vector<RegionsId> m_origins;                ///< by listing of m_book
    std::vector<std::vector<std::string>> m_regions; ///< by RegionsId
    std::uint32_t m_answers = 0;

    // Of the answer being taken.
    RegionsId m_origin = 0;
    std::unordered_map<NameId, std::uint32_t> m_eventOfAnswer;
    std::unordered_map<std::uint64_t, std::uint32_t> m_listingOfAnswer; ///< the newest of each bookmaker and market
    std::vector<EventChange> m_changes;
    std::vector<bool> m_merged; ///< by event of the answer
    QuoteBook m_next;
    std::vector<RegionsId> m_nextOrigins;
};

} // namespace evision::market
