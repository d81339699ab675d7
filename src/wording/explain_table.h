// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/derivation.h"
#include "market/vocabulary.h"

#include <functional>
#include <string>

namespace evision::wording {

/// A price as it is written; `decimals` of the decimal price, or below 0: as many as matter.
using OddsText = std::function<std::string(double decimal, int decimals)>;

/// What the words need beyond the derivation. Refers to the vocabulary of its ids.
struct Surroundings {
    const market::Vocabulary &vocabulary;
    market::UnixSeconds asOf = market::noTime; ///< ages are counted from here; noTime: unknown
    double kellyFraction = 1;                  ///< what is staked of full Kelly
    double bankroll = 0;                       ///< major units
    std::string currency;
    OddsText oddsText = {}; ///< empty: decimal
};

/// The derivation in words and tables, at most `width` columns wide.
[[nodiscard]] std::string explainTable(const edge::Derivation &derivation, const Surroundings &around,
                                       std::size_t width, bool coloured);

} // namespace evision::wording
