// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/service.h"

#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>
#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace evision::http {

class Connection;

/// The small HTTP/1.1 server of the house. It trusts no client: every connection is under limits of bytes and time in
/// whatever state it is, and ends by itself. Bodies come with a Content-Length; chunked ones are refused with 411.
/// Lives on one thread (it may be moved before it listens), calls its functions there and waits for nothing.
class Server final : public QObject {
    Q_OBJECT

public:
    explicit Server(Limits limits = {}, QObject *parent = nullptr);
    /// Must not run inside a function that this server calls; close() may.
    ~Server() override;

    /// Who answers. Without one every answer is 404.
    void setHandler(Handler handler);
    void setAdmission(Admit admit);
    void setTakeOver(TakeOver takeOver);
    /// To be called before listen(): connections are TLS from then on. It must hold a certificate and its key.
    void setTls(const QSslConfiguration &configuration);

    /// Port 0 takes a free one. False when it cannot; errorString() says why.
    [[nodiscard]] bool listen(const QHostAddress &address, quint16 port = 0);
    [[nodiscard]] bool isListening() const;
    [[nodiscard]] QHostAddress address() const;
    [[nodiscard]] quint16 port() const;
    /// Such as "http://127.0.0.1:8080", without a slash at the end; empty when not listening.
    [[nodiscard]] QString url() const;
    [[nodiscard]] QString errorString() const;

    /// Listens no more and ends all connections at once, in whatever state. Those that were handed over live on.
    void close();

    /// Open ones, with those that were handed over.
    [[nodiscard]] int connectionCount() const noexcept { return static_cast<int>(m_places.size()); }

private:
    class Listener;
    void accept(qintptr descriptor);
    void resumeAccepting();
    [[nodiscard]] bool takePlace(QTcpSocket &socket);
    void leavePlace(const QObject *socket);

    Service m_service;
    std::optional<QSslConfiguration> m_tls;
    Listener *m_listener;                                      ///< a child
    std::unordered_set<Connection *> m_connections;            ///< children
    std::unordered_map<const QObject *, std::string> m_places; ///< the address of each open socket
    std::unordered_map<std::string, int> m_perAddress;
};

} // namespace evision::http
