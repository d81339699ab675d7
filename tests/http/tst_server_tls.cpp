// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"
#include "raw_client.h"
#include "test_certificate.h"
#include "text.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslSocket>

#include <deque>

using namespace evision::http;
using namespace evision::test;
using namespace std::chrono_literals;

/// The same server behind TLS.
class ServerTlsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void qtsClientIsServed();
    void requestsSentAheadAreAnsweredInOrder();
    void aLargeAnswerArrivesWhole();
    void aClientThatReadsNothingIsDropped();
    void attacksEndAsWithoutTls();
    void aHandshakeHasAnEnd_data();
    void aHandshakeHasAnEnd();
    void handshakesCountAsConnections();
    void aTlsClientOnAPlainPortIsRefused();
    void stoppingEndsHandshakesToo();

private:
    void serve(const Limits &limits);
    [[nodiscard]] std::unique_ptr<RawClient> tlsClient(const std::string &bytes);
    std::unique_ptr<Server> m_server;
};

void ServerTlsTest::initTestCase()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("there is no TLS library here");
}

void ServerTlsTest::init()
{
    Limits limits = shortLimits();
    limits.handshakeTime = limits.headTime = limits.bodyTime = limits.writeTime = limits.stallTime = 20s;
    serve(limits);
}

void ServerTlsTest::cleanup()
{
    m_server.reset();
}

void ServerTlsTest::serve(const Limits &limits)
{
    m_server = std::make_unique<Server>(limits);
    m_server->setTls(serverTls());
    m_server->setHandler([](const Request &request, const Responder &responder) {
        const std::string body = request.path == "/large" ? std::string(50'000'000, 'x') : request.path + request.body;
        responder.send(Response::text(request.secure ? 200 : 500, body));
    });
    QVERIFY(m_server->listen(QHostAddress(QHostAddress::LocalHost)));
}

std::unique_ptr<RawClient> ServerTlsTest::tlsClient(const std::string &bytes)
{
    auto socket = std::make_unique<QSslSocket>();
    QSslSocket *secure = socket.get();
    secure->setSslConfiguration(clientTls());
    auto client = std::make_unique<RawClient>(std::move(socket));
    secure->connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_server->port());
    client->send(bytes);
    return client;
}

void ServerTlsTest::qtsClientIsServed()
{
    QVERIFY(m_server->url().startsWith(QLatin1String("https://127.0.0.1:")));
    QNetworkAccessManager client;
    QNetworkRequest request(QUrl(m_server->url() + QStringLiteral("/secure")));
    request.setSslConfiguration(clientTls());
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("text/plain"));
    const std::unique_ptr<QNetworkReply> reply(client.post(request, QByteArray(50'000, 'x')));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(reply->readAll(), "/secure" + QByteArray(50'000, 'x') + "\n");
}

void ServerTlsTest::requestsSentAheadAreAnsweredInOrder()
{
    std::string bytes;
    constexpr std::size_t count = 500;
    for (std::size_t number = 0; number < count; ++number)
        bytes += get('/' + std::to_string(number), "X: " + std::string(number, 'x') + "\r\n");
    const auto client = tlsClient(bytes);
    QTRY_COMPARE(client->answers().size(), count);
    QCOMPARE(client->answers()[count - 1].body, std::string("/499\n"));
}

void ServerTlsTest::aLargeAnswerArrivesWhole()
{
    const auto client = tlsClient(get("/large", "Connection: close\r\n"));
    QTRY_VERIFY_WITH_TIMEOUT(client->ended(), 30'000);
    QCOMPARE(client->answers().at(0).body.size(), std::size_t{50'000'001});
}

void ServerTlsTest::aClientThatReadsNothingIsDropped()
{
    Limits limits = shortLimits();
    limits.handshakeTime = limits.headTime = 20s;
    serve(limits);
    const auto client = tlsClient({});
    auto *secure = qobject_cast<QSslSocket *>(&client->socket());
    QTRY_VERIFY(secure->isEncrypted());
    client->stopReading().send(get("/large"));
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void ServerTlsTest::attacksEndAsWithoutTls()
{
    const std::string start = "GET / HTTP/1.1\r\nHost: a\r\n";
    const auto header = tlsClient(start + "X: ");
    header->sendMuch(std::string(50'000, 'x'), 10'000'000);
    const auto body = tlsClient("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n\r\n");
    body->sendMuch(std::string(50'000, 'x'), 50'000'000);
    const auto hosts = tlsClient(start + "Host: b\r\n\r\n");
    QTRY_VERIFY(header->ended());
    QTRY_VERIFY(body->ended());
    QTRY_VERIFY(hosts->ended());
    QCOMPARE(header->status(), 431);
    QCOMPARE(body->status(), 413);
    QCOMPARE(hosts->status(), 400);
    QTRY_COMPARE(m_server->connectionCount(), 0);
    const auto good = tlsClient(get("/good"));
    QTRY_COMPARE(good->status(), 200);
}

void ServerTlsTest::aHandshakeHasAnEnd_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::newRow("nothing") << std::string();
    QTest::newRow("a greeting that stops") << std::string("\x16\x03\x01\x02\0\x01", 6);
    QTest::newRow("a request without TLS") << get();
    QTest::newRow("garbage") << std::string(5000, '\xff');
}

void ServerTlsTest::aHandshakeHasAnEnd()
{
    QFETCH(std::string, bytes);
    serve(shortLimits());
    RawClient client(m_server->port());
    client.send(bytes);
    QTRY_VERIFY(client.ended());
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void ServerTlsTest::handshakesCountAsConnections()
{
    Limits limits;
    limits.connectionsPerAddress = 3;
    serve(limits);
    std::deque<RawClient> clients;
    for (int i = 0; i < 5; ++i)
        clients.emplace_back(m_server->port());
    const auto ended = [&clients] {
        return std::count_if(clients.begin(), clients.end(), [](const RawClient &each) { return each.ended(); });
    };
    QTRY_COMPARE(ended(), 2);
    QTRY_COMPARE(m_server->connectionCount(), 3);
}

void ServerTlsTest::aTlsClientOnAPlainPortIsRefused()
{
    Server plain(shortLimits());
    QVERIFY(plain.listen(QHostAddress(QHostAddress::LocalHost)));
    auto socket = std::make_unique<QSslSocket>();
    QSslSocket *secure = socket.get();
    RawClient client(std::move(socket));
    secure->connectToHostEncrypted(QStringLiteral("127.0.0.1"), plain.port());
    QTRY_VERIFY(client.ended());
    QVERIFY(!secure->isEncrypted());
    QTRY_COMPARE(plain.connectionCount(), 0);
}

void ServerTlsTest::stoppingEndsHandshakesToo()
{
    RawClient silent(m_server->port());
    const auto idle = tlsClient({});
    const auto reading = tlsClient(get("/large"));
    reading->stopReading();
    auto *secure = qobject_cast<QSslSocket *>(&idle->socket());
    QTRY_VERIFY(secure->isEncrypted());
    QTRY_COMPARE(m_server->connectionCount(), 3);
    m_server.reset();
    reading->readOn();
    QTRY_VERIFY(silent.ended());
    QTRY_VERIFY(idle->ended());
    QTRY_VERIFY(reading->ended());
}

QTEST_GUILESS_MAIN(ServerTlsTest)
#include "tst_server_tls.moc"
