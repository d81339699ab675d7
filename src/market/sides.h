// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/market_key.h"
#include "market/outcome_set.h"
#include "market/quote_book.h"
#include "market/vocabulary.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace evision::market {

/// What the outcomes of one kind of market in one event are called. Nothing branches on the kind or on which side comes
/// first: neither can be foreseen, and a wrong guess costs a processor more than all there is to compare.
struct Sides {
    static constexpr NameId nobody = 0xffffffffU;
    static constexpr double noPoint = std::numeric_limits<double>::quiet_NaN();

    std::array<double, mostOutcomes> factors{noPoint, noPoint, noPoint}; ///< see pointOf
    std::array<NameId, mostOutcomes> names{nobody, nobody, nobody};      ///< by outcome
    OutcomeSet set = OutcomeSet::Names;
    bool needsPoint = false;      ///< the sides do
    bool othersNeedPoint = false; ///< any other name does
    bool othersHavePoint = false;
    bool mayBeYesNo = false;

    [[nodiscard]] bool has(NameId name) const noexcept
    {
        // Without branches, which would be guessed wrong as often as sides alternate.
        return ((name == names[0] ? 1U : 0U) | (name == names[1] ? 1U : 0U) | (name == names[2] ? 1U : 0U)) != 0;
    }
    /// Of a name that is one of them.
    [[nodiscard]] std::size_t outcomeOf(NameId name) const noexcept
    {
        return (name == names[1] ? 1U : 0U) | (name == names[2] ? 2U : 0U);
    }
    /// The point of the line that a quote of this point is on: the same, with the other sign, or none. Never -0.0.
    [[nodiscard]] double pointOf(std::size_t outcome, double point) const noexcept
    {
        return point * factors[outcome] + 0.0;
    }
};

/// The sides of every kind of market in one event.
class EventSides {
public:
    EventSides() = default;
    explicit EventSides(const SportEvent &event) noexcept
    {
        const NameId home = event.home == noName ? Sides::nobody : event.home;
        const NameId away = event.away == noName ? Sides::nobody : event.away;
        const auto numbered = [](Sides sides, double second) {
            sides.factors = {1, second, Sides::noPoint};
            sides.needsPoint = sides.othersNeedPoint = sides.othersHavePoint = true;
            return sides;
        };
        Sides &winner = at(FamilyKind::Winner);
        winner.names = {home, away, Sides::nobody};
        winner.set = OutcomeSet::HomeAway;
        at(FamilyKind::DrawNoBet) = winner;
        at(FamilyKind::Spread) = numbered(winner, -1);
        Sides &threeWay = at(FamilyKind::ThreeWay);
        threeWay.names = {home, Vocabulary::draw, away};
        threeWay.set = OutcomeSet::HomeDrawAway;

        Sides &total = at(FamilyKind::Total);
        total.names = {Vocabulary::over, Vocabulary::under, Sides::nobody};
        total.set = OutcomeSet::OverUnder;
        total = numbered(total, 1);
        Sides &byName = at(FamilyKind::ByName);
        byName = total;
        byName.othersNeedPoint = false;
        byName.mayBeYesNo = true;
    }

    /// A bookmaker that names the draw makes ThreeWay of Winner.
    [[nodiscard]] const Sides &of(FamilyKind kind) const noexcept { return m_ofKind[static_cast<std::size_t>(kind)]; }

private:
    [[nodiscard]] Sides &at(FamilyKind kind) noexcept { return m_ofKind[static_cast<std::size_t>(kind)]; }

    std::array<Sides, 6> m_ofKind; ///< by FamilyKind
};

} // namespace evision::market
