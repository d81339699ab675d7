// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scripted_server.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace evision;
using namespace evision::test;

/// The stand-in service of other tests, asked by Qt's own client.
class ScriptedServerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersComeFromTheQueueThenFromTheFunction();
    void faultsReachTheClient_data();
    void faultsReachTheClient();
    void aSlowAnswerArrivesWhole();
    void silenceLastsUntilTheClientGivesUp();

private:
    using Reply = std::unique_ptr<QNetworkReply>;
    [[nodiscard]] Reply ask(const QString &url) { return Reply(m_client.get(QNetworkRequest(QUrl(url)))); }
    QNetworkAccessManager m_client;
};

void ScriptedServerTest::answersComeFromTheQueueThenFromTheFunction()
{
    ScriptedServer server;
    server.enqueue({.status = 422, .headers = {{"x-requests-remaining", "7"}}, .body = R"({"message":"no"})"});
    server.answerBy([](const http::Request &request) {
        return ScriptedAnswer{.body = std::string(request.parameter("markets").value_or("none"))};
    });
    const Reply queued = ask(server.url(QStringLiteral("/v4/sports/?apiKey=k")));
    QTRY_VERIFY(queued->isFinished());
    QCOMPARE(queued->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 422);
    QCOMPARE(queued->rawHeader("X-Requests-Remaining"), QByteArray("7"));
    QCOMPARE(queued->readAll(), QByteArray(R"({"message":"no"})"));
    const Reply made = ask(server.url(QStringLiteral("/v4/odds?markets=h2h%2Ctotals")));
    QTRY_VERIFY(made->isFinished());
    QCOMPARE(made->error(), QNetworkReply::NoError);
    QCOMPARE(made->readAll(), QByteArray("h2h,totals"));
    QVERIFY(made->hasRawHeader("Date"));
    QCOMPARE(server.count(), std::size_t{2});
    QVERIFY(server.requests()[0].path == "/v4/sports/");
    QVERIFY(server.requests()[0].parameter("apiKey") == "k");
    QVERIFY(server.lastRequest().path == "/v4/odds");
}

void ScriptedServerTest::faultsReachTheClient_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::newRow("the connection ends before the answer") << Fault::Reset;
    QTest::newRow("the head is cut") << Fault::CutHead;
    QTest::newRow("the body is cut") << Fault::CutBody;
    QTest::newRow("what comes is not HTTP") << Fault::Garbage;
}

void ScriptedServerTest::faultsReachTheClient()
{
    QFETCH(Fault, fault);
    ScriptedServer server;
    // Qt asks a second time when a connection ends before its answer.
    server.answerBy([fault](const http::Request &) { return ScriptedAnswer{.body = "0123456789", .fault = fault}; });
    const Reply reply = ask(server.url(QStringLiteral("/")));
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(reply->error() != QNetworkReply::NoError);

    server.answerBy([](const http::Request &) { return ScriptedAnswer{.body = "well"}; });
    const Reply next = ask(server.url(QStringLiteral("/")));
    QTRY_VERIFY(next->isFinished());
    QCOMPARE(next->readAll(), QByteArray("well"));
}

void ScriptedServerTest::aSlowAnswerArrivesWhole()
{
    ScriptedServer server;
    const std::string body(1000, 'x');
    server.enqueue({.body = body,
                    .fault = Fault::Slow,
                    .delay = std::chrono::milliseconds(1),
                    .pause = std::chrono::milliseconds(1),
                    .pieceBytes = 100});
    const Reply reply = ask(server.url(QStringLiteral("/")));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(reply->readAll(), QByteArray::fromStdString(body));
}

void ScriptedServerTest::silenceLastsUntilTheClientGivesUp()
{
    ScriptedServer server;
    server.answerBy([](const http::Request &) { return ScriptedAnswer{.fault = Fault::Silence}; });
    const Reply reply = ask(server.url(QStringLiteral("/")));
    QTRY_COMPARE(server.underWay(), 1);
    QVERIFY(!reply->isFinished());
    reply->abort();
    QTRY_COMPARE(server.underWay(), 0);
    QCOMPARE(server.mostUnderWay(), 1);
}

QTEST_GUILESS_MAIN(ScriptedServerTest)
#include "tst_scripted_server.moc"
