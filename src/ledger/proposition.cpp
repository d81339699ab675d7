// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/proposition.h"

#include "market/market_key.h"
#include "pricing/expected_value.h"

#include <array>
#include <optional>
#include <string_view>

namespace evision::ledger {

namespace {

using Kind = Proposition::Kind;

constexpr std::string_view drawName = "Draw";

/// Adds a team or the draw to those that win; false where the name is none of them.
bool add(Proposition &proposition, const Selection &selection, std::string_view name)
{
    if (name.empty())
        return false;
    if (name == selection.homeTeam)
        proposition.home = true;
    else if (name == selection.awayTeam)
        proposition.away = true;
    else if (name == drawName)
        proposition.draw = true;
    else
        return false;
    return true;
}

Expected<Proposition, Ungraded> winner(const Selection &selection, bool drawIsAnOutcome)
{
    Proposition proposition;
    if (!add(proposition, selection, selection.name))
        return Unexpected{Ungraded::UnknownName};
    proposition.drawReturnsStake = !drawIsAnOutcome;
    return proposition;
}

/// "Arsenal or Draw", in either order. A team may have " or " in its name, so every place is tried.
Expected<Proposition, Ungraded> doubleChance(const Selection &selection)
{
    constexpr std::string_view between = " or ";
    const std::string_view name = selection.name;
    for (std::size_t at = name.find(between); at != std::string_view::npos; at = name.find(between, at + 1)) {
        Proposition proposition;
        if (add(proposition, selection, name.substr(0, at)) &&
            add(proposition, selection, name.substr(at + between.size())) &&
            proposition.home + proposition.draw + proposition.away == 2)
            return proposition;
    }
    return Unexpected{Ungraded::UnknownName};
}

bool settles(const std::optional<double> &point) noexcept
{
    return point && pricing::settleHandicap(*point, 0);
}

Expected<Proposition, Ungraded> handicap(const Selection &selection)
{
    Proposition proposition;
    if (!add(proposition, selection, selection.name) || proposition.draw)
        return Unexpected{Ungraded::UnknownName};
    if (!settles(selection.point))
        return Unexpected{Ungraded::NoPoint};
    proposition.kind = Kind::Handicap;
    proposition.line = *selection.point;
    return proposition;
}

Expected<Proposition, Ungraded> total(const Selection &selection, std::string_view family)
{
    Proposition proposition;
    if (selection.name != "Over" && selection.name != "Under")
        return Unexpected{Ungraded::UnknownName};
    proposition.kind = selection.name == "Over" ? Kind::Over : Kind::Under;
    if (family == "team_totals") {
        if (selection.participant.empty() ||
            (selection.participant != selection.homeTeam && selection.participant != selection.awayTeam))
            return Unexpected{Ungraded::UnknownName};
        proposition.counted =
            selection.participant == selection.homeTeam ? Proposition::Goals::Home : Proposition::Goals::Away;
    }
    if (!settles(selection.point))
        return Unexpected{Ungraded::NoPoint};
    proposition.line = *selection.point;
    return proposition;
}

Expected<Proposition, Ungraded> byName(const Selection &selection, const market::MarketKey &key)
{
    if (key.stem == "double_chance")
        return doubleChance(selection);
    if (key.stem != "btts")
        return Unexpected{key.marketClass == market::MarketClass::Props ? Ungraded::Statistic
                                                                        : Ungraded::UnknownMarket};
    if (selection.name != "Yes" && selection.name != "No")
        return Unexpected{Ungraded::UnknownName};
    Proposition proposition;
    proposition.kind = selection.name == "Yes" ? Kind::BothScore : Kind::NotBothScore;
    return proposition;
}

Grade resultGrade(const Proposition &proposition, const Score &score) noexcept
{
    if (score.home == score.away)
        return proposition.draw ? Grade::Won : proposition.drawReturnsStake ? Grade::Push : Grade::Lost;
    return (score.home > score.away ? proposition.home : proposition.away) ? Grade::Won : Grade::Lost;
}

Grade gradeOf(pricing::Settlement settlement) noexcept
{
    constexpr std::array<Grade, 5> grades = {Grade::Won, Grade::HalfWon, Grade::Push, Grade::HalfLost, Grade::Lost};
    return grades[static_cast<std::size_t>(settlement)];
}

int goalsOf(const Proposition &proposition, const Score &score) noexcept
{
    switch (proposition.counted) {
    case Proposition::Goals::Home:
        return score.home;
    case Proposition::Goals::Away:
        return score.away;
    case Proposition::Goals::Both:
        break;
    }
    return score.home + score.away;
}

} // namespace

Expected<Proposition, Ungraded> propositionOf(const Selection &selection)
{
    const market::MarketKey key = market::parseMarketKey(selection.market);
    if (key.period != "full")
        return Unexpected{Ungraded::Period};
    switch (key.kind) {
    case market::FamilyKind::Winner:
        return winner(selection, selection.outcomes == market::OutcomeSet::HomeDrawAway || selection.name == drawName);
    case market::FamilyKind::ThreeWay:
        return winner(selection, true);
    case market::FamilyKind::DrawNoBet:
        return selection.name == drawName ? Unexpected{Ungraded::UnknownName} : winner(selection, false);
    case market::FamilyKind::Spread:
        return key.stem == "spreads" ? handicap(selection) : Unexpected{Ungraded::Statistic};
    case market::FamilyKind::Total:
        return key.stem.starts_with("totals_") ? Unexpected{Ungraded::Statistic} : total(selection, key.stem);
    case market::FamilyKind::ByName:
        break;
    }
    return byName(selection, key);
}

Grade gradeOf(const Proposition &proposition, const Score &score) noexcept
{
    const int goals = goalsOf(proposition, score);
    const bool bothScored = score.home > 0 && score.away > 0;
    switch (proposition.kind) {
    case Kind::Result:
        break;
    case Kind::Handicap: {
        const int margin = score.home - score.away;
        return gradeOf(pricing::settleHandicap(proposition.line, proposition.home ? margin : -margin).value());
    }
    case Kind::Over:
        return gradeOf(pricing::settleHandicap(-proposition.line, goals).value());
    case Kind::Under:
        return gradeOf(pricing::settleHandicap(proposition.line, -goals).value());
    case Kind::BothScore:
        return bothScored ? Grade::Won : Grade::Lost;
    case Kind::NotBothScore:
        return bothScored ? Grade::Lost : Grade::Won;
    }
    return resultGrade(proposition, score);
}

} // namespace evision::ledger
