// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/closing_line.h"

#include "pricing/expected_value.h"
#include "pricing/promotions.h"

#include <algorithm>
#include <array>

namespace evision::ledger {

namespace {

constexpr std::array<std::string_view, 3> closeStateIds = {"known", "no_close", "line_moved"};

} // namespace

std::string_view closeStateId(CloseState state) noexcept
{
    return closeStateIds[static_cast<std::size_t>(state)];
}

std::optional<CloseState> closeStateFromId(std::string_view id) noexcept
{
    const auto found = std::find(closeStateIds.begin(), closeStateIds.end(), id);
    if (found == closeStateIds.end())
        return std::nullopt;
    return static_cast<CloseState>(found - closeStateIds.begin());
}

std::optional<double> takenPrice(const Bet &bet) noexcept
{
    const bool single = bet.kind == BetKind::Single || bet.kind == BetKind::Paper;
    if (!single || bet.legs.size() != 1 || bet.terms.stakeKind != StakeKind::Cash)
        return std::nullopt;
    const double price = bet.legs.front().price;
    return bet.terms.boost > 0 ? pricing::boostedPrice(price, bet.terms.boost) : price;
}

std::optional<double> closingLineValueOf(const Bet &bet, const ClosingLine &close) noexcept
{
    const auto taken = takenPrice(bet);
    if (!taken || close.state != CloseState::Known || !(close.fairProbability > 0 && close.fairProbability < 1))
        return std::nullopt;
    return pricing::closingLineValue(*taken, close.fairProbability);
}

} // namespace evision::ledger
