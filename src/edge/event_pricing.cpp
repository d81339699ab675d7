// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/event_pricing.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace evision::edge {

using market::BookLine;
using market::Line;
using market::none;
using market::OutcomeSet;

namespace {

/// At or below this a price is a placeholder of a suspended or decided selection.
constexpr double leastPrice = 1.01;
constexpr double leastMidpointSum = 0.95;
constexpr double greatestMidpointSum = 1.05;
/// 2.52/2.4 is 1.05 but for the last digit of a double: limits hold up to that.
constexpr double digits = 1e-12;
constexpr double widest = widestInterpolation + 1e-9;

} // namespace

void interpolate(const Probabilities &low, const Probabilities &high, double share, int count, bool renormalise,
                 Probabilities &fair) noexcept
{
    double sum = 0;
    for (std::size_t k = 0; k < static_cast<std::size_t>(count); ++k) {
        const double lowLogit = std::log(low[k] / (1 - low[k]));
        const double highLogit = std::log(high[k] / (1 - high[k]));
        fair[k] = 1 / (1 + std::exp(-(lowLogit + share * (highLogit - lowLogit))));
        sum += fair[k];
    }
    for (std::size_t k = 0; k < static_cast<std::size_t>(count) && renormalise; ++k)
        fair[k] /= sum;
}

void EventPricing::build(const market::EventLines &lines, const market::QuoteBook &book,
                         const market::Vocabulary &vocabulary)
{
    m_lines = &lines;
    m_book = &book;
    m_opinions.clear();
    m_ranges.assign(lines.lines().size(), {});
    m_clonesSpeak = false;
    for (std::size_t line = 0; line < m_ranges.size(); ++line)
        priceLine(line);
    if (m_options.interpolate) {
        collectRungs(vocabulary);
        m_interpolated.clear();
        interpolateGroups();
        if (!m_interpolated.empty())
            mergeInterpolated();
    }
    // Last, since a bookmaker's own points are interpolated between whether or not it speaks for its group at them.
    if (m_clonesSpeak && m_books->clonesCountOnce())
        keepOneOfEachClone();
}

void EventPricing::priceLine(std::size_t index)
{
    const Line &line = m_lines->lines()[index];
    const std::size_t first = m_opinions.size();
    m_ranges[index] = {static_cast<std::uint32_t>(first), 0};
    if (line.set == OutcomeSet::Names)
        return;
    const double *weights = m_books->weights(m_lines->event().sport, line.marketClass);
    for (std::uint32_t at = line.firstBook; at != none; at = m_lines->bookLine(at).next) {
        const BookLine &prices = m_lines->bookLine(at);
        const double weight = weights[prices.bookmaker];
        if (!(weight > 0))
            continue;
        SharpOpinion opinion;
        opinion.low = at;
        opinion.weight = weight;
        opinion.bookmaker = prices.bookmaker;
        opinion.cloneGroup = (*m_books)[prices.bookmaker].cloneGroup;
        if (opinionOf(prices, line.set, opinion)) {
            m_clonesSpeak |= opinion.cloneGroup != 0;
            m_opinions.push_back(opinion);
        }
    }
    m_ranges[index].count = static_cast<std::uint32_t>(m_opinions.size() - first);
}

void EventPricing::keepOneOfEachClone()
{
    // Own prices speak before interpolated ones, the heaviest for its group, then the freshest, then the first.
    const auto better = [](const SharpOpinion &a, const SharpOpinion &b) {
        const bool aIsOwn = a.source != PriceSource::Interpolated;
        const bool bIsOwn = b.source != PriceSource::Interpolated;
        return aIsOwn != bIsOwn ? aIsOwn : a.weight != b.weight ? a.weight > b.weight : a.oldest > b.oldest;
    };
    m_merged.clear();
    for (std::size_t line = 0; line < m_ranges.size(); ++line) {
        const std::size_t first = m_merged.size();
        for (const SharpOpinion &opinion : opinions(line)) {
            const auto twin = std::find_if(m_merged.begin() + static_cast<std::ptrdiff_t>(first), m_merged.end(),
                                           [&](const SharpOpinion &other) {
                                               return opinion.cloneGroup != 0 && other.cloneGroup == opinion.cloneGroup;
                                           });
            if (twin == m_merged.end())
                m_merged.push_back(opinion);
            else if (better(opinion, *twin))
                *twin = opinion;
        }
        m_ranges[line] = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(m_merged.size() - first)};
    }
    m_opinions.swap(m_merged);
}

