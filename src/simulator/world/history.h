// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace evision::simulator {

/// The newest snapshot of history at or before `time`, seconds since 1970; nothing before there were any. Every ten
/// minutes from June 2020, every five from September 2022.
[[nodiscard]] std::optional<std::int64_t> snapshotAt(std::int64_t time) noexcept;
/// The one after `snapshot`.
[[nodiscard]] std::int64_t snapshotAfter(std::int64_t snapshot) noexcept;
/// Whether markets beyond the featured ones were kept then.
[[nodiscard]] bool keepsAllMarkets(std::int64_t snapshot) noexcept;

} // namespace evision::simulator
