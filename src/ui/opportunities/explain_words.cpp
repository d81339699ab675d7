// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/explain_words.h"

#include "models/opportunities/bet_text.h"
#include "models/opportunities/folded_names.h"
#include "models/opportunities/odds_text.h"
#include "wording/explain_table.h"
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

QString money(double amount, const QString &currency)
{
    const QString figure = QLocale().toString(amount, 'f', 2);
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
    return text + words(QT_TRANSLATE_NOOP("Explain", "%1 × %2 − 1 = %3."))
                      .arg(percent(bet.fairProbability, 2),
                           models::exactOddsText(pricing::OddsFormat::Decimal, bet.effectivePrice),
                           signedPercent(bet.ev, 2));
}

QString stakeText(const edge::Opportunity &bet, const ExplainFacts &facts)
{
    QString text =
        words(QT_TRANSLATE_NOOP("Explain", "Kelly %1 × fraction %2 × bankroll %3 = %4."))
            .arg(percent(bet.kelly, 2), percent(facts.kellyFraction, 0), money(facts.bankroll, facts.currency),
                 money(bet.kelly * facts.kellyFraction * facts.bankroll, facts.currency));
    text += u' ';
    text += words(QT_TRANSLATE_NOOP("Explain", "Suggested stake: %1, as if it were the only bet."))
                .arg(money(bet.stake, facts.currency));
    if (facts.maxStake)
        text +=
            u' ' +
            words(QT_TRANSLATE_NOOP("Explain", "Your limit is %1 a bet.")).arg(money(*facts.maxStake, facts.currency));
    return text;
}

} // namespace

ExplainWords explainWords(const edge::Derivation &derivation, const ExplainFacts &facts)
{
    const edge::Opportunity &bet = derivation.opportunity;
    const market::Vocabulary &vocabulary = *facts.vocabulary;
    const QString book = models::shown(vocabulary.bookmakers.text(bet.bookmaker));
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
    result.all = QString::fromStdString(
        wording::explainTable(derivation, {vocabulary, facts.asOf, facts.kellyFraction, facts.currency.toStdString()},
                              clipboardWidth, false));
    return result;
}

} // namespace evision::ui
