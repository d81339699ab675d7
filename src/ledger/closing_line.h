// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/bet.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace evision::ledger {

/// What is known of a line's last moments before its event began.
enum class CloseState : std::uint8_t {
    Known,
    NoClose,   ///< nobody priced it close enough to the start: no figure, which is not a figure of zero
    LineMoved, ///< the sharps closed at another point: prices of two lines do not compare
};
[[nodiscard]] std::string_view closeStateId(CloseState state) noexcept; ///< known no_close line_moved
[[nodiscard]] std::optional<CloseState> closeStateFromId(std::string_view id) noexcept;

/// The last fair price of a selection before the start, and where it comes from.
struct ClosingLine {
    CloseState state = CloseState::NoClose;
    double fairProbability = 0;              ///< in (0, 1); only where known
    std::optional<double> bookmakersPrice;   ///< the last one of the bet's own bookmaker, margin included
    market::UnixSeconds at = market::noTime; ///< of the youngest sharp quote in it
    std::string source;                      ///< the sharp bookmakers, "pinnacle+smarkets"

    bool operator==(const ClosingLine &) const = default;
};

/// The price of a single as it was really bet: after boost, before commission, which is paid at every price alike. The
/// house figure of closing line value is takenPrice x p_close - 1, the EV measured at the close (glossary, section 9).
/// Nothing of parlays, each way, lay bets, and of free bets, whose price means something else.
[[nodiscard]] std::optional<double> takenPrice(const Bet &bet) noexcept;
[[nodiscard]] std::optional<double> closingLineValueOf(const Bet &bet, const ClosingLine &close) noexcept;

} // namespace evision::ledger
