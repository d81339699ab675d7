// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/bet_text.h"

#include "models/opportunities/flag_text.h"
#include "models/opportunities/odds_text.h"

#include "wording/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include <algorithm>

namespace evision::models {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

QString words(const char *text)
{
    return QCoreApplication::translate("Bet", text);
}

QString known(double value, QString (*text)(double))
{
    return value == value ? text(value) : QString();
}

QString onePercent(double fraction)
{
    return percent(fraction, 1);
}

} // namespace

QString percent(double fraction, int decimals)
{
    //: A percentage: a number and its sign
    return words(QT_TRANSLATE_NOOP("Bet", "%1 %")).arg(QLocale().toString(fraction * 100, 'f', decimals));
}

QString signedPercent(double fraction, int decimals)
{
    const QString digits = percent(fraction, decimals);
    return fraction >= 0 && !digits.startsWith(QLocale().negativeSign()) ? QLocale().positiveSign() + digits : digits;
}

QString ageText(market::UnixSeconds now, market::UnixSeconds then)
{
    if (now == market::noTime || then == market::noTime)
        return {};
    const qint64 seconds = std::max<qint64>(0, now - then);
    if (seconds < 2 * minute)
        return words(QT_TRANSLATE_NOOP("Bet", "%1 s")).arg(seconds);
    if (seconds < 2 * hour)
        return words(QT_TRANSLATE_NOOP("Bet", "%1 min")).arg(seconds / minute);
    if (seconds < 2 * day)
        return words(QT_TRANSLATE_NOOP("Bet", "%1 h")).arg(seconds / hour);
    return words(QT_TRANSLATE_NOOP("Bet", "%1 d")).arg(seconds / day);
}

QString untilText(market::UnixSeconds now, market::UnixSeconds then)
{
    if (now == market::noTime || then == market::noTime)
        return {};
    const qint64 seconds = then - now;
    if (seconds <= 0)
        return words(QT_TRANSLATE_NOOP("Bet", "started"));
    if (seconds < hour)
        return words(QT_TRANSLATE_NOOP("Bet", "%1 min")).arg((seconds + minute - 1) / minute);
    if (seconds < day)
        //: Hours and minutes until a match starts
        return words(QT_TRANSLATE_NOOP("Bet", "%1 h %2"))
            .arg(seconds / hour)
            .arg(seconds % hour / minute, 2, 10, QLatin1Char('0'));
    //: Days and hours until a match starts
    return words(QT_TRANSLATE_NOOP("Bet", "%1 d %2 h")).arg(seconds / day).arg(seconds % day / hour);
}

QString momentText(market::UnixSeconds time)
{
    if (time == market::noTime)
        return words(QT_TRANSLATE_NOOP("Bet", "unknown"));
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(time), QLocale::ShortFormat);
}

QString BetText::event(const Bet &bet) const
{
    return QString::fromStdString(wording::eventText(m_vocabulary, lineOf(bet)));
}

QString BetText::selection(const Bet &bet) const
{
    return QString::fromStdString(wording::selectionText(m_vocabulary, lineOf(bet), bet.selection, bet.point));
}

QString BetText::book(const Bet &bet) const
{
    return m_titles.title(m_vocabulary.bookmakers.text(bet.bookmaker));
}

QString BetText::sport(const Bet &bet) const
{
    return m_titles.title(m_vocabulary.sports.text(bet.sport));
}

QString BetText::market(const Bet &bet) const
{
    const QString family = m_titles.title(m_vocabulary.families.text(bet.family));
    const std::string_view period = m_vocabulary.periods.text(bet.period);
    return period.empty() || period == "full" ? family : family + u' ' + m_titles.title(period);
}

QString BetText::flags(const Bet &bet)
{
    QStringList list;
    for (const edge::Flag flag : flagList(bet.flags))
        list << flagWord(flag);
    return list.join(QStringLiteral(", "));
}

