// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/derivation_tables.h"

#include "models/opportunities/bet_text.h"
#include "models/opportunities/folded_names.h"
#include "models/opportunities/odds_text.h"
#include "wording/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace evision::ui {

using edge::QuoteRole;
using models::percent;
using models::signedPercent;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("Explain", text);
}

QString fixed(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

QString bookOf(const ExplainFacts &facts, market::NameId id)
{
    return facts.titles.title(facts.vocabulary->bookmakers.text(id));
}

QString outcomeOf(const edge::Derivation &derivation, const ExplainFacts &facts, std::size_t outcome)
{
    return models::shown(facts.vocabulary->names.text(derivation.outcomes[outcome]));
}

QString methodName(pricing::Method method)
{
    const std::string_view id = pricing::methodId(method);
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size())).replace(u'_', u' ');
}

/// The sharp, and what its opinion is made of where that is not simply its prices.
QString sharpText(const edge::SharpOpinion &opinion, const ExplainFacts &facts)
{
    const QString book = bookOf(facts, opinion.bookmaker);
    switch (opinion.source) {
    case edge::PriceSource::Prices:
        return book;
    case edge::PriceSource::Midpoint:
        return words(QT_TRANSLATE_NOOP("Explain", "%1, mid of back and lay")).arg(book);
    case edge::PriceSource::Interpolated:
        break;
    }
    return words(QT_TRANSLATE_NOOP("Explain", "%1, from neighbouring points")).arg(book);
}

QString roleText(QuoteRole role)
{
    switch (role) {
    case QuoteRole::Target:
        return words(QT_TRANSLATE_NOOP("Explain", "this bet"));
    case QuoteRole::Sharp:
        return words(QT_TRANSLATE_NOOP("Explain", "sharp"));
    case QuoteRole::ExchangeBack:
        return words(QT_TRANSLATE_NOOP("Explain", "exchange, back"));
    case QuoteRole::ExchangeLay:
        return words(QT_TRANSLATE_NOOP("Explain", "exchange, lay"));
    case QuoteRole::Other:
        break;
    }
    return {};
}

/// Whether the quote is one of the selection itself, at its point, that one can back.
bool isOfSelection(const edge::QuoteUse &quote, const edge::Opportunity &bet)
{
    const bool samePoint = quote.point == bet.point || (quote.point != quote.point && bet.point != bet.point);
    return quote.selection == bet.selection && samePoint && quote.role != QuoteRole::ExchangeLay && quote.price > 1;
}

std::vector<edge::QuoteUse> pricesOfSelection(const edge::Derivation &derivation)
{
    std::vector<edge::QuoteUse> prices;
    for (const edge::QuoteUse &quote : derivation.quotes) {
        const bool isKnown = std::any_of(prices.begin(), prices.end(), [&quote](const edge::QuoteUse &other) {
            return other.bookmaker == quote.bookmaker && other.price == quote.price && other.role == quote.role;
        });
        if (isOfSelection(quote, derivation.opportunity) && !isKnown)
            prices.push_back(quote);
    }
    std::stable_sort(prices.begin(), prices.end(),
                     [](const edge::QuoteUse &a, const edge::QuoteUse &b) { return a.price > b.price; });
    return prices;
}

/// What the method makes of an opinion; nothing where it was not asked or the opinion has several parts.
QString chanceBy(const edge::OpinionUse &use, pricing::Method method, std::size_t outcome)
{
    if (use.parts.size() != 1)
        return {};
    for (const edge::MethodUse &one : use.parts.front().methods) {
        if (one.method == method)
            return percent(one.fair[outcome], 1);
    }
    return {};
}

/// Decimal odds with one decimal more than usual: methods differ little.
QString fairText(double fair, pricing::OddsFormat format)
{
    constexpr int decimals = 3;
    return format == pricing::OddsFormat::Decimal ? fixed(1 / fair, decimals) : models::oddsText(format, 1 / fair);
}

QStringList valueCells(const edge::Derivation &derivation, const ExplainFacts &facts, double fair)
{
    return {percent(fair, 2), fairText(fair, facts.format),
            signedPercent(fair * derivation.opportunity.effectivePrice - 1, 2)};
}

