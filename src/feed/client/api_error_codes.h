// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/poll.h"

#include <string_view>

namespace evision::feed {

/// An error_code of The Odds API.
struct ApiErrorCode {
    std::string_view code;
    PollError error = PollError::None;
    std::string_view sentence; ///< what happened and what to do
};

/// The code that is this word; null when there is none.
[[nodiscard]] const ApiErrorCode *findErrorCode(std::string_view word) noexcept;
/// The longest code that is somewhere in the text, whose case and dashes do not count: INVALID_MARKET is part of
/// INVALID_MARKET_COMBO. Null when there is none.
[[nodiscard]] const ApiErrorCode *findErrorCodeIn(std::string_view text);

} // namespace evision::feed
