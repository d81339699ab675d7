// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/value_finder.h"

#include "pricing/expected_value.h"
#include "pricing/kelly.h"

#include <algorithm>
#include <cmath>

namespace evision::edge {

using market::BookLine;
using market::Line;
using market::none;

namespace {

/// Doubles differ in the last digits at the threshold itself.
constexpr double threshold = 1e-12;

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

double holdOf(const BookLine &prices, market::OutcomeSet set) noexcept
{
    double sum = 0;
    for (std::size_t k = 0; k < static_cast<std::size_t>(market::outcomeCount(set)); ++k)
        sum += 1 / prices.back[k].price; // NaN where one is missing, and so the hold
    return 1 - 1 / sum;
}

} // namespace

void ValueFinder::find(const EventView &view, ScanResult &result)
{
    for (std::size_t line = 0; line < view.lines.lines().size(); ++line) {
        // Interpolation prices a line whose own quotes are all refused: nothing to find there, nothing to count.
        if (view.lines.lines()[line].used &&
            static_cast<int>(view.pricing.opinions(line).size()) >= m_options->pricing.minSharps)
            searchLine(view, line, result);
    }
}

void ValueFinder::searchLine(const EventView &view, std::size_t lineIndex, ScanResult &result)
{
    ++result.counts.pricedLines;
    const Line &line = view.lines.lines()[lineIndex];
    const int count = market::outcomeCount(line.set);
    const auto opinions = view.pricing.opinions(lineIndex);
    const ConsensusRule rule = m_options->pricing.consensus;
    const bool renormalise = isDistribution(m_options->pricing.method);
    const Probabilities most = combinedAtMost(opinions, rule, count, renormalise);
    if (!mayPay(view.best[lineIndex], most)) // most lines end here
        return;
    Probabilities everybody{};
    if (!combine(opinions, {}, rule, count, renormalise, everybody))
        return;
    m_range.reset(view.pricing, lineIndex, line.set, m_options->pricing);
    for (std::uint32_t at = line.firstBook; at != none; at = view.lines.bookLine(at).next) {
        const BookLine &prices = view.lines.bookLine(at);
        const Book &book = (*m_books)[prices.bookmaker];
        if (book.target && mayPay(effectivePrices(prices, book), most))
            searchBook(view, lineIndex, prices, everybody, result);
    }
}

bool ValueFinder::mayPay(const EffectivePrices &prices, const Probabilities &most) const noexcept
{
    bool may = false;
    for (std::size_t k = 0; k < market::mostOutcomes; ++k)
        may |= most[k] * prices[k] - 1 >= m_options->minEv - threshold; // never true of a NaN price
    return may;
}

void ValueFinder::searchBook(const EventView &view, std::size_t lineIndex, const BookLine &prices,
                             const Probabilities &everybody, ScanResult &result)
{
    const Book &book = (*m_books)[prices.bookmaker];
    const Line &line = view.lines.lines()[lineIndex];
    const auto opinions = view.pricing.opinions(lineIndex);
    const Jury jury{prices.bookmaker, book.cloneGroup, market::noName};
    const bool judgesItself = std::any_of(opinions.begin(), opinions.end(), [&](const SharpOpinion &opinion) {
        return opinion.isFrom(prices.bookmaker, book.cloneGroup);
    });
    Probabilities others{};
    const int count = market::outcomeCount(line.set);
    if (judgesItself) {
        if (juryCount(opinions, jury) < m_options->pricing.minSharps ||
            !combine(opinions, jury, m_options->pricing.consensus, count, isDistribution(m_options->pricing.method),
                     others))
            return;
    }
    const Probabilities &fair = judgesItself ? others : everybody;
    const EffectivePrices effective = effectivePrices(prices, book);
    for (std::size_t k = 0; k < static_cast<std::size_t>(count); ++k) {
        if (fair[k] * effective[k] - 1 >= m_options->minEv - threshold) // never true of a NaN price
            report(view, lineIndex, prices, k, jury, fair[k], result);
    }
}

void ValueFinder::report(const EventView &view, std::size_t lineIndex, const BookLine &prices, std::size_t outcome,
                         const Jury &jury, double fairProbability, ScanResult &result)
{
    const Line &line = view.lines.lines()[lineIndex];
    const market::Slot &slot = prices.back[outcome];
    const market::Listing &listing = view.book.listings[slot.listing];
    Opportunity &found = result.opportunities.emplace_back();
    found.line = lineKey(view.lines.event(), line);
    found.market = listing.market;
    found.selection = view.book.name[slot.quote];
    const bool numbered = line.hasPoint();
    found.point = numbered ? view.book.point[slot.quote] : notANumber;
    found.bookmaker = prices.bookmaker;
    found.price = slot.price;
    found.effectivePrice = pricing::effectivePrice(slot.price, (*m_books)[prices.bookmaker].commission).value();
    found.fairProbability = fairProbability;
    found.ev = fairProbability * found.effectivePrice - 1;
    found.hold = holdOf(prices, line.set);
    found.quoteTime = listing.updatedAt;
    found.link = view.book.link.empty() ? market::noName : view.book.link[slot.quote];

    const auto opinions = view.pricing.opinions(lineIndex);
    const bool admitsAll = juryCount(opinions, jury) == static_cast<int>(opinions.size());
    const RobustRange::Extremes &range = m_range.extremes(jury, admitsAll);
    found.evMin = range.least[outcome] * found.effectivePrice - 1;
    found.evMax = range.greatest[outcome] * found.effectivePrice - 1;

    stake(found);
    appendSharps(view, lineIndex, outcome, jury, found, result);
    found.flags = flagsOf(view, lineIndex, prices, outcome, jury, found.ev);
    if (found.sharpCount == 1)
        found.flags = found.flags | Flag::OneSharp;

    std::uint64_t hash = lineHash(view.vocabulary, found.line);
    hash = market::combineHash(hash, view.vocabulary.names.hash(found.selection));
    found.id = market::combineHash(hash, view.vocabulary.bookmakers.hash(found.bookmaker));
}

void ValueFinder::stake(Opportunity &opportunity) const noexcept
{
    const StakingOptions &staking = m_options->staking;
    pricing::StakeRule rule;
    rule.bankroll = staking.bankroll;
    rule.fraction = staking.kellyFraction;
    rule.step = staking.step;
    if (staking.maxStake)
        rule.maximumStake = *staking.maxStake;
    // A worst case over methods is no distribution and may be 0; then nothing is staked.
    opportunity.kelly = pricing::kellyFraction(opportunity.fairProbability, opportunity.effectivePrice).value_or(0);
    opportunity.stake = pricing::kellyStake(opportunity.kelly, rule).value_or(0);
}

void ValueFinder::appendSharps(const EventView &view, std::size_t lineIndex, std::size_t outcome, const Jury &jury,
                               Opportunity &opportunity, ScanResult &result) const
{
    opportunity.firstSharp = static_cast<std::uint32_t>(result.sharps.size());
    for (const SharpOpinion &opinion : view.pricing.opinions(lineIndex)) {
        if (jury.admits(opinion))
            result.sharps.push_back(
                {opinion.bookmaker, opinion.weight, opinion.oldest, ownPrice(view.lines, opinion, outcome)});
    }
    opportunity.sharpCount = static_cast<std::uint32_t>(result.sharps.size()) - opportunity.firstSharp;
}

Flags ValueFinder::flagsOf(const EventView &view, std::size_t lineIndex, const BookLine &prices, std::size_t outcome,
                           const Jury &jury, double ev)
{
    const Line &line = view.lines.lines()[lineIndex];
    Flags flags = quoteFlags(view, *m_books, prices, line, prices.back[outcome]);
    if (ev > incredibleEv || view.dispersions.of(view.lines, lineIndex, outcome).isOutlier(prices.back[outcome].price))
        flags = flags | Flag::Suspect;
    if (pushPossible(view, *m_books, line, prices.bookmaker))
        flags = flags | Flag::PushPossible;
    for (const SharpOpinion &opinion : view.pricing.opinions(lineIndex)) {
        if (!jury.admits(opinion))
            continue;
        if (opinion.source == PriceSource::Interpolated)
            flags = flags | Flag::Interpolated;
        if (m_books->rulesDiffer(prices.bookmaker, opinion.bookmaker, view.lines.event().sport))
            flags = flags | Flag::RulesDiffer;
    }
    return flags;
}

} // namespace evision::edge
