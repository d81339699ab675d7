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

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110's preferred form); noTime for anything else.
[[nodiscard]] market::UnixSeconds parseHttpDate(std::string_view text) noexcept;

} // namespace evision::feed
