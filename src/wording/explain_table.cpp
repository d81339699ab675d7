// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/explain_table.h"

#include "wording/recompute.h"
#include "wording/text.h"
#include "wording/text_table.h"

#include "pricing/number.h"

namespace evision::wording {

namespace {

using Align = TextTable::Align;

constexpr double percent = 100;

std::string share(double fraction, int decimals = 2)
{
    return pricing::formatFixed(fraction * percent, decimals) + " %";
}

std::string odds(const Surroundings &around, double price, int decimals = -1)
{
    if (around.oddsText)
        return around.oddsText(price, decimals);
    return decimals < 0 ? pricing::formatNumber(price) : pricing::formatFixed(price, decimals);
}

/// "51.28 % x 2.3 - 1 = +17.95 %. Kelly 13.8067 % x 25 % x 1000.00 EUR = 34.517 EUR, rounded down: stake 34.51 EUR."
std::string sums(const edge::Derivation &derivation, const Surroundings &around)
{
    const edge::Opportunity &bet = derivation.opportunity;
    const StakeDecimals decimals = stakeDecimals(bet.kelly, around.kellyFraction * around.bankroll);
    const double wanted = bet.kelly * around.kellyFraction * around.bankroll;
    const std::string stake = "stake " + moneyText(bet.stake) + " " + around.currency;
    std::string text = share(bet.fairProbability, chanceDecimals(bet.fairProbability, bet.effectivePrice)) + " x " +
                       pricing::formatNumber(bet.effectivePrice) + " - 1 = " + percentText(bet.ev, 2) + ". Kelly " +
                       share(bet.kelly, decimals.kelly);
    constexpr int most = 4;
    text += " x " + share(around.kellyFraction, decimalsOf(around.kellyFraction * percent, 0, most));
    text += " x " + moneyText(around.bankroll) + " " + around.currency + " = " +
            pricing::formatFixed(wanted, decimals.amount) + " " + around.currency;
    constexpr double cent = 0.01;
    const bool isRounded =
        decimals.isRounded && wanted - bet.stake < cent; // else a limit or a coarser step made it less
    return text + (isRounded ? ", rounded down: " : ": ") + stake + ".\n";
}

std::string headline(const edge::Derivation &derivation, const Surroundings &around)
{
    const edge::Opportunity &bet = derivation.opportunity;
    const market::Vocabulary &vocabulary = around.vocabulary;
    const std::string selection = selectionText(vocabulary, bet.line, bet.selection, bet.point);
    const std::string bookmaker = printable(vocabulary.bookmakers.text(bet.bookmaker));
    std::string text = selection + ", " + eventText(vocabulary, bet.line) + ", at " + bookmaker + " for " +
                       odds(around, bet.price) + "\n";
    text += "Expected value " + percentText(bet.ev, 2) + "; " + percentText(bet.evMin, 2) + " to " +
            percentText(bet.evMax, 2) + " over other methods and without single sharp bookmakers.\n\n";
    if (!bet.stable())
        text.insert(text.size() - 1, "It is unstable: made otherwise, the figures say that this bet " +
                                         std::string(bet.ev > 0 ? "loses" : "wins") + ". Its stake of " +
                                         moneyText(bet.stake) + " " + around.currency + " rests on the one figure.\n");
    const std::size_t count = derivation.sharps.size();
    text += std::to_string(count) + (count == 1 ? " sharp bookmaker puts" : " sharp bookmakers put") +
            " the chance at " + share(bet.fairProbability) + ", so " + odds(around, 1 / bet.fairProbability, 3) +
            " is fair; " + bookmaker + " pays " + odds(around, bet.effectivePrice) +
            (derivation.commission > 0 ? " after a commission of " + share(derivation.commission) : "") + ".\n";
    text += sums(derivation, around);
    if (bet.flags != 0 || !bet.stable())
        text += "Flags: " + flagsText(bet.flags, ", ") + (bet.flags != 0 && !bet.stable() ? ", " : "") +
                (bet.stable() ? "" : "unstable") + ".\n";
    return text;
}

std::string sourceText(edge::PriceSource source)
{
    return source == edge::PriceSource::Prices     ? "its prices"
           : source == edge::PriceSource::Midpoint ? "midpoint of back and lay"
                                                   : "its neighbouring points";
}

std::string sharps(const edge::Derivation &derivation, const Surroundings &around, std::size_t width, bool coloured)
{
    std::vector<TextTable::Column> columns{{"Sharp bookmaker", Align::Left, true},
                                           {"Weight", Align::Right},
                                           {"Age", Align::Right},
                                           {"Book sum", Align::Right},
                                           {"From", Align::Left, true}};
    for (std::size_t k = 0; k < static_cast<std::size_t>(derivation.outcomeCount); ++k)
        columns.push_back({printable(around.vocabulary.names.text(derivation.outcomes[k])), Align::Right, true});
    TextTable table(std::move(columns));
    for (const edge::OpinionUse &use : derivation.sharps) {
        std::string sums;
        for (const edge::OpinionPart &part : use.parts)
            sums += (sums.empty() ? "" : " / ") + pricing::formatFixed(part.bookSum, 4);
        std::vector<std::string> cells{printable(around.vocabulary.bookmakers.text(use.opinion.bookmaker)),
                                       pricing::formatNumber(use.opinion.weight),
                                       ageText(around.asOf, use.opinion.oldest), sums, sourceText(use.opinion.source)};
        for (std::size_t k = 0; k < static_cast<std::size_t>(derivation.outcomeCount); ++k)
            cells.push_back(share(use.opinion.fair[k]));
        table.add(std::move(cells));
    }
    return table.text(width, coloured);
}

std::string variants(const edge::Derivation &derivation, const Surroundings &around, std::size_t width, bool coloured)
{
    TextTable table({{"Otherwise made", Align::Left, true},
                     {"Chance", Align::Right},
                     {"Fair", Align::Right},
                     {"EV", Align::Right}});
    for (const edge::RobustVariant &variant : derivation.variants) {
        const double fair = variant.fair[derivation.outcome];
        table.add({variant.byMethod ? "by " + std::string(pricing::methodId(variant.method))
                                    : "without " + printable(around.vocabulary.bookmakers.text(variant.without)),
                   share(fair), odds(around, 1 / fair, 3),
                   percentText(fair * derivation.opportunity.effectivePrice - 1, 2)});
    }
    return table.text(width, coloured);
}

std::string quotes(const edge::Derivation &derivation, const Surroundings &around, std::size_t width, bool coloured)
{
    TextTable table({{"Bookmaker", Align::Left, true},
                     {"Selection", Align::Left, true},
                     {"Price", Align::Right},
                     {"Age", Align::Right},
                     {"Role", Align::Left}});
    for (const edge::QuoteUse &quote : derivation.quotes) {
        table.add({printable(around.vocabulary.bookmakers.text(quote.bookmaker)),
                   selectionText(around.vocabulary, derivation.opportunity.line, quote.selection, quote.point),
                   odds(around, quote.price), ageText(around.asOf, quote.quoteTime),
                   std::string(edge::quoteRoleId(quote.role))});
    }
    return table.text(width, coloured);
}

} // namespace

std::string explainTable(const edge::Derivation &derivation, const Surroundings &around, std::size_t width,
                         bool coloured)
{
    return wrapped(headline(derivation, around), width) + "\n" + sharps(derivation, around, width, coloured) + "\n" +
           variants(derivation, around, width, coloured) + "\n" + quotes(derivation, around, width, coloured);
}

} // namespace evision::wording
