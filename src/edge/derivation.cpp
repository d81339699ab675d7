// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/derivation.h"

#include "edge/consensus.h"

#include <algorithm>
#include <cmath>

namespace evision::edge {

using market::BookLine;
using market::Line;
using market::none;
using market::OutcomeSet;

namespace {

std::array<market::NameId, market::mostOutcomes> outcomeNames(const market::SportEvent &event, OutcomeSet set) noexcept
{
    using market::Vocabulary;
    switch (set) {
    case OutcomeSet::HomeAway:
        return {event.home, event.away, market::noName};
    case OutcomeSet::HomeDrawAway:
        return {event.home, Vocabulary::draw, event.away};
    case OutcomeSet::OverUnder:
        return {Vocabulary::over, Vocabulary::under, market::noName};
    case OutcomeSet::YesNo:
        return {Vocabulary::yes, Vocabulary::no, market::noName};
    case OutcomeSet::Names:
        break;
    }
    return {};
}

/// Collects the parts of one derivation.
class Deriver {
public:
    Deriver(const EventView &view, const BookTable &books, const EdgeOptions &options, std::size_t lineIndex,
            Derivation &out)
        : m_view(view),
          m_books(books),
          m_options(options),
          m_lineIndex(lineIndex),
          m_line(view.lines.lines()[lineIndex]),
          m_out(out),
          m_jury{out.opportunity.bookmaker, books[out.opportunity.bookmaker].cloneGroup, market::noName}
    {
    }

    void run()
    {
        m_out.outcomeCount = market::outcomeCount(m_line.set);
        m_out.outcomes = outcomeNames(m_view.lines.event(), m_line.set);
        const auto backed = std::find(m_out.outcomes.begin(), m_out.outcomes.end(), m_out.opportunity.selection);
        m_out.outcome = static_cast<std::size_t>(backed - m_out.outcomes.begin());
        m_out.commission = m_books[m_out.opportunity.bookmaker].commission;
        addSharps();
        addQuotesOfLine();
        addConsensus();
    }

private:
    void addSharps()
    {
        for (const SharpOpinion &opinion : m_view.pricing.opinions(m_lineIndex)) {
            if (!m_jury.admits(opinion))
                continue;
            OpinionUse &use = m_out.sharps.emplace_back();
            use.opinion = opinion;
            m_out.sharpUses.push_back({opinion.bookmaker, opinion.weight, opinion.oldest,
                                       ownPrice(m_view.lines, opinion, m_out.outcome)});
            if (opinion.source != PriceSource::Interpolated) {
                use.parts.push_back(part(opinion.low, m_line.point, 1));
                continue;
            }
            for (const std::uint32_t at : {opinion.low, opinion.high}) {
                const double share = at == opinion.high ? opinion.share : 1 - opinion.share;
                const Line &neighbour = lineOf(at);
                use.parts.push_back(part(at, neighbour.point, share));
                addQuotes(m_view.lines.bookLine(at), QuoteRole::Sharp);
            }
        }
    }

    /// The line that a BookLine hangs on; only interpolated opinions ask.
    const Line &lineOf(std::uint32_t bookLine) const
    {
        for (const Line &line : m_view.lines.lines()) {
            for (std::uint32_t at = line.firstBook; at != none; at = m_view.lines.bookLine(at).next) {
                if (at == bookLine)
                    return line;
            }
        }
        return m_line;
    }

    OpinionPart part(std::uint32_t bookLine, double point, double share) const
    {
        OpinionPart result;
        result.point = point;
        result.share = share;
        const BookLine &prices = m_view.lines.bookLine(bookLine);
        const auto count = static_cast<std::size_t>(m_out.outcomeCount);
        if (m_books[prices.bookmaker].kind == BookmakerKind::Exchange) {
            const Midpoints middle = m_view.pricing.midpoints(prices, m_line.set);
            result.bookSum = middle.sum;
            result.methods.push_back({pricing::Method::Multiplicative, {}, middle.fair});
            return result;
        }
        Probabilities odds{};
        for (std::size_t k = 0; k < count; ++k)
            odds[k] = prices.back[k].price;
        result.bookSum = pricing::bookSum({odds.data(), count});
        for (int method = 0; method < pricing::methodCount; ++method) {
            MethodUse use;
            use.method = static_cast<pricing::Method>(method);
            use.result = pricing::removeMargin(use.method, {odds.data(), count}, {use.fair.data(), count});
            result.methods.push_back(use);
        }
        return result;
    }

