// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/book_table.h"
#include "edge/event_view.h"
#include "edge/opportunity.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace evision::edge {

/// A quote that could be one leg of a combination.
struct Candidate {
    double effective = 0; ///< price after commission
    double inverse = 0;   ///< 1 / effective
    market::UnixSeconds quoteTime = market::noTime;
    std::uint32_t quote = market::none;
    std::uint32_t listing = market::none;
    std::uint32_t line = market::none;     ///< index in the event
    std::uint32_t bookLine = market::none; ///< none for a selection of a set of names
    std::uint32_t part = 0;                ///< which of the combination's outcomes it covers
};

/// How the stake of a leg follows from its price. As it stands: in the results that only this leg covers it wins in
/// full.
struct LegDuty {
    bool halfWins = false; ///< in one of them half of it wins and half is returned
    /// What it gives back on a draw, as a share of what the combination returns: fixed + byInverse / effective price.
    double drawnFixed = 0;
    double drawnByInverse = 0;
};
using LegDuties = std::array<LegDuty, market::mostOutcomes>;

/// Stakes by leg that return at least 1 in every result, and their sum: below 1 the legs are an arbitrage. Of three
/// legs the second is on the draw and needs to bring only what the others do not give back.
struct LegWeights {
    std::array<double, market::mostOutcomes> byLeg{};
    double sum = 0;
};
/// `inverses` are 1 / effective price. In the order of the legs each weight grows with each inverse wherever the sum
/// is below 1, so that the best price of each leg makes the best combination.
[[nodiscard]] LegWeights weigh(const std::array<double, market::mostOutcomes> &inverses, std::uint32_t count,
                               const LegDuties &duties) noexcept;

/// With any worse price after commission of this leg the sum is above `greatestSum`, whatever the others bring beyond
/// `least`, their least inverses. Infinity where no price will do.
[[nodiscard]] double worstPriceOf(std::size_t leg, const std::array<double, market::mostOutcomes> &least,
                                  std::uint32_t count, const LegDuties &duties, double greatestSum) noexcept;

/// One candidate for each part.
struct Combination {
    std::array<Candidate, market::mostOutcomes> legs;
    std::uint32_t count = 0;                            ///< 0: there is none
    std::array<double, market::mostOutcomes> weights{}; ///< LegWeights; 1 / effective where no leg has a duty
    double sum = 0;                                     ///< of the weights

    /// Sets weights and sum from the legs.
    void setWeights(const LegDuties &duties = {}) noexcept;
    [[nodiscard]] std::span<const Candidate> parts() const noexcept { return {legs.data(), count}; }
    [[nodiscard]] double skewSeconds() const noexcept;
    /// Whether all legs have a time and lie at most so far apart.
    [[nodiscard]] bool isWithin(double seconds) const noexcept;
};

/// Finds the best candidate for each part.
class LegSearch {
public:
    explicit LegSearch(const BookTable &books) : m_books(&books) {}

    void clear() noexcept { m_candidates.clear(); }
    /// The usable quotes of one outcome of a line, from `worst` after commission upwards, at bookmakers one can bet at
    /// and which `accepts` lets in.
    template <typename Accepts>
    void addOutcome(const EventView &view, std::uint32_t line, std::size_t outcome, std::uint32_t part, double worst,
                    Accepts accepts)
    {
        const market::Line &onLine = view.lines.lines()[line];
        for (std::uint32_t at = onLine.firstBook; at != market::none; at = view.lines.bookLine(at).next) {
            const market::BookLine &prices = view.lines.bookLine(at);
            const Book &book = (*m_books)[prices.bookmaker];
            const double effective = 1 + (prices.back[outcome].price - 1) * (1 - book.commission);
            if (effective >= worst && book.target && accepts(prices.bookmaker)) // never true of a NaN price
                addSlot(view, line, at, prices.back[outcome], part);
        }
    }
    void addOutcome(const EventView &view, std::uint32_t line, std::size_t outcome, std::uint32_t part,
                    double worst = 1)
    {
        addOutcome(view, line, outcome, part, worst, [](market::NameId) { return true; });
    }
    /// The best price of each outcome of a line, whatever its age, without collecting candidates.
    template <typename Accepts>
    [[nodiscard]] Combination bestOfLine(const EventView &view, std::uint32_t line, std::uint32_t outcomes,
                                         Accepts accepts)
    {
        const market::Line &onLine = view.lines.lines()[line];
        std::array<double, market::mostOutcomes> best{};
        std::array<std::uint32_t, market::mostOutcomes> place{};
        for (std::uint32_t at = onLine.firstBook; at != market::none; at = view.lines.bookLine(at).next) {
            const market::BookLine &prices = view.lines.bookLine(at);
            const Book &book = (*m_books)[prices.bookmaker];
            if (!book.target || !accepts(prices.bookmaker))
                continue;
            const EffectivePrices effective = effectivePrices(prices, book);
            for (std::size_t k = 0; k < outcomes; ++k) {
                if (effective[k] > best[k]) { // never true of a NaN price
                    best[k] = effective[k];
                    place[k] = at;
                }
            }
        }
        clear();
        for (std::uint32_t k = 0; k < outcomes; ++k) {
            if (best[k] > 0)
                addSlot(view, line, place[k], view.lines.bookLine(place[k]).back[k], k);
        }
        return bestOfAnyAge(outcomes, {});
    }
    /// The same where every bookmaker is accepted: view.best knows the prices already.
    [[nodiscard]] Combination bestOfLine(const EventView &view, std::uint32_t line, std::uint32_t outcomes) const;
    /// One quote; `bookLine` is none for a selection of a set of names.
    void addSlot(const EventView &view, std::uint32_t line, std::uint32_t bookLine, const market::Slot &slot,
                 std::uint32_t part);

    /// The best price of each part among candidates at most `maxSkewSeconds` apart. Count 0 where the least sum is
    /// above `greatestSum`, a part has no candidate, or no combination is of one time.
    [[nodiscard]] Combination bestWithin(std::uint32_t parts, double maxSkewSeconds, double greatestSum,
                                         const LegDuties &duties = {});

private:
    void fill(Candidate &candidate, const EventView &view, std::uint32_t line, std::uint32_t bookLine,
              const market::Slot &slot, std::uint32_t part) const;
    [[nodiscard]] Combination bestOfAnyAge(std::uint32_t parts, const LegDuties &duties) const noexcept;
    /// Drops what cannot be part of a combination with a sum of at most `greatestSum`.
    void prune(const Combination &least, double greatestSum, const LegDuties &duties);
    [[nodiscard]] Combination slide(std::uint32_t parts, double maxSkewSeconds, const LegDuties &duties);

    const BookTable *m_books;
    std::vector<Candidate> m_candidates;
    std::array<std::vector<std::uint32_t>, market::mostOutcomes> m_queues; ///< sliding maxima, by part
};

/// The candidate as a leg, without a stake.
[[nodiscard]] Leg legOf(const EventView &view, const Candidate &candidate);
/// Whether a price far from all others makes a combination suspect. In a low hold nothing is won by it, so nobody asks.
enum class Outliers { Flag, Ignore };
/// What the legs' own quotes and their bookmakers' rules make doubtful.
[[nodiscard]] Flags combinationFlags(const EventView &view, const BookTable &books, const Combination &combination,
                                     Outliers outliers);
/// An id made of the event, `kind` and every leg.
[[nodiscard]] OpportunityId combinationId(const EventView &view, std::string_view kind, const Combination &combination);

} // namespace evision::edge
