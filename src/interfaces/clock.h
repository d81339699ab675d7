// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/quote_book.h"

#include <cstdint>

namespace evision {

/// Milliseconds since 1970-01-01T00:00:00Z.
using UnixMillis = std::int64_t;

[[nodiscard]] constexpr market::UnixSeconds toSeconds(UnixMillis time) noexcept
{
    return time >= 0 ? time / 1000 : (time - 999) / 1000;
}
[[nodiscard]] constexpr UnixMillis toMillis(market::UnixSeconds time) noexcept
{
    return time * 1000;
}

/// What time it is. Whatever waits, ages or plans is handed one, so that tests and replays run on a time of their own.
/// May be asked from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    /// The time of day in UTC. Users set it, so it may jump.
    [[nodiscard]] virtual UnixMillis now() const = 0;
    /// Milliseconds since some moment. Never goes back; whether it goes on while the machine sleeps is the system's.
    [[nodiscard]] virtual std::int64_t steady() const = 0;
    /// How many of its milliseconds pass in a real one; 0 when it is moved by hand.
    [[nodiscard]] virtual double pace() const { return 1; }
};

} // namespace evision
