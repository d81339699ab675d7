// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"
#include "raw_client.h"
#include "text.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QThread>

using namespace evision::http;
using namespace evision::test;

namespace {

/// Says what it was asked: method, path, body.
void echo(const Request &request, const Responder &responder)
{
    responder.send(Response::text(200, request.method + ' ' + request.path + ' ' + request.body));
}

} // namespace

/// What well-behaved clients get.
class ServerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void qtsClientIsServed();
    void theHandlerSeesTheWholeRequest();
    void connectionsStayOpen();
    void connectionsCloseWhenTheClientAsks_data();
    void connectionsCloseWhenTheClientAsks();
    void requestsSentAheadAreAnsweredInOrder();
    void manyRequestsSentAheadAreAnsweredInOrder();
    void piecesOfARequestArePutTogether();
    void headIsAnsweredWithoutABody();
    void whatFollowsAHeadHasItsBody();
    void otherMethodsAreToldWhichThereAre();
    void aBodyIsAskedForWhenTheClientWaits();
    void aBodyThatIsTooLargeIsNotAskedFor();
    void anUnknownExpectationIsRefused();
    void eachRouteHasItsOwnLimit();
    void aRefusalIsMadeOfTheHeadAlone();
    void withoutAHandlerNothingIsFound();
    void aClientThatSendsNoMoreIsStillAnswered();
    void itRunsOnAThreadOfItsOwn();
    void itListensAgainAfterClosing();
    void itTellsWhyItCannotListen();
    void theAddressReadsAsAUrl_data();
    void theAddressReadsAsAUrl();
};

void ServerTest::qtsClientIsServed()
{
    Server server;
    server.setHandler(echo);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    QNetworkAccessManager client;
    QNetworkRequest request(QUrl(server.url() + QStringLiteral("/a b/c?x=1")));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("text/plain"));
    const std::unique_ptr<QNetworkReply> reply(client.put(request, QByteArray(50'000, 'x')));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(reply->readAll(), "PUT /a b/c " + QByteArray(50'000, 'x') + "\n");
}

void ServerTest::theHandlerSeesTheWholeRequest()
{
    Server server;
    Request seen;
    server.setHandler([&seen](const Request &request, const Responder &responder) {
        seen = request;
        responder.send({});
    });
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    client.send("POST /p?q=1&q=2 HTTP/1.1\r\nHost: LocalHost:1\r\nX: y\r\nContent-Length: 3\r\n\r\na");
    client.send({"\0c", 2});
    QTRY_COMPARE(client.status(), 200);
    QCOMPARE(seen.method, std::string("POST"));
    QCOMPARE(seen.path, std::string("/p"));
    QCOMPARE(seen.query.size(), std::size_t{2});
    QCOMPARE(seen.host, std::string("localhost"));
    QCOMPARE(seen.body, std::string("a\0c", 3));
    QVERIFY(seen.headers.value("x") == "y");
    QCOMPARE(seen.peer, QHostAddress(QHostAddress::LocalHost));
    QVERIFY(!seen.secure);
}

void ServerTest::connectionsStayOpen()
{
    Server server;
    server.setHandler(echo);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    for (std::size_t number = 1; number <= 20; ++number) {
        client.send(get("/" + std::to_string(number)));
        QTRY_COMPARE(client.answers().size(), number);
        QCOMPARE(client.answers().back().body, "GET /" + std::to_string(number) + " \n");
        QVERIFY(client.answers().back().head.find("Connection: keep-alive") != std::string::npos);
    }
    QCOMPARE(server.connectionCount(), 1);
}

void ServerTest::connectionsCloseWhenTheClientAsks_data()
{
    QTest::addColumn<std::string>("request");
    QTest::newRow("by a field") << get("/", "Connection: close\r\n");
    QTest::newRow("by a field with more in it") << get("/", "connection: TE, Close\r\n");
    QTest::newRow("by the version") << std::string("GET / HTTP/1.0\r\n\r\n");
}

void ServerTest::connectionsCloseWhenTheClientAsks()
{
    QFETCH(std::string, request);
    Server server;
    server.setHandler(echo);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    client.send(request);
    QTRY_VERIFY(client.ended());
    QCOMPARE(client.answers().size(), std::size_t{1});
    QVERIFY(client.answers()[0].head.find("Connection: close") != std::string::npos);
    QCOMPARE(client.answers()[0].body, std::string("GET / \n"));
    QTRY_COMPARE(server.connectionCount(), 0);
}