const std::array<BetText::Write, columnCount> BetText::cells{
    [](const BetText &, const Bet &bet, market::UnixSeconds now) { return untilText(now, longTime(bet.startsAt)); },
    [](const BetText &text, const Bet &bet, market::UnixSeconds) { return text.event(bet); },
    [](const BetText &text, const Bet &bet, market::UnixSeconds) { return text.selection(bet); },
    [](const BetText &text, const Bet &bet, market::UnixSeconds) { return text.book(bet); },
    [](const BetText &text, const Bet &bet, market::UnixSeconds) { return oddsText(text.m_format, bet.price); },
    [](const BetText &text, const Bet &bet, market::UnixSeconds) {
        return bet.sharpPrice > 0 ? oddsText(text.m_format, double{bet.sharpPrice}) : QString();
    },
    [](const BetText &text, const Bet &bet, market::UnixSeconds) { return oddsText(text.m_format, bet.fairPrice()); },
    [](const BetText &, const Bet &bet, market::UnixSeconds) { return signedPercent(bet.ev); },
    [](const BetText &, const Bet &bet, market::UnixSeconds) { return QLocale().toString(bet.stake, 'f', 2); },
    [](const BetText &, const Bet &bet, market::UnixSeconds now) { return ageText(now, longTime(bet.quotedAt)); },
    [](const BetText &text, const Bet &bet, market::UnixSeconds) { return text.flags(bet); },
    [](const BetText &text, const Bet &bet, market::UnixSeconds) { return text.sport(bet); },
    [](const BetText &text, const Bet &bet, market::UnixSeconds) { return text.market(bet); },
    [](const BetText &, const Bet &bet, market::UnixSeconds) { return known(double{bet.hold}, onePercent); },
    [](const BetText &, const Bet &bet, market::UnixSeconds) { return percent(double{bet.kelly}, 2); },
    [](const BetText &, const Bet &bet, market::UnixSeconds now) { return ageText(now, longTime(bet.firstSeen)); },
    [](const BetText &, const Bet &bet, market::UnixSeconds) { return signedPercent(double{bet.bestEv}); },
};

QString BetText::cell(const Bet &bet, Column column, market::UnixSeconds now) const
{
    return cells[static_cast<std::size_t>(column)](*this, bet, now);
}

QString BetText::moveTip(const Bet &bet) const
{
    const QString price = exactOddsText(m_format, bet.price);
    if (bet.previousPrice > 0)
        return words(QT_TRANSLATE_NOOP("Bet", "%1, before that %2"))
            .arg(price, exactOddsText(m_format, double{bet.previousPrice}, 2));
    return price;
}

QString BetText::flagsTip(const Bet &bet)
{
    QStringList lines;
    for (const edge::Flag flag : flagList(bet.flags))
        lines << flagMeaning(flag);
    return lines.join(u'\n');
}

QString BetText::fairTip(const Bet &bet) const
{
    return words(QT_TRANSLATE_NOOP("Bet", "Fair chance %1, so %2 breaks even"))
        .arg(percent(bet.fairProbability, 2), exactOddsText(m_format, bet.fairPrice(), 3));
}

QString BetText::valueTip(const Bet &bet)
{
    return words(QT_TRANSLATE_NOOP("Bet", "%1; from %2 to %3 over other methods and without single sharps. Enter "
                                          "explains it."))
        .arg(signedPercent(bet.ev, 2), signedPercent(double{bet.evMin}, 2), signedPercent(double{bet.evMax}, 2));
}

QString BetText::tip(const Bet &bet, Column column, market::UnixSeconds now) const
{
    const auto at = [](const char *text, ShortTime time) { return words(text).arg(momentText(longTime(time))); };
    if (column == Column::StartsIn)
        return at(QT_TRANSLATE_NOOP("Bet", "Starts %1"), bet.startsAt);
    if (column == Column::Age)
        return at(QT_TRANSLATE_NOOP("Bet", "Updated %1"), bet.quotedAt);
    if (column == Column::FirstSeen)
        return at(QT_TRANSLATE_NOOP("Bet", "Appeared %1"), bet.firstSeen);
    if (column == Column::Price)
        return moveTip(bet);
    if (column == Column::Sharp)
        return bet.sharpPrice > 0 ? exactOddsText(m_format, double{bet.sharpPrice}, 3) : QString();
    if (column == Column::Fair)
        return fairTip(bet);
    if (column == Column::Ev)
        return valueTip(bet);
    if (column == Column::Flags)
        return flagsTip(bet);
    if (column == Column::Event)
        return words(QT_TRANSLATE_NOOP("Bet", "%1, %2")).arg(event(bet), sport(bet));
    return cell(bet, column, now); // all there is to say
}

QString BetText::line(const Bet &bet) const
{
    //: A bet on one line, for the clipboard: event, selection, bookmaker, price, fair price, expected value, stake
    return words(QT_TRANSLATE_NOOP("Bet", "%1: %2 at %3 for %4 (fair %5, EV %6, stake %7)"))
        .arg(event(bet), selection(bet), book(bet), exactOddsText(m_format, bet.price),
             exactOddsText(m_format, bet.fairPrice(), 3), signedPercent(bet.ev), QLocale().toString(bet.stake, 'f', 2));
}

} // namespace evision::models
