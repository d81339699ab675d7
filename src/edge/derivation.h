// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/event_view.h"
#include "edge/opportunity.h"
#include "edge/options.h"
#include "edge/robust_range.h"

#include <array>
#include <vector>

namespace evision::edge {

/// What a quote does in the making of an opportunity.
enum class QuoteRole : std::uint8_t { Target, Sharp, ExchangeBack, ExchangeLay, Other };
[[nodiscard]] std::string_view quoteRoleId(QuoteRole role) noexcept;

struct QuoteUse {
    QuoteRole role = QuoteRole::Other;
    market::NameId bookmaker = market::noName;
    market::NameId market = market::noName;
    market::NameId selection = market::noName;
    double point = 0; ///< NaN where it has none
    double price = 0;
    market::UnixSeconds quoteTime = market::noTime;
};

/// What one method makes of a bookmaker's prices.
struct MethodUse {
    pricing::Method method = pricing::Method::Power;
    pricing::DevigResult result;
    Probabilities fair{};
};

/// The prices behind a sharp's opinion at one point; an interpolated opinion has two.
struct OpinionPart {
    double point = 0;
    double share = 1;   ///< weight on the logit scale
    double bookSum = 0; ///< of the midpoints for an exchange
    std::vector<MethodUse> methods;
};

struct OpinionUse {
    SharpOpinion opinion;
    std::vector<OpinionPart> parts;
};

/// How an opportunity came about: enough to compute it again with nothing else.
struct Derivation {
    Opportunity opportunity;
    std::vector<SharpUse> sharpUses;
    int outcomeCount = 0;
    std::array<market::NameId, market::mostOutcomes> outcomes{}; ///< names, in the order of all probabilities here
    std::vector<QuoteUse> quotes;
    std::vector<OpinionUse> sharps;
    Probabilities consensus{};
    double commission = 0;
    std::vector<RobustVariant> variants;
    std::size_t outcome = 0; ///< which of the outcomes the opportunity backs
};

/// Derives `opportunity` again from the event it was found in. `line` is its line's index there.
[[nodiscard]] Derivation derive(const EventView &view, const BookTable &books, const EdgeOptions &options,
                                std::size_t line, const Opportunity &opportunity);

} // namespace evision::edge
