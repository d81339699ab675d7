// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/live_desk.h"
#include "desk/market_connection.h"
#include "desk/once_planner.h"
#include "desk/tables.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace evision;
using desk::LiveDesk;
using desk::MarketConnection;

namespace {

using Pointer = std::shared_ptr<const scanner::Publication>;

std::vector<PollRequest> requestsFor(const std::vector<std::string> &sports)
{
    std::vector<PollRequest> requests;
    for (const std::string &sport : sports) {
        PollRequest request;
        request.sport = sport;
        request.markets = {"h2h", "totals"};
        request.regions = {"eu", "uk"};
        request.mostCredits = 4;
        requests.push_back(request);
    }
    return requests;
}

MarketConnection demo(simulator::FaultPlan faults = {})
{
    desk::DemoOptions options;
    options.startAt = 1'795'521'600'000; // 2026-11-24T12:00:00Z
    options.faults = std::move(faults);
    return std::move(MarketConnection::demo(options).value());
}

std::unique_ptr<LiveDesk> deskOn(const MarketConnection &connection, std::vector<PollRequest> requests)
{
    return std::make_unique<LiveDesk>(connection.makeSource(), std::make_unique<desk::OncePlanner>(std::move(requests)),
                                      connection.clock(), desk::loadTables().value(), scanner::ScannerOptions{});
}

} // namespace

class LiveDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDemoMarketArrives();
    void betsAreExplained();
    void everyFailureIsTold();
    void quittingIsQuick_data();
    void quittingIsQuick();
    void aServerThatNeverAnswersDoesNotHoldTheEnd();
    void aFloodOfHeadersDoesNotHoldTheEnd();
};

void LiveDeskTest::theDemoMarketArrives()
{
    const MarketConnection connection = demo();
    const auto desk = deskOn(connection, requestsFor({"basketball_nba", "icehockey_nhl"}));
    std::vector<Pointer> publications;
    connect(desk.get(), &LiveDesk::published, this,
            [&publications](const Pointer &publication) { publications.push_back(publication); });
    desk->start();
    QTRY_COMPARE(publications.size(), std::size_t{2});
    edge::Board board;
    for (const Pointer &publication : publications)
        board = board.applied(*publication->delta);
    QVERIFY(board.sameAs(*publications.back()->board));
    QVERIFY(publications.back()->scan->counts.pricedLines > 0);
    QVERIFY(publications.back()->timings.scanMicroseconds > 0);
}

void LiveDeskTest::betsAreExplained()
{
    const MarketConnection connection = demo();
    const auto desk = deskOn(connection, requestsFor({"basketball_nba", "soccer_brazil_campeonato", "icehockey_nhl"}));
    Pointer last;
    int count = 0;
    connect(desk.get(), &LiveDesk::published, this, [&](const Pointer &publication) {
        last = publication;
        ++count;
    });
    desk->start();
    QTRY_COMPARE(count, 3);
    QVERIFY(!last->board->rows().empty());
    const edge::OpportunityId id = last->board->rows()[0].opportunity.id;
    std::optional<edge::Derivation> told;
    int answers = 0;
    for (const edge::OpportunityId asked : {id, ~id}) {
        desk->explain(asked, [&](const std::optional<edge::Derivation> &derivation) {
            ++answers;
            if (derivation)
                told = derivation;
        });
    }
    QTRY_COMPARE(answers, 2);
    QCOMPARE(told->opportunity.id, id);
}

void LiveDeskTest::everyFailureIsTold()
{
    const MarketConnection connection =
        MarketConnection::service(demo().address(), QStringLiteral("key")); // whose server is gone already
    const auto desk = deskOn(connection, requestsFor({"basketball_nba"}));
    QSignalSpy states(desk.get(), &LiveDesk::stateChanged);
    desk->start();
    QTRY_VERIFY_WITH_TIMEOUT(
        !states.isEmpty() && states.back()[0].value<scanner::FeedState>().mode == scanner::FeedMode::Trouble, 60'000);
}

void LiveDeskTest::quittingIsQuick_data()
{
    QTest::addColumn<bool>("started");
    QTest::addColumn<bool>("stopped");
    QTest::addColumn<int>("answers");
    QTest::newRow("before the start") << false << false << 0;
    QTest::newRow("at once") << true << false << 0;
    QTest::newRow("stopped at once") << true << true << 0;
    QTest::newRow("after the first answer") << true << false << 1;
    QTest::newRow("when all is done") << true << false << 4;
}

void LiveDeskTest::quittingIsQuick()
{
    QFETCH(bool, started);
    QFETCH(bool, stopped);
    QFETCH(int, answers);
    const MarketConnection connection = demo();
    auto desk =
        deskOn(connection, requestsFor({"basketball_nba", "icehockey_nhl", "soccer_epl", "soccer_brazil_campeonato"}));
    QSignalSpy settled(desk.get(), &LiveDesk::settled);
    if (started)
        desk->start();
    QTRY_VERIFY(settled.size() >= answers);
    if (stopped)
        desk->stop();
    QElapsedTimer timer;
    timer.start();
    desk.reset();
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed()))); // a second, and a busy machine
}

void LiveDeskTest::aServerThatNeverAnswersDoesNotHoldTheEnd()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const auto address =
        feed::ServiceAddress::from(QStringLiteral("http://127.0.0.1:%1").arg(silent.serverPort())).value();
    const MarketConnection connection = MarketConnection::service(address, QStringLiteral("key"));
    auto desk = deskOn(connection, requestsFor({"basketball_nba", "icehockey_nhl"}));
    desk->start();
    QTRY_VERIFY(silent.hasPendingConnections());
    QElapsedTimer timer;
    timer.start();
    desk.reset();
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

/// A server that sends headers for as long as somebody takes them.
class HeaderFlood final : public QThread {
public:
    ~HeaderFlood() override
    {
        quit();
        wait();
    }
    [[nodiscard]] quint16 listen()
    {
        start();
        m_listens.acquire();
        return m_port;
    }
    [[nodiscard]] int headers() const { return m_headers; }

protected:
    void run() override
    {
        QTcpServer server;
        m_port = server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16{0};
        connect(&server, &QTcpServer::newConnection, &server, [this, &server] {
            QTcpSocket *socket = server.nextPendingConnection();
            socket->write("HTTP/1.1 200 OK\r\n");
            const auto pour = [this, socket] {
                for (int line = 0; line < 2000 && socket->bytesToWrite() < 1'000'000; ++line)
                    socket->write("X-Header-" + QByteArray::number(++m_headers) + ": " + QByteArray(60, 'a') + "\r\n");
            };
            connect(socket, &QTcpSocket::bytesWritten, socket, pour);
            pour();
        });
        m_listens.release();
        exec();
    }

private:
    QSemaphore m_listens;
    std::atomic<quint16> m_port{0};
    std::atomic<int> m_headers{0};
};

void LiveDeskTest::aFloodOfHeadersDoesNotHoldTheEnd()
{
    HeaderFlood flood;
    const quint16 port = flood.listen();
    QVERIFY(port != 0);
    const auto address = feed::ServiceAddress::from(QStringLiteral("http://127.0.0.1:%1").arg(port)).value();
    const MarketConnection connection = MarketConnection::service(address, QStringLiteral("key"));
    auto desk = deskOn(connection, requestsFor({"basketball_nba"}));
    desk->start();
    QTRY_VERIFY(flood.headers() > 0);
    QElapsedTimer timer;
    timer.start();
    desk.reset();
    QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed()))); // nobody waits for their end
}

QTEST_GUILESS_MAIN(LiveDeskTest)
#include "tst_live_desk.moc"
