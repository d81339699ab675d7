// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/request.h"

namespace evision::http {

std::optional<std::string_view> RequestHead::parameter(std::string_view name) const
{
    for (const Parameter &each : query) {
        if (each.name == name)
            return each.value;
    }
    return std::nullopt;
}

bool RequestHead::asksForWebSocket() const
{
    return method == "GET" && minorVersion == 1 && contentLength == 0 && headers.hasToken("Connection", "upgrade") &&
           headers.hasToken("Upgrade", "websocket");
}

bool RequestHead::keepsAlive() const
{
    return minorVersion == 1 && !headers.hasToken("Connection", "close");
}

} // namespace evision::http
