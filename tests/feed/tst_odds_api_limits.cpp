// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that are too large or too slow, hosts that are not there or not trusted.
#include "gzip_bytes.h"
#include "http/test_certificate.h"
#include "odds_service.h"

#include <QElapsedTimer>
#include <QScopeGuard>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <utility>

using namespace evision;
using namespace evision::feed;
using namespace evision::test;

namespace {

/// Sends one piece after the other to whoever connects, as long as anybody reads.
class EndlessServer {
public:
    EndlessServer(QByteArray head, QByteArray piece) : m_head(std::move(head)), m_piece(std::move(piece))
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *const socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::bytesWritten, socket, [this, socket] { pour(*socket); });
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                if (socket->readAll().endsWith("\r\n\r\n")) {
                    socket->write(m_head);
                    pour(*socket);
                }
            });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, [this] { ++m_left; });
        });
        m_server.listen(QHostAddress(QHostAddress::LocalHost));
    }
    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()); }
    [[nodiscard]] qint64 sent() const { return m_sent; }
    [[nodiscard]] int left() const { return m_left; }

private:
    void pour(QTcpSocket &socket)
    {
        while (socket.bytesToWrite() < 2 * m_piece.size())
            m_sent += socket.write(m_piece);
    }

    QTcpServer m_server;
    QByteArray m_head;
    QByteArray m_piece;
    qint64 m_sent = 0;
    int m_left = 0;
};

} // namespace

class TestOddsApiLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log.start(); }
    void limitsOfSize_data();
    void limitsOfSize();
    void answersWithoutEnd_data();
    void answersWithoutEnd();
    void limitsOfTime_data();
    void limitsOfTime();
    void nobodyThere();
    void reachedByName();
    void overTls_data();
    void overTls();
    void muchOverTls_data();
    void muchOverTls();
    void cleanupTestCase();

private:
    LogKeeper m_log;
};

void TestOddsApiLimits::limitsOfSize_data()
{
    QTest::addColumn<ScriptedAnswer>("answer");
    QTest::addColumn<PollError>("error");
    const std::string most(1 << 20, ' ');
    const std::string large = most.substr(1) + "[]";
    QTest::newRow("as large as may be") << good(most.substr(2) + "[]") << PollError::None;
    QTest::newRow("larger, as its head says") << good(large) << PollError::TooLarge;
    ScriptedAnswer endless;
    endless.raw = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + large + large;
    QTest::newRow("larger, and its head says nothing") << endless << PollError::TooLarge;
    ScriptedAnswer chunked;
    chunked.raw = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n800000\r\n" + std::string(0x800000, ' ');
    chunked.fault = Fault::Slow; // a piece at a time, so that the call is broken off before the connection ends
    chunked.pieceBytes = 0x40000;
    chunked.pause = std::chrono::milliseconds(1);
    QTest::newRow("one endless chunk") << chunked << PollError::TooLarge;
    QTest::newRow("a bomb") << gzip(gzipped(std::string(std::size_t{16} << 20U, ' ') + "[]")) << PollError::TooLarge;
    QTest::newRow("compressed, as large as may be inflated")
        << gzip(gzipped(std::string((2 << 20) - 2, ' ') + "[]")) << PollError::None;
}

void TestOddsApiLimits::limitsOfSize()
{
    QFETCH(ScriptedAnswer, answer);
    QFETCH(PollError, error);
    ScriptedServer server;
    OddsApiOptions options = optionsFor(server.url());
    options.web.mostBytes = 1 << 20;
    options.mostInflatedBytes = 2 << 20;
    OddsService service(options);
    server.enqueue(answer);
    server.enqueue(good());
    service.source.request(oddsRequest());
    QTRY_COMPARE(service.listener.count(), 1U);
    QCOMPARE(word(service.listener.last().error), word(error));
    QCOMPARE(server.count(), 1U);
}

void TestOddsApiLimits::answersWithoutEnd_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<PollError>("error");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray much(65536, 'a');
    QTest::newRow("a body") << ok + "\r\n[" << much << PollError::TooLarge;
    QTest::newRow("header lines") << ok << "X-A: " + much.left(200) + "\r\n" << PollError::BadAnswer;
    QTest::newRow("one header line") << ok + "X-A: " << much << PollError::BadAnswer;
}

