// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/price_strip.h"
#include "ui/opportunities/explain_words.h"
#include "ui/opportunities/fact_table.h"

#include <vector>

namespace evision::ui {

/// Who is believed, how much, and what each thinks.
[[nodiscard]] Facts sharpFacts(const edge::Derivation &derivation, const ExplainFacts &facts);
/// What each sharp quotes on every outcome, and what its margin adds to the chances: enough to take it out again.
[[nodiscard]] Facts marginFacts(const edge::Derivation &derivation, const ExplainFacts &facts);
/// The chance by each method, of each sharp and of all together, and what is worth what then.
[[nodiscard]] Facts methodFacts(const edge::Derivation &derivation, const ExplainFacts &facts);
/// The value without each sharp.
[[nodiscard]] Facts withoutFacts(const edge::Derivation &derivation, const ExplainFacts &facts);
/// Every bookmaker's price of the selection, best first.
[[nodiscard]] Facts priceFacts(const edge::Derivation &derivation, const ExplainFacts &facts);
[[nodiscard]] std::vector<StripPrice> stripPrices(const edge::Derivation &derivation, const ExplainFacts &facts);

} // namespace evision::ui
