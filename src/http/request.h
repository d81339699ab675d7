// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/headers.h"
#include "http/target.h"

#include <QHostAddress>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evision::http {

/// What stands before the blank line of a request that passed every check of HeadParser.
struct RequestHead {
    std::string method; ///< as it was sent; methods differ by case
    std::string target; ///< as it was sent
    std::string path;   ///< percent-decoded UTF-8 that begins with '/', or "*"; without dot segments
    std::vector<Parameter> query;
    std::string host;     ///< in lower case, without port and brackets; empty only in HTTP/1.0
    int minorVersion = 1; ///< of HTTP/1: 0 or 1
    Headers headers;
    std::uint64_t contentLength = 0;

    /// The value of the first query parameter of that name; nothing when there is none.
    [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const;
    /// Whether it asks for a WebSocket in the form that RFC 6455 section 4.1 demands.
    [[nodiscard]] bool asksForWebSocket() const;
    /// Whether the client leaves the connection open after the answer.
    [[nodiscard]] bool keepsAlive() const;
};

/// A request as a handler gets it.
struct Request : RequestHead {
    std::string body;
    QHostAddress peer;   ///< of IPv4 also where it came by an IPv6 socket
    bool secure = false; ///< came over TLS
};

} // namespace evision::http
