// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/explain_words.h"

#include "models/opportunities/bet_text.h"
#include "models/opportunities/flag_text.h"
#include "models/opportunities/odds_text.h"
#include "wording/explain_table.h"
#include "wording/recompute.h"
#include "wording/text.h"

#include <QCoreApplication>
#include <QLocale>

namespace evision::ui {

using models::percent;
using models::signedPercent;

namespace {

constexpr std::size_t clipboardWidth = 100; ///< columns: fits a message and a note

QString words(const char *text, int count = -1)
{
    return QCoreApplication::translate("Explain", text, nullptr, count);
}

QString money(double amount, const QString &currency, int decimals = 2)
{
    const QString figure = QLocale().toString(amount, 'f', decimals);
    return currency.isEmpty() ? figure : figure + u' ' + currency;
}

QString whyText(const edge::Derivation &derivation, const QString &book, pricing::OddsFormat format)
{
    const edge::Opportunity &bet = derivation.opportunity;
    const auto count = static_cast<int>(derivation.sharps.size());
    const QString who =
        count == 1
            ? words(QT_TRANSLATE_NOOP("Explain", "One sharp bookmaker puts the chance at %1, so %2 is fair."))
            : words(QT_TRANSLATE_N_NOOP("Explain", "%n sharp bookmakers put the chance at %1, so %2 is fair."), count);
    QString text = who.arg(percent(bet.fairProbability, 2), models::exactOddsText(format, 1 / bet.fairProbability, 3));
    text += u' ';
    if (derivation.commission > 0)
        text += words(QT_TRANSLATE_NOOP("Explain", "%1 pays %2 after a commission of %3."))
                    .arg(book, models::exactOddsText(format, bet.effectivePrice), percent(derivation.commission, 2));
    else
        text += words(QT_TRANSLATE_NOOP("Explain", "%1 pays %2.")).arg(book, models::exactOddsText(format, bet.price));
    text += u' ';
    return text +
           words(QT_TRANSLATE_NOOP("Explain", "%1 × %2 − 1 = %3."))
               .arg(percent(bet.fairProbability, wording::chanceDecimals(bet.fairProbability, bet.effectivePrice)),
                    models::exactOddsText(pricing::OddsFormat::Decimal, bet.effectivePrice), signedPercent(bet.ev, 2));
}

QString stakeText(const edge::Opportunity &bet, const ExplainFacts &facts)
{
    const double most = facts.kellyFraction * facts.bankroll;
    const wording::StakeDecimals decimals = wording::stakeDecimals(bet.kelly, most);
    constexpr int ofFraction = 4;
    QString text =
        words(QT_TRANSLATE_NOOP("Explain", "Kelly %1 × fraction %2 × bankroll %3 = %4."))
            .arg(percent(bet.kelly, decimals.kelly),
                 percent(facts.kellyFraction, wording::decimalsOf(facts.kellyFraction * 100, 0, ofFraction)),
                 money(facts.bankroll, facts.currency), money(bet.kelly * most, facts.currency, decimals.amount));
    text += u' ';
    constexpr double cent = 0.01;
    const bool isRounded = decimals.isRounded && bet.kelly * most - bet.stake < cent; // else a limit made it less
    text += (isRounded ? words(QT_TRANSLATE_NOOP(
                             "Explain", "Suggested stake, rounded down to the cent: %1, as if it were the only bet."))
                       : words(QT_TRANSLATE_NOOP("Explain", "Suggested stake: %1, as if it were the only bet.")))
                .arg(money(bet.stake, facts.currency));
    if (facts.maxStake)
        text +=
            u' ' +
            words(QT_TRANSLATE_NOOP("Explain", "Your limit is %1 a bet.")).arg(money(*facts.maxStake, facts.currency));
    return text;
}

/// Why to look twice: that it is unstable first, then what each flag means, and for the one that has two reasons, which
/// it is.
QString flagsText(const edge::Opportunity &bet)
{
    QStringList lines;
    if (!bet.stable())
        lines << QStringLiteral("⚑ ") +
                     (bet.ev > 0
                          ? words(QT_TRANSLATE_NOOP("Explain", "Unstable: by another method, or without one of the "
                                                               "sharp bookmakers, this bet loses."))
                          : words(QT_TRANSLATE_NOOP("Explain", "Unstable: by another method, or without one of the "
                                                               "sharp bookmakers, this bet wins.")));
    for (const edge::Flag flag : models::flagList(bet.flags)) {
        QString line = QStringLiteral("⚑ ") + models::flagMeaning(flag);
        if (flag == edge::Flag::Suspect)
            line += u' ' +
                    (bet.ev > edge::incredibleEv
                         ? words(QT_TRANSLATE_NOOP("Explain", "Here it is the EV: %1.")).arg(signedPercent(bet.ev, 2))
                         : words(QT_TRANSLATE_NOOP("Explain", "Here it is the price.")));
        lines << line;
    }
    return lines.join(u'\n');
}

QString copiedText(const edge::Derivation &derivation, const ExplainFacts &facts)
{
    wording::Surroundings around{*facts.vocabulary, facts.asOf, facts.kellyFraction, facts.bankroll,
                                 facts.currency.toStdString()};
    if (facts.format != pricing::OddsFormat::Decimal)
        around.oddsText = [format = facts.format](double price, int decimals) {
            return models::exactOddsText(format, price, decimals).toStdString();
        };
    return QString::fromStdString(wording::explainTable(derivation, around, clipboardWidth, false));
}

} // namespace

ExplainWords explainWords(const edge::Derivation &derivation, const ExplainFacts &facts)
{
    const edge::Opportunity &bet = derivation.opportunity;
    const market::Vocabulary &vocabulary = *facts.vocabulary;
    const QString book = facts.titles.title(vocabulary.bookmakers.text(bet.bookmaker));
    ExplainWords result;
    result.title = QString::fromStdString(wording::selectionText(vocabulary, bet.line, bet.selection, bet.point));
    result.subtitle = words(QT_TRANSLATE_NOOP("Explain", "%1 · %2 %3"))
                          .arg(QString::fromStdString(wording::eventText(vocabulary, bet.line)), book,
                               models::exactOddsText(facts.format, bet.price));
    result.value = words(QT_TRANSLATE_NOOP("Explain", "EV %1")).arg(signedPercent(bet.ev, 2));
    result.range =
        words(QT_TRANSLATE_NOOP("Explain", "%1 to %2 over other methods and without single sharp bookmakers"))
            .arg(signedPercent(bet.evMin, 2), signedPercent(bet.evMax, 2));
    result.why = whyText(derivation, book, facts.format);
    result.stake = stakeText(bet, facts);
    result.flags = flagsText(bet);
    result.all = copiedText(derivation, facts);
    return result;
}

} // namespace evision::ui
