// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/grade.h"
#include "market/money.h"
#include "market/quote_book.h"
#include "pricing/expected.h"
#include "pricing/odds_format.h"

#include <QTimeZone>

#include <optional>
#include <string>
#include <utility>

/// Values as other programs and people write them. All errors are sentences for the user.
namespace evision::bet_files {

/// A number with a point or a comma before its decimals, and the other or spaces between its thousands; in brackets or
/// with a minus it is negative; a sign of money before or after it does not matter. "1,234" and "1.234", which may be
/// either, are refused. The answer has a point and nothing between thousands.
[[nodiscard]] Expected<std::string, std::string> plainNumber(const std::string &text);

[[nodiscard]] Expected<market::Money, std::string> moneyFrom(const std::string &text, const market::Currency &currency);
[[nodiscard]] Expected<double, std::string> numberFrom(const std::string &text);
/// In that format; "2,5" is decimal 2.5.
[[nodiscard]] Expected<double, std::string> oddsFrom(const std::string &text, pricing::OddsFormat format);
/// By Qt's `format`, in `zone`; without a format ISO 8601, in that zone where it names none, or seconds since 1970.
[[nodiscard]] Expected<market::UnixSeconds, std::string> timeFrom(const std::string &text, const std::string &format,
                                                                  const QTimeZone &zone);

/// Nothing for a bet that is open.
[[nodiscard]] Expected<std::optional<ledger::Grade>, std::string> gradeFrom(const std::string &text);

/// Home and away of "Reds v Blues", "Reds vs. Blues", "Reds - Blues", "Blues @ Reds"; the second is empty where there
/// is one name alone.
[[nodiscard]] std::pair<std::string, std::string> teamsFrom(const std::string &event);

} // namespace evision::bet_files
