// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/explain_json.h"

#include "cli/json_text.h"
#include "cli/json_writer.h"
#include "cli/scan_json.h"

#include "pricing/devig.h"
#include "wording/text.h"

namespace evision::cli {

using namespace wording;

namespace {

std::string_view sourceId(edge::PriceSource source)
{
    switch (source) {
    case edge::PriceSource::Prices:
        return "prices";
    case edge::PriceSource::Midpoint:
        return "midpoint";
    case edge::PriceSource::Interpolated:
        break;
    }
    return "interpolated";
}

class ExplainWriter {
public:
    ExplainWriter(const edge::Derivation &derivation, const desk::ScanView &scan)
        : m_derivation(derivation),
          m_scan(scan),
          m_vocabulary(scan.vocabulary()),
          m_now(scan.asOf().value_or(market::noTime))
    {
    }

    std::string write(const ScanOptions &options, const edge::EdgeTables &tables, const MarketOptions *source)
    {
        m_json.beginObject();
        m_json.value("schema", "evision.explain/1");
        writeTime(m_json, "as_of", m_now);
        options.write(m_json, tables, m_scan.asOf(), source);
        m_json.value("currency", options.currency());
        m_json.beginObject("opportunity");
        writeOpportunity(m_json, m_derivation.opportunity, m_derivation.sharpUses, m_scan);
        m_json.endObject();
        writeLine();
        writeQuotes();
        writeSharps();
        writeConsensus();
        m_json.value("commission", m_derivation.commission);
        writeKelly();
        writeVariants();
        m_json.endObject();
        return m_json.finish();
    }

private:
    void probabilities(std::string_view key, const edge::Probabilities &fair)
    {
        m_json.beginObject(key);
        for (std::size_t k = 0; k < static_cast<std::size_t>(m_derivation.outcomeCount); ++k)
            m_json.value(m_vocabulary.names.text(m_derivation.outcomes[k]), fair[k]);
        m_json.endObject();
    }

    void writeLine()
    {
        const edge::LineKey &line = m_derivation.opportunity.line;
        m_json.beginObject("line");
        m_json.value("family", m_vocabulary.families.text(line.family));
        m_json.value("period", m_vocabulary.periods.text(line.period));
        writeName(m_json, "participant", m_vocabulary.names.text(line.participant));
        m_json.value("point", line.point);
        m_json.beginArray("outcomes");
        for (std::size_t k = 0; k < static_cast<std::size_t>(m_derivation.outcomeCount); ++k)
            m_json.element(m_vocabulary.names.text(m_derivation.outcomes[k]));
        m_json.endArray();
        m_json.endObject();
    }

    void writeQuotes()
    {
        m_json.beginArray("quotes");
        for (const edge::QuoteUse &quote : m_derivation.quotes) {
            m_json.beginObject();
            m_json.value("bookmaker", m_vocabulary.bookmakers.text(quote.bookmaker));
            m_json.value("market", m_vocabulary.marketKey(quote.market));
            m_json.value("selection", m_vocabulary.names.text(quote.selection));
            m_json.value("point", quote.point);
            m_json.value("price", quote.price);
            writeAge(m_json, "age_s", m_now, quote.quoteTime);
            m_json.value("role", edge::quoteRoleId(quote.role));
            m_json.endObject();
        }
        m_json.endArray();
    }

    void writePart(const edge::OpinionPart &part)
    {
        m_json.beginObject();
        m_json.value("point", part.point);
        m_json.value("share", part.share);
        m_json.value("book_sum", part.bookSum);
        m_json.beginArray("methods");
        for (const edge::MethodUse &use : part.methods) {
            m_json.beginObject();
            m_json.value("method", pricing::methodId(use.method));
            m_json.value("applicable", use.result.ok());
            if (use.result.ok()) {
                m_json.null("reason");
                probabilities("probabilities", use.fair);
            } else {
                m_json.value("reason", pricing::devigReason(use.result));
                m_json.null("probabilities");
            }
            m_json.value("parameter", use.result.parameter);
            m_json.endObject();
        }
        m_json.endArray();
        m_json.endObject();
    }

    void writeSharps()
    {
        m_json.beginArray("sharps");
        for (const edge::OpinionUse &use : m_derivation.sharps) {
            m_json.beginObject();
            m_json.value("bookmaker", m_vocabulary.bookmakers.text(use.opinion.bookmaker));
            m_json.value("weight", use.opinion.weight);
            writeAge(m_json, "age_s", m_now, use.opinion.oldest);
            m_json.value("source", sourceId(use.opinion.source));
            m_json.beginArray("parts");
            for (const edge::OpinionPart &part : use.parts)
                writePart(part);
            m_json.endArray();
            probabilities("probabilities", use.opinion.fair);
            m_json.endObject();
        }
        m_json.endArray();
    }

    void writeConsensus()
    {
        const bool mean = m_scan.edgeOptions().pricing.consensus == edge::ConsensusRule::Mean;
        m_json.beginObject("consensus");
        m_json.value("rule", mean ? "mean" : "median");
        probabilities("probabilities", m_derivation.consensus);
        m_json.endObject();
    }

    void writeKelly()
    {
        const edge::StakingOptions &staking = m_scan.edgeOptions().staking;
        m_json.beginObject("kelly");
        m_json.value("full", m_derivation.opportunity.kelly);
        m_json.value("fraction", staking.kellyFraction);
        m_json.value("bankroll", staking.bankroll);
        m_json.value("stake", moneyText(m_derivation.opportunity.stake));
        m_json.endObject();
    }

    void writeVariants()
    {
        m_json.beginArray("robust");
        for (const edge::RobustVariant &variant : m_derivation.variants) {
            const double fair = variant.fair[m_derivation.outcome];
            m_json.beginObject();
            m_json.value("variant", variant.byMethod
                                        ? "method:" + std::string(pricing::methodId(variant.method))
                                        : "without:" + std::string(m_vocabulary.bookmakers.text(variant.without)));
            m_json.value("fair_probability", fair);
            m_json.value("ev", fair * m_derivation.opportunity.effectivePrice - 1);
            m_json.endObject();
        }
        m_json.endArray();
    }

    const edge::Derivation &m_derivation;
    desk::ScanView m_scan;
    const market::Vocabulary &m_vocabulary;
    market::UnixSeconds m_now;
    JsonWriter m_json;
};

} // namespace

std::string explainJson(const edge::Derivation &derivation, const desk::ScanView &scan, const ScanOptions &options,
                        const edge::EdgeTables &tables, const MarketOptions *source)
{
    return ExplainWriter(derivation, scan).write(options, tables, source);
}

} // namespace evision::cli
