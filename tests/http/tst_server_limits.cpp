// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"
#include "raw_client.h"
#include "text.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace evision::http;
using namespace evision::test;
using namespace std::chrono_literals;

namespace {

const std::string post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n";

#ifdef Q_OS_UNIX
/// This program may open no descriptor from `first` on, as long as this lives.
class FewDescriptors {
public:
    explicit FewDescriptors(rlim_t first)
    {
        getrlimit(RLIMIT_NOFILE, &m_normal);
        rlimit few = m_normal;
        few.rlim_cur = first;
        setrlimit(RLIMIT_NOFILE, &few);
    }
    ~FewDescriptors() { setrlimit(RLIMIT_NOFILE, &m_normal); }
    FewDescriptors(const FewDescriptors &) = delete;
    FewDescriptors &operator=(const FewDescriptors &) = delete;

private:
    rlimit m_normal{};
};
#endif

} // namespace

/// Every state of a connection has an end, and there are only so many connections.
class ServerLimitsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWaitHasAnEnd_data();
    void everyWaitHasAnEnd();
    void anIdleConnectionEndsInSilence();
    void aByteBuysNoTime();
    void aClientThatReadsNothingIsDropped();
    void aClientThatReadsTooSlowlyIsDropped();
    void aClientThatReadsGetsALargeAnswer();
    void whatArrivesAfterARefusalIsThrownAwayUpToALimit();
    void connectionsAreLimitedInAll();
    void connectionsAreLimitedByAddress();
    void farBeyondTheLimitNobodyIsAnswered();
    void itAcceptsAgainAfterFileDescriptorsRanOut_data();
    void itAcceptsAgainAfterFileDescriptorsRanOut();
    void stoppingEndsConnectionsInEveryState();
    void deletingEndsConnectionsInEveryState();

private:
    using Clients = std::deque<RawClient>;
    [[nodiscard]] Clients inEveryState(Server &server);
};

void ServerLimitsTest::everyWaitHasAnEnd_data()
{
    QTest::addColumn<std::string>("sent");
    QTest::addColumn<int>("status");
    QTest::newRow("nothing was ever sent") << std::string() << 0;
    QTest::newRow("one byte") << std::string("G") << 408;
    QTest::newRow("half of a head") << std::string("GET / HTTP/1.1\r\nHost: a\r\n") << 408;
    QTest::newRow("a head without its last byte") << std::string("GET / HTTP/1.1\r\nHost: a\r\n\r") << 408;
    QTest::newRow("a head without its body") << post << 408;
    QTest::newRow("a head with half of its body") << post + "12345" << 408;
    QTest::newRow("a request that nobody answers") << get() << 504;
}

void ServerLimitsTest::everyWaitHasAnEnd()
{
    QFETCH(std::string, sent);
    QFETCH(int, status);
    Limits limits = shortLimits();
    limits.answerTime = 50ms;
    Server server(limits);
    std::vector<Responder> never;
    server.setHandler([&never](const Request &, const Responder &responder) { never.push_back(responder); });
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    client.send(sent);
    QTRY_VERIFY(client.ended());
    QCOMPARE(client.status(), status);
    QCOMPARE(client.answers().size(), std::size_t{status == 0 ? 0U : 1U});
    QTRY_COMPARE(server.connectionCount(), 0);
}

void ServerLimitsTest::anIdleConnectionEndsInSilence()
{
    Limits limits = shortLimits();
    limits.headTime = 60s;
    Server server(limits);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    client.send(get());
    QTRY_COMPARE(client.answers().size(), std::size_t{1});
    QTRY_VERIFY(client.ended());
    QCOMPARE(client.answers().size(), std::size_t{1});
}

/// A head that comes byte by byte has no more time than any other.
void ServerLimitsTest::aByteBuysNoTime()
{
    Server server(shortLimits());
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    QTimer drip;
    connect(&drip, &QTimer::timeout, &client.socket(), [&client] { client.send("x"); });
    drip.start(5ms);
    client.send("GET / HTTP/1.1\r\nX: ");
    QElapsedTimer time;
    time.start();
    QTRY_COMPARE(client.status(), 408);
    QVERIFY2(time.elapsed() < 2000, "the deadline moved with each byte");
    QTRY_COMPARE(server.connectionCount(), 0);
}

