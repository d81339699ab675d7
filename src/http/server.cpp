// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"

#include "http/connection.h"

#include <QLoggingCategory>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>

#include <chrono>
#include <utility>

namespace evision::http {

namespace {

Q_LOGGING_CATEGORY(lcHttp, "evision.http")

/// Beyond the limit, so many are told so; the others are closed without a word.
constexpr int turnedAwayAtOnce = 32;

/// An IPv4 address, or the network of an IPv6 address: who has one of those has 2^64 addresses.
std::string addressKey(const QHostAddress &address)
{
    bool isIPv4 = false;
    const quint32 four = address.toIPv4Address(&isIPv4);
    if (isIPv4)
        return QHostAddress(four).toString().toStdString();
    Q_IPV6ADDR six = address.toIPv6Address();
    for (int byte = 8; byte < 16; ++byte)
        six[byte] = 0;
    return QHostAddress(six).toString().toStdString();
}

} // namespace

class Server::Listener final : public QTcpServer {
public:
    explicit Listener(Server &server) : QTcpServer(&server), m_server(server) { setListenBacklogSize(512); }

protected:
    void incomingConnection(qintptr descriptor) override { m_server.accept(descriptor); }

private:
    Server &m_server;
};

Server::Server(Limits limits, QObject *parent) : QObject(parent), m_listener(new Listener(*this))
{
    m_service.limits = std::move(limits);
    connect(m_listener, &QTcpServer::acceptError, this, &Server::resumeAccepting);
}

Server::~Server()
{
    close();
}

void Server::setHandler(Handler handler)
{
    m_service.handler = std::move(handler);
}

void Server::setAdmission(Admit admit)
{
    m_service.admit = std::move(admit);
}

void Server::setTakeOver(TakeOver takeOver)
{
    m_service.takeOver = std::move(takeOver);
}

void Server::setTls(const QSslConfiguration &configuration)
{
    m_tls = configuration;
}

bool Server::listen(const QHostAddress &address, quint16 port)
{
    return m_listener->listen(address, port);
}

bool Server::isListening() const
{
    return m_listener->isListening();
}

QHostAddress Server::address() const
{
    return m_listener->serverAddress();
}

quint16 Server::port() const
{
    return m_listener->serverPort();
}

QString Server::url() const
{
    if (!isListening())
        return {};
    QString host = address().toString();
    if (address() == QHostAddress::Any || address() == QHostAddress::AnyIPv4)
        host = QHostAddress(QHostAddress::LocalHost).toString();
    else if (address() == QHostAddress::AnyIPv6)
        host = QHostAddress(QHostAddress::LocalHostIPv6).toString();
    if (host.contains(QLatin1Char(':')))
        host = QLatin1Char('[') + host + QLatin1Char(']');
    return QStringLiteral("%1://%2:%3").arg(m_tls ? QStringLiteral("https") : QStringLiteral("http"), host).arg(port());
}

QString Server::errorString() const
{
    return m_listener->errorString();
}

void Server::close()
{
    m_listener->close();
    // Each leaves the set when it ends.
    const auto connections = m_connections;
    for (Connection *connection : connections)
        connection->drop();
}

/// The system ran out of something, mostly of file descriptors. Where Qt tells of it, it accepts no more until told to.
void Server::resumeAccepting()
{
    qCWarning(lcHttp) << "Cannot accept a connection:" << m_listener->errorString();
    QTimer::singleShot(std::chrono::seconds(1), m_listener, [this] { m_listener->resumeAccepting(); });
}

void Server::accept(qintptr descriptor)
{
    // Not by QSslServer: it keeps connections to itself until their handshake is done, and no limit counts them there.
    std::unique_ptr<QTcpSocket> socket;
    if (m_tls) {
        auto secure = std::make_unique<QSslSocket>();
        secure->setSslConfiguration(*m_tls);
        socket = std::move(secure);
    } else {
        socket = std::make_unique<QTcpSocket>();
    }
    if (!socket->setSocketDescriptor(descriptor))
        return;
    if (connectionCount() >= m_service.limits.connections + turnedAwayAtOnce)
        return socket->abort();
    const bool hasPlace = takePlace(*socket);
    auto *connection = new Connection(std::move(socket), m_service, this);
    m_connections.insert(connection);
    connect(connection, &Connection::ended, this, [this, connection] {
        m_connections.erase(connection);
        connection->deleteLater();
    });
    if (hasPlace)
        connection->start();
    else
        connection->turnAway();
}

/// Counts the socket until it is closed or gone; says whether that is within the limits.
bool Server::takePlace(QTcpSocket &socket)
{
    const Limits &limits = m_service.limits;
    const std::string address = addressKey(socket.peerAddress());
    int &ofAddress = m_perAddress[address];
    const bool isWithin = connectionCount() < limits.connections && ofAddress < limits.connectionsPerAddress;
    ++ofAddress;
    m_places.emplace(&socket, address);
    // QWebSocket, for one, keeps closed sockets for a long time.
    connect(&socket, &QTcpSocket::disconnected, this, [this, place = &socket] { leavePlace(place); });
    connect(&socket, &QObject::destroyed, this, &Server::leavePlace);
    return isWithin;
}

void Server::leavePlace(const QObject *socket)
{
    const auto place = m_places.find(socket);
    if (place == m_places.end())
        return;
    const auto address = m_perAddress.find(place->second);
    if (--address->second == 0)
        m_perAddress.erase(address);
    m_places.erase(place);
}

} // namespace evision::http
