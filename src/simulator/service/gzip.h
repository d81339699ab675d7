// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace evision::simulator {

/// The bytes as a gzip file without name and time: the same for the same bytes.
[[nodiscard]] std::string gzipped(std::string_view bytes);

/// Whether an Accept-Encoding field allows gzip (RFC 9110 section 12.5.3): names it, or *, with a weight above 0.
[[nodiscard]] bool acceptsGzip(std::string_view field);

} // namespace evision::simulator
