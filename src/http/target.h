// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evision::http {

/// A part of a query, percent-decoded.
struct Parameter {
    std::string name;
    std::string value; ///< empty without a '='

    bool operator==(const Parameter &) const = default;
};

/// What a request line asks for.
struct Target {
    std::string path; ///< percent-decoded UTF-8 with a '/' first, or "*"
    std::vector<Parameter> query;
    std::string authority; ///< of a target that names scheme and host (RFC 9112 section 3.2.2), else empty
};

/// Reads an origin-form or absolute-form target, or "*". Nothing when it is neither, or when the path could mean
/// different things to different readers: a broken or needless escape trick (%00, %2F, %5C), dot segments, a backslash,
/// a fragment, bytes that are not UTF-8 when decoded. In a query '+' is a space.
[[nodiscard]] std::optional<Target> parseTarget(std::string_view target);

/// The host of "host", "host:port" or "[v6]:port", in lower case and without brackets' port; nothing when it is
/// neither.
[[nodiscard]] std::optional<std::string> hostOf(std::string_view authority);

} // namespace evision::http
