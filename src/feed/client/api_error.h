// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/poll.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace evision::feed {

/// An answer that is not the one that was wanted.
struct ErrorAnswer {
    int status = 0;                        ///< of HTTP
    std::string_view body;                 ///< inflated; anything at all
    std::optional<std::int64_t> remaining; ///< credits, by the headers
    bool aboutSport = false;               ///< the call named one
    bool aboutEvent = false;
};

/// What it means.
struct ApiFailure {
    PollError error = PollError::None;
    std::string code;    ///< of the service, such as `INVALID_MARKET`; empty when there was none we know
    std::string message; ///< a sentence for the user; never holds `key`
};

/// The service's code decides, then the status, whatever the body is. `key` is what must not be shown.
[[nodiscard]] ApiFailure failureOf(const ErrorAnswer &answer, std::string_view key);

/// The error that a body states in the service's own words; None when it does not. For answers that are no failure by
/// their status.
[[nodiscard]] ApiFailure statedFailure(std::string_view body, std::string_view key);

/// A failure that the same call may not have a little later: of the rate, of the server, of the way there.
[[nodiscard]] constexpr bool isPassing(PollError error) noexcept
{
    return error == PollError::TooManyCalls || error == PollError::ServerTrouble || error == PollError::Unreachable ||
           error == PollError::TimedOut;
}

} // namespace evision::feed
