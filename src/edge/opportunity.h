// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/event_lines.h"
#include "market/quote_book.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace evision::edge {

/// Stable across scans, runs and machines: made of names and numbers, not of indices.
using OpportunityId = std::uint64_t;
/// 16 hexadecimal digits.
[[nodiscard]] std::string idText(OpportunityId id);
[[nodiscard]] bool idFromText(std::string_view text, OpportunityId &id) noexcept;

/// What a user should know before believing a number. Bits, so that they are kept and compared at once.
enum class Flag : std::uint16_t {
    Stale = 1U << 0U,
    InPlay = 1U << 1U,
    Suspect = 1U << 2U,      ///< very large EV, or a price far from all others: more likely an error than a gift
    FirstMover = 1U << 3U,   ///< this bookmaker's last move precedes the sharps' (needs history)
    ThinExchange = 1U << 4U, ///< an exchange price with no close lay side behind it
    Interpolated = 1U << 5U, ///< the fair price of at least one sharp comes from its neighbouring points
    OneSharp = 1U << 6U,     ///< one opinion only
    PushPossible = 1U << 7U, ///< figures hold for the case that the bet is not returned
    RulesDiffer = 1U << 8U,  ///< the two sides are known to settle some case differently
};
inline constexpr int flagCount = 9;
/// An EV above this is an error of the bookmaker, or ours, more often than a gift.
inline constexpr double incredibleEv = 0.15;
using Flags = std::uint16_t;
[[nodiscard]] constexpr Flags operator|(Flags flags, Flag flag) noexcept
{
    return static_cast<Flags>(flags | static_cast<Flags>(flag));
}
[[nodiscard]] constexpr bool has(Flags flags, Flag flag) noexcept
{
    return (flags & static_cast<Flags>(flag)) != 0;
}
[[nodiscard]] std::string_view flagId(Flag flag) noexcept;

/// A sharp bookmaker that had a say.
struct SharpUse {
    market::NameId bookmaker = market::noName;
    double weight = 0;
    market::UnixSeconds oldest = market::noTime;
    double price = 0; ///< its own of the selection, decimal; 0 where the opinion is made of neighbouring points

    bool operator==(const SharpUse &) const = default;
};

/// The line a bet is on and the event it belongs to. Ids are of the vocabulary of the quotes.
struct LineKey {
    market::NameId event = market::noName;
    market::NameId sport = market::noName;
    market::NameId home = market::noName;
    market::NameId away = market::noName;
    market::UnixSeconds commenceTime = market::noTime;
    market::NameId family = market::noName;
    market::NameId period = market::noName;
    market::NameId participant = market::noName;
    double point = 0; ///< the line's; NaN where it has none
    market::OutcomeSet set = market::OutcomeSet::Names;
};

/// A bet worth more than it costs, as far as the sharps know.
struct Opportunity {
    OpportunityId id = 0;
    LineKey line;
    market::NameId market = market::noName; ///< the market key the quote came under
    market::NameId selection = market::noName;
    double point = 0; ///< the selection's own; NaN where it has none
    market::NameId bookmaker = market::noName;
    double price = 0;          ///< decimal
    double effectivePrice = 0; ///< after commission
    double fairProbability = 0;
    double ev = 0; ///< per unit staked
    double evMin = 0;
    double evMax = 0;
    double hold = 0;  ///< the bookmaker's own on this line, NaN where it does not quote all of it
    double kelly = 0; ///< full fraction of the bankroll
    double stake = 0; ///< major units, a multiple of the step
    market::UnixSeconds quoteTime = market::noTime;
    market::NameId link = market::noName;
    Flags flags = 0;
    std::uint32_t firstSharp = 0; ///< its sharps are [firstSharp, firstSharp + sharpCount) of the result it stands in
    std::uint32_t sharpCount = 0;

    [[nodiscard]] bool stable() const noexcept { return evMin > 0 || evMax < 0; }
};

/// One bet of an arbitrage, a middle or a low hold.
struct Leg {
    market::NameId market = market::noName;
    market::NameId selection = market::noName;
    double point = 0;
    market::NameId bookmaker = market::noName;
    double price = 0;
    double effectivePrice = 0;
    double stake = 0; ///< major units in an arbitrage, share of the total elsewhere
    market::UnixSeconds quoteTime = market::noTime;
};

/// A result of the event as far as some legs care: which selection wins, or where the number on which a spread or total
/// is settled (the total; the home side's winning margin) lies.
struct Outcome {
    enum class Kind : std::uint8_t { Selection, Below, Exactly, Between, Above };
    Kind kind = Kind::Selection;
    market::NameId selection = market::noName; ///< Selection
    double low = 0;                            ///< the number, or the lower of two
    double high = 0;                           ///< Between
};

/// What a result pays over all legs.
struct Payoff {
    Outcome result;
    double net = 0; ///< major units
};

inline constexpr std::size_t mostPayoffs = 5;

enum class ArbitrageKind : std::uint8_t { TwoWay, ThreeWay, Cross };
[[nodiscard]] std::string_view arbitrageKindId(ArbitrageKind kind) noexcept;

/// Bets that together win whatever happens, a returned stake counted as nothing won.
struct Arbitrage {
    OpportunityId id = 0;
    LineKey line;
    ArbitrageKind kind = ArbitrageKind::TwoWay;
    double profit = 0; ///< the smallest payoff per unit staked; above 0
    double skewSeconds = 0;
    std::array<Leg, market::mostOutcomes> legs;
    std::uint32_t legCount = 0;
    std::array<Payoff, mostPayoffs> payoffs;
    std::uint32_t payoffCount = 0;
    Flags flags = 0;
};

/// Opposite sides at different points: some results win both. Figures per unit of total stake.
struct Middle {
    OpportunityId id = 0;
    LineKey line; ///< point: NaN
    std::array<Leg, 2> legs;
    double windowLow = 0; ///< both win, at least half, strictly inside; the total, or the home side's margin
    double windowHigh = 0;
    double miss = 0;      ///< outside the window, usually below 0
    double hit = 0;       ///< the least inside: next to a quarter point only half of a bet wins
    double breakEven = 0; ///< probability of the window from which it pays
    Flags flags = 0;
};

/// The best prices of a complete line, together almost free of margin.
struct LowHold {
    OpportunityId id = 0;
    LineKey line;
    double hold = 0;
    std::array<Leg, market::mostOutcomes> legs;
    std::uint32_t legCount = 0;
    Flags flags = 0;
};

} // namespace evision::edge
