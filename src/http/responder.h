// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/response.h"

#include <memory>
#include <string>
#include <string_view>

namespace evision::http {

class Connection;

/// The handler's end of one request. May be kept and copied, answer later or never (the client then gets 504), and
/// outlive connection and server: it does nothing then. The first answer counts. Only on the server's thread.
class Responder {
public:
    /// Answers nobody.
    Responder() = default;

    /// Whether an answer is still wanted.
    [[nodiscard]] bool isOpen() const noexcept;
    void send(const Response &response) const;

    // For a server that plays a broken one. An answer of raw bytes always ends its connection.

    /// What send() would send, to be cut, spoiled or delayed; empty when no answer is wanted.
    [[nodiscard]] std::string bytesOf(const Response &response) const;
    /// Sends these bytes as they are. False when the client is gone or does not read.
    bool sendRaw(std::string_view bytes) const;
    /// Closes the connection when all bytes are out.
    void finish() const;
    /// Ends the connection at once; what is not out yet never will be.
    void abort() const;

private:
    friend class Connection;
    /// What handle and connection share: the connection leaves it when it wants no answer any more.
    struct Exchange {
        Connection *connection = nullptr;
    };
    explicit Responder(std::shared_ptr<Exchange> exchange) : m_exchange(std::move(exchange)) {}

    std::shared_ptr<Exchange> m_exchange;
};

} // namespace evision::http
