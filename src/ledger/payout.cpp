// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/payout.h"

#include "market/money.h"
#include "pricing/pricing_error.h"

#include <algorithm>
#include <cmath>

namespace evision::ledger {

namespace {

bool areTerms(std::int64_t stake, const PayoutTerms &terms) noexcept
{
    return stake > 0 && pricing::isCommission(terms.commission) && terms.boost >= 0 && std::isfinite(terms.boost);
}

// Of what comes back of a unit. A loss is neither boosted nor commissioned.
double boosted(double multiple, const PayoutTerms &terms) noexcept
{
    return multiple > 1 ? 1 + (multiple - 1) * (1 + terms.boost) : multiple;
}

double afterCommission(double multiple, const PayoutTerms &terms) noexcept
{
    return multiple > 1 ? 1 + (multiple - 1) * (1 - terms.commission) : multiple;
}

std::optional<Payout> paid(std::int64_t stake, std::int64_t returned, StakeKind kind) noexcept
{
    const auto profit = kind == StakeKind::Cash ? market::sumOf(returned, -stake) : returned;
    if (!profit)
        return std::nullopt;
    return Payout{returned, *profit};
}

std::optional<Payout> paidMultiple(std::int64_t stake, double multiple, StakeKind kind) noexcept
{
    const double share = kind == StakeKind::FreeBetNotReturned ? std::max(multiple - 1, 0.0) : multiple;
    const auto returned = market::scaledMinor(stake, share);
    if (!returned)
        return std::nullopt;
    return paid(stake, *returned, kind);
}

bool isGivenBack(Grade grade) noexcept
{
    return grade == Grade::Push || grade == Grade::Void;
}

} // namespace

std::optional<double> legReturn(const SettledLeg &leg) noexcept
{
    if (!pricing::isPrice(leg.price) || !(leg.share > 0 && leg.share <= 1) || !pricing::isCommission(leg.deduction))
        return std::nullopt;
    const double price = 1 + (leg.price - 1) * (1 - leg.deduction);
    switch (leg.grade) {
    case Grade::Won:
        return price * leg.share;
    case Grade::HalfWon:
        return (price + 1) / 2;
    case Grade::Push:
    case Grade::Void:
        return 1.0;
    case Grade::HalfLost:
        return 0.5;
    case Grade::Lost:
        break;
    }
    return 0.0;
}

std::optional<Payout> backPayout(std::int64_t stake, std::span<const SettledLeg> legs,
                                 const PayoutTerms &terms) noexcept
{
    if (!areTerms(stake, terms) || legs.empty())
        return std::nullopt;
    double multiple = 1;
    for (const SettledLeg &leg : legs) {
        const auto returned = legReturn(leg);
        if (!returned)
            return std::nullopt;
        multiple *= *returned;
    }
    const bool given =
        std::all_of(legs.begin(), legs.end(), [](const SettledLeg &leg) { return isGivenBack(leg.grade); });
    if (given && terms.stakeKind != StakeKind::Cash)
        return Payout{};
    return paidMultiple(stake, afterCommission(boosted(multiple, terms), terms), terms.stakeKind);
}

std::optional<Payout> eachWayPayout(std::int64_t stake, const SettledEachWay &bet, const PayoutTerms &terms) noexcept
{
    const bool isFraction = bet.placeFraction > 0 && bet.placeFraction <= 1;
    SettledLeg place = bet.place;
    place.price = 1 + (bet.win.price - 1) * bet.placeFraction;
    const auto won = legReturn(bet.win);
    const auto placed = legReturn(place);
    if (!areTerms(stake, terms) || !isFraction || !won || !placed)
        return std::nullopt;
    if (isGivenBack(bet.win.grade) && isGivenBack(place.grade) && terms.stakeKind != StakeKind::Cash)
        return Payout{};
    const double win = boosted(*won, terms);
    const double second = boosted(*placed, terms);
    if (terms.stakeKind != StakeKind::FreeBetNotReturned) // settled as one: commission is on the net of both
        return paidMultiple(stake, afterCommission((win + second) / 2, terms), terms.stakeKind);
    const double winnings = (std::max(win - 1, 0.0) + std::max(second - 1, 0.0)) / 2 * (1 - terms.commission);
    return paidMultiple(stake, 1 + winnings, terms.stakeKind);
}

std::optional<Payout> layPayout(std::int64_t stake, const SettledLeg &leg, double commission) noexcept
{
    const auto backed = legReturn(leg);
    if (stake <= 0 || !pricing::isCommission(commission) || !backed)
        return std::nullopt;
    const double net = 1 - *backed;
    const auto profit = market::scaledMinor(stake, net > 0 ? net * (1 - commission) : net);
    const auto liability = market::scaledMinor(stake, leg.price - 1);
    const auto returned = profit && liability ? market::sumOf(*liability, *profit) : std::nullopt;
    if (!returned)
        return std::nullopt;
    return Payout{*returned, *profit};
}

std::optional<Payout> cashOutPayout(std::int64_t stake, StakeKind kind, std::int64_t amount) noexcept
{
    if (stake <= 0 || amount < 0)
        return std::nullopt;
    return paid(stake, amount, kind);
}

} // namespace evision::ledger
