// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/pricing_error.h"

namespace evision::pricing {

std::string_view pricingErrorText(PricingError error) noexcept
{
    switch (error) {
    case PricingError::InvalidPrice:
        return "A price is not a finite number above 1.";
    case PricingError::InvalidProbability:
        return "A probability is out of range, or the probabilities do not fit together.";
    case PricingError::InvalidAmount:
        return "An amount is not a finite number above 0.";
    case PricingError::InvalidCommission:
        return "A commission is not at least 0 and below 1.";
    case PricingError::TooFewOutcomes:
        return "There are too few outcomes, or lists of different length.";
    case PricingError::TooManyOutcomes:
        return "There are too many outcomes.";
    case PricingError::StepTooLarge:
        return "Rounded to the step no stake is left.";
    case PricingError::NoProfit:
        return "These prices cannot give that profit.";
    }
    return {};
}

} // namespace evision::pricing
