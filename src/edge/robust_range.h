// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/consensus.h"
#include "edge/event_pricing.h"

#include <array>
#include <functional>
#include <vector>

namespace evision::edge {

/// The methods that a robust range tries.
inline constexpr std::array<pricing::Method, 7> robustMethods{
    pricing::Method::Multiplicative, pricing::Method::Additive, pricing::Method::Power, pricing::Method::Shin,
    pricing::Method::OddsRatio,      pricing::Method::Probit,   pricing::Method::Goto};

/// One way the fair price could have been made instead.
struct RobustVariant {
    bool byMethod = true;
    pricing::Method method = pricing::Method::Power; ///< byMethod: all sharps, this method
    market::NameId without = market::noName;         ///< else: the chosen method, this sharp left out
    Probabilities fair{};
};

/// How far the fair price of a line depends on the method and on each single sharp. One line at a time.
class RobustRange {
public:
    struct Extremes {
        Probabilities least{};
        Probabilities greatest{};
    };

    /// Begins with a line; nothing is computed yet.
    void reset(const EventPricing &pricing, std::size_t line, market::OutcomeSet set, const PricingOptions &options);

    /// Least and greatest fair probability of each outcome before `jury`; remembered for the jury that admits all.
    [[nodiscard]] const Extremes &extremes(const Jury &jury, bool admitsAll);

    /// Every variant before `jury`, for showing the work.
    void variants(const Jury &jury, const std::function<void(const RobustVariant &)> &tell);

private:
    void reprice();
    template <typename Tell>
    void each(const Jury &jury, Tell tell);

    const EventPricing *m_pricing = nullptr;
    std::size_t m_line = 0;
    market::OutcomeSet m_set = market::OutcomeSet::Names;
    PricingOptions m_options;
    bool m_repriced = false;
    bool m_forAllKnown = false;
    Extremes m_forAll;
    Extremes m_forJury;
    std::array<std::vector<Probabilities>, robustMethods.size()> m_fair; ///< by method, by opinion
    std::array<std::vector<char>, robustMethods.size()> m_applies;
};

} // namespace evision::edge
