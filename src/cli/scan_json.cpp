// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scan_json.h"

#include "cli/json_text.h"
#include "cli/json_writer.h"
#include "cli/ranking.h"

#include "wording/text.h"

#include <array>
#include <utility>

namespace evision::cli {

using namespace wording;

namespace {

using market::QuoteStatus;

constexpr std::array<std::pair<QuoteStatus, const char *>, 7> reasons{{{QuoteStatus::BadPrice, "bad_price"},
                                                                       {QuoteStatus::MissingPoint, "missing_point"},
                                                                       {QuoteStatus::Duplicate, "duplicate"},
                                                                       {QuoteStatus::Superseded, "superseded"},
                                                                       {QuoteStatus::Lay, "lay"},
                                                                       {QuoteStatus::Stale, "stale"},
                                                                       {QuoteStatus::InPlay, "in_play"}}};

void writeCounts(JsonWriter &json, const edge::ScanCounts &counts)
{
    json.beginObject("counts");
    json.value("events", counts.events);
    json.value("bookmakers", counts.bookmakers);
    json.value("read", counts.read);
    json.value("used", counts.used);
    json.value("lines", counts.lines);
    json.value("priced_lines", counts.pricedLines);
    json.endObject();
    json.beginObject("rejected");
    for (const auto &[status, id] : reasons)
        json.value(id, counts.rejected[static_cast<std::size_t>(status)]);
    json.value("bad_event", counts.badEvent);
    json.endObject();
}

/// Id, event and line, in the object that is open.
void writeLine(JsonWriter &json, edge::OpportunityId id, const edge::LineKey &line,
               const market::Vocabulary &vocabulary)
{
    json.value("id", edge::idText(id));
    json.value("event_id", vocabulary.eventIds.text(line.event));
    json.value("sport_key", vocabulary.sports.text(line.sport));
    writeTime(json, "commence_time", line.commenceTime);
    writeName(json, "home_team", vocabulary.names.text(line.home));
    writeName(json, "away_team", vocabulary.names.text(line.away));
    json.value("family", vocabulary.families.text(line.family));
    json.value("period", vocabulary.periods.text(line.period));
    writeName(json, "participant", vocabulary.names.text(line.participant));
}

void writeLegs(JsonWriter &json, std::span<const edge::Leg> legs, const desk::ScanView &scan, bool money)
{
    const market::Vocabulary &vocabulary = scan.vocabulary();
    json.beginArray("legs");
    for (const edge::Leg &leg : legs) {
        json.beginObject();
        json.value("market", vocabulary.marketKey(leg.market));
        json.value("family", vocabulary.families.text(vocabulary.market(leg.market).family));
        json.value("selection", vocabulary.names.text(leg.selection));
        json.value("point", leg.point);
        json.value("bookmaker", vocabulary.bookmakers.text(leg.bookmaker));
        json.value("price", leg.price);
        json.value("effective_price", leg.effectivePrice);
        if (money)
            json.value("stake", moneyText(leg.stake));
        else
            json.value("stake", leg.stake);
        writeAge(json, "age_s", scan.asOf().value_or(market::noTime), leg.quoteTime);
        json.endObject();
    }
    json.endArray();
}

void writeArbitrage(JsonWriter &json, const edge::Arbitrage &found, const desk::ScanView &scan)
{
    json.beginObject();
    writeLine(json, found.id, found.line, scan.vocabulary());
    json.value("point", found.line.point);
    json.value("kind", edge::arbitrageKindId(found.kind));
    json.value("profit", found.profit);
    json.value("skew_s", found.skewSeconds);
    writeLegs(json, {found.legs.data(), found.legCount}, scan, true);
    json.beginObject("payoffs");
    for (std::uint32_t at = 0; at < found.payoffCount; ++at)
        json.value(outcomeText(scan.vocabulary(), found.payoffs[at].result), moneyText(found.payoffs[at].net));
    json.endObject();
    writeFlags(json, found.flags);
    json.endObject();
}

void writeMiddle(JsonWriter &json, const edge::Middle &found, const desk::ScanView &scan)
{
    json.beginObject();
    writeLine(json, found.id, found.line, scan.vocabulary());
    writeLegs(json, found.legs, scan, false);
    json.beginArray("window");
    json.element(found.windowLow);
    json.element(found.windowHigh);
    json.endArray();
    json.value("miss", found.miss);
    json.value("hit", found.hit);
    json.value("break_even", found.breakEven);
    writeFlags(json, found.flags);
    json.endObject();
}

void writeLowHold(JsonWriter &json, const edge::LowHold &found, const desk::ScanView &scan)
{
    json.beginObject();
    writeLine(json, found.id, found.line, scan.vocabulary());
    json.value("point", found.line.point);
    json.value("hold", found.hold);
    writeLegs(json, {found.legs.data(), found.legCount}, scan, false);
    writeFlags(json, found.flags);
    json.endObject();
}

} // namespace

void writeOpportunity(JsonWriter &json, const edge::Opportunity &opportunity, std::span<const edge::SharpUse> sharps,
                      const desk::ScanView &scan)
{
    const market::Vocabulary &vocabulary = scan.vocabulary();
    const market::UnixSeconds now = scan.asOf().value_or(market::noTime);
    writeLine(json, opportunity.id, opportunity.line, vocabulary);
    json.value("market", vocabulary.marketKey(opportunity.market));
    json.value("selection", vocabulary.names.text(opportunity.selection));
    json.value("point", opportunity.point);
    json.value("bookmaker", vocabulary.bookmakers.text(opportunity.bookmaker));
    json.value("price", opportunity.price);
    json.value("effective_price", opportunity.effectivePrice);
    json.value("fair_probability", opportunity.fairProbability);
    json.value("fair_price", 1 / opportunity.fairProbability);
    json.value("ev", opportunity.ev);
    json.value("ev_min", opportunity.evMin);
    json.value("ev_max", opportunity.evMax);
    json.value("stable", opportunity.stable());
    json.value("hold", opportunity.hold);
    json.value("kelly", opportunity.kelly);
    json.value("stake", moneyText(opportunity.stake));
    json.beginArray("sharps");
    for (const edge::SharpUse &sharp : sharps) {
        json.beginObject();
        json.value("bookmaker", vocabulary.bookmakers.text(sharp.bookmaker));
        json.value("weight", sharp.weight);
        writeAge(json, "age_s", now, sharp.oldest);
        json.endObject();
    }
    json.endArray();
    json.value("method", pricing::methodId(scan.edgeOptions().pricing.method));
    writeAge(json, "age_s", now, opportunity.quoteTime);
    writeName(json, "link", vocabulary.names.text(opportunity.link));
    writeFlags(json, opportunity.flags);
}

std::string scanJson(const desk::ScanView &scan, const ScanOptions &options, const edge::EdgeTables &tables,
                     const ScanDocument &document)
{
    const edge::ScanResult &result = scan.result();
    JsonWriter json(document.layout);
    json.beginObject();
    json.value("schema", "evision.scan/1");
    writeTime(json, "as_of", scan.asOf().value_or(market::noTime));
    options.write(json, tables, scan.asOf(), document.source);
    json.value("currency", options.currency());
    writeCounts(json, result.counts);
    json.beginArray("opportunities");
    for (const edge::Opportunity *found : rankedOpportunities(result)) {
        json.beginObject();
        writeOpportunity(json, *found, result.sharpsOf(*found), scan);
        json.endObject();
    }
    json.endArray();
    json.beginArray("arbitrages");
    for (const edge::Arbitrage *found : rankedArbitrages(result))
        writeArbitrage(json, *found, scan);
    json.endArray();
    json.beginArray("middles");
    for (const edge::Middle *found : rankedMiddles(result))
        writeMiddle(json, *found, scan);
    json.endArray();
    json.beginArray("low_holds");
    for (const edge::LowHold *found : rankedLowHolds(result))
        writeLowHold(json, *found, scan);
    json.endArray();
    json.endObject();
    return json.finish();
}

} // namespace evision::cli
