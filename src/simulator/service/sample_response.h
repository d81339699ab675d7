// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/service/json_writer.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace evision::simulator {

/// 2026-08-01T12:00:00Z: when the sample pretends to have been fetched.
inline constexpr std::int64_t sampleTime = 1785585600;

struct SampleOptions {
    std::size_t quotes = 2000; ///< about so many: the last bookmaker may bring a few more
    std::uint64_t seed = 1;
    std::int64_t fetchedAt = sampleTime; ///< seconds since 1970; all updates are before it, most by minutes at most
    JsonLayout layout = JsonLayout::Compact;
    bool american = false; ///< odds of -110 instead of 1.91
    bool unixTimes = false;
    bool links = false; ///< to bookmakers, some markets and some outcomes
};

struct SampleResponse {
    std::string json;
    std::size_t quotes = 0;
    std::size_t events = 0;
};

/// A response as The Odds API v4 would send it, all of it invented: the same bytes for the same options on every
/// platform. About 93 bytes and 1/260 event per quote; some forty bookmakers, exchanges with lay sides among them;
/// h2h, spreads, totals and alternates. About one quote in two hundred is worth 2 % more than it costs, some lines make
/// arbitrages, as in recorded responses; and there are a few stale bookmakers, games in play, placeholder prices and
/// nulls.
[[nodiscard]] SampleResponse sampleResponse(const SampleOptions &options);

} // namespace evision::simulator
