// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/limits.h"
#include "http/request.h"
#include "http/responder.h"
#include "http/response.h"

#include <cstdint>
#include <functional>
#include <optional>

class QTcpSocket;

namespace evision::http {

/// What becomes of a request, decided by its head alone.
struct Admission {
    enum class Kind : std::uint8_t {
        Serve,   ///< read the body, then ask the handler
        Refuse,  ///< answer `refusal` and close, without reading the body
        HandOver ///< give the connection away, as for a WebSocket
    };
    Kind kind = Kind::Serve;
    std::optional<std::uint64_t> bodyBytes; ///< the most this route takes, when it is not Limits::bodyBytes
    Response refusal;
};

/// Answers, now or later.
using Handler = std::function<void(const Request &, Responder)>;
/// Decides by method, path, host, Origin, token, peer; the body is empty yet. Every request admitted without one.
using Admit = std::function<Admission(const Request &)>;
/// Takes a connection over, with nothing read from it: the head can be read again. The socket has no parent and belongs
/// to the one called; readyRead is sent once afterwards. It goes on counting as a connection until it is closed.
using TakeOver = std::function<void(const Request &, QTcpSocket *)>;

/// What the connections of a server share.
struct Service {
    Limits limits;
    Handler handler;
    Admit admit;
    TakeOver takeOver;
};

} // namespace evision::http
