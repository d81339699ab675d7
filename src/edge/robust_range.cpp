// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/robust_range.h"

#include <algorithm>

namespace evision::edge {

void RobustRange::reset(const EventPricing &pricing, std::size_t line, market::OutcomeSet set,
                        const PricingOptions &options)
{
    m_pricing = &pricing;
    m_line = line;
    m_set = set;
    m_options = options;
    m_repriced = false;
    m_forAllKnown = false;
}

void RobustRange::reprice()
{
    const auto opinions = m_pricing->opinions(m_line);
    for (std::size_t m = 0; m < robustMethods.size(); ++m) {
        m_fair[m].resize(opinions.size());
        m_applies[m].resize(opinions.size());
        for (std::size_t at = 0; at < opinions.size(); ++at) {
            if (robustMethods[m] == m_options.method) { // priced by it already
                m_fair[m][at] = opinions[at].fair;
                m_applies[m][at] = 1;
                continue;
            }
            m_applies[m][at] = m_pricing->reprice(opinions[at], m_set, robustMethods[m], m_fair[m][at]) ? 1 : 0;
        }
    }
    m_repriced = true;
}

template <typename Tell>
void RobustRange::each(const Jury &jury, Tell tell)
{
    if (!m_repriced)
        reprice();
    const auto opinions = m_pricing->opinions(m_line);
    const int count = market::outcomeCount(m_set);
    RobustVariant variant;
    for (std::size_t m = 0; m < robustMethods.size(); ++m) {
        bool applies = true; // a method that fails for one sharp says nothing of all of them
        for (std::size_t at = 0; at < opinions.size(); ++at)
            applies = applies && (m_applies[m][at] != 0 || !jury.admits(opinions[at]));
        variant.method = robustMethods[m];
        if (applies && combine(opinions, m_fair[m], jury, m_options.consensus, count, true, variant.fair))
            tell(variant);
    }
    if (juryCount(opinions, jury) < 2)
        return;
    variant.byMethod = false;
    variant.method = m_options.method;
    const bool renormalise = isDistribution(m_options.method);
    for (const SharpOpinion &opinion : opinions) {
        if (!jury.admits(opinion))
            continue;
        Jury smaller = jury;
        smaller.without = opinion.bookmaker;
        variant.without = opinion.bookmaker;
        if (combine(opinions, smaller, m_options.consensus, count, renormalise, variant.fair))
            tell(variant);
    }
}

const RobustRange::Extremes &RobustRange::extremes(const Jury &jury, bool admitsAll)
{
    if (admitsAll && m_forAllKnown)
        return m_forAll;
    Extremes &range = admitsAll ? m_forAll : m_forJury;
    range.least.fill(1);
    range.greatest.fill(0);
    each(jury, [&range](const RobustVariant &variant) {
        for (std::size_t k = 0; k < market::mostOutcomes; ++k) {
            range.least[k] = std::min(range.least[k], variant.fair[k]);
            range.greatest[k] = std::max(range.greatest[k], variant.fair[k]);
        }
    });
    m_forAllKnown |= admitsAll;
    return range;
}

void RobustRange::variants(const Jury &jury, const std::function<void(const RobustVariant &)> &tell)
{
    each(jury, tell);
}

} // namespace evision::edge