market::UnixSeconds EventPricing::oldestQuote(const BookLine &prices, OutcomeSet set, bool withLay) const noexcept
{
    market::UnixSeconds oldest = std::numeric_limits<market::UnixSeconds>::max();
    for (std::size_t k = 0; k < static_cast<std::size_t>(market::outcomeCount(set)); ++k) {
        oldest = std::min(oldest, m_book->listings[prices.back[k].listing].updatedAt);
        if (withLay)
            oldest = std::min(oldest, m_book->listings[m_lines->lay(prices.lay)[k].listing].updatedAt);
    }
    return oldest;
}

bool EventPricing::opinionOf(const BookLine &prices, OutcomeSet set, SharpOpinion &opinion)
{
    if ((*m_books)[prices.bookmaker].kind == BookmakerKind::Exchange) {
        const Midpoints middle = midpoints(prices, set);
        if (!middle.applies)
            return false;
        opinion.source = PriceSource::Midpoint;
        opinion.fair = middle.fair;
        opinion.oldest = oldestQuote(prices, set, true);
        return true;
    }
    const KnownPrices &known = knownPrices(prices, set);
    if (!known.applies)
        return false;
    opinion.fair = known.fair;
    opinion.oldest = oldestQuote(prices, set, false);
    return true;
}

const EventPricing::KnownPrices &EventPricing::knownPrices(const BookLine &prices, OutcomeSet set)
{
    // The same few hundred pairs of prices come again and again, and from one poll to the next most prices stay.
    Probabilities odds{};
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < static_cast<std::size_t>(market::outcomeCount(set)); ++k) {
        odds[k] = prices.back[k].price;
        hash = (std::rotl(hash, 25) ^ std::bit_cast<std::uint64_t>(odds[k])) * 0x9e3779b97f4a7c15U;
    }
    KnownPrices &known = m_known[hash >> (64 - knownBits)];
    if (known.odds != odds) { // always true where a price is missing, a NaN
        known.odds = odds;
        known.applies = fairPrices(prices, set, m_options.method, known.fair);
    }
    return known;
}

bool EventPricing::fairPrices(const BookLine &prices, OutcomeSet set, pricing::Method method,
                              Probabilities &fair) const noexcept
{
    const auto count = static_cast<std::size_t>(market::outcomeCount(set));
    Probabilities odds{};
    double sum = 0;
    for (std::size_t k = 0; k < count; ++k) {
        odds[k] = prices.back[k].price;
        if (!(odds[k] > leastPrice)) // NaN where the price is missing or not to be used
            return false;
        sum += 1 / odds[k];
    }
    if (!(sum > 1)) // stale, mixed or an error: its margin cannot be known
        return false;
    return pricing::removeMargin(method, {odds.data(), count}, {fair.data(), count}).ok();
}

Midpoints EventPricing::midpoints(const BookLine &prices, OutcomeSet set) const noexcept
{
    Midpoints result;
    if (prices.lay == none)
        return result;
    const auto count = static_cast<std::size_t>(market::outcomeCount(set));
    for (std::size_t k = 0; k < count; ++k) {
        const double back = prices.back[k].price;
        const double lay = m_lines->lay(prices.lay)[k].price;
        // A lay below the back would be free money on one exchange: one of the two is old.
        if (!(back > leastPrice) || !(lay >= back) || !(lay / back <= m_options.exchangeSpread + digits))
            return result;
        result.fair[k] = (1 / back + 1 / lay) / 2;
        result.sum += result.fair[k];
    }
    result.applies = result.sum >= leastMidpointSum - digits && result.sum <= greatestMidpointSum + digits;
    for (std::size_t k = 0; k < count; ++k)
        result.fair[k] /= result.sum;
    return result;
}

bool EventPricing::reprice(const SharpOpinion &opinion, OutcomeSet set, pricing::Method method,
                           Probabilities &fair) const noexcept
{
    if (opinion.source == PriceSource::Midpoint) {
        fair = opinion.fair;
        return true;
    }
    if (opinion.source == PriceSource::Prices)
        return fairPrices(m_lines->bookLine(opinion.low), set, method, fair);
    const BookLine &lowPrices = m_lines->bookLine(opinion.low);
    if ((*m_books)[lowPrices.bookmaker].kind == BookmakerKind::Exchange) {
        fair = opinion.fair;
        return true;
    }
    Probabilities low{};
    Probabilities high{};
    if (!fairPrices(lowPrices, set, method, low) || !fairPrices(m_lines->bookLine(opinion.high), set, method, high))
        return false;
    interpolate(low, high, opinion.share, market::outcomeCount(set), isDistribution(method), fair);
    return true;
}

const SharpOpinion *EventPricing::directOpinion(std::size_t line, market::NameId bookmaker) const noexcept
{
    for (const SharpOpinion &opinion : opinions(line)) {
        if (opinion.bookmaker == bookmaker)
            return &opinion;
    }
    return nullptr;
}

