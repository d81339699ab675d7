// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace evision::bench {

/// Seconds of processor time that this thread has used; of wall time where the system does not tell.
[[nodiscard]] double threadSeconds();

/// The most memory this process has had resident, in bytes; 0 where the system does not tell.
[[nodiscard]] std::uint64_t peakResidentBytes();

/// The memory this process has resident now, in bytes; 0 where the system does not tell.
[[nodiscard]] std::uint64_t residentBytes();

/// What a command prints; empty when it fails.
[[nodiscard]] std::string outputOf(const std::string &command);

} // namespace evision::bench
