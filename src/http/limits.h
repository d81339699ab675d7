// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/head_parser.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace evision::http {

/// What a server takes from its clients, and for how long. The defaults fit small requests from a home network.
struct Limits {
    HeadLimits head;
    std::uint64_t bodyBytes = std::uint64_t{64} * 1024; ///< where the admission says nothing else
    std::vector<std::string> methods = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

    /// In all, with those that were handed over. Descriptors must not run out before: Qt would try without a pause.
    int connections = 128;
    int connectionsPerAddress = 64; ///< of one IPv4 address or one IPv6 network (/64)

    std::chrono::milliseconds handshakeTime{5'000}; ///< TLS, from the connection to its end
    std::chrono::milliseconds headTime{10'000};     ///< from the connection, or the head's first byte, to its end
    std::chrono::milliseconds bodyTime{30'000};     ///< from the head's end to the body's
    std::chrono::milliseconds answerTime{30'000};   ///< of the handler; between two pieces of a raw answer
    std::chrono::milliseconds idleTime{15'000};     ///< between an answer and the next request
    std::chrono::milliseconds stallTime{10'000};    ///< in which a client must read something of its answer
    std::chrono::milliseconds writeTime{60'000};    ///< in which it must read all of it
    std::chrono::milliseconds lingerTime{1'000};    ///< for what still comes of a refused request

    std::uint64_t lingerBytes = std::uint64_t{64} * 1024 * 1024; ///< the same in bytes, which are thrown away
    std::int64_t rawBytes = std::int64_t{16} * 1024 * 1024;      ///< of a raw answer that the client has not read
};

} // namespace evision::http
