// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/poll.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace evision::feed {

enum class BodyCoding : std::uint8_t {
    Plain,
    Compressed, ///< gzip or deflate
    Unknown,    ///< something that was not asked for
};

/// What counts in an answer's head. Headers may be absent, empty, garbage and in any case; what cannot be read is as if
/// it were absent. Of one that comes twice the last that can be read counts.
struct ReplyHead {
    CreditReport credits;
    market::UnixSeconds serverTime = market::noTime; ///< Date
    std::optional<std::int64_t> retryAfterSeconds;   ///< Retry-After as a number, at least 0
    market::UnixSeconds retryAt = market::noTime;    ///< Retry-After as a date
    std::optional<std::int64_t> length;              ///< Content-Length
    BodyCoding coding = BodyCoding::Plain;           ///< Content-Encoding
    bool isHtml = false;                             ///< Content-Type

    void read(std::string_view name, std::string_view value);
};

/// A Date that differs by more than this from our own clock is of a service, or a machine, whose clock is not set. Time
/// would leap by it: every game over, every price too old, and a month of credits begun.
inline constexpr market::UnixSeconds mostClockDifference = 2 * 86'400;

/// Whether a service may well think it to be that time when it is `now` here.
[[nodiscard]] bool isPlausibleDate(market::UnixSeconds date, UnixMillis now) noexcept;

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110's preferred form); noTime for anything else.
[[nodiscard]] market::UnixSeconds parseHttpDate(std::string_view text) noexcept;

} // namespace evision::feed
