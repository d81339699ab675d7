// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/web_connection.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QSslSocket>
#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace evision::feed {

namespace {

constexpr int attemptMilliseconds = 250; // RFC 8305

/// The proxy that this machine has for the address: only those of a kind that lets bytes through as they are. Some are
/// chosen by a script of the network's, which must not see the key.
QNetworkProxy proxyFor(const QUrl &url)
{
    const QUrl host = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(host));
    const auto found = std::find_if(proxies.begin(), proxies.end(), [](const QNetworkProxy &proxy) {
        return proxy.type() == QNetworkProxy::NoProxy || proxy.type() == QNetworkProxy::HttpProxy ||
               proxy.type() == QNetworkProxy::Socks5Proxy;
    });
    return found == proxies.end() ? QNetworkProxy(QNetworkProxy::NoProxy) : *found;
}

bool isSecure(const QUrl &url)
{
    return url.scheme() == QLatin1String("https");
}

} // namespace

WebConnection::WebConnection(const QUrl &url, QObject *parent)
    : QObject(parent), m_url(url), m_host(url.host(QUrl::FullyEncoded)), m_nextAttempt(this)
{
    m_nextAttempt.setSingleShot(true);
    connect(&m_nextAttempt, &QTimer::timeout, this, [this] { tryBy(1); });
    tryBy(0);
}

WebConnection::~WebConnection()
{
    for (QTcpSocket *attempt : m_attempts)
        drop(attempt);
}

/// One that can encrypt reads the certificates of the whole machine first, so it is made only for https.
QTcpSocket *WebConnection::makeSocket()
{
    if (!isSecure(m_url))
        return new QTcpSocket(this);
    auto *const socket = new QSslSocket(this);
    connect(socket, &QSslSocket::encrypted, this, &WebConnection::opened);
    return socket;
}

void WebConnection::tryBy(std::size_t attempt)
{
    if (m_tried > attempt)
        return;
    m_tried = attempt + 1;
    m_nextAttempt.stop();
    QTcpSocket *const socket = makeSocket();
    m_attempts[attempt] = socket;
    connect(socket, &QAbstractSocket::connected, this, [this, socket] { takeConnected(socket); });
    // Queued: a socket may fail while it is told to connect.
    connect(
        socket, &QAbstractSocket::errorOccurred, this,
        [this, socket](QAbstractSocket::SocketError error) { takeFailure(socket, error); }, Qt::QueuedConnection);

    const QNetworkProxy proxy = proxyFor(m_url);
    socket->setProxy(proxy);
    auto protocol = QAbstractSocket::AnyIPProtocol;
    if (proxy.type() == QNetworkProxy::NoProxy && QHostAddress(m_host).isNull()) {
        protocol = attempt == 0 ? QAbstractSocket::IPv6Protocol : QAbstractSocket::IPv4Protocol;
        if (attempt == 0)
            m_nextAttempt.start(attemptMilliseconds);
    } else {
        m_tried = m_attempts.size(); // there is but one way
    }
    constexpr int securePort = 443;
    constexpr int plainPort = 80;
    socket->connectToHost(m_host, static_cast<quint16>(m_url.port(isSecure(m_url) ? securePort : plainPort)),
                          QIODevice::ReadWrite, protocol);
}

void WebConnection::takeConnected(QTcpSocket *socket)
{
    if (m_socket)
        return;
    m_socket = socket;
    m_nextAttempt.stop();
    m_tried = m_attempts.size();
    for (QTcpSocket *attempt : m_attempts) {
        if (attempt != socket)
            drop(attempt);
    }
    m_attempts = {socket, nullptr};
    socket->setReadBufferSize(readAtOnce);
    auto *const secure = qobject_cast<QSslSocket *>(socket);
    if (!secure) {
        Q_EMIT opened();
        return;
    }
    secure->setPeerVerifyName(m_host);
    secure->startClientEncryption();
}

void WebConnection::takeFailure(const QTcpSocket *socket, QAbstractSocket::SocketError error)
{
    if (m_socket) {
        // Once it was opened, its user sees to it.
        const auto *const secure = qobject_cast<const QSslSocket *>(socket);
        if (m_socket == socket && secure && !secure->isEncrypted())
            Q_EMIT failed(error);
        return;
    }
    const auto place = std::find(m_attempts.begin(), m_attempts.end(), socket);
    if (place == m_attempts.end())
        return;
    // A host without an address of one kind says little when the other kind failed too.
    if (error != QAbstractSocket::HostNotFoundError || m_error == QAbstractSocket::UnknownSocketError)
        m_error = error;
    drop(std::exchange(*place, nullptr));
    if (m_tried < m_attempts.size())
        return tryBy(m_tried);
    if (std::all_of(m_attempts.begin(), m_attempts.end(), [](const QTcpSocket *each) { return each == nullptr; }))
        Q_EMIT failed(m_error);
}

void WebConnection::drop(QTcpSocket *socket)
{
    if (!socket)
        return;
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater(); // it may be the one that is speaking
}

} // namespace evision::feed
