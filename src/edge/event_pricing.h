// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/book_table.h"
#include "edge/options.h"

#include "market/event_lines.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace evision::edge {

/// Between a bookmaker's points further apart than this nothing is read.
inline constexpr double widestInterpolation = 1.5;

using Probabilities = std::array<double, market::mostOutcomes>;

/// How a sharp bookmaker came by its probabilities of a line.
enum class PriceSource : std::uint8_t {
    Prices,       ///< its own prices with the margin taken out
    Midpoint,     ///< an exchange's back and lay
    Interpolated, ///< its own prices at the nearest points below and above
};

/// A sharp bookmaker's opinion of a line.
struct SharpOpinion {
    Probabilities fair{}; ///< by outcome, sums to 1 (unless the method is WorstCase)
    double weight = 0;    ///< above 0
    market::NameId bookmaker = market::noName;
    std::uint32_t cloneGroup = 0;
    PriceSource source = PriceSource::Prices;
    std::uint32_t low = market::none;            ///< BookLine it was made from
    std::uint32_t high = market::none;           ///< Interpolated: the BookLine of the higher point
    double share = 0;                            ///< Interpolated: how far the line is from low to high, (0, 1)
    market::UnixSeconds oldest = market::noTime; ///< time of its oldest quote

    [[nodiscard]] bool isFrom(market::NameId book, std::uint32_t clones) const noexcept
    {
        return bookmaker == book || (clones != 0 && cloneGroup == clones);
    }
};

/// The midpoints of an exchange's back and lay prices; usable only if `applies`.
struct Midpoints {
    bool applies = false;
    Probabilities fair{}; ///< normalised
    double sum = 0;       ///< of the midpoints before
};

/// What every sharp bookmaker thinks of every line of one event. Kept and filled again.
class EventPricing {
public:
    EventPricing(const BookTable &books, const PricingOptions &options)
        : m_books(&books), m_options(options), m_known(std::size_t{1} << knownBits)
    {
    }

    void build(const market::EventLines &lines, const market::QuoteBook &book, const market::Vocabulary &vocabulary);

    /// The opinions on the line of this index, in the order of the response, interpolated ones last.
    [[nodiscard]] std::span<const SharpOpinion> opinions(std::size_t line) const noexcept
    {
        return {m_opinions.data() + m_ranges[line].first, m_ranges[line].count};
    }

    /// Probabilities by `method` from one bookmaker's complete, fresh prices; false where it cannot price the line.
    [[nodiscard]] bool fairPrices(const market::BookLine &prices, market::OutcomeSet set, pricing::Method method,
                                  Probabilities &fair) const noexcept;
    [[nodiscard]] Midpoints midpoints(const market::BookLine &prices, market::OutcomeSet set) const noexcept;
    /// The opinion again by another method: false where the method does not apply. Exchanges know one method.
    [[nodiscard]] bool reprice(const SharpOpinion &opinion, market::OutcomeSet set, pricing::Method method,
                               Probabilities &fair) const noexcept;

private:
    struct Range {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    /// A line of a spreads or totals group, to be sorted by point.
    struct Rung {
        std::uint64_t group = 0;
        market::NameId participant = market::noName;
        double point = 0;
        std::uint32_t line = 0;
    };

    /// An opinion made from the neighbours of a line.
    struct Interpolated {
        std::uint32_t line = 0;
        std::uint32_t order = 0; ///< as found, so that sorting by line keeps it
        SharpOpinion opinion;
    };

    /// What came of one set of prices. Looked up at random, so each lies in one cache line.
    struct alignas(64) KnownPrices {
        Probabilities odds{};
        Probabilities fair{};
        bool applies = false;
    };

    void priceLine(std::size_t line);
    [[nodiscard]] bool opinionOf(const market::BookLine &prices, market::OutcomeSet set, SharpOpinion &opinion);
    [[nodiscard]] const KnownPrices &knownPrices(const market::BookLine &prices, market::OutcomeSet set);
    [[nodiscard]] market::UnixSeconds oldestQuote(const market::BookLine &prices, market::OutcomeSet set,
                                                  bool withLay) const noexcept;
    void keepOneOfEachClone();
    void collectRungs(const market::Vocabulary &vocabulary);
    void interpolateGroups();
    void interpolateGroup(std::span<const Rung> rungs);
    void interpolateBetween(std::span<const Rung> rungs, std::size_t low, std::size_t high, market::NameId bookmaker);
    [[nodiscard]] bool keyNumberWithin(double low, double high, const market::Line &line) const noexcept;
    [[nodiscard]] const SharpOpinion *directOpinion(std::size_t line, market::NameId bookmaker) const noexcept;
    void mergeInterpolated();

    static constexpr unsigned knownBits = 12;

    const BookTable *m_books;
    PricingOptions m_options;
    const market::EventLines *m_lines = nullptr;
    const market::QuoteBook *m_book = nullptr;
    market::NameId m_spreads = market::noName;
    std::vector<KnownPrices> m_known; ///< by a hash of the odds: the last of those that share a place
    bool m_clonesSpeak = false;       ///< some opinion is of a member of a clone group
    std::vector<SharpOpinion> m_opinions;
    std::vector<Range> m_ranges; ///< by line
    std::vector<Rung> m_rungs;
    std::vector<Interpolated> m_interpolated;
    std::vector<SharpOpinion> m_merged;
    std::vector<market::NameId> m_groupBooks;
};

/// Linear in the point on the logit of the probability: `share` 0 is low, 1 is high.
void interpolate(const Probabilities &low, const Probabilities &high, double share, int count, bool renormalise,
                 Probabilities &fair) noexcept;

/// Whether a method's probabilities sum to 1. The worst case over methods is none, so nothing may make it one.
[[nodiscard]] constexpr bool isDistribution(pricing::Method method) noexcept
{
    return method != pricing::Method::WorstCase;
}

} // namespace evision::edge