/// Both prices of an exchange, whose chance lies between them; else back only.
struct Quoted {
    double back = 0; ///< 0: not quoted
    double lay = 0;

    [[nodiscard]] double chance() const { return lay > 1 ? (1 / back + 1 / lay) / 2 : 1 / back; }
};

Quoted quotedBy(const edge::Derivation &derivation, const edge::OpinionUse &use, std::size_t outcome, double point)
{
    Quoted quoted;
    for (const edge::QuoteUse &quote : derivation.quotes) {
        const bool isItsPoint = point != point || quote.point == point;
        if (quote.bookmaker != use.opinion.bookmaker || quote.selection != derivation.outcomes[outcome] || !isItsPoint)
            continue;
        if (quote.role == QuoteRole::ExchangeLay)
            quoted.lay = quote.price;
        else if (quote.role == QuoteRole::Sharp || quote.role == QuoteRole::ExchangeBack)
            quoted.back = quote.price;
    }
    return quoted;
}

/// The selection's own number: the away side of home -3.5 has 3.5.
double pointOf(const edge::Derivation &derivation, std::size_t outcome, double point)
{
    const bool isAway = derivation.opportunity.line.set == market::OutcomeSet::HomeAway && outcome == 1;
    return isAway && point != 0 ? -point : point;
}

QString quotedText(const Quoted &quoted, pricing::OddsFormat format)
{
    const QString back = models::oddsText(format, quoted.back);
    //: Back and lay price of an exchange
    return quoted.lay > 1
               ? words(QT_TRANSLATE_NOOP("Explain", "%1 / %2")).arg(back, models::oddsText(format, quoted.lay))
               : back;
}

void addMargins(const edge::Derivation &derivation, const ExplainFacts &facts, const edge::OpinionUse &use,
                const edge::OpinionPart &part, Facts &table)
{
    const bool isWhole = use.parts.size() == 1; // else two points make one opinion, which is in the table above
    const auto count = static_cast<std::size_t>(derivation.outcomeCount);
    const std::size_t head = table.rows.size();
    table.rows.emplace_back();
    double fair = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const double point = pointOf(derivation, k, part.point);
        const Quoted quoted = quotedBy(derivation, use, k, point);
        if (quoted.back <= 1)
            continue;
        const std::string selection =
            wording::selectionText(*facts.vocabulary, derivation.opportunity.line, derivation.outcomes[k], point);
        table.rows.push_back(
            {{QStringLiteral("   ") + QString::fromStdString(selection), quotedText(quoted, facts.format),
              percent(quoted.chance(), 2), isWhole ? percent(use.opinion.fair[k], 2) : QString()}});
        fair += use.opinion.fair[k];
    }
    //: A bookmaker; in its row are sums
    table.rows[head].cells = {words(QT_TRANSLATE_NOOP("Explain", "%1, sum")).arg(bookOf(facts, use.opinion.bookmaker)),
                              QString(), percent(part.bookSum, 2), isWhole ? percent(fair, 2) : QString()};
}

constexpr std::size_t mostSharpColumns = 2; ///< more do not fit beside the combined figures, which matter more

} // namespace

Facts sharpFacts(const edge::Derivation &derivation, const ExplainFacts &facts)
{
    Facts table;
    table.headings = {words(QT_TRANSLATE_NOOP("Explain", "Sharp bookmaker")),
                      words(QT_TRANSLATE_NOOP("Explain", "Weight")), words(QT_TRANSLATE_NOOP("Explain", "Age")),
                      words(QT_TRANSLATE_NOOP("Explain", "Sum"))};
    const auto count = static_cast<std::size_t>(derivation.outcomeCount);
    for (std::size_t k = 0; k < count; ++k)
        table.headings << outcomeOf(derivation, facts, k);
    for (const edge::OpinionUse &use : derivation.sharps) {
        QStringList sums;
        for (const edge::OpinionPart &part : use.parts)
            sums << fixed(part.bookSum, 3);
        QStringList cells{sharpText(use.opinion, facts), fixed(use.opinion.weight, 1),
                          models::ageText(facts.asOf, use.opinion.oldest), sums.join(QStringLiteral(" / "))};
        for (std::size_t k = 0; k < count; ++k)
            cells << percent(use.opinion.fair[k], 1);
        table.rows.push_back({cells});
    }
    return table;
}

