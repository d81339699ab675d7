// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/expected.h"

#include <string>
#include <string_view>

namespace evision::simulator {

/// Why the service does not do what it was asked for.
struct Refusal {
    int status = 422;
    std::string_view code; ///< such as UNKNOWN_SPORT
    std::string message;
};

template <typename T>
using OrRefusal = Expected<T, Refusal>;

/// For handing a refusal on.
template <typename T>
[[nodiscard]] Unexpected<Refusal> refusalOf(const OrRefusal<T> &refused)
{
    return Unexpected<Refusal>{refused.error()};
}

[[nodiscard]] inline Unexpected<Refusal> refuse(int status, std::string_view code, std::string message)
{
    return Unexpected<Refusal>{{status, code, std::move(message)}};
}

/// The body that goes with it.
[[nodiscard]] std::string refusalBody(const Refusal &refusal);

} // namespace evision::simulator
