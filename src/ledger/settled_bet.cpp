// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/settled_bet.h"

#include <algorithm>

namespace evision::ledger {

namespace {

SettledLeg settledLeg(double price, const LegResult &result) noexcept
{
    return {price, result.grade, result.share, result.deduction};
}

std::optional<Payout> payoutFor(const Bet &bet, const BetSettlement &settlement)
{
    if (settlement.cashOut)
        return cashOutPayout(bet.stake.minor, bet.terms.stakeKind, *settlement.cashOut);
    std::vector<SettledLeg> legs;
    for (std::size_t at = 0; at < bet.legs.size(); ++at)
        legs.push_back(settledLeg(bet.legs[at].price, settlement.legs[at]));
    switch (bet.kind) {
    case BetKind::EachWay:
        return eachWayPayout(bet.stake.minor, {legs.front(), settledLeg(0, *settlement.place), bet.placeFraction},
                             bet.terms);
    case BetKind::Lay:
        return layPayout(bet.stake.minor, legs.front(), bet.terms.commission);
    case BetKind::Single:
    case BetKind::Parlay:
    case BetKind::Paper:
        break;
    }
    return backPayout(bet.stake.minor, legs, bet.terms);
}

bool has(const BetSettlement &settlement, Grade grade)
{
    return std::any_of(settlement.legs.begin(), settlement.legs.end(),
                       [grade](const LegResult &leg) { return leg.grade == grade; });
}

} // namespace

std::string_view settledById(SettledBy source) noexcept
{
    return source == SettledBy::Scores ? "scores" : "hand";
}

std::optional<SettledBy> settledByFromId(std::string_view id) noexcept
{
    if (id == settledById(SettledBy::Scores))
        return SettledBy::Scores;
    return id == settledById(SettledBy::Hand) ? std::optional(SettledBy::Hand) : std::nullopt;
}

Expected<Payout, std::string> payoutOf(const Bet &bet, const BetSettlement &settlement)
{
    if (!settlement.cashOut && settlement.legs.size() != bet.legs.size())
        return Unexpected{std::string("Every leg of the bet needs a result.")};
    if (!settlement.cashOut && bet.kind == BetKind::EachWay && !settlement.place)
        return Unexpected{std::string("An each-way bet needs the result of its place too.")};
    const auto payout = payoutFor(bet, settlement);
    if (!payout)
        return Unexpected{
            std::string("The bet cannot be paid out: a price, share, deduction or amount is out of range.")};
    return *payout;
}

std::optional<Grade> gradeOf(const Bet &bet, const BetSettlement &settlement)
{
    if (settlement.cashOut || settlement.legs.empty())
        return std::nullopt;
    if (bet.kind != BetKind::Parlay || settlement.legs.size() == 1)
        return settlement.legs.front().grade;
    if (has(settlement, Grade::Lost))
        return Grade::Lost;
    if (has(settlement, Grade::HalfLost) || has(settlement, Grade::HalfWon))
        return settlement.payout.profit > 0 ? Grade::HalfWon : Grade::HalfLost;
    if (has(settlement, Grade::Won))
        return Grade::Won;
    return has(settlement, Grade::Push) ? Grade::Push : Grade::Void;
}

} // namespace evision::ledger
