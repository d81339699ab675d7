// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace evision::simulator {

/// A GET to the service, taken apart.
struct ServiceCall {
    std::string path;                                       ///< "/v4/sports/soccer_epl/odds"
    std::vector<std::pair<std::string, std::string>> query; ///< names and values without percent escapes; no apiKey
    std::string key;                                        ///< the value of apiKey, empty without
    /// Milliseconds on a clock of the caller's that the limit of calls per second is counted by. Without it that is
    /// counted in simulated time.
    std::optional<std::int64_t> steady = std::nullopt;

    /// The first value of that name; nothing when there is none.
    [[nodiscard]] std::optional<std::string_view> value(std::string_view name) const;
};

/// Of a request target such as "/v4/sports/?apiKey=k&all=true". A slash at the end of the path is dropped, as the real
/// service does not mind it.
[[nodiscard]] ServiceCall parseServiceCall(std::string_view target);

/// What the service sends back.
struct ServiceAnswer {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers; ///< without those of the transport, such as the length
    std::string body;
    // Faults of the transport, to be carried out by whoever sends it.
    std::chrono::milliseconds delay{0};                 ///< before the first byte
    std::optional<std::size_t> cutAfter = std::nullopt; ///< so many bytes of the body, then the connection breaks off

    /// Empty when there is none of that name.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

} // namespace evision::simulator
