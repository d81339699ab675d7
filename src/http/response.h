// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/headers.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace evision::http {

/// What a handler answers. The writer adds Content-Length, Connection and, unless it is set here, Date.
struct Response {
    int status = 200;
    Headers headers;
    std::string body;

    [[nodiscard]] static Response json(int status, std::string body);
    /// Plain text in UTF-8: a sentence for whoever asks.
    [[nodiscard]] static Response text(int status, std::string_view sentence);
};

/// The words of a status; "Unknown" for one that has none.
[[nodiscard]] std::string_view reasonPhrase(int status) noexcept;

/// "Tue, 15 Nov 1994 08:12:31 GMT" (RFC 9110 section 5.6.7), from seconds since 1970-01-01T00:00:00Z.
[[nodiscard]] std::string httpDate(std::int64_t unixSeconds);

/// How a response is to be sent.
struct Framing {
    bool head = false;            ///< the request was a HEAD: all but the body
    bool close = false;           ///< the connection ends after it
    std::int64_t unixSeconds = 0; ///< for Date
};

/// The bytes on the wire. Whatever is in `response`, it is one response: line ends and other control bytes in a value
/// become spaces, a field whose name is not a name is left out, and so are a Content-Length, Transfer-Encoding or
/// Connection of its own. 1xx, 204 and 304 have no body.
[[nodiscard]] std::string toBytes(const Response &response, const Framing &framing);

} // namespace evision::http