void ServerTest::requestsSentAheadAreAnsweredInOrder()
{
    Server server;
    std::vector<Responder> open;
    server.setHandler([&open](const Request &, const Responder &responder) { open.push_back(responder); });
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    client.send(get("/1") + get("/2"));
    QTRY_COMPARE(open.size(), std::size_t{1}); // the second waits for the first
    open[0].send(Response::text(200, "one"));
    QTRY_COMPARE(open.size(), std::size_t{2});
    open[1].send(Response::text(200, "two"));
    QTRY_COMPARE(client.answers().size(), std::size_t{2});
    QCOMPARE(client.answers()[0].body, std::string("one\n"));
    QCOMPARE(client.answers()[1].body, std::string("two\n"));
}

void ServerTest::manyRequestsSentAheadAreAnsweredInOrder()
{
    Server server;
    server.setHandler(echo);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    // Far more than the buffers of the server, in requests of uneven length with and without a body.
    constexpr std::size_t count = 1000;
    for (std::size_t number = 0; number < count; ++number) {
        const std::string body(number % 97, 'b');
        client.send("POST /" + std::to_string(number) + " HTTP/1.1\r\nHost: a\r\nX: " + std::string(number % 301, 'x') +
                    "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    }
    QTRY_COMPARE(client.answers().size(), count);
    const std::vector<Answer> answers = client.answers();
    for (std::size_t number = 0; number < count; ++number)
        QCOMPARE(answers[number].body, "POST /" + std::to_string(number) + ' ' + std::string(number % 97, 'b') + '\n');
}

void ServerTest::piecesOfARequestArePutTogether()
{
    Server server;
    server.setHandler(echo);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const std::string request = "POST /pieces HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody";
    QTRY_VERIFY(client.connected());
    for (const char byte : request) {
        client.send({&byte, 1});
        client.socket().flush();
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(client.answers().size(), std::size_t{1});
    QCOMPARE(client.answers()[0].body, std::string("POST /pieces body\n"));
}

void ServerTest::headIsAnsweredWithoutABody()
{
    Server server;
    server.setHandler(echo);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    const std::string head = "HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n";
    client.send(head + head);
    QTRY_COMPARE(client.answers(true).size(), std::size_t{2});
    for (const Answer &answer : client.answers(true)) {
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.head.find("Content-Length: 9\r\n") != std::string::npos);
    }
}

void ServerTest::whatFollowsAHeadHasItsBody()
{
    Server server(shortLimits());
    server.setHandler(echo);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\nnonsense\r\n");
    QTRY_VERIFY(client.ended());
    QVERIFY(client.received().ends_with("\r\n\r\nThis is not an HTTP request.\n"));
}

void ServerTest::otherMethodsAreToldWhichThereAre()
{
    Limits limits = shortLimits();
    limits.methods = {"GET", "HEAD"};
    Server server(limits);
    server.setHandler(echo);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    for (const std::string request :
         {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", "get / HTTP/1.1\r\nHost: a\r\n\r\n",
          "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n"}) {
        RawClient client(server.port());
        client.send(request);
        QTRY_COMPARE(client.status(), 405);
        QVERIFY(client.received().find("\r\nAllow: GET, HEAD\r\n") != std::string::npos);
        QTRY_VERIFY(client.ended());
    }
}

void ServerTest::aBodyIsAskedForWhenTheClientWaits()
{
    Server server;
    server.setHandler(echo);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 4\r\n\r\n");
    QTRY_COMPARE(client.received(), std::string("HTTP/1.1 100 Continue\r\n\r\n"));
    client.send("body" + get("/next"));
    QTRY_COMPARE(client.answers().size(), std::size_t{3});
    QCOMPARE(client.answers()[1].body, std::string("POST / body\n"));
    QCOMPARE(client.answers()[2].body, std::string("GET /next \n"));
}

void ServerTest::aBodyThatIsTooLargeIsNotAskedFor()
{
    Server server(shortLimits());
    server.setHandler(echo);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 8000000000\r\n\r\n");
    QTRY_COMPARE(client.status(), 413);
    QTRY_VERIFY(client.ended());
}

void ServerTest::anUnknownExpectationIsRefused()
{
    Server server;
    server.setHandler(echo);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    client.send(get("/", "Expect: the-unexpected\r\n"));
    QTRY_COMPARE(client.status(), 417);
}

void ServerTest::eachRouteHasItsOwnLimit()
{
    Limits limits = shortLimits();
    limits.bodyBytes = 10;
    Server server(limits);
    server.setHandler(echo);
    server.setAdmission([](const Request &request) {
        Admission admission;
        if (request.path == "/large")
            admission.bodyBytes = 100'000;
        return admission;
    });
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    const auto post = [](const char *path, std::size_t size) {
        return "POST " + std::string(path) + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(size) +
               "\r\n\r\n" + std::string(size, 'x');
    };
    RawClient client(server.port());
    client.send(post("/small", 10) + post("/large", 100'000) + post("/small", 11));
    QTRY_COMPARE(client.answers().size(), std::size_t{3});
    QCOMPARE(client.answers()[0].status, 200);
    QCOMPARE(client.answers()[1].status, 200);
    QCOMPARE(client.answers()[1].body.size(), std::size_t{100'013});
    QCOMPARE(client.answers()[2].status, 413);
    QTRY_VERIFY(client.ended());
}

void ServerTest::aRefusalIsMadeOfTheHeadAlone()
{
    Server server(shortLimits());
    bool handled = false;
    server.setHandler([&handled](const Request &, const Responder &) { handled = true; });
    server.setAdmission([](const Request &request) {
        // Such as against DNS rebinding: a page elsewhere that calls itself by another name.
        if (request.host == "localhost")
            return Admission();
        return Admission{Admission::Kind::Refuse, {}, Response::text(421, "There is no such host here.")};
    });
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 1000\r\n\r\n");
    QTRY_COMPARE(client.status(), 421);
    QTRY_VERIFY(client.ended());
    QVERIFY(!handled);
}

void ServerTest::withoutAHandlerNothingIsFound()
{
    Server server;
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    client.send(get());
    QTRY_COMPARE(client.status(), 404);
}

void ServerTest::aClientThatSendsNoMoreIsStillAnswered()
{
    Server server;
    server.setHandler([](const Request &, const Responder &responder) {
        responder.send(Response::text(200, std::string(10'000, 'x')));
    });
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    QTRY_VERIFY(client.connected());
    client.send(get());
    if (!client.halfClose())
        QSKIP("no half-closing on this system");
    QTRY_VERIFY(client.ended());
    QCOMPARE(client.answers().size(), std::size_t{1});
    QCOMPARE(client.answers()[0].body.size(), std::size_t{10'001});
}

void ServerTest::itRunsOnAThreadOfItsOwn()
{
    QThread thread;
    auto *server = new Server;
    server->setHandler(echo);
    server->moveToThread(&thread);
    connect(&thread, &QThread::started, server,
            [server] { QVERIFY(server->listen(QHostAddress(QHostAddress::LocalHost))); });
    connect(&thread, &QThread::finished, server, &QObject::deleteLater);
    thread.start();
    quint16 port = 0;
    QMetaObject::invokeMethod(
        server, [server] { return server->port(); }, Qt::BlockingQueuedConnection, &port);
    RawClient client(port);
    client.send(get("/elsewhere"));
    QTRY_COMPARE(client.status(), 200);
    thread.quit();
    QVERIFY(thread.wait(5000));
    QTRY_VERIFY(client.ended());
}

void ServerTest::itListensAgainAfterClosing()
{
    Server server;
    server.setHandler(echo);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    server.close();
    QVERIFY(!server.isListening());
    QVERIFY(server.url().isEmpty());
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    client.send(get());
    QTRY_COMPARE(client.status(), 200);
}

void ServerTest::itTellsWhyItCannotListen()
{
    Server first;
    QVERIFY(first.listen(QHostAddress(QHostAddress::LocalHost)));
    Server second;
    QVERIFY(!second.listen(QHostAddress(QHostAddress::LocalHost), first.port()));
    QVERIFY(!second.errorString().isEmpty());
}

void ServerTest::theAddressReadsAsAUrl_data()
{
    QTest::addColumn<QHostAddress>("address");
    QTest::addColumn<QString>("host");
    QTest::newRow("loopback") << QHostAddress(QHostAddress::LocalHost) << QStringLiteral("http://127.0.0.1:%1");
    QTest::newRow("every IPv4 address") << QHostAddress(QHostAddress::AnyIPv4) << QStringLiteral("http://127.0.0.1:%1");
    QTest::newRow("IPv6") << QHostAddress(QHostAddress::LocalHostIPv6) << QStringLiteral("http://[::1]:%1");
}

void ServerTest::theAddressReadsAsAUrl()
{
    QFETCH(QHostAddress, address);
    QFETCH(QString, host);
    Server server;
    if (!server.listen(address))
        QSKIP("this machine has no such address");
    QCOMPARE(server.url(), host.arg(server.port()));
}

QTEST_GUILESS_MAIN(ServerTest)
#include "tst_server.moc"
