// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scan_table.h"

#include "cli/ranking.h"

#include "pricing/number.h"
#include "wording/text.h"
#include "wording/text_table.h"

#include <algorithm>

namespace evision::cli {

using namespace wording;

namespace {

using Align = TextTable::Align;

constexpr std::string_view nothingPriced =
    "No line could be priced: no sharp bookmaker has complete, fresh prices here. See --sharp and --weights-file for "
    "whom to trust, --max-age for how fresh.";

std::string priceText(double price)
{
    return screenNumber(price, price < 10 ? 2 : price < 100 ? 1 : 0);
}

std::string plural(std::uint64_t count, const std::string &one, const std::string &many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string title(const std::string &plain, std::size_t width, bool coloured)
{
    const std::string text = wrapped(plain, width);
    return (coloured ? "\n\x1b[1m" + text + "\x1b[0m\n" : "\n" + text + "\n");
}

/// What stands under a finding: the match, when it starts, what to doubt.
std::string noteText(const desk::ScanView &scan, const edge::LineKey &line, edge::Flags flags)
{
    std::string note = eventText(scan.vocabulary(), line);
    if (line.home != market::noName || line.away != market::noName)
        note += ", " + printable(scan.vocabulary().sports.text(line.sport));
    if (scan.asOf() && line.commenceTime > *scan.asOf())
        note += ", starts in " + untilText(*scan.asOf(), line.commenceTime);
    else if (scan.asOf())
        note += ", began " + untilText(line.commenceTime, *scan.asOf()) + " ago";
    if (flags != 0)
        note += " · " + flagsText(flags, ", ");
    return note;
}

std::string opportunities(const desk::ScanView &scan, std::size_t most, std::size_t width, bool coloured)
{
    const market::UnixSeconds now = scan.asOf().value_or(market::noTime);
    const market::Vocabulary &vocabulary = scan.vocabulary();
    TextTable table({{"EV", Align::Right},
                     {"Range %", Align::Right, false, 3},
                     {"Bet", Align::Left, true},
                     {"Bookmaker", Align::Left, true},
                     {"Price", Align::Right},
                     {"Fair", Align::Right, false, 2},
                     {"Stake", Align::Right},
                     {"Age", Align::Right, false, 1}});
    std::vector<const edge::Opportunity *> ranked = rankedOpportunities(scan.result());
    ranked.resize(std::min(ranked.size(), most));
    for (const edge::Opportunity *found : ranked) {
        const std::string least = screenNumber(found->evMin * 100, 1);
        const std::string greatest = screenNumber(found->evMax * 100, 1);
        table.add({percentText(found->ev), least + " to " + greatest,
                   selectionText(vocabulary, found->line, found->selection, found->point),
                   printable(vocabulary.bookmakers.text(found->bookmaker)), priceText(found->price),
                   priceText(1 / found->fairProbability), screenNumber(found->stake, 2),
                   ageText(now, found->quoteTime)});
        table.addNote(noteText(scan, found->line, found->flags) + (found->stable() ? "" : " · unstable") + " · id " +
                      edge::idText(found->id));
    }
    return table.text(width, coloured);
}

/// The legs of a combination, one a row, under the figures of the first.
void addLegs(TextTable &table, const desk::ScanView &scan, const edge::LineKey &line, std::span<const edge::Leg> legs,
             const std::vector<std::string> &figures, bool money)
{
    for (std::size_t at = 0; at < legs.size(); ++at) {
        const edge::Leg &leg = legs[at];
        std::vector<std::string> cells = at == 0 ? figures : std::vector<std::string>(figures.size());
        edge::LineKey legLine = line;
        legLine.family = scan.vocabulary().market(leg.market).family;
        cells.push_back(selectionText(scan.vocabulary(), legLine, leg.selection, leg.point));
        cells.push_back(printable(scan.vocabulary().bookmakers.text(leg.bookmaker)));
        cells.push_back(priceText(leg.price));
        cells.push_back(money ? moneyText(leg.stake) : screenNumber(leg.stake * 100, 1) + " %");
        cells.push_back(ageText(scan.asOf().value_or(market::noTime), leg.quoteTime));
        table.add(std::move(cells));
    }
}

std::vector<TextTable::Column> withLegs(std::vector<TextTable::Column> figures)
{
    const std::vector<TextTable::Column> legs{{"Bet", Align::Left, true},
                                              {"Bookmaker", Align::Left, true},
                                              {"Price", Align::Right},
                                              {"Stake", Align::Right},
                                              {"Age", Align::Right, false, 1}};
    figures.insert(figures.end(), legs.begin(), legs.end());
    return figures;
}

std::string arbitrages(const desk::ScanView &scan, std::size_t width, bool coloured)
{
    TextTable table(withLegs({{"Profit", Align::Right}}));
    for (const edge::Arbitrage *found : rankedArbitrages(scan.result())) {
        addLegs(table, scan, found->line, {found->legs.data(), found->legCount}, {percentText(found->profit, 2)}, true);
        table.addNote(noteText(scan, found->line, found->flags));
    }
    return table.text(width, coloured);
}

std::string middles(const desk::ScanView &scan, std::size_t width, bool coloured)
{
    TextTable table(
        withLegs({{"Break-even", Align::Right}, {"Hit", Align::Right, false, 3}, {"Miss", Align::Right, false, 2}}));
    for (const edge::Middle *found : rankedMiddles(scan.result())) {
        addLegs(table, scan, found->line, found->legs,
                {screenNumber(found->breakEven * 100, 2) + " %", percentText(found->hit), percentText(found->miss, 2)},
                false);
        table.addNote(noteText(scan, found->line, found->flags));
    }
    return table.text(width, coloured);
}

std::string lowHolds(const desk::ScanView &scan, std::size_t width, bool coloured)
{
    TextTable table(withLegs({{"Hold", Align::Right}}));
    for (const edge::LowHold *found : rankedLowHolds(scan.result())) {
        addLegs(table, scan, found->line, {found->legs.data(), found->legCount},
                {screenNumber(found->hold * 100, 2) + " %"}, false);
        table.addNote(noteText(scan, found->line, found->flags));
    }
    return table.text(width, coloured);
}

std::string summary(const desk::ScanView &scan, std::size_t width)
{
    const edge::ScanCounts &counts = scan.result().counts;
    std::string text = plural(counts.events, "event", "events") + ", " + plural(counts.read, "quote", "quotes") +
                       " of " + plural(counts.bookmakers, "bookmaker", "bookmakers") + ", " +
                       std::to_string(counts.used) + " used; " + std::to_string(counts.pricedLines) + " of " +
                       plural(counts.lines, "line", "lines") + " priced";
    if (scan.asOf())
        text += "; as of " + timeText(*scan.asOf());
    text = wrapped(text + ".", width) + "\n";
    constexpr std::array<const char *, market::quoteStatusCount> words{
        "", "bad price", "missing point", "duplicate", "superseded", "lay", "stale", "in play"};
    std::string left;
    for (std::size_t status = 1; status < words.size(); ++status) {
        if (counts.rejected[status] > 0)
            left += (left.empty() ? "" : ", ") + std::to_string(counts.rejected[status]) + " " + words[status];
    }
    if (counts.badEvent > 0)
        left += (left.empty() ? "" : ", ") + std::to_string(counts.badEvent) + " of bad events";
    if (!left.empty())
        text += wrapped("Left out: " + left + ".", width) + "\n";
    if (counts.contradictions > 0)
        text += wrapped("Among the duplicates are " +
                            plural(counts.contradictions, "price that contradicts", "prices that contradict") +
                            " another one for the same outcome in the same answer. The last one counts; look at the "
                            "bookmaker's page before betting on it.",
                        width) +
                "\n";
    return text;
}

} // namespace

std::string bestBetsTable(const desk::ScanView &scan, const std::string &currency, std::size_t rows, std::size_t width,
                          bool coloured)
{
    const std::size_t all = scan.result().opportunities.size();
    if (all == 0)
        return "\n" +
               wrapped(scan.result().counts.pricedLines == 0
                           ? std::string(nothingPriced)
                           : "No bet reaches an expected value of " + percentText(scan.edgeOptions().minEv) +
                                 " (--min-ev).",
                       width) +
               "\n";
    std::string heading = plural(all, "bet", "bets") + " worth more than the price asks, stakes in " + currency +
                          ", each as if it were the only one";
    if (rows < all)
        heading += "; the best " + std::to_string(rows) + " of them";
    return title(heading, width, coloured) + opportunities(scan, rows, width, coloured);
}

std::string scanTable(const desk::ScanView &scan, const std::string &currency, std::size_t rows, std::size_t width,
                      bool coloured)
{
    const edge::ScanResult &result = scan.result();
    std::string text = summary(scan, width);
    if (result.counts.read == 0)
        return text;
    text += bestBetsTable(scan, currency, rows, width, coloured);
    if (!result.arbitrages.empty())
        text += title(plural(result.arbitrages.size(), "arbitrage", "arbitrages") + ", stakes in " + currency, width,
                      coloured) +
                arbitrages(scan, width, coloured);
    if (!result.middles.empty())
        text += title(plural(result.middles.size(), "middle", "middles") + ", per unit of both stakes together", width,
                      coloured) +
                middles(scan, width, coloured);
    if (!result.lowHolds.empty())
        text += title(plural(result.lowHolds.size(), "low hold", "low holds"), width, coloured) +
                lowHolds(scan, width, coloured);
    return text;
}

} // namespace evision::cli