void EventPricing::collectRungs(const market::Vocabulary &vocabulary)
{
    m_rungs.clear();
    m_spreads = vocabulary.families.find("spreads");
    const market::NameId totals = vocabulary.families.find("totals");
    std::uint32_t index = 0;
    for (const Line &line : m_lines->lines()) {
        const std::uint32_t at = index++;
        const bool ladder = (line.family == m_spreads || line.family == totals) && line.family != market::noName;
        if (ladder && line.set != OutcomeSet::Names && line.hasPoint())
            m_rungs.push_back({(std::uint64_t{line.family} << 32) | line.period, line.participant, line.point, at});
    }
    std::sort(m_rungs.begin(), m_rungs.end(), [](const Rung &a, const Rung &b) {
        return a.group != b.group               ? a.group < b.group
               : a.participant != b.participant ? a.participant < b.participant
                                                : a.point < b.point;
    });
}

void EventPricing::interpolateGroups()
{
    for (std::size_t first = 0; first < m_rungs.size();) {
        std::size_t end = first + 1;
        while (end < m_rungs.size() && m_rungs[end].group == m_rungs[first].group &&
               m_rungs[end].participant == m_rungs[first].participant)
            ++end;
        if (end - first >= 3)
            interpolateGroup(std::span(m_rungs).subspan(first, end - first));
        first = end;
    }
}

void EventPricing::interpolateGroup(std::span<const Rung> rungs)
{
    m_groupBooks.clear();
    for (const Rung &rung : rungs) {
        for (const SharpOpinion &opinion : opinions(rung.line)) {
            if (std::find(m_groupBooks.begin(), m_groupBooks.end(), opinion.bookmaker) == m_groupBooks.end())
                m_groupBooks.push_back(opinion.bookmaker);
        }
    }
    for (const market::NameId bookmaker : m_groupBooks) {
        std::size_t low = rungs.size();
        for (std::size_t at = 0; at < rungs.size(); ++at) {
            if (!directOpinion(rungs[at].line, bookmaker))
                continue;
            if (low < at)
                interpolateBetween(rungs, low, at, bookmaker);
            low = at;
        }
    }
}

bool EventPricing::keyNumberWithin(double low, double high, const Line &line) const noexcept
{
    if (line.family != m_spreads || !m_books->isAmericanFootball(m_lines->event().sport))
        return false;
    // Games end 3 or 7 apart so often that a straight line across the number is wrong, on its edges too.
    constexpr std::array<double, 4> keyNumbers{-7, -3, 3, 7};
    return std::any_of(keyNumbers.begin(), keyNumbers.end(),
                       [=](double number) { return low <= number && number <= high; });
}

void EventPricing::interpolateBetween(std::span<const Rung> rungs, std::size_t low, std::size_t high,
                                      market::NameId bookmaker)
{
    const double lowPoint = rungs[low].point;
    const double highPoint = rungs[high].point;
    const Line &line = m_lines->lines()[rungs[low].line];
    if (high - low < 2 || highPoint - lowPoint > widest || keyNumberWithin(lowPoint, highPoint, line))
        return;
    const SharpOpinion &below = *directOpinion(rungs[low].line, bookmaker);
    const SharpOpinion &above = *directOpinion(rungs[high].line, bookmaker);
    for (std::size_t at = low + 1; at < high; ++at) {
        SharpOpinion opinion = below;
        opinion.source = PriceSource::Interpolated;
        opinion.high = above.low;
        opinion.share = (rungs[at].point - lowPoint) / (highPoint - lowPoint);
        opinion.oldest = std::min(below.oldest, above.oldest);
        interpolate(below.fair, above.fair, opinion.share, market::outcomeCount(line.set),
                    isDistribution(m_options.method), opinion.fair);
        m_interpolated.push_back({rungs[at].line, static_cast<std::uint32_t>(m_interpolated.size()), opinion});
    }
}

void EventPricing::mergeInterpolated()
{
    std::sort(m_interpolated.begin(), m_interpolated.end(), [](const Interpolated &a, const Interpolated &b) {
        return a.line != b.line ? a.line < b.line : a.order < b.order;
    });
    m_merged.clear();
    auto next = m_interpolated.begin();
    for (std::uint32_t line = 0; line < m_ranges.size(); ++line) {
        const auto first = static_cast<std::uint32_t>(m_merged.size());
        const auto direct = opinions(line);
        m_merged.insert(m_merged.end(), direct.begin(), direct.end());
        for (; next != m_interpolated.end() && next->line == line; ++next)
            m_merged.push_back(next->opinion);
        m_ranges[line] = {first, static_cast<std::uint32_t>(m_merged.size()) - first};
    }
    m_opinions.swap(m_merged);
}

} // namespace evision::edge
