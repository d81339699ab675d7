// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"
#include "raw_client.h"
#include "text.h"

#include <QFile>

#include <deque>
#include <map>

using namespace evision::http;
using namespace evision::test;
using namespace std::chrono_literals;

namespace {

/// Of this program, in bytes; 0 where the system does not say, or where freed memory is kept.
qint64 residentBytes()
{
    if (isSanitized)
        return 0;
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4096;
}

struct Attack {
    std::string start;      ///< sent first
    std::string piece;      ///< then this, again and again
    quint64 total = 0;      ///< so many bytes of it
    std::vector<int> wants; ///< the status; 0 is a connection that ends without one
};

} // namespace

Q_DECLARE_METATYPE(Attack)

/// Whatever a client does, its connection ends, the server's memory stays small, and others are served.
class ServerAttacksTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyConnectionEnds_data();
    void everyConnectionEnds();
    void nothingSmuggledIsServed_data();
    void nothingSmuggledIsServed();
    void manySlowClientsEnd_data();
    void manySlowClientsEnd();
    void clientsThatVanishLeaveNothing();
    void aThousandConnectionsOneAfterAnother();

private:
    void verifyOthersAreServed(const Server &server)
    {
        RawClient client(server.port());
        client.send(get("/good", "Connection: close\r\n"));
        QTRY_VERIFY(client.ended());
        QCOMPARE(client.status(), 200);
    }
    void listen(Server &server)
    {
        server.setHandler([this](const Request &request, const Responder &responder) {
            ++m_served[request.path];
            responder.send(Response::text(200, request.path));
        });
        QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    }
    std::map<std::string, int> m_served;
};

