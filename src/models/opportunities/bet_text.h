// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/bet.h"
#include "models/opportunities/column.h"
#include "models/opportunities/key_titles.h"

#include "market/vocabulary.h"
#include "pricing/odds_format.h"

#include <QLocale>
#include <QString>

#include <array>

namespace evision::models {

/// The numbers and times of a bet as people read them, in the user's locale.
class BetText {
public:
    /// The vocabulary must outlive it.
    explicit BetText(const market::Vocabulary &vocabulary, pricing::OddsFormat format = pricing::OddsFormat::Decimal,
                     const KeyTitles &titles = {})
        : m_vocabulary(vocabulary), m_format(format), m_titles(titles)
    {
    }

    [[nodiscard]] QString cell(const Bet &bet, Column column, market::UnixSeconds now) const;
    /// The same exactly, with what it is made of.
    [[nodiscard]] QString tip(const Bet &bet, Column column, market::UnixSeconds now) const;
    /// One line for the clipboard.
    [[nodiscard]] QString line(const Bet &bet) const;

    [[nodiscard]] QString event(const Bet &bet) const;
    [[nodiscard]] QString selection(const Bet &bet) const;
    [[nodiscard]] QString book(const Bet &bet) const;
    [[nodiscard]] QString sport(const Bet &bet) const;

private:
    [[nodiscard]] QString market(const Bet &bet) const;
    [[nodiscard]] QString moveTip(const Bet &bet) const;
    [[nodiscard]] QString fairTip(const Bet &bet) const;
    [[nodiscard]] static QString valueTip(const Bet &bet);
    [[nodiscard]] static QString flagsTip(const Bet &bet);
    [[nodiscard]] static QString flags(const Bet &bet);

    using Write = QString (*)(const BetText &text, const Bet &bet, market::UnixSeconds now);
    static const std::array<Write, columnCount> cells; ///< by Column

    const market::Vocabulary &m_vocabulary;
    pricing::OddsFormat m_format;
    KeyTitles m_titles;
};

/// "+4.1 %"
[[nodiscard]] QString signedPercent(double fraction, int decimals = 1);
[[nodiscard]] QString percent(double fraction, int decimals = 1);
/// "12 s", "4 min", "3 h", "2 d"; empty where a time is unknown.
[[nodiscard]] QString ageText(market::UnixSeconds now, market::UnixSeconds then);
/// "45 min", "2 h 14", "3 d 4 h"; "started".
[[nodiscard]] QString untilText(market::UnixSeconds now, market::UnixSeconds then);
/// Date and time of day here, to the second.
[[nodiscard]] QString momentText(market::UnixSeconds time);

} // namespace evision::models
