// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/derivation.h"
#include "market/vocabulary.h"

#include <string>

namespace evision::wording {

/// What the words need beyond the derivation. Refers to the vocabulary of its ids.
struct Surroundings {
    const market::Vocabulary &vocabulary;
    market::UnixSeconds asOf = market::noTime; ///< ages are counted from here; noTime: unknown
    double kellyFraction = 1;                  ///< what is staked of full Kelly
    std::string currency;
};

/// The derivation in words and tables, at most `width` columns wide.
[[nodiscard]] std::string explainTable(const edge::Derivation &derivation, const Surroundings &around,
                                       std::size_t width, bool coloured);

} // namespace evision::wording
