// SPDX-License-Identifier: GPL-3.0-or-later
#include "service_lab.h"

#include "feed/decoder/inflate.h"
#include "simulator/service/gzip.h"
#include "simulator/service/simulator_server.h"

#include <QDateTime>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <memory>

using namespace evision;
using namespace evision::test;
using simulator::Fault;
using simulator::SimulatorServer;
using simulator::SimulatorServerOptions;

namespace {

/// A server whose clock the test moves.
struct Bench {
    explicit Bench(simulator::FaultPlan faults = {}, double speed = 1)
    {
        SimulatorServerOptions options;
        options.service = ServiceLab::rich();
        options.service.faults = std::move(faults);
        options.startAt = instant("2026-10-10T15:20:00Z") * 1000;
        options.speed = speed;
        options.steady = [this] { return steady; };
        server = std::make_unique<SimulatorServer>(std::move(options));
    }

    std::unique_ptr<QNetworkReply> ask(const char *target, const QByteArray &encoding = "gzip")
    {
        QNetworkRequest request(QUrl(server->url() + QString::fromLatin1(target)));
        request.setRawHeader("Accept-Encoding", encoding); // raw, so that Qt leaves the body packed
        return std::unique_ptr<QNetworkReply>(client.get(request));
    }

    std::int64_t steady = 5000;
    std::unique_ptr<SimulatorServer> server;
    QNetworkAccessManager client;
};

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

std::string inflated(const QByteArray &bytes)
{
    feed::Inflater inflater;
    return std::string(inflater.inflate({bytes.constData(), static_cast<std::size_t>(bytes.size())}).bytes);
}

} // namespace

class TestSimulatorServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptEncoding_data();
    void acceptEncoding();
    void speaksHttp();
    void packsOnRequest();
    void refusesOtherMethods();
    void clockRunsAtItsSpeed();
    void callsAreCountedInRealTime();
    void cutsInTheMiddle();
    void slowAnswersComeLate();
};

void TestSimulatorServer::acceptEncoding_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char *field, bool accepted) { QTest::newRow(field) << QByteArray(field) << accepted; };
    row("", false);
    row("gzip", true);
    row("GZip", true);
    row("deflate, gzip;q=0.5, br", true);
    row("gzip;q=0", false);
    row("gzip; q=0.000", false);
    row("identity", false);
    row("*", true);
    row("*, gzip;q=0", false);
    row("*;q=0, gzip", true);
    row("xgzip, gzipx", false);
}

void TestSimulatorServer::acceptEncoding()
{
    QFETCH(QByteArray, field);
    QFETCH(bool, accepted);
    QCOMPARE(simulator::acceptsGzip(field.toStdString()), accepted);
}

void TestSimulatorServer::speaksHttp()
{
    Bench bench;
    QVERIFY2(bench.server->listen(), qPrintable(bench.server->errorString()));
    QVERIFY(bench.server->url().startsWith(QLatin1String("http://127.0.0.1:")));
    const auto reply = bench.ask("/v4/sports/soccer_epl/odds/?regions=uk&markets=h2h%2Ctotals&apiKey=rich", "identity");
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(statusOf(*reply), 200);
    QCOMPARE(reply->rawHeader("content-type"), QByteArray("application/json; charset=utf-8"));
    QCOMPARE(reply->rawHeader("date"), QByteArray("Sat, 10 Oct 2026 15:20:00 GMT"));
    QCOMPARE(reply->rawHeader("x-requests-last"), QByteArray("2"));
    QCOMPARE(reply->rawHeader("x-requests-used"), QByteArray("2"));
    QVERIFY(!reply->hasRawHeader("content-encoding"));
    ServiceLab lab;
    QCOMPARE(reply->readAll().toStdString(), lab.get("/v4/sports/soccer_epl/odds?regions=uk&markets=h2h,totals").body);

    const auto refused = bench.ask("/v4/sports/soccer_mars/odds?apiKey=rich&regions=uk", "identity");
    QTRY_VERIFY(refused->isFinished());
    QCOMPARE(statusOf(*refused), 404);
    QVERIFY(refused->readAll().contains("UNKNOWN_SPORT"));
}

void TestSimulatorServer::packsOnRequest()
{
    Bench bench;
    QVERIFY(bench.server->listen());
    const auto packed = bench.ask("/v4/sports?apiKey=rich&all=true");
    const auto plain = bench.ask("/v4/sports?apiKey=rich&all=true", "identity");
    QTRY_VERIFY(packed->isFinished() && plain->isFinished());
    QCOMPARE(packed->rawHeader("content-encoding"), QByteArray("gzip"));
    QCOMPARE(packed->rawHeader("vary"), QByteArray("Accept-Encoding"));
    const QByteArray bytes = packed->readAll();
    const QByteArray text = plain->readAll();
    QVERIFY(bytes.size() < text.size() / 3);
    QCOMPARE(inflated(bytes), text.toStdString());
    QCOMPARE(simulator::gzipped(text.toStdString()), bytes.toStdString()); // the same bytes each time
}

void TestSimulatorServer::refusesOtherMethods()
{
    Bench bench;
    QVERIFY(bench.server->listen());
    const QNetworkRequest request(QUrl(bench.server->url() + QStringLiteral("/v4/sports?apiKey=rich")));
    const std::unique_ptr<QNetworkReply> reply(bench.client.deleteResource(request));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(statusOf(*reply), 405);
}

void TestSimulatorServer::clockRunsAtItsSpeed()
{
    Bench bench({}, 60);
    QVERIFY(bench.server->listen());
    bench.steady += 10000;
    QCOMPARE(bench.server->now(), instant("2026-10-10T15:30:00Z") * 1000);
    const auto reply = bench.ask("/v4/sports?apiKey=rich");
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->rawHeader("date"), QByteArray("Sat, 10 Oct 2026 15:30:00 GMT"));
    QVERIFY(std::abs(SimulatorServer(SimulatorServerOptions()).now() / 1000 - QDateTime::currentSecsSinceEpoch()) < 5);
}

void TestSimulatorServer::callsAreCountedInRealTime()
{
    Bench bench({}, 1000);
    QVERIFY(bench.server->listen());
    for (int call = 0; call <= 30; ++call) {
        bench.steady += 10; // ten simulated seconds
        const auto reply = bench.ask("/v4/sports?apiKey=rich");
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(statusOf(*reply), call < 30 ? 200 : 429);
    }
}

void TestSimulatorServer::cutsInTheMiddle()
{
    Bench bench({{Fault::Cut}, 1});
    QVERIFY(bench.server->listen());
    const auto reply = bench.ask("/v4/sports?apiKey=rich&all=true");
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(reply->error() != QNetworkReply::NoError);
}

void TestSimulatorServer::slowAnswersComeLate()
{
    Bench bench({{Fault::Slow}, 1});
    QVERIFY(bench.server->listen());
    const auto reply = bench.ask("/v4/sports?apiKey=rich");
    const auto refused = bench.ask("/v3?apiKey=rich");
    QTRY_COMPARE(bench.server->underWay(), 2);
    QVERIFY(!reply->isFinished() && !refused->isFinished());
    bench.server->close(); // does not wait for them
    QTRY_VERIFY(reply->isFinished() && refused->isFinished());
}

QTEST_GUILESS_MAIN(TestSimulatorServer)
#include "tst_simulator_server.moc"
