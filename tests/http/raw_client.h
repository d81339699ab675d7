// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/sanitized.h"

#include "http/limits.h"

#include <QTcpSocket>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace evision::test {

/// An answer as it came.
struct Answer {
    int status = 0;
    std::string head; ///< to the blank line, with it
    std::string body;
};

/// A client that sends whatever bytes it is told to. Its memory stays small: what it sends without end it makes as the
/// server takes it. Lives on the test's thread, whose event loop must run (QTRY_...).
class RawClient {
public:
    explicit RawClient(quint16 port);
    /// On a socket of its own kind, which the caller connects.
    explicit RawClient(std::unique_ptr<QTcpSocket> socket);

    RawClient &send(std::string_view bytes);
    /// `piece` again and again, until `total` bytes are out or the connection ends.
    RawClient &sendMuch(std::string piece, std::uint64_t total);
    /// Takes no more bytes than fit into small buffers.
    RawClient &stopReading();
    void readOn();
    /// Sends no more, but reads on. False where this system's sockets are not known here.
    [[nodiscard]] bool halfClose();
    /// Ends the connection by a reset where bytes are unread.
    void abort() { m_socket->abort(); }

    [[nodiscard]] const std::string &received() const { return m_received; }
    /// The answers so far, by their Content-Length.
    [[nodiscard]] std::vector<Answer> answers(bool toHead = false) const;
    /// Of the first answer; 0 when there is none.
    [[nodiscard]] int status() const;
    /// The connection was there and is no more.
    [[nodiscard]] bool ended() const { return m_wasConnected && m_socket->state() == QTcpSocket::UnconnectedState; }
    [[nodiscard]] bool connected() const { return m_socket->state() == QTcpSocket::ConnectedState; }
    [[nodiscard]] QTcpSocket &socket() { return *m_socket; }

private:
    void follow();
    void pump();

    std::unique_ptr<QTcpSocket> m_socket;
    std::string m_received;
    std::string m_piece;
    std::uint64_t m_left = 0;
    bool m_wasConnected = false;
    bool m_reads = true;
};

/// Limits whose times are so short that a test can wait for their end.
[[nodiscard]] http::Limits shortLimits();

/// A good request for `path`.
[[nodiscard]] std::string get(std::string_view path = "/", std::string_view fields = {});

} // namespace evision::test
