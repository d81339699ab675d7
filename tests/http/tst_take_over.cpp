// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"
#include "raw_client.h"
#include "test_certificate.h"
#include "text.h"

#include <QPointer>
#include <QSignalSpy>
#include <QSslSocket>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace evision::http;
using namespace evision::test;

namespace {

const QString origin = QStringLiteral("http://companion.test");
/// The key of RFC 6455 section 1.3; what must come back for it is printed there.
const std::string upgrade = "Origin: http://companion.test\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"
                            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

} // namespace

/// WebSockets and plain requests share a port: a connection that asks for one is given to Qt's WebSocket server.
class TakeOverTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aWebSocketIsTalkedTo();
    void aWebSocketIsTalkedToOverTls();
    void theHeadIsReadAgainByteForByte();
    void anUpgradeAfterAnotherRequestWorks();
    void aHeadInPiecesIsTakenOver();
    void theWrongPeopleAreRefused_data();
    void theWrongPeopleAreRefused();
    void withoutATakerItIsRefused();
    void aTakenConnectionCounts();
    void aTakenConnectionOutlivesTheServer();
    void theTakerMayEndItAtOnce();

private:
    void listen();
    [[nodiscard]] std::unique_ptr<QWebSocket> webSocket(const QString &path);
    std::unique_ptr<QWebSocketServer> m_sockets;
    std::unique_ptr<Server> m_server;
    std::vector<std::unique_ptr<QWebSocket>> m_open;
};

void TakeOverTest::init()
{
    m_sockets = std::make_unique<QWebSocketServer>(QStringLiteral("test"), QWebSocketServer::NonSecureMode);
    connect(m_sockets.get(), &QWebSocketServer::newConnection, this, [this] {
        m_open.emplace_back(m_sockets->nextPendingConnection());
        QWebSocket *socket = m_open.back().get();
        connect(socket, &QWebSocket::textMessageReceived, socket,
                [socket](const QString &text) { socket->sendTextMessage(text.toUpper()); });
    });
    m_server = std::make_unique<Server>(shortLimits());
    m_server->setHandler(
        [](const Request &request, const Responder &responder) { responder.send(Response::text(200, request.path)); });
    m_server->setAdmission([](const Request &request) {
        Admission admission;
        if (!request.asksForWebSocket() || request.path != "/live")
            return admission;
        const bool mayCome = request.headers.value("Origin") == origin.toStdString();
        admission.kind = mayCome ? Admission::Kind::HandOver : Admission::Kind::Refuse;
        admission.refusal = Response::text(403, "Not from there.");
        return admission;
    });
    m_server->setTakeOver([this](const Request &, QTcpSocket *socket) { m_sockets->handleConnection(socket); });
}

void TakeOverTest::cleanup()
{
    m_open.clear();
    m_server.reset();
    m_sockets.reset();
}

void TakeOverTest::listen()
{
    QVERIFY(m_server->listen(QHostAddress(QHostAddress::LocalHost)));
}

std::unique_ptr<QWebSocket> TakeOverTest::webSocket(const QString &path)
{
    auto socket = std::make_unique<QWebSocket>(origin);
    socket->setSslConfiguration(clientTls());
    QString url = m_server->url() + path;
    socket->open(QUrl(url.replace(0, 4, QStringLiteral("ws"))));
    return socket;
}

void TakeOverTest::aWebSocketIsTalkedTo()
{
    listen();
    const auto socket = webSocket(QStringLiteral("/live"));
    QSignalSpy texts(socket.get(), &QWebSocket::textMessageReceived);
    QTRY_COMPARE(socket->state(), QAbstractSocket::ConnectedState);
    socket->sendTextMessage(QStringLiteral("hello"));
    QTRY_COMPARE(texts.count(), 1);
    QCOMPARE(texts[0][0].toString(), QStringLiteral("HELLO"));
    // None of the server's times hold for it.
    RawClient plain(m_server->port());
    QTRY_VERIFY(plain.ended());
    QCOMPARE(socket->state(), QAbstractSocket::ConnectedState);
}

