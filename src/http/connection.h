// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/head_parser.h"
#include "http/service.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace evision::http {

/// One client: reads a request, has it answered, writes the answer, then reads the next. While it answers it reads
/// nothing, so that requests sent ahead wait in the system's buffers. It is always under a deadline. Belongs to the
/// server; nobody else need include this.
class Connection final : public QObject {
    Q_OBJECT

public:
    enum class After : std::uint8_t { KeepAlive, Close };

    /// Takes the socket, which is connected; a QSslSocket begins its handshake. `service` must outlive it.
    Connection(std::unique_ptr<QTcpSocket> socket, const Service &service, QObject *parent);
    ~Connection() override;

    void start();
    /// Answers 503 before anything was asked.
    void turnAway();
    /// Ends at once.
    void drop();

    void answer(const Response &response);
    [[nodiscard]] std::string bytesOf(const Response &response, After after) const;
    bool sendRaw(std::string_view bytes);
    void finishRaw();

Q_SIGNALS:
    /// Nothing comes after it; the socket is closed, or was handed over.
    void ended();

private:
    enum class Phase : std::uint8_t {
        Handshake, ///< of TLS
        Waiting,   ///< for the first byte of a request
        Head,
        Body,
        Handling, ///< the handler has it
        Raw,      ///< the handler sends bytes of its own
        Writing,
        Lingering, ///< the answer is out; what still comes is thrown away, so that the client gets to read it
        Closing,
        Ended,
    };

    void onReadyRead();
    void onBytesWritten();
    void onDeadline();
    void advance();
    bool readHead();
    bool readBody();
    void begin();
    [[nodiscard]] bool admitted(Admission &admission);
    void handle();
    void beginHandOver();
    void handOver();
    void refuse(const Response &response);
    void write(std::string_view bytes, After after);
    void written();
    void linger();
    void discard();
    void fill(std::size_t most);
    void enter(Phase phase, std::chrono::milliseconds deadline);
    void leaveExchange();
    void end();
    [[nodiscard]] std::int64_t unsent() const;

    const Service &m_service;
    QTcpSocket *m_socket; ///< a child; null after it was handed over
    QTimer m_deadline;
    QDeadlineTimer m_writeDeadline;
    Phase m_phase = Phase::Waiting;
    After m_after = After::KeepAlive;
    HeadParser m_parser;
    std::string m_input;   ///< read, but not yet a request
    std::size_t m_fed = 0; ///< of it, what the parser has seen
    std::uint64_t m_discarded = 0;
    bool m_first = true;   ///< nothing was answered yet
    bool m_unread = false; ///< the request that was refused was not read to its end
    bool m_flushing = false;
    Request m_request;
    std::shared_ptr<Responder::Exchange> m_exchange;
};

} // namespace evision::http