void ServerLimitsTest::aClientThatReadsNothingIsDropped()
{
    Limits limits = shortLimits();
    limits.writeTime = 60s;
    Server server(limits);
    server.setHandler([](const Request &, const Responder &responder) {
        responder.send(Response::text(200, std::string(50'000'000, 'x'))); // more than the system buffers
    });
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    client.stopReading().send(get());
    QTRY_COMPARE(server.connectionCount(), 1);
    QTRY_COMPARE(server.connectionCount(), 0);
}

void ServerLimitsTest::aClientThatReadsTooSlowlyIsDropped()
{
    Limits limits = shortLimits();
    limits.stallTime = 60s;
    Server server(limits);
    server.setHandler([](const Request &, const Responder &responder) {
        responder.send(Response::text(200, std::string(50'000'000, 'x')));
    });
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    client.stopReading().send(get());
    QTimer sip;
    connect(&sip, &QTimer::timeout, &client.socket(), [&client] { client.socket().read(30'000); });
    sip.start(5ms);
    QTRY_COMPARE(server.connectionCount(), 1);
    QTRY_COMPARE(server.connectionCount(), 0);
}

void ServerLimitsTest::aClientThatReadsGetsALargeAnswer()
{
    Server server;
    server.setHandler([](const Request &, const Responder &responder) {
        responder.send(Response::text(200, std::string(20'000'000, 'x')));
    });
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    client.send(get("/", "Connection: close\r\n"));
    QTRY_VERIFY_WITH_TIMEOUT(client.ended(), 30'000);
    QCOMPARE(client.answers().at(0).body.size(), std::size_t{20'000'001});
}

void ServerLimitsTest::whatArrivesAfterARefusalIsThrownAwayUpToALimit()
{
    Limits limits = shortLimits();
    limits.lingerTime = 60s;
    limits.lingerBytes = 1'000'000;
    Server server(limits);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n");
    client.sendMuch(std::string(10'000, 'x'), 900'000);
    QTRY_COMPARE(client.status(), 413);
    QCOMPARE(server.connectionCount(), 1);
    client.sendMuch(std::string(10'000, 'x'), 5'000'000);
    QTRY_VERIFY(client.ended());
}

void ServerLimitsTest::connectionsAreLimitedInAll()
{
    Limits limits = shortLimits();
    limits.headTime = 60s;
    limits.connections = 3;
    Server server(limits);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    Clients clients;
    for (int i = 0; i < 3; ++i)
        clients.emplace_back(server.port());
    QTRY_COMPARE(server.connectionCount(), 3);
    RawClient oneMore(server.port());
    oneMore.send(get());
    QTRY_VERIFY(oneMore.ended());
    QCOMPARE(oneMore.status(), 503);
    clients.pop_front();
    QTRY_COMPARE(server.connectionCount(), 2);
    RawClient inItsPlace(server.port());
    inItsPlace.send(get());
    QTRY_COMPARE(inItsPlace.status(), 404);
}

void ServerLimitsTest::connectionsAreLimitedByAddress()
{
    Limits limits = shortLimits();
    limits.headTime = 60s;
    limits.connectionsPerAddress = 2;
    Server server(limits);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    Clients clients;
    for (int i = 0; i < 2; ++i)
        clients.emplace_back(server.port());
    QTRY_COMPARE(server.connectionCount(), 2);
    RawClient oneMore(server.port());
    QTRY_VERIFY(oneMore.ended());
    QCOMPARE(oneMore.status(), 503);

    auto socket = std::make_unique<QTcpSocket>();
    if (!socket->bind(QHostAddress(QStringLiteral("127.0.0.2"))))
        QSKIP("this machine has one loopback address");
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
    RawClient neighbour(std::move(socket));
    neighbour.send(get());
    QTRY_COMPARE(neighbour.status(), 404);
}

void ServerLimitsTest::farBeyondTheLimitNobodyIsAnswered()
{
    Limits limits;
    limits.connections = 1;
    Server server(limits);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    Clients clients;
    for (int i = 0; i < 100; ++i)
        clients.emplace_back(server.port()).send("GET");
    const auto ended = [&clients] {
        return std::count_if(clients.begin(), clients.end(), [](const RawClient &each) { return each.ended(); });
    };
    QTRY_VERIFY(ended() >= 67); // one is served and 32 are told why not
    QVERIFY(server.connectionCount() <= 33);
    QTRY_COMPARE(ended(), 99);
    const auto told =
        std::count_if(clients.begin(), clients.end(), [](const RawClient &each) { return each.status() == 503; });
    QCOMPARE(told, 32);
}

void ServerLimitsTest::itAcceptsAgainAfterFileDescriptorsRanOut_data()
{
    QTest::addColumn<bool>("servedBefore");
    QTest::newRow("at its first connection, when Qt stops until it is told to go on") << false;
    QTest::newRow("after others, when Qt tries again by itself") << true;
}

void ServerLimitsTest::itAcceptsAgainAfterFileDescriptorsRanOut()
{
#ifdef Q_OS_UNIX
    if (isSanitized)
        QSKIP("sanitizers need descriptors themselves");
    QFETCH(bool, servedBefore);
    Server other; // opens what is opened once
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
    Server server;
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    RawClient before(servedBefore ? server.port() : other.port());
    before.send(get());
    QTRY_COMPARE(before.status(), 404);
    const int served = server.connectionCount();
    {
        const FewDescriptors scarcity(static_cast<rlim_t>(before.socket().socketDescriptor()) + 20);
        Clients clients;
        for (int i = 0; i < 14; ++i)
            clients.emplace_back(server.port());
        QTRY_VERIFY(server.connectionCount() > served);
        QVERIFY(server.connectionCount() < served + 14);
    }
    RawClient after(server.port());
    after.send(get());
    QTRY_COMPARE(after.status(), 404);
#else
    QSKIP("the number of file descriptors cannot be limited here");
#endif
}

/// Clients in whose connections the server waits for something else each.
ServerLimitsTest::Clients ServerLimitsTest::inEveryState(Server &server)
{
    server.setHandler([](const Request &request, const Responder &responder) {
        if (request.path == "/large")
            responder.send(Response::text(200, std::string(50'000'000, 'x')));
        else if (request.path == "/raw")
            responder.sendRaw("HTTP/1.1 ");
        else if (request.path == "/now")
            responder.send({});
    });
    Clients clients;
    for (const std::string &bytes :
         {std::string(), std::string("GET /"), post, post + "12345", get("/never"), get("/now"), get("/raw"),
          get("/large"), std::string("garbage\r\n"), get("/never") + get("/never") + std::string(100'000, 'x')}) {
        clients.emplace_back(server.port());
        if (bytes.find("/large") != std::string::npos)
            clients.back().stopReading();
        clients.back().send(bytes);
    }
    return clients;
}

void ServerLimitsTest::stoppingEndsConnectionsInEveryState()
{
    Server server;
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    Clients clients = inEveryState(server);
    QTRY_COMPARE(clients[6].received(), std::string("HTTP/1.1 "));
    QTRY_COMPARE(clients[8].status(), 400);
    QCOMPARE(server.connectionCount(), 10);
    QElapsedTimer time;
    time.start();
    server.close();
    QVERIFY(time.elapsed() < 500);
    QTRY_COMPARE(server.connectionCount(), 0);
    for (RawClient &client : clients) {
        client.readOn();
        QTRY_VERIFY(client.ended());
    }
}

void ServerLimitsTest::deletingEndsConnectionsInEveryState()
{
    auto server = std::make_unique<Server>();
    QVERIFY(server->listen(QHostAddress(QHostAddress::LocalHost)));
    Clients clients = inEveryState(*server);
    QTRY_COMPARE(clients[6].received(), std::string("HTTP/1.1 "));
    QTRY_COMPARE(clients[8].status(), 400);
    QElapsedTimer time;
    time.start();
    server.reset();
    QVERIFY(time.elapsed() < 500);
    for (RawClient &client : clients) {
        client.readOn();
        QTRY_VERIFY(client.ended());
    }
}

QTEST_GUILESS_MAIN(ServerLimitsTest)
#include "tst_server_limits.moc"
