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

/// Where a quote belongs: which side of which of its market's lines.
struct Place {
    double point = 0; ///< the line's
    std::size_t outcome = 0;
    OutcomeSet set = OutcomeSet::Names;
    bool missingPoint = false; ///< the market needs a number and there is none
};

/// What the outcomes of one kind of market in one event are called. Nothing branches on the kind or on which side comes
/// first: neither can be foreseen, and a wrong guess costs a processor more than all there is to compare.
struct Sides {
    static constexpr NameId nobody = 0xffffffffU;
    /// What a line's point is to the point of a quote on one of its sides.
    enum Number : std::uint8_t { NoNumber, SameNumber, OtherSign };

    std::array<NameId, mostOutcomes> names{nobody, nobody, nobody};             ///< by outcome
    std::array<Number, mostOutcomes> numbers{NoNumber, NoNumber, NoNumber};     ///< by outcome
    OutcomeSet set = OutcomeSet::Names;
    bool needsPoint = false;      ///< the sides do
    bool othersNeedPoint = false; ///< any other name does
    bool mayBeYesNo = false;

    [[nodiscard]] Place placeOf(NameId name, double point) const noexcept
    {
        const bool second = name == names[1];
        const bool third = name == names[2];
        if (!((name == names[0]) | second | third))
            return placeOfOther(name, point);
        const std::size_t outcome = (second ? 1U : 0U) | (third ? 2U : 0U);
        const std::array<double, 3> byNumber{std::numeric_limits<double>::quiet_NaN(), point, 0.0 - point};
        return {byNumber[numbers[outcome]], outcome, set, needsPoint && point != point};
    }

private:
    [[nodiscard]] Place placeOfOther(NameId name, double point) const noexcept
    {
        if (mayBeYesNo && (name == Vocabulary::yes || name == Vocabulary::no))
            return {point, name == Vocabulary::yes ? 0U : 1U, OutcomeSet::YesNo, false};
        const double lines = numbers[0] == NoNumber ? std::numeric_limits<double>::quiet_NaN() : point;
        return {lines, 0, OutcomeSet::Names, othersNeedPoint && point != point};
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
        const auto numbered = [](Sides sides, Sides::Number second) {
            sides.numbers = {Sides::SameNumber, second, Sides::NoNumber};
            sides.needsPoint = sides.othersNeedPoint = true;
            return sides;
        };
        Sides &winner = at(FamilyKind::Winner);
        winner.names = {home, away, Sides::nobody};
        winner.set = OutcomeSet::HomeAway;
        at(FamilyKind::DrawNoBet) = winner;
        at(FamilyKind::Spread) = numbered(winner, Sides::OtherSign);
        m_winnerOrDraw.names = {home, Vocabulary::draw, away};
        m_winnerOrDraw.set = OutcomeSet::HomeDrawAway;

        Sides &total = at(FamilyKind::Total);
        total.names = {Vocabulary::over, Vocabulary::under, Sides::nobody};
        total.set = OutcomeSet::OverUnder;
        total = numbered(total, Sides::SameNumber);
        Sides &byName = at(FamilyKind::ByName);
        byName = total;
        byName.othersNeedPoint = false;
        byName.mayBeYesNo = true;
    }

    /// `draw`: the bookmaker names the draw.
    [[nodiscard]] const Sides &of(FamilyKind kind, bool draw) const noexcept
    {
        return draw ? m_winnerOrDraw : m_ofKind[static_cast<std::size_t>(kind)];
    }

private:
    [[nodiscard]] Sides &at(FamilyKind kind) noexcept { return m_ofKind[static_cast<std::size_t>(kind)]; }

    std::array<Sides, 5> m_ofKind; ///< by FamilyKind
    Sides m_winnerOrDraw;
};

} // namespace evision::market
