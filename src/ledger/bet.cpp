// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/bet.h"

#include "pricing/expected_value.h"
#include "pricing/promotions.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace evision::ledger {

namespace {

constexpr std::array<std::string_view, 5> betKindIds = {"single", "parlay", "each_way", "lay", "paper"};
constexpr std::array<std::string_view, 3> stakeKindIds = {"cash", "free_bet", "free_bet_returned"};
constexpr std::size_t mostLegs = 50;

template <typename Kind, std::size_t Count>
std::optional<Kind> kindFromId(const std::array<std::string_view, Count> &ids, std::string_view id) noexcept
{
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found == ids.end())
        return std::nullopt;
    return static_cast<Kind>(found - ids.begin());
}

std::string mistakeOf(const BetLeg &leg)
{
    if (!pricing::isPrice(leg.price))
        return "A price is decimal odds above 1.";
    if (leg.fairProbability && !(*leg.fairProbability > 0 && *leg.fairProbability < 1))
        return "A fair probability lies between 0 and 1.";
    if (leg.selection.eventId.empty() && leg.selection.homeTeam.empty())
        return "A bet names the event it is on.";
    if (leg.selection.market.empty() || leg.selection.name.empty())
        return "A bet names its market and its selection.";
    if (leg.selection.point && !std::isfinite(*leg.selection.point))
        return "A point is a number.";
    return {};
}

bool isOneLegged(BetKind kind) noexcept
{
    return kind != BetKind::Parlay;
}

bool areOfOneEvent(const std::vector<BetLeg> &legs)
{
    for (std::size_t i = 0; i < legs.size(); ++i) {
        for (std::size_t j = i + 1; j < legs.size(); ++j) {
            if (eventKeyOf(legs[i].selection) == eventKeyOf(legs[j].selection))
                return true;
        }
    }
    return false;
}

} // namespace

std::string eventKeyOf(const Selection &selection)
{
    if (!selection.eventId.empty())
        return selection.eventId;
    const bool timed = selection.commenceTime != market::noTime;
    return selection.homeTeam + '\n' + selection.awayTeam + '\n' +
           (timed ? std::to_string(selection.commenceTime) : std::string());
}

std::string_view betKindId(BetKind kind) noexcept
{
    return betKindIds[static_cast<std::size_t>(kind)];
}

std::optional<BetKind> betKindFromId(std::string_view id) noexcept
{
    return kindFromId<BetKind>(betKindIds, id);
}

std::string_view stakeKindId(StakeKind kind) noexcept
{
    return stakeKindIds[static_cast<std::size_t>(kind)];
}

std::optional<StakeKind> stakeKindFromId(std::string_view id) noexcept
{
    return kindFromId<StakeKind>(stakeKindIds, id);
}

std::string mistakeOf(const Bet &bet)
{
    if (bet.id.empty())
        return "A bet has an id.";
    if (bet.legs.empty() || bet.legs.size() > mostLegs || (isOneLegged(bet.kind) && bet.legs.size() != 1))
        return "A parlay has 1 to 50 legs, any other bet one.";
    for (const BetLeg &leg : bet.legs) {
        if (std::string mistake = mistakeOf(leg); !mistake.empty())
            return mistake;
    }
    if (bet.bookmaker.empty())
        return "A bet names its bookmaker.";
    if (bet.stake.minor <= 0)
        return "A stake is more than nothing.";
    if (!pricing::isCommission(bet.terms.commission))
        return "A commission is a fraction from 0 to below 1.";
    if (!(bet.terms.boost >= 0) || !std::isfinite(bet.terms.boost))
        return "A boost is a fraction of 0 or more.";
    if (bet.kind == BetKind::EachWay && !(bet.placeFraction > 0 && bet.placeFraction <= 1))
        return "An each-way bet has a place fraction above 0, as 0.25.";
    if (bet.kind == BetKind::Lay && bet.terms.stakeKind != StakeKind::Cash)
        return "A lay bet is no free bet.";
    if (bet.placedAt == market::noTime)
        return "A bet has the time it was placed at.";
    return riskOf(bet) ? std::string() : "The stake is more money than there is.";
}

std::optional<std::int64_t> riskOf(const Bet &bet) noexcept
{
    if (bet.kind == BetKind::Paper || bet.terms.stakeKind != StakeKind::Cash)
        return 0;
    if (bet.kind != BetKind::Lay)
        return bet.stake.minor;
    return bet.legs.empty() ? std::nullopt : market::scaledMinor(bet.stake.minor, bet.legs.front().price - 1);
}

std::optional<double> expectedValueOf(const Bet &bet)
{
    double probability = 1;
    double price = 1;
    for (const BetLeg &leg : bet.legs) {
        if (!leg.fairProbability)
            return std::nullopt;
        probability *= *leg.fairProbability;
        price *= leg.price;
    }
    if (bet.kind == BetKind::EachWay || bet.legs.empty() || areOfOneEvent(bet.legs))
        return std::nullopt;
    if (bet.kind == BetKind::Lay)
        return pricing::layExpectedValue(probability, price, bet.terms.commission);
    const auto boosted = bet.terms.boost > 0 ? pricing::boostedPrice(price, bet.terms.boost) : price;
    const auto effective = boosted ? pricing::effectivePrice(*boosted, bet.terms.commission) : std::nullopt;
    if (!effective)
        return std::nullopt;
    switch (bet.terms.stakeKind) {
    case StakeKind::FreeBetNotReturned:
        return probability * (*effective - 1);
    case StakeKind::FreeBetReturned:
        return probability * *effective;
    case StakeKind::Cash:
        break;
    }
    return pricing::expectedValue(probability, *effective);
}

} // namespace evision::ledger