/// Qt's own client reads whatever comes, in the head without any limit, and its end waits five seconds for that.
void TestOddsApiLimits::answersWithoutEnd()
{
    QFETCH(const QByteArray, head);
    QFETCH(const QByteArray, piece);
    QFETCH(const PollError, error);
    EndlessServer server(head, piece);
    OddsApiOptions options = optionsFor(server.url());
    options.web.mostBytes = 1 << 20;
    {
        OddsService service(options);
        service.source.request(oddsRequest());
        QTRY_COMPARE(service.listener.count(), 1U);
        QCOMPARE(word(service.listener.last().error), word(error));
        QCOMPARE(service.listener.last().attempts, 1);
    }
    // What lies in the system's buffers was sent and not read.
    QVERIFY2(server.sent() < (16 << 20), qPrintable(QString::number(server.sent())));
    QTRY_COMPARE(server.left(), 1);

    // In the middle of it the end comes at once.
    options.web.mostBytes = std::int64_t{1} << 40;
    auto service = std::make_unique<OddsService>(options);
    service->source.request(oddsRequest());
    const qint64 before = server.sent();
    QTRY_VERIFY(server.sent() > before);
    QElapsedTimer timer;
    timer.start();
    service.reset();
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

void TestOddsApiLimits::limitsOfTime_data()
{
    QTest::addColumn<ScriptedAnswer>("answer");
    QTest::addColumn<PollError>("error");
    using std::chrono::milliseconds;
    ScriptedAnswer silent = with(Fault::Silence);
    QTest::newRow("silence") << silent << PollError::TimedOut;
    ScriptedAnswer slow = good(std::string(1000, ' ') + "[]");
    slow.fault = Fault::Slow;
    slow.pause = milliseconds(1);
    QTest::newRow("slow, but in time") << slow << PollError::None;
    slow.pieceBytes = 1;
    slow.pause = milliseconds(20);
    QTest::newRow("a byte of the head now and then") << slow << PollError::TimedOut;
    ScriptedAnswer body;
    body.raw = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n";
    body.raw += std::string(100, ' ');
    body.fault = Fault::Slow;
    body.pieceBytes = 50;
    body.pause = milliseconds(700);
    QTest::newRow("a body that stalls") << body << PollError::TimedOut;
}

void TestOddsApiLimits::limitsOfTime()
{
    QFETCH(ScriptedAnswer, answer);
    QFETCH(PollError, error);
    ScriptedServer server;
    OddsApiOptions options = optionsFor(server.url());
    options.web.stallMilliseconds = 400;
    options.web.answerMilliseconds = 600;
    options.retry.attempts = 2;
    OddsService service(options);
    server.answerBy([answer](const http::Request &) { return answer; });
    service.source.request(oddsRequest());
    QTRY_COMPARE(service.listener.count(), 1U);
    QCOMPARE(word(service.listener.last().error), word(error));
    QCOMPARE(server.count(), error == PollError::None ? 1U : 2U);
}

void TestOddsApiLimits::nobodyThere()
{
    QString url;
    {
        const ScriptedServer gone;
        url = gone.url();
    }
    OddsService service(optionsFor(url));
    service.source.request(oddsRequest());
    QTRY_COMPARE(service.listener.count(), 1U);
    QCOMPARE(word(service.listener.last().error), word(PollError::Unreachable));
    QCOMPARE(service.listener.last().attempts, 4);
}

/// The name has an IPv6 address on most machines, where nobody listens.
void TestOddsApiLimits::reachedByName()
{
    ScriptedServer server;
    server.answerBy([](const http::Request &) { return good(); });
    OddsService service(optionsFor(QStringLiteral("http://localhost:%1").arg(server.port())));
    service.source.request(oddsRequest());
    QTRY_COMPARE(service.listener.count(), 1U);
    QCOMPARE(word(service.listener.last().error), QString());
    QCOMPARE(service.listener.last().attempts, 1);
    QCOMPARE(std::string(server.lastRequest().headers.value("Host")), "localhost:" + std::to_string(server.port()));
}

void TestOddsApiLimits::overTls_data()
{
    QTest::addColumn<bool>("trusted");
    QTest::newRow("a certificate that is trusted") << true;
    QTest::newRow("one that nobody vouches for") << false;
}

void TestOddsApiLimits::overTls()
{
    QFETCH(bool, trusted);
    const QSslConfiguration usual = QSslConfiguration::defaultConfiguration();
    const auto restore = qScopeGuard([&usual] { QSslConfiguration::setDefaultConfiguration(usual); });
    ScriptedServer server;
    server.stop();
    server.server().setTls(serverTls());
    QVERIFY(server.server().listen(QHostAddress(QHostAddress::LocalHost)));
    server.answerBy([](const http::Request &) { return good(); });
    if (trusted)
        QSslConfiguration::setDefaultConfiguration(clientTls());
    OddsService service(optionsFor(server.url()));
    service.source.request(oddsRequest());
    QTRY_COMPARE(service.listener.count(), 1U);
    const PollAnswer &answer = service.listener.last();
    QCOMPARE(word(answer.error), word(trusted ? PollError::None : PollError::Unreachable));
    // Without trust nothing was sent, and nothing is gained by another try.
    QCOMPARE(server.count(), trusted ? 1U : 0U);
    QCOMPARE(answer.attempts, 1);
    QCOMPARE(answer.message.find("certificate") != std::string::npos, !trusted);
}

void TestOddsApiLimits::muchOverTls_data()
{
    QTest::addColumn<bool>("lengthIsTold");
    QTest::newRow("its length is told") << true;
    QTest::newRow("it ends with the connection") << false;
}

void TestOddsApiLimits::muchOverTls()
{
    QFETCH(const bool, lengthIsTold);
    const QSslConfiguration usual = QSslConfiguration::defaultConfiguration();
    const auto restore = qScopeGuard([&usual] { QSslConfiguration::setDefaultConfiguration(usual); });
    ScriptedServer server;
    server.stop();
    server.server().setTls(serverTls());
    QVERIFY(server.server().listen(QHostAddress(QHostAddress::LocalHost)));
    const std::string body = '[' + std::string(3'000'000, ' ') + ']';
    server.answerBy([&](const http::Request &) {
        ScriptedAnswer answer = good(body);
        if (!lengthIsTold)
            answer.raw = "HTTP/1.1 200 OK\r\n\r\n" + body;
        return answer;
    });
    QSslConfiguration::setDefaultConfiguration(clientTls());
    OddsService service(optionsFor(server.url()));
    service.source.request(oddsRequest());
    QTRY_COMPARE(service.listener.count(), 1U);
    QCOMPARE(word(service.listener.last().error), QString());
    QVERIFY(*service.listener.last().body == body);
}

void TestOddsApiLimits::cleanupTestCase()
{
    for (const QString &line : m_log.lines())
        QVERIFY2(!line.contains(apiKey, Qt::CaseInsensitive), qPrintable(line));
}

QTEST_GUILESS_MAIN(TestOddsApiLimits)
#include "tst_odds_api_limits.moc"
