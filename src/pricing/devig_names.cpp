// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/devig.h"

#include <array>
#include <utility>

namespace evision::pricing {

namespace {

constexpr std::array<std::string_view, methodCount> ids = {
    "multiplicative", "additive",      "power", "shin",       "odds_ratio", "probit",
    "goto",           "balanced_book", "jsd",   "worst_case", "average",
};

constexpr std::array<std::pair<std::string_view, Method>, 4> aliases = {{
    {"proportional", Method::Multiplicative},
    {"wpo", Method::Additive},
    {"logit", Method::OddsRatio},
    {"bb", Method::BalancedBook},
}};

std::string knownIds()
{
    std::string list;
    for (const std::string_view id : ids)
        list.append(list.empty() ? "" : ", ").append(id);
    return list;
}

} // namespace

std::string_view methodId(Method method) noexcept
{
    const auto index = static_cast<std::size_t>(method);
    return index < ids.size() ? ids[index] : std::string_view{};
}

Expected<Method, std::string> methodFromId(std::string_view id)
{
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (ids[i] == id)
            return static_cast<Method>(i);
    }
    for (const auto &[alias, method] : aliases) {
        if (alias == id)
            return method;
    }
    if (id == "logarithmic")
        return Unexpected{std::string("\"logarithmic\" names two different methods: say power or odds_ratio.")};
    return Unexpected{"There is no method \"" + std::string(id) + "\". Methods are " + knownIds() + "."};
}

std::string devigReason(const DevigResult &result)
{
    const std::string outcome = result.outcome < 0 ? "an outcome" : "outcome " + std::to_string(result.outcome + 1);
    switch (result.error) {
    case DevigError::None:
        return "The method applies.";
    case DevigError::TooFewOutcomes:
        return "The prices of at least " + std::to_string(minimumOutcomes) + " outcomes are needed.";
    case DevigError::TooManyOutcomes:
        return "More than " + std::to_string(maximumOutcomes) + " outcomes are not supported.";
    case DevigError::InvalidPrice:
        return "The price of " + outcome + " is not a finite number above 1.";
    case DevigError::LeavesInterval:
        return "The formula gives " + outcome + " a probability outside 0 to 1.";
    case DevigError::NoInsiderShare:
        return "Shin's method needs a book sum of at least 1.";
    case DevigError::NotSolved:
        return "No solution was found to the promised accuracy.";
    }
    return {};
}

} // namespace evision::pricing
