// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/opportunity.h"

#include "market/quote_book.h"
#include "market/vocabulary.h"

#include <string>
#include <string_view>

namespace evision::wording {

/// 2026-01-31T18:00:00Z; empty for noTime.
[[nodiscard]] std::string timeText(market::UnixSeconds time);
[[nodiscard]] std::string flagsText(edge::Flags flags, std::string_view separator);

/// Major units in plain decimals, at least two of them, without noise of binary fractions: "46.60", "3.739".
[[nodiscard]] std::string moneyText(double amount);
/// At most so many decimals, without zeros at the end: "1.9975", "2".
[[nodiscard]] std::string shortNumber(double value, int mostDecimals);
/// So many decimals for people: a number too long for a column is written as 1.23e+300.
[[nodiscard]] std::string screenNumber(double value, int decimals);
/// A fraction as a percentage with its sign: "+4.1 %".
[[nodiscard]] std::string percentText(double fraction, int decimals = 1);
/// An age for people: "45 s", "12 min", "3 h", "2 d".
[[nodiscard]] std::string ageText(market::UnixSeconds now, market::UnixSeconds then);
/// How long until then, with the sign of the past.
[[nodiscard]] std::string untilText(market::UnixSeconds now, market::UnixSeconds then);

/// "Arsenal – Chelsea", or the sport where the event has no teams.
[[nodiscard]] std::string eventText(const market::Vocabulary &vocabulary, const edge::LineKey &line);
/// "Over 2.5", "Arsenal -0.5", "Ann Example Over 7.5 player_points", with the market where it is not plain.
[[nodiscard]] std::string selectionText(const market::Vocabulary &vocabulary, const edge::LineKey &line,
                                        market::NameId selection, double point);
/// A result of an arbitrage: "Over", "exactly 2", "2 to 3", ...
[[nodiscard]] std::string outcomeText(const market::Vocabulary &vocabulary, const edge::Outcome &outcome);

} // namespace evision::wording