    void addQuotesOfLine()
    {
        for (std::uint32_t at = m_line.firstBook; at != none; at = m_view.lines.bookLine(at).next) {
            const BookLine &prices = m_view.lines.bookLine(at);
            const bool judges = std::any_of(m_out.sharps.begin(), m_out.sharps.end(), [&](const OpinionUse &use) {
                return use.opinion.bookmaker == prices.bookmaker && use.opinion.source != PriceSource::Interpolated;
            });
            addQuotes(prices, judges ? QuoteRole::Sharp : QuoteRole::Other);
        }
    }

    void addQuotes(const BookLine &prices, QuoteRole role)
    {
        const bool exchange = m_books[prices.bookmaker].kind == BookmakerKind::Exchange;
        for (const market::Slot &slot : prices.back) {
            if (!slot.usable())
                continue;
            const bool target = role == QuoteRole::Other && prices.bookmaker == m_out.opportunity.bookmaker &&
                                m_view.book.name[slot.quote] == m_out.opportunity.selection;
            const QuoteRole sharpRole = exchange && role == QuoteRole::Sharp ? QuoteRole::ExchangeBack : role;
            addQuote(slot, target ? QuoteRole::Target : sharpRole);
        }
        if (!exchange || role != QuoteRole::Sharp || prices.lay == none)
            return;
        for (const market::Slot &slot : m_view.lines.lay(prices.lay)) {
            if (slot.usable())
                addQuote(slot, QuoteRole::ExchangeLay);
        }
    }

    void addQuote(const market::Slot &slot, QuoteRole role)
    {
        const market::Listing &listing = m_view.book.listings[slot.listing];
        const double point = m_line.hasPoint() ? m_view.book.point[slot.quote] : m_line.point;
        m_out.quotes.push_back({role, listing.bookmaker, listing.market, m_view.book.name[slot.quote], point,
                                slot.price, listing.updatedAt});
    }

    void addConsensus()
    {
        const auto opinions = m_view.pricing.opinions(m_lineIndex);
        const bool renormalise = isDistribution(m_options.pricing.method);
        (void)combine(opinions, m_jury, m_options.pricing.consensus, m_out.outcomeCount, renormalise, m_out.consensus);
        RobustRange range;
        range.reset(m_view.pricing, m_lineIndex, m_line.set, m_options.pricing);
        range.variants(m_jury, [this](const RobustVariant &variant) { m_out.variants.push_back(variant); });
    }

    const EventView &m_view;
    const BookTable &m_books;
    const EdgeOptions &m_options;
    std::size_t m_lineIndex;
    const Line &m_line;
    Derivation &m_out;
    Jury m_jury;
};

} // namespace

std::string_view quoteRoleId(QuoteRole role) noexcept
{
    switch (role) {
    case QuoteRole::Target:
        return "target";
    case QuoteRole::Sharp:
        return "sharp";
    case QuoteRole::ExchangeBack:
        return "exchange_back";
    case QuoteRole::ExchangeLay:
        return "exchange_lay";
    case QuoteRole::Other:
        break;
    }
    return "other";
}

Derivation derive(const EventView &view, const BookTable &books, const EdgeOptions &options, std::size_t line,
                  const Opportunity &opportunity)
{
    Derivation derivation;
    derivation.opportunity = opportunity;
    Deriver(view, books, options, line, derivation).run();
    return derivation;
}

} // namespace evision::edge
