// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/event_pricing.h"

#include <span>

namespace evision::edge {

/// The sharps that may judge a bookmaker: all but itself, its clones and, where asked, one more.
struct Jury {
    market::NameId target = market::noName;
    std::uint32_t targetClones = 0;
    market::NameId without = market::noName;

    [[nodiscard]] bool admits(const SharpOpinion &opinion) const noexcept
    {
        return !opinion.isFrom(target, targetClones) && (without == market::noName || opinion.bookmaker != without);
    }
};

/// How many of `opinions` the jury admits.
[[nodiscard]] int juryCount(std::span<const SharpOpinion> opinions, const Jury &jury) noexcept;

/// The fair probabilities of `count` outcomes on which the admitted opinions agree by `rule`: probabilities are
/// combined, not odds, then renormalised over the line (not under WorstCase, which is no distribution). `fairOf[i]` are
/// the probabilities of opinions[i], which need not be opinions[i].fair. False with nobody admitted.
[[nodiscard]] bool combine(std::span<const SharpOpinion> opinions, std::span<const Probabilities> fairOf,
                           const Jury &jury, ConsensusRule rule, int count, bool renormalise,
                           Probabilities &fair) noexcept;

/// The same with the opinions' own probabilities.
[[nodiscard]] bool combine(std::span<const SharpOpinion> opinions, const Jury &jury, ConsensusRule rule, int count,
                           bool renormalise, Probabilities &fair) noexcept;

/// More than this the function above gives no outcome, whoever is admitted. Quick to tell, and enough to pass over the
/// lines on which nobody offers enough.
[[nodiscard]] Probabilities combinedAtMost(std::span<const SharpOpinion> opinions, ConsensusRule rule, int count,
                                           bool renormalise) noexcept;

} // namespace evision::edge
