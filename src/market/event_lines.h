// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/outcome_set.h"
#include "market/quote_book.h"
#include "market/sides.h"
#include "market/vocabulary.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace evision::market {

/// What became of a quote that was read: Used, or the first reason of this order that keeps it out.
enum class QuoteStatus : std::uint8_t {
    Used,
    BadPrice,     ///< not finite, not above 1, American between -100 and 100
    MissingPoint, ///< a spread or total without its number
    Duplicate,    ///< the same selection again in the same market of the same response
    Superseded,   ///< a newer quote of the same selection at the same bookmaker won
    Lay,          ///< the lay side of an exchange: serves its midpoint only
    Stale,
    InPlay,
};
inline constexpr int quoteStatusCount = 8;

/// Which quotes are too old or too late to be used.
struct FreshnessRules {
    UnixSeconds asOf = noTime;
    double beforeStartSeconds = 600; ///< greatest age before the start
    double inPlaySeconds = 120;      ///< greatest age in play
    bool refuseStale = true;
    bool refuseInPlay = true;

    bool operator==(const FreshnessRules &) const = default;
};

/// What is priced together: (family, period, participant, point, outcome set) of one event.
struct Line {
    NameId family = noName;
    NameId period = noName;
    NameId participant = noName;
    double point = 0; ///< the home side's or the common number; NaN where the family has none
    OutcomeSet set = OutcomeSet::Names;
    FamilyKind kind = FamilyKind::ByName;
    MarketClass marketClass = MarketClass::Other;
    bool used = false;           ///< at least one quote on it is used
    std::uint32_t firstBook = 0; ///< index of a BookLine, or none
    std::uint32_t lastBook = 0;
    std::uint32_t bookCount = 0;

    [[nodiscard]] bool hasPoint() const noexcept { return point == point; }
};

/// One selection of a line at one bookmaker. `price` is NaN unless the quote may be used.
struct Slot {
    double price = std::numeric_limits<double>::quiet_NaN();
    std::uint32_t quote = 0; ///< index into the QuoteBook, or none
    std::uint32_t listing = 0;

    [[nodiscard]] bool usable() const noexcept { return price == price; }
};

/// A bookmaker's quotes on a line, by outcome: home, (draw,) away; over, under; yes, no.
struct BookLine {
    std::array<Slot, mostOutcomes> back;
    NameId bookmaker = noName;
    std::uint32_t next = 0; ///< the line's next BookLine, or none
    std::uint32_t lay = 0;  ///< index for EventLines::lay, or none
};

inline constexpr std::uint32_t none = 0xffffffffU;

/// A selection of a set of names at one bookmaker.
struct NamedQuote {
    std::uint32_t line = none; ///< index in the event
    NameId bookmaker = noName;
    NameId name = noName;
    bool lay = false;
    Slot slot;
};

/// Sorts the quotes of one event into lines, decides between quotes of the same selection and says of each quote
/// whether it is used. Meant to be kept and filled again: it allocates only while it grows. One thread at a time.
class EventLines {
public:
    /// The book that the events of the next builds belong to. Both must live as long as they are asked about.
    void rebind(const QuoteBook &book, const Vocabulary &vocabulary) noexcept;

    /// `status` has an entry for each quote of the book; those of this event's quotes are written.
    void build(const SportEvent &event, const FreshnessRules &rules, std::span<QuoteStatus> status);

    [[nodiscard]] std::span<const Line> lines() const noexcept { return m_lines; }
    [[nodiscard]] const BookLine &bookLine(std::uint32_t index) const noexcept { return m_bookLines[index]; }
    [[nodiscard]] const std::array<Slot, mostOutcomes> &lay(std::uint32_t index) const noexcept
    {
        return m_lays[index];
    }
    [[nodiscard]] std::uint32_t bookLineCount() const noexcept { return m_bookLineCount; }
    /// The selections of all lines of set Names.
    [[nodiscard]] std::span<const NamedQuote> named() const noexcept { return m_named; }
    [[nodiscard]] const SportEvent &event() const noexcept { return *m_event; }
    [[nodiscard]] bool inPlay() const noexcept { return m_inPlay; }
    /// Quotes that are duplicates with another price than the one that was taken: the response contradicts itself.
    [[nodiscard]] std::uint32_t contradictions() const noexcept { return m_contradictions; }

private:
    /// What tells the lines of a market apart.
    struct LinePlace {
        NameId participant;
        double point;
        OutcomeSet set;
    };
    struct Cell {
        std::uint32_t stamp = 0;
        std::uint32_t index = 0;
    };

    /// What is known of a market key.
    struct KnownMarket {
        MarketInfo info; ///< the vocabulary's, where the next one's lies beside it
        Cell recent;     ///< the line its last quote fell on: mostly the next one's too
    };

    void reset(const SportEvent &event, const FreshnessRules &rules);
    [[nodiscard]] std::size_t survey();
    void add(std::uint32_t listingIndex);
    void addQuotes(std::uint32_t listingIndex, KnownMarket &market, const Sides &sides);
    [[nodiscard]] bool namesDraw(std::uint32_t listingIndex) const noexcept;
    void addOther(KnownMarket &market, const Sides &sides, double price, std::uint32_t quote, std::uint32_t listing);
    void refusePointless(std::uint32_t quote) noexcept;
    [[nodiscard]] QuoteStatus statusByAge(const Listing &listing) const noexcept;
    std::uint32_t lineFor(KnownMarket &market, const LinePlace &place);
    std::uint32_t addedLine(const MarketInfo &market, const LinePlace &place);
    BookLine &bookLineFor(std::uint32_t line, NameId bookmaker);
    Slot &laySlotFor(BookLine &books, std::size_t outcome);
    Slot &namedSlotFor(std::uint32_t line, NameId bookmaker, NameId name, bool lay);
    [[nodiscard]] bool wins(const Slot &later, const Slot &earlier) const noexcept;
    void reject(const Slot &loser, const Slot &winner) noexcept;
    void put(Slot &slot, double price, std::uint32_t quote, std::uint32_t listing);
    void settle(Slot &held, const Slot &incoming);
    void settleMixedWinners();
    void settleAcross(const Line &twoWay, const Line &threeWay);
    void markUsedLines() noexcept;

    const QuoteBook *m_book = nullptr;
    const Vocabulary *m_vocabulary = nullptr;
    const SportEvent *m_event = nullptr;
    EventSides m_sides;
    FreshnessRules m_rules;
    std::span<QuoteStatus> m_status;
    bool m_inPlay = false;
    std::uint32_t m_contradictions = 0;
    bool m_repeats =
        false; ///< a bookmaker's listings are not one run of one response: another file, or a doubled entry
    std::uint32_t m_stamp = 0;

    std::vector<Line> m_lines;
    std::vector<BookLine> m_bookLines; // the first m_bookLineCount count
    std::uint32_t m_bookLineCount = 0;
    std::vector<std::array<Slot, mostOutcomes>> m_lays;
    std::vector<NamedQuote> m_named;
    std::vector<Cell> m_lineTable;         // open addressing over m_lines
    std::vector<Cell> m_namedTable;        // open addressing over m_named
    std::vector<std::uint32_t> m_follower; // by line: the one that came after it in its market, or none
    std::vector<KnownMarket> m_markets;    // by market
    std::vector<std::uint32_t> m_seenBookmaker;
};

} // namespace evision::market
