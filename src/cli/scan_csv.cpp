// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scan_csv.h"

#include "cli/ranking.h"

#include "pricing/number.h"
#include "wording/csv.h"
#include "wording/text.h"

namespace evision::cli {

using namespace wording;

namespace {

std::string numberCell(double number)
{
    return number == number ? pricing::formatNumber(number) : std::string();
}

std::string ageCell(market::UnixSeconds now, market::UnixSeconds then)
{
    return now == market::noTime || then == market::noTime ? std::string() : std::to_string(now - then);
}

std::vector<std::string> cellsOf(const edge::Opportunity &found, const desk::ScanView &scan)
{
    const market::Vocabulary &vocabulary = scan.vocabulary();
    const auto text = [](std::string_view view) { return std::string(view); };
    std::string sharps;
    for (const edge::SharpUse &sharp : scan.result().sharpsOf(found))
        sharps += (sharps.empty() ? "" : " ") + text(vocabulary.bookmakers.text(sharp.bookmaker));
    return {edge::idText(found.id),
            text(vocabulary.eventIds.text(found.line.event)),
            text(vocabulary.sports.text(found.line.sport)),
            timeText(found.line.commenceTime),
            text(vocabulary.names.text(found.line.home)),
            text(vocabulary.names.text(found.line.away)),
            text(vocabulary.marketKey(found.market)),
            text(vocabulary.families.text(found.line.family)),
            text(vocabulary.periods.text(found.line.period)),
            text(vocabulary.names.text(found.line.participant)),
            text(vocabulary.names.text(found.selection)),
            numberCell(found.point),
            text(vocabulary.bookmakers.text(found.bookmaker)),
            numberCell(found.price),
            numberCell(found.effectivePrice),
            numberCell(found.fairProbability),
            numberCell(1 / found.fairProbability),
            numberCell(found.ev),
            numberCell(found.evMin),
            numberCell(found.evMax),
            found.stable() ? "true" : "false",
            numberCell(found.hold),
            numberCell(found.kelly),
            moneyText(found.stake),
            sharps,
            text(pricing::methodId(scan.edgeOptions().pricing.method)),
            ageCell(scan.asOf().value_or(market::noTime), found.quoteTime),
            text(vocabulary.names.text(found.link)),
            flagsText(found.flags, " ")};
}

} // namespace

std::string scanCsv(const desk::ScanView &scan)
{
    std::string text = csvLine({"id",         "event_id",    "sport_key",       "commence_time",
                                "home_team",  "away_team",   "market",          "family",
                                "period",     "participant", "selection",       "point",
                                "bookmaker",  "price",       "effective_price", "fair_probability",
                                "fair_price", "ev",          "ev_min",          "ev_max",
                                "stable",     "hold",        "kelly",           "stake",
                                "sharps",     "method",      "age_s",           "link",
                                "flags"});
    for (const edge::Opportunity *found : rankedOpportunities(scan.result()))
        text += csvLine(cellsOf(*found, scan));
    return text;
}

std::string explainCsv(const edge::Derivation &derivation, const desk::ScanView &scan)
{
    const market::Vocabulary &vocabulary = scan.vocabulary();
    std::string text = csvLine({"role", "bookmaker", "market", "selection", "point", "price", "age_s"});
    for (const edge::QuoteUse &quote : derivation.quotes) {
        text += csvLine({std::string(edge::quoteRoleId(quote.role)),
                         std::string(vocabulary.bookmakers.text(quote.bookmaker)),
                         std::string(vocabulary.marketKey(quote.market)),
                         std::string(vocabulary.names.text(quote.selection)), numberCell(quote.point),
                         numberCell(quote.price), ageCell(scan.asOf().value_or(market::noTime), quote.quoteTime)});
    }
    return text;
}

} // namespace evision::cli