void TakeOverTest::aWebSocketIsTalkedToOverTls()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("there is no TLS library here");
    m_server->setTls(serverTls());
    listen();
    const auto socket = webSocket(QStringLiteral("/live"));
    QSignalSpy texts(socket.get(), &QWebSocket::textMessageReceived);
    QTRY_COMPARE(socket->state(), QAbstractSocket::ConnectedState);
    socket->sendTextMessage(QString(100'000, QLatin1Char('x')));
    QTRY_COMPARE(texts.count(), 1);
    QCOMPARE(texts[0][0].toString(), QString(100'000, QLatin1Char('X')));
}

void TakeOverTest::theHeadIsReadAgainByteForByte()
{
    QPointer<QTcpSocket> taken;
    Request seen;
    int ready = 0;
    m_server->setTakeOver([&](const Request &request, QTcpSocket *socket) {
        taken = socket;
        seen = request;
        connect(socket, &QTcpSocket::readyRead, this, [&ready] { ++ready; });
    });
    listen();
    RawClient client(m_server->port());
    const std::string bytes = get("/live?token=1", upgrade) + std::string("\0\xff more", 7);
    client.send(bytes);
    QTRY_VERIFY(taken);
    QCOMPARE(ready, 1);
    QVERIFY(!taken->parent());
    QVERIFY(seen.parameter("token") == "1");
    QCOMPARE(taken->readAll().toStdString(), bytes);
    client.send("and on");
    QTRY_COMPARE(taken->bytesAvailable(), qint64{6});
    delete taken;
}

void TakeOverTest::anUpgradeAfterAnotherRequestWorks()
{
    listen();
    RawClient client(m_server->port());
    client.send(get("/plain") + get("/live", upgrade));
    QTRY_COMPARE(client.answers().size(), std::size_t{2});
    QCOMPARE(client.answers()[0].body, std::string("/plain\n"));
    QCOMPARE(client.answers()[1].status, 101);
    QVERIFY(client.answers()[1].head.find("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") != std::string::npos);
}

void TakeOverTest::aHeadInPiecesIsTakenOver()
{
    listen();
    RawClient client(m_server->port());
    QTRY_VERIFY(client.connected());
    for (const char byte : get("/live", upgrade)) {
        client.send({&byte, 1});
        client.socket().flush();
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(client.status(), 101);
}

void TakeOverTest::theWrongPeopleAreRefused_data()
{
    QTest::addColumn<std::string>("request");
    QTest::addColumn<int>("status");
    QTest::newRow("from a page elsewhere")
        << get("/live", "Origin: http://evil.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")
        << 403;
    QTest::newRow("to another path") << get("/other", upgrade) << 200;
    QTest::newRow("by a head that is bad") << get("/live", upgrade + "Host: second\r\n") << 400;
}

void TakeOverTest::theWrongPeopleAreRefused()
{
    QFETCH(std::string, request);
    QFETCH(int, status);
    listen();
    RawClient client(m_server->port());
    client.send(request);
    QTRY_VERIFY(client.ended());
    QCOMPARE(client.status(), status);
    QVERIFY(m_open.empty());
}

void TakeOverTest::withoutATakerItIsRefused()
{
    m_server->setTakeOver({});
    listen();
    RawClient client(m_server->port());
    client.send(get("/live", upgrade));
    QTRY_COMPARE(client.status(), 501);
    QTRY_VERIFY(client.ended());
}

void TakeOverTest::aTakenConnectionCounts()
{
    listen();
    const auto socket = webSocket(QStringLiteral("/live"));
    QTRY_COMPARE(m_open.size(), std::size_t{1});
    QCOMPARE(m_server->connectionCount(), 1);
    m_open.clear();
    QTRY_COMPARE(m_server->connectionCount(), 0);
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
}

void TakeOverTest::aTakenConnectionOutlivesTheServer()
{
    listen();
    const auto socket = webSocket(QStringLiteral("/live"));
    QSignalSpy texts(socket.get(), &QWebSocket::textMessageReceived);
    QTRY_COMPARE(socket->state(), QAbstractSocket::ConnectedState); // it drops what it is told before
    QTRY_COMPARE(m_open.size(), std::size_t{1});
    m_server.reset();
    socket->sendTextMessage(QStringLiteral("still there"));
    QTRY_COMPARE(texts.count(), 1);
}

void TakeOverTest::theTakerMayEndItAtOnce()
{
    m_server->setTakeOver([](const Request &, QTcpSocket *socket) { delete socket; });
    listen();
    RawClient client(m_server->port());
    client.send(get("/live", upgrade));
    QTRY_VERIFY(client.ended());
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

QTEST_GUILESS_MAIN(TakeOverTest)
#include "tst_take_over.moc"
