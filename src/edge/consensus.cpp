// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/consensus.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace evision::edge {

namespace {

/// The first so many voices are heard by the median; the command line refuses to name more.
constexpr std::size_t mostVoices = 256;

struct Voice {
    double probability;
    double weight;
};

/// The least value at which the summed weight reaches half; where it is exactly half, the mean with the next value.
double weightedMedian(std::span<Voice> voices) noexcept
{
    std::sort(voices.begin(), voices.end(),
              [](const Voice &a, const Voice &b) { return a.probability < b.probability; });
    double total = 0;
    for (const Voice &voice : voices)
        total += voice.weight;
    double below = 0;
    for (std::size_t at = 0; at < voices.size(); ++at) {
        below += voices[at].weight;
        // Sums of weights such as 0.1 meet the half only up to the last digits.
        const bool exactlyHalf = std::abs(2 * below - total) <= 1e-12 * total;
        if (exactlyHalf && at + 1 < voices.size())
            return (voices[at].probability + voices[at + 1].probability) / 2;
        if (2 * below >= total)
            return voices[at].probability;
    }
    return voices.back().probability;
}

template <typename FairAt>
double medianOf(std::span<const SharpOpinion> opinions, FairAt fairAt, const Jury &jury, std::size_t outcome) noexcept
{
    std::array<Voice, mostVoices> voices;
    std::size_t count = 0;
    for (std::size_t at = 0; at < opinions.size() && count < mostVoices; ++at) {
        if (jury.admits(opinions[at]))
            voices[count++] = {fairAt(at)[outcome], opinions[at].weight};
    }
    return weightedMedian({voices.data(), count});
}

/// fairAt(i) are the probabilities of opinions[i].
template <typename FairAt>
bool combineWith(std::span<const SharpOpinion> opinions, FairAt fairAt, const Jury &jury, ConsensusRule rule,
                 std::size_t count, bool renormalise, Probabilities &fair) noexcept
{
    double weights = 0;
    fair = {};
    for (std::size_t at = 0; at < opinions.size(); ++at) {
        if (!jury.admits(opinions[at]))
            continue;
        weights += opinions[at].weight;
        for (std::size_t k = 0; k < count; ++k)
            fair[k] += opinions[at].weight * fairAt(at)[k];
    }
    if (!(weights > 0))
        return false;
    double total = 0;
    for (std::size_t k = 0; k < count; ++k) {
        fair[k] = rule == ConsensusRule::Mean ? fair[k] / weights : medianOf(opinions, fairAt, jury, k);
        total += fair[k];
    }
    for (std::size_t k = 0; k < count && renormalise; ++k)
        fair[k] /= total;
    return true;
}

} // namespace

int juryCount(std::span<const SharpOpinion> opinions, const Jury &jury) noexcept
{
    return static_cast<int>(std::count_if(opinions.begin(), opinions.end(),
                                          [&](const SharpOpinion &opinion) { return jury.admits(opinion); }));
}

bool combine(std::span<const SharpOpinion> opinions, std::span<const Probabilities> fairOf, const Jury &jury,
             ConsensusRule rule, int count, bool renormalise, Probabilities &fair) noexcept
{
    return combineWith(
        opinions, [&](std::size_t at) -> const Probabilities & { return fairOf[at]; }, jury, rule,
        static_cast<std::size_t>(count), renormalise, fair);
}

bool combine(std::span<const SharpOpinion> opinions, const Jury &jury, ConsensusRule rule, int count, bool renormalise,
             Probabilities &fair) noexcept
{
    return combineWith(
        opinions, [&](std::size_t at) -> const Probabilities & { return opinions[at].fair; }, jury, rule,
        static_cast<std::size_t>(count), renormalise, fair);
}

Probabilities combinedAtMost(std::span<const SharpOpinion> opinions, ConsensusRule rule, int count,
                             bool renormalise) noexcept
{
    constexpr double rounding = 1 + 1e-9;
    Probabilities most{};
    Probabilities least;
    least.fill(1);
    for (const SharpOpinion &opinion : opinions) {
        for (std::size_t k = 0; k < static_cast<std::size_t>(count); ++k) {
            most[k] = std::max(most[k], opinion.fair[k]);
            least[k] = std::min(least[k], opinion.fair[k]);
        }
    }
    // Means of distributions sum to 1; medians, taken outcome by outcome, may sum to less and grow when they are
    // renormalised.
    double sum = 1;
    if (renormalise && rule == ConsensusRule::Median)
        sum = std::min(1.0, std::accumulate(least.begin(), least.begin() + count, 0.0));
    for (double &probability : most)
        probability *= rounding / sum;
    return most;
}

} // namespace evision::edge