Facts marginFacts(const edge::Derivation &derivation, const ExplainFacts &facts)
{
    Facts table;
    table.headings = {words(QT_TRANSLATE_NOOP("Explain", "Selection")), words(QT_TRANSLATE_NOOP("Explain", "Price")),
                      words(QT_TRANSLATE_NOOP("Explain", "1 ÷ price")), words(QT_TRANSLATE_NOOP("Explain", "Chance"))};
    for (const edge::OpinionUse &use : derivation.sharps) {
        for (const edge::OpinionPart &part : use.parts)
            addMargins(derivation, facts, use, part, table);
    }
    return table;
}

Facts methodFacts(const edge::Derivation &derivation, const ExplainFacts &facts)
{
    Facts table;
    table.headings << words(QT_TRANSLATE_NOOP("Explain", "Method"));
    const std::size_t count = derivation.sharps.size();
    const std::size_t sharps = count > 1 && count <= mostSharpColumns ? count : 0;
    for (std::size_t at = 0; at < sharps; ++at)
        table.headings << bookOf(facts, derivation.sharps[at].opinion.bookmaker);
    table.headings << words(QT_TRANSLATE_NOOP("Explain", "Chance")) << words(QT_TRANSLATE_NOOP("Explain", "Fair"))
                   << words(QT_TRANSLATE_NOOP("Explain", "EV"));
    for (const edge::RobustVariant &variant : derivation.variants) {
        if (!variant.byMethod)
            continue;
        QStringList cells{methodName(variant.method)};
        for (std::size_t at = 0; at < sharps; ++at)
            cells << chanceBy(derivation.sharps[at], variant.method, derivation.outcome);
        const double fair = variant.fair[derivation.outcome];
        cells << valueCells(derivation, facts, fair);
        table.rows.push_back({cells, fair == derivation.opportunity.fairProbability});
    }
    return table;
}

Facts withoutFacts(const edge::Derivation &derivation, const ExplainFacts &facts)
{
    Facts table;
    table.headings = {words(QT_TRANSLATE_NOOP("Explain", "Without")), words(QT_TRANSLATE_NOOP("Explain", "Chance")),
                      words(QT_TRANSLATE_NOOP("Explain", "Fair")), words(QT_TRANSLATE_NOOP("Explain", "EV"))};
    for (const edge::RobustVariant &variant : derivation.variants) {
        if (variant.byMethod)
            continue;
        QStringList cells{bookOf(facts, variant.without)};
        cells << valueCells(derivation, facts, variant.fair[derivation.outcome]);
        table.rows.push_back({cells});
    }
    return table;
}

Facts priceFacts(const edge::Derivation &derivation, const ExplainFacts &facts)
{
    Facts table;
    table.headings = {words(QT_TRANSLATE_NOOP("Explain", "Bookmaker")), words(QT_TRANSLATE_NOOP("Explain", "Role")),
                      words(QT_TRANSLATE_NOOP("Explain", "Price")), words(QT_TRANSLATE_NOOP("Explain", "Age"))};
    table.wordColumns = 2;
    for (const edge::QuoteUse &quote : pricesOfSelection(derivation))
        table.rows.push_back(
            {{bookOf(facts, quote.bookmaker), roleText(quote.role), models::oddsText(facts.format, quote.price),
              models::ageText(facts.asOf, quote.quoteTime)},
             quote.role == QuoteRole::Target});
    return table;
}

std::vector<StripPrice> stripPrices(const edge::Derivation &derivation, const ExplainFacts &facts)
{
    std::vector<StripPrice> prices;
    for (const edge::QuoteUse &quote : pricesOfSelection(derivation))
        prices.push_back({bookOf(facts, quote.bookmaker), quote.price, quote.role == QuoteRole::Target,
                          quote.role == QuoteRole::Sharp || quote.role == QuoteRole::ExchangeBack});
    return prices;
}

} // namespace evision::ui
