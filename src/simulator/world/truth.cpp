// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/posting.h"

namespace evision::simulator {

namespace {

std::optional<double> winnerChance(const Fixture &fixture, const Outlook &truth, bool isThreeWay, std::string_view name)
{
    if (name == fixture.home)
        return isThreeWay ? truth.home : truth.homeWins;
    if (name == fixture.away)
        return isThreeWay ? truth.away : 1 - truth.homeWins;
    if (isThreeWay && name == "Draw")
        return truth.draw;
    return std::nullopt;
}

std::optional<double> totalChance(const Distribution &distribution, const PostedOutcome &outcome)
{
    const double over = overChance(distribution, static_cast<double>(outcome.point) / 100);
    if (outcome.name == "Over")
        return over;
    if (outcome.name == "Under")
        return 1 - over;
    return std::nullopt;
}

std::optional<double> contenderChance(const Fixture &competition, std::string_view name, std::int64_t time)
{
    for (const Contender &contender : contendersOf(competition, time)) {
        if (contender.name == name)
            return contender.chance;
    }
    return std::nullopt;
}

} // namespace

std::optional<double> trueChance(const Fixture &fixture, const WireMarket &market, const PostedOutcome &outcome,
                                 std::int64_t time)
{
    if (market.family == Family::Outrights)
        return contenderChance(fixture, outcome.name, time);
    if (isOutright(*fixture.league))
        return std::nullopt;
    const Outlook truth = fixture.truth(time, market.stretch);
    switch (market.family) {
    case Family::H2h:
        return winnerChance(fixture, truth, hasDraws(fixture.league->score), outcome.name);
    case Family::H2hThreeWay:
        return winnerChance(fixture, truth, true, outcome.name);
    case Family::DrawNoBet:
        return winnerChance(fixture, truth, false, outcome.name);
    case Family::Spreads: {
        const double point = static_cast<double>(outcome.point) / 100;
        if (outcome.name == fixture.home)
            return overChance(truth.margin, -point);
        if (outcome.name == fixture.away)
            return 1 - overChance(truth.margin, point);
        return std::nullopt;
    }
    case Family::Totals:
        return totalChance(truth.total, outcome);
    case Family::TeamTotals:
        return totalChance(outcome.description == fixture.home ? truth.homeScore : truth.awayScore, outcome);
    case Family::Btts:
    case Family::DoubleChance:
    case Family::Outrights:
    case Family::Prop:
    case Family::Unmade:
        break;
    }
    return std::nullopt;
}

} // namespace evision::simulator
