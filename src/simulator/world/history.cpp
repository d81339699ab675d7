// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/history.h"

namespace evision::simulator {

namespace {

constexpr std::int64_t first = 1591401639;      // 2020-06-06T00:00:39Z: snapshots are not on the minute
constexpr std::int64_t halved = 1663502439;     // 2022-09-18T12:00:39Z
constexpr std::int64_t allMarkets = 1683091800; // 2023-05-03T05:30:00Z
constexpr std::int64_t tenMinutes = 600;
constexpr std::int64_t fiveMinutes = 300;

} // namespace

std::optional<std::int64_t> snapshotAt(std::int64_t time) noexcept
{
    if (time < first)
        return std::nullopt;
    if (time < halved)
        return first + (time - first) / tenMinutes * tenMinutes;
    return halved + (time - halved) / fiveMinutes * fiveMinutes;
}

std::int64_t snapshotAfter(std::int64_t snapshot) noexcept
{
    return snapshot + (snapshot < halved ? tenMinutes : fiveMinutes);
}

bool keepsAllMarkets(std::int64_t snapshot) noexcept
{
    return snapshot >= allMarkets;
}

} // namespace evision::simulator
