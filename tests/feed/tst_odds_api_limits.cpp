// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that are too large or too slow, hosts that are not there or not trusted.
#include "gzip_bytes.h"
#include "http/test_certificate.h"
#include "odds_service.h"

#include <QScopeGuard>
#include <QTest>

using namespace evision;
using namespace evision::feed;
using namespace evision::test;

class TestOddsApiLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log.start(); }
    void limitsOfSize_data();
    void limitsOfSize();
    void limitsOfTime_data();
    void limitsOfTime();
    void nobodyThere();
    void overTls_data();
    void overTls();
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

void TestOddsApiLimits::cleanupTestCase()
{
    for (const QString &line : m_log.lines())
        QVERIFY2(!line.contains(apiKey, Qt::CaseInsensitive), qPrintable(line));
}

QTEST_GUILESS_MAIN(TestOddsApiLimits)
#include "tst_odds_api_limits.moc"
