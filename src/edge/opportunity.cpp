// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/opportunity.h"

#include <charconv>

namespace evision::edge {

namespace {
constexpr std::size_t idDigits = 16;
}

std::string idText(OpportunityId id)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(idDigits, '0');
    for (std::size_t place = idDigits; id != 0; id >>= 4U)
        text[--place] = digits[id & 15U];
    return text;
}

bool idFromText(std::string_view text, OpportunityId &id) noexcept
{
    if (text.size() != idDigits)
        return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id, 16);
    return error == std::errc() && end == text.data() + text.size();
}

std::string_view flagId(Flag flag) noexcept
{
    switch (flag) {
    case Flag::Stale:
        return "stale";
    case Flag::InPlay:
        return "in_play";
    case Flag::Suspect:
        return "suspect";
    case Flag::FirstMover:
        return "first_mover";
    case Flag::ThinExchange:
        return "thin_exchange";
    case Flag::Interpolated:
        return "interpolated";
    case Flag::OneSharp:
        return "one_sharp";
    case Flag::PushPossible:
        return "push_possible";
    case Flag::RulesDiffer:
        break;
    }
    return "rules_differ";
}

std::string_view arbitrageKindId(ArbitrageKind kind) noexcept
{
    switch (kind) {
    case ArbitrageKind::TwoWay:
        return "two_way";
    case ArbitrageKind::ThreeWay:
        return "three_way";
    case ArbitrageKind::Cross:
        break;
    }
    return "cross";
}

} // namespace evision::edge
