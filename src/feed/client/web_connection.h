// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSocket>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <array>

class QTcpSocket;

namespace evision::feed {

/// Opens the connection to where a URL points, encrypted for https. Of a host with addresses of both kinds it takes
/// the one that answers first: IPv6 is tried first, IPv4 beside it when that takes long. Lives on its parent's thread.
///
/// It is not QNetworkAccessManager's: that reads on a thread of its own whatever comes, however much, and its end waits
/// five seconds for that thread while a service sends and sends.
class WebConnection : public QObject {
    Q_OBJECT

public:
    WebConnection(const QUrl &url, QObject *parent);
    /// Ends the connection at once.
    ~WebConnection() override;

    /// From opened() on. It holds back no more than readAtOnce bytes.
    [[nodiscard]] QTcpSocket *socket() const { return m_socket; }
    static constexpr qint64 readAtOnce = qint64{64} * 1024;

Q_SIGNALS:
    /// Bytes may be sent.
    void opened();
    /// Once, instead of opened().
    void failed(QAbstractSocket::SocketError error);

private:
    [[nodiscard]] QTcpSocket *makeSocket();
    void tryBy(std::size_t attempt);
    void takeConnected(QTcpSocket *socket);
    void takeFailure(const QTcpSocket *socket, QAbstractSocket::SocketError error);
    void drop(QTcpSocket *socket);

    QUrl m_url;
    QString m_host;
    std::array<QTcpSocket *, 2> m_attempts{};
    std::size_t m_tried = 0;
    QTcpSocket *m_socket = nullptr; ///< the one that was connected first
    QTimer m_nextAttempt;
    QAbstractSocket::SocketError m_error = QAbstractSocket::UnknownSocketError; ///< of an attempt that failed
};

} // namespace evision::feed