void ServerAttacksTest::everyConnectionEnds_data()
{
    QTest::addColumn<Attack>("attack");
    const auto row = [](const char *name, Attack attack) { QTest::newRow(name) << attack; };
    const std::string line = "GET / HTTP/1.1\r\nHost: a\r\n";
    const auto post = [](const std::string &fields) { return "POST / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n"; };
    constexpr quint64 MB = 1'000'000;
    row("a header of 10 MB", {line + "X: ", std::string(50'000, 'x'), 10 * MB, {431}});
    row("100,000 headers", {line, "X: y\r\n", 600'000, {431}});
    row("a header of 10 MB that never ends its line", {"GET /", std::string(50'000, 'x'), 10 * MB, {414}});
    row("10 MB of line feeds", {"", std::string(50'000, '\n'), 10 * MB, {400}});
    row("10 MB of line ends", {line, "\r\n\r\n", 10 * MB, {200, 400}});
    row("10 MB of zeros", {"", std::string(50'000, '\0'), 10 * MB, {400}});
    row("random letters", {"", "lorem ipsum\r\n", MB, {400}});
    row("a body of 50 MB", {post("Content-Length: 50000000\r\n"), std::string(50'000, 'x'), 50 * MB, {413}});
    row("a body of 8 GB, announced only", {post("Content-Length: 8000000000\r\n"), "", 0, {413}});
    row("a length below zero", {post("Content-Length: -5\r\n"), "x", 5, {400}});
    row("a length of 20 digits", {post("Content-Length: 99999999999999999999\r\n"), "x", 5, {400}});
    row("two lengths", {post("Content-Length: 5\r\nContent-Length: 6\r\n"), "x", 6, {400}});
    row("a length with chunked", {post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), "0\r\n\r\n", 5, {400}});
    row("a chunked body without an end", {post("Transfer-Encoding: chunked\r\n"), "1\r\nx\r\n", 10 * MB, {411}});
    row("HTTP/9.9", {"GET / HTTP/9.9\r\n\r\n", "", 0, {400}});
    row("HTTP/2 with prior knowledge", {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "", 0, {400}});
    row("a TLS greeting", {std::string("\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03", 11), "\x55", 500, {400}});
    row("an SMTP client", {"EHLO a.example\r\n", "", 0, {400}});
    row("a path up", {"GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", "", 0, {400}});
    row("a proxy request for elsewhere", {"GET http://elsewhere/ HTTP/1.1\r\nHost: a\r\n\r\n", "", 0, {400}});
    row("a tunnel", {"CONNECT elsewhere:25 HTTP/1.1\r\nHost: elsewhere:25\r\n\r\n", "x", 100, {405}});
    row("a body that stops", {post("Content-Length: 1000\r\n"), "x", 999, {408}});
    row("silence", {"", "", 0, {0}});
}

void ServerAttacksTest::everyConnectionEnds()
{
    QFETCH(Attack, attack);
    Server server(shortLimits());
    listen(server);
    const qint64 before = residentBytes();
    RawClient client(server.port());
    client.send(attack.start);
    if (attack.total > 0)
        client.sendMuch(attack.piece, attack.total);
    QTRY_VERIFY(client.ended());
    const bool asWanted = std::find(attack.wants.begin(), attack.wants.end(), client.status()) != attack.wants.end();
    QVERIFY2(asWanted, client.received().substr(0, 100).c_str());
    QTRY_COMPARE(server.connectionCount(), 0);
    QVERIFY(residentBytes() - before < 20'000'000);
    verifyOthersAreServed(server);
}

void ServerAttacksTest::nothingSmuggledIsServed_data()
{
    QTest::addColumn<std::string>("bytes");
    const std::string hidden = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";
    const auto post = [&hidden](const std::string &fields) {
        return "POST /open HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + hidden;
    };
    const std::string length = "Content-Length: " + std::to_string(hidden.size()) + "\r\n";
    const std::string chunked = "Transfer-Encoding: chunked\r\n";
    QTest::newRow("in a body") << post(length);
    QTest::newRow("length and chunked") << post(length + chunked);
    QTest::newRow("chunked and length") << post(chunked + length);
    QTest::newRow("chunked alone") << post(chunked);
    QTest::newRow("two lengths") << post("Content-Length: 0\r\n" + length);
    QTest::newRow("lengths in a list") << post("Content-Length: 0, " + std::to_string(hidden.size()) + "\r\n");
    QTest::newRow("a space before the colon") << post("Content-Length : 0\r\n");
    QTest::newRow("a tab before the colon") << post("Content-Length\t: 0\r\n");
    QTest::newRow("a length with a plus") << post("Content-Length: +0\r\n");
    QTest::newRow("an encoding with a vertical tab") << post("Transfer-Encoding: \vchunked\r\n");
    QTest::newRow("an encoding on a folded line") << post("Transfer-Encoding:\r\n chunked\r\n");
    QTest::newRow("a length on a folded line") << post("X: y\r\n Content-Length: 0\r\n");
    QTest::newRow("an encoding after a bare line feed") << post("X: y\nTransfer-Encoding: chunked\r\n");
    QTest::newRow("an encoding after a bare carriage return") << post("X: y\rTransfer-Encoding: chunked\r\n");
    QTest::newRow("an encoding after NUL") << post(std::string("X: y\0Transfer-Encoding: chunked\r\n", 33));
    QTest::newRow("a second host") << post("Host: b\r\n");
    QTest::newRow("a target with a line end")
        << "GET /open%0d%0a%0d%0aGET%20/hidden HTTP/1.1\r\nHost: a\r\n\r\n" + hidden;
    QTest::newRow("a bad request before it") << "GET /open HTTP/7\r\nHost: a\r\n\r\n" + hidden;
    QTest::newRow("a refused body before it") << post("Content-Length: 999999999\r\n");
    QTest::newRow("behind an upgrade nobody wants")
        << "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n" + hidden;
    QTest::newRow("behind the last request") << "GET /open HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + hidden;
    QTest::newRow("behind HTTP/1.0") << "GET /open HTTP/1.0\r\n\r\n" + hidden;
}

void ServerAttacksTest::nothingSmuggledIsServed()
{
    QFETCH(std::string, bytes);
    m_served.clear();
    Server server(shortLimits());
    listen(server);
    RawClient client(server.port());
    client.send(bytes);
    QTRY_VERIFY(client.ended());
    QCOMPARE(m_served["/hidden"], 0);
    QVERIFY(client.answers().size() <= 1);
    verifyOthersAreServed(server);
}

void ServerAttacksTest::manySlowClientsEnd_data()
{
    QTest::addColumn<int>("perAddress");
    QTest::addColumn<int>("toldLate");
    QTest::newRow("all are let in, and told that they are slow") << 1000 << 300;
    QTest::newRow("most are told that they are too many") << 64 << 64;
}

void ServerAttacksTest::manySlowClientsEnd()
{
    QFETCH(int, perAddress);
    QFETCH(int, toldLate);
    Limits limits = shortLimits();
    limits.headTime = 1s;
    limits.connections = 1000;
    limits.connectionsPerAddress = perAddress;
    Server server(limits);
    listen(server);
    const qint64 before = residentBytes();
    std::deque<RawClient> clients;
    for (int i = 0; i < 300; ++i)
        clients.emplace_back(server.port()).send("GET / HTTP/1.1\r\nX: ");
    const auto count = [&clients](auto what) {
        return static_cast<int>(std::count_if(clients.begin(), clients.end(), what));
    };
    QTRY_COMPARE_WITH_TIMEOUT(count([](const RawClient &each) { return each.ended(); }), 300, 20'000);
    QCOMPARE(count([](const RawClient &each) { return each.status() == 408; }), toldLate);
    QCOMPARE(count([](const RawClient &each) { return each.status() == 503; }), 300 - toldLate);
    QTRY_COMPARE(server.connectionCount(), 0);
    QVERIFY(residentBytes() - before < 40'000'000);
    verifyOthersAreServed(server);
}

void ServerAttacksTest::clientsThatVanishLeaveNothing()
{
    Server server;
    std::vector<Responder> open;
    server.setHandler([&open](const Request &request, const Responder &responder) {
        if (request.path == "/good")
            return responder.send({});
        open.push_back(responder);
        responder.sendRaw(std::string(10'000, 'x')); // unread bytes make an end a reset
    });
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    for (const std::string &bytes : {std::string(), std::string("GET /"), get("/reset"), get("/reset") + get("/reset"),
                                     std::string("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n1")}) {
        RawClient client(server.port());
        client.stopReading().send(bytes);
        const std::size_t wanted = open.size() + (bytes.find("/reset") != std::string::npos ? 1 : 0);
        QTRY_COMPARE(server.connectionCount(), 1);
        QTRY_COMPARE(open.size(), wanted);
        client.abort();
        QTRY_COMPARE(server.connectionCount(), 0);
    }
    for (const Responder &each : open)
        QVERIFY(!each.isOpen());
    verifyOthersAreServed(server);
}

void ServerAttacksTest::aThousandConnectionsOneAfterAnother()
{
    Server server;
    listen(server);
    verifyOthersAreServed(server);
    const qint64 before = residentBytes();
    for (int i = 0; i < 1000; ++i) {
        RawClient client(server.port());
        client.send("GET / HTTP/1.0\r\n\r\n");
        QTRY_VERIFY(client.ended());
        QCOMPARE(client.status(), 200);
    }
    QTRY_COMPARE(server.connectionCount(), 0);
    QVERIFY(residentBytes() - before < 10'000'000);
}

QTEST_GUILESS_MAIN(ServerAttacksTest)
#include "tst_server_attacks.moc"
