// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a request, whatever the service and the way there do to it.
#include "feed/client/shown_text.h"
#include "gzip_bytes.h"
#include "odds_service.h"

#include <QTest>

#include <vector>

using namespace evision;
using namespace evision::feed;
using namespace evision::test;

namespace {

using Script = std::vector<ScriptedAnswer>;

ScriptedAnswer moved(const std::string &to, int status = 302)
{
    return {.status = status, .headers = {{"Location", to}}, .body = "<html>moved</html>"};
}

ScriptedAnswer paid(ScriptedAnswer answer, const char *credits)
{
    answer.headers.set("X-Requests-Last", credits);
    return answer;
}

} // namespace

Q_DECLARE_METATYPE(Script)

class TestOddsApiSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log.start(); }
    void answers_data();
    void answers();
    void everyCodeOverTheWire_data();
    void everyCodeOverTheWire();
    void whatIsSent();
    void redirectOnTheSameHost();
    void headersCount();
    void datesThatAreFarOff_data();
    void datesThatAreFarOff();
    void pricesBearADateOut_data();
    void pricesBearADateOut();
    void repeatsAddUp();
    void withoutAKey();
    void keyTakenAwayWhileWaiting();
    void badRequestsNeverLeave();
    void callsWithoutAPoll();
    void keyThatTheServiceRepeats();
    void keyStaysSecret();

private:
    LogKeeper m_log;
};

void TestOddsApiSource::answers_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<PollError>("error");
    QTest::addColumn<int>("calls");
    const auto row = [](const char *name, Script script, PollError error, int calls) {
        QTest::newRow(name) << std::move(script) << error << calls;
    };
    const std::string packed = gzipped("[]");
    row("a good answer", {good()}, PollError::None, 1);
    row("a compressed answer", {gzip(packed)}, PollError::None, 1);
    row("compressed, by the old name in capitals", {gzip(packed, "X-GZIP")}, PollError::None, 1);
    row("too many calls, then an answer", {failure(429, "EXCEEDED_FREQ_LIMIT"), good()}, PollError::None, 2);
    row("told how long to wait", {failure(429, {}, {{"Retry-After", "3"}}), good()}, PollError::None, 2);
    row("told to wait an hour", {failure(429, {}, {{"Retry-After", "3600"}}), good()}, PollError::TooManyCalls, 1);
    row("too many calls for ever", {failure(429)}, PollError::TooManyCalls, 4);
    row("trouble, then an answer", {failure(503), failure(500), good()}, PollError::None, 3);
    row("trouble for ever", {failure(502)}, PollError::ServerTrouble, 4);
    row("trouble that was paid for is not paid twice", {paid(failure(500), "4"), good()}, PollError::ServerTrouble, 1);
    row("trouble that cost nothing is asked again", {paid(failure(500), "0"), good()}, PollError::None, 2);
    row("credits used up", {failure(401, {}, {{"x-requests-remaining", "0"}}), good()}, PollError::OutOfCredits, 1);
    row("a key that is wrong", {failure(401), good()}, PollError::BadKey, 1);
    row("an error under a good status", {good(R"({"message":"x","error_code":"OUT_OF_USAGE_CREDITS"})")},
        PollError::OutOfCredits, 1);
    row("a compressed error", {[] {
            ScriptedAnswer answer = gzip(gzipped(R"({"error_code":"INVALID_MARKET"})"));
            answer.status = 422;
            return answer;
        }()},
        PollError::BadRequest, 1);
    row("an error whose compressed body is damaged",
        {[] {
             ScriptedAnswer answer = gzip("\x1f\x8b\x08 nothing");
             answer.status = 500;
             return answer;
         }(),
         good()},
        PollError::None, 2);
    row("a connection that ends at once, then an answer", {with(Fault::Reset), good()}, PollError::None, 2);
    row("connections that all end at once", {with(Fault::Reset)}, PollError::Unreachable, 4);
    row("a head cut in the middle, then an answer", {with(Fault::CutHead), good()}, PollError::None, 2);
    row("a body cut in the middle, then an answer", {with(Fault::CutBody, "[                    ]"), good()},
        PollError::None, 2);
    row("a cut body that was paid for", {paid(with(Fault::CutBody, "[                    ]"), "4"), good()},
        PollError::Unreachable, 1);
    row("bytes that are no HTTP", {with(Fault::Garbage)}, PollError::Unreachable, 4);
    row("a compressed answer cut short", {gzip(gzipped(std::string(5000, ' ') + "[]").substr(0, 20))},
        PollError::BadAnswer, 1);
    row("one that only says it is compressed", {gzip("[]")}, PollError::BadAnswer, 1);
    row("compression that was not asked for", {gzip("[]", "br")}, PollError::BadAnswer, 1);
    row("JSON that is called text", {{.headers = {{"Content-Type", "text/plain"}}, .body = " [] "}}, PollError::None,
        1);
    row("a web page", {{.headers = {{"Content-Type", "text/html"}}, .body = "<!DOCTYPE html><p>Sign in"}},
        PollError::BadAnswer, 1);
    row("a web page that is called JSON", {good("\r\n<html></html>")}, PollError::BadAnswer, 1);
    row("words", {good("Service unavailable")}, PollError::BadAnswer, 1);
    row("nothing", {good("")}, PollError::BadAnswer, 1);
    row("no content", {{.status = 204}}, PollError::BadAnswer, 1);
    row("sent to another host", {moved("https://elsewhere.example/v4"), good()}, PollError::Redirected, 1);
    row("sent to another port", {moved("http://127.0.0.1:1/v4"), good()}, PollError::Redirected, 1);
    row("sent to nowhere", {moved(""), good()}, PollError::Redirected, 1);
    row("sent in a circle", {moved("/v4/sports")}, PollError::Redirected, 5);
    row("sent on, for good", {moved("/v4/sports", 308), good()}, PollError::None, 2);
    row("sent on to trouble, which passes", {moved("/x"), failure(503), good()}, PollError::None, 3);
}

void TestOddsApiSource::answers()
{
    QFETCH(Script, script);
    QFETCH(PollError, error);
    QFETCH(int, calls);
    ScriptedServer server;
    OddsService service(optionsFor(server.url()));
    for (const ScriptedAnswer &answer : script)
        server.enqueue(answer);
    server.answerBy([last = script.back()](const http::Request &) { return last; });
    service.source.request(oddsRequest(7));
    QVERIFY2(service.listener.answers.empty(), "answered before the call returned");
    QTRY_COMPARE_WITH_TIMEOUT(service.listener.count(), 1U, 20000);
    const PollAnswer &answer = service.listener.last();
    QCOMPARE(word(answer.error), word(error));
    QCOMPARE(answer.request, oddsRequest(7));
    QCOMPARE(answer.ok(), answer.body != nullptr);
    QCOMPARE(answer.ok(), answer.message.empty());
    if (!answer.ok())
        QVERIFY(answer.message.size() > 20);
    QCOMPARE(static_cast<int>(server.count()), calls);
    QCOMPARE(answer.attempts, calls);
    QVERIFY(answer.sentAt > 0 && answer.receivedAt >= answer.sentAt);
}

void TestOddsApiSource::everyCodeOverTheWire_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<PollError>("error");
    const auto row = [](const char *code, int status, PollError error) { QTest::newRow(code) << status << error; };
    row("MISSING_KEY", 401, PollError::NoKey);
    row("INVALID_KEY", 401, PollError::BadKey);
    row("DEACTIVATED_KEY", 401, PollError::BadKey);
    row("OUT_OF_USAGE_CREDITS", 401, PollError::OutOfCredits);
    row("HISTORICAL_UNAVAILABLE_ON_FREE_USAGE_PLAN", 401, PollError::NotInPlan);
    row("UNKNOWN_SPORT", 404, PollError::UnknownSport);
    row("EVENT_NOT_FOUND", 404, PollError::UnknownEvent);
    row("INVALID_MARKET", 422, PollError::BadRequest);
    row("INVALID_MARKET_COMBO", 422, PollError::BadRequest);
    row("INVALID_EVENT_IDS", 422, PollError::BadRequest);
    row("HISTORICAL_MARKETS_UNAVAILABLE_AT_DATE", 422, PollError::BadRequest);
}

void TestOddsApiSource::everyCodeOverTheWire()
{
    QFETCH(int, status);
    QFETCH(PollError, error);
    ScriptedServer server;
    OddsService service(optionsFor(server.url()));
    server.answerBy([status](const http::Request &) { return failure(status, QTest::currentDataTag()); });
    service.source.request(eventRequest());
    QTRY_COMPARE(service.listener.count(), 1U);
    QCOMPARE(word(service.listener.last().error), word(error));
    QCOMPARE(server.count(), 1U); // none of these is asked again
}

void TestOddsApiSource::whatIsSent()
{
    ScriptedServer server;
    OddsApiOptions options = optionsFor(server.url());
    options.extras.links = true;
    OddsService service(options);
    service.source.setKey(QStringLiteral(" k/e y&é\n"));
    server.answerBy([](const http::Request &) {
        return ScriptedAnswer{
            .headers = {{"Set-Cookie", "a=b; Path=/"}, {"Cache-Control", "max-age=999"}, {"ETag", "x"}}, .body = "[]"};
    });
    for (std::uint64_t id = 1; id <= 2; ++id) {
        service.source.request(oddsRequest(id));
        QTRY_COMPARE(service.listener.count(), static_cast<std::size_t>(id));
    }
    QCOMPARE(server.count(), 2U);
    for (const http::Request &request : server.requests()) {
        QCOMPARE(request.method, std::string("GET"));
        QCOMPARE(request.path, std::string("/v4/sports/soccer_epl/odds"));
        QCOMPARE(std::string(*request.parameter("apiKey")), std::string("k/e y&é"));
        QCOMPARE(std::string(*request.parameter("regions")), std::string("eu,uk"));
        QCOMPARE(std::string(*request.parameter("includeLinks")), std::string("true"));
        QCOMPARE(std::string(request.headers.value("accept-encoding")), std::string("gzip"));
        for (const char *none : {"cookie", "if-none-match", "if-modified-since", "authorization", "referer"})
            QVERIFY2(!request.headers.find(none), none);
    }
}

void TestOddsApiSource::redirectOnTheSameHost()
{
    ScriptedServer server;
    OddsService service(optionsFor(server.url()));
    server.enqueue(moved("/elsewhere?regions=eu"));
    server.enqueue(good());
    service.source.request(oddsRequest());
    QTRY_COMPARE(service.listener.count(), 1U);
    QVERIFY(service.listener.last().ok());
    QCOMPARE(server.lastRequest().path, std::string("/elsewhere"));
    QCOMPARE(QString::fromStdString(std::string(*server.lastRequest().parameter("apiKey"))), apiKey);
}

void TestOddsApiSource::headersCount()
{
    ScriptedServer server;
    OddsService service(optionsFor(server.url()));
    server.enqueue({.headers = {{"X-Requests-Remaining", "19996"},
                                {"x-requests-USED", "4"},
                                {"X-Requests-Last", "garbage"},
                                {"Date", "Fri, 15 Aug 2025 12:00:00 GMT"}},
                    .body = "[ ]"});
    service.source.request(oddsRequest());
    QTRY_COMPARE(service.listener.count(), 1U);
    const PollAnswer &answer = service.listener.last();
    QCOMPARE(answer.credits, (CreditReport{19996, 4, std::nullopt}));
    QCOMPARE(answer.serverTime, market::UnixSeconds{1755259200});
    QCOMPARE(*answer.body, std::string("[ ]"));
    // An error's headers count as well.
    server.enqueue(failure(404, "UNKNOWN_SPORT", {{"x-requests-remaining", "5"}}));
    service.source.request(oddsRequest(2));
    QTRY_COMPARE(service.listener.count(), 2U);
    QCOMPARE(service.listener.last().credits, (CreditReport{5, std::nullopt, std::nullopt}));
}

void TestOddsApiSource::datesThatAreFarOff_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<bool>("believed");
    // The clock here says Fri, 15 Aug 2025 12:00.
    QTest::newRow("hours late") << QByteArray("Fri, 15 Aug 2025 02:00:00 GMT") << true;
    QTest::newRow("a day ahead") << QByteArray("Sat, 16 Aug 2025 12:00:00 GMT") << true;
    QTest::newRow("three days ahead") << QByteArray("Mon, 18 Aug 2025 12:00:00 GMT") << false;
    QTest::newRow("never set") << QByteArray("Thu, 01 Jan 1970 00:00:00 GMT") << false;
    QTest::newRow("far in the future") << QByteArray("Sun, 01 Feb 2099 00:00:00 GMT") << false;
    QTest::newRow("at the end of all years") << QByteArray("Fri, 31 Dec 9999 23:59:59 GMT") << false;
}

void TestOddsApiSource::datesThatAreFarOff()
{
    QFETCH(const QByteArray, date);
    QFETCH(const bool, believed);
    ScriptedServer server;
    OddsService service(optionsFor(server.url()));
    server.enqueue({.headers = {{"Date", date.toStdString()}}, .body = "[]"});
    service.source.request(oddsRequest());
    QTRY_COMPARE(service.listener.count(), 1U);
    const PollAnswer &answer = service.listener.last();
    QVERIFY(answer.ok());
    QCOMPARE(answer.serverTime != market::noTime, believed);
    QCOMPARE(answer.remark.empty(), believed);
}

void TestOddsApiSource::pricesBearADateOut_data()
{
    QTest::addColumn<QByteArray>("updates");
    QTest::addColumn<bool>("believed");
    // The clock here says Fri, 15 Aug 2025 12:00, the service a year later.
    const auto update = [](const char *time) { return QByteArray(R"({"last_update": ")") + time + R"("})"; };
    QTest::newRow("of that moment") << update("2026-08-15T11:59:00Z") << true;
    QTest::newRow("the latest counts") << update("2025-08-15T11:59:00Z") + ',' + update("2026-08-15T11:58:00Z") << true;
    QTest::newRow("of the moment here") << update("2025-08-15T11:59:00Z") << false;
    QTest::newRow("later than the date") << update("2026-08-15T13:00:00Z") << false;
    QTest::newRow("one later than the date")
        << update("2026-08-15T11:59:00Z") + ',' + update("2031-01-01T00:00:00Z") << false;
    QTest::newRow("of no time") << update("yesterday") << false;
    QTest::newRow("a number") << QByteArray(R"({"last_update": 1786795140})") << false;
    QTest::newRow("no prices") << QByteArray() << false;
}

void TestOddsApiSource::pricesBearADateOut()
{
    QFETCH(const QByteArray, updates);
    QFETCH(const bool, believed);
    ScriptedServer server;
    OddsService service(optionsFor(server.url()));
    server.enqueue({.headers = {{"Date", "Sat, 15 Aug 2026 12:00:00 GMT"}}, .body = '[' + updates.toStdString() + ']'});
    service.source.request(oddsRequest());
    QTRY_COMPARE(service.listener.count(), 1U);
    const PollAnswer &answer = service.listener.last();
    QCOMPARE(answer.serverTime, believed ? market::UnixSeconds{1786795200} : market::noTime);
    QVERIFY(answer.remark.find("Check this machine's date") != std::string::npos);
}

void TestOddsApiSource::repeatsAddUp()
{
    ScriptedServer server;
    OddsService service(optionsFor(server.url()));
    server.enqueue(failure(500, {}, {{"x-requests-last", "0"}, {"x-requests-remaining", "100"}}));
    server.enqueue(paid({.headers = {{"x-requests-remaining", "96"}}, .body = "[]"}, "4"));
    service.source.request(oddsRequest());
    QTRY_COMPARE(service.listener.count(), 1U);
    QCOMPARE(service.listener.last().credits, (CreditReport{96, std::nullopt, 4}));
    QCOMPARE(service.listener.last().attempts, 2);
}

void TestOddsApiSource::withoutAKey()
{
    ScriptedServer server;
    OddsService service(optionsFor(server.url()));
    for (const char *none : {"", "  \n"}) {
        service.source.setKey(QString::fromLatin1(none));
        service.source.request(oddsRequest());
    }
    QTRY_COMPARE(service.listener.count(), 2U);
    for (const PollAnswer &answer : service.listener.answers) {
        QCOMPARE(word(answer.error), word(PollError::NoKey));
        QCOMPARE(answer.attempts, 0);
    }
    QCOMPARE(server.count(), 0U);
}

void TestOddsApiSource::keyTakenAwayWhileWaiting()
{
    ScriptedServer server;
    OddsService service(optionsFor(server.url()));
    server.answerBy([&service](const http::Request &) {
        service.source.setKey(QString());
        return failure(503);
    });
    service.source.request(oddsRequest());
    QTRY_COMPARE(service.listener.count(), 1U);
    QCOMPARE(word(service.listener.last().error), word(PollError::NoKey));
    QCOMPARE(server.count(), 1U);
}

void TestOddsApiSource::badRequestsNeverLeave()
{
    ScriptedServer server;
    OddsService service(optionsFor(server.url()));
    PollRequest request = oddsRequest();
    request.sport = "soccer_epl/../../?apiKey=x";
    service.source.request(request);
    QTRY_COMPARE(service.listener.count(), 1U);
    QCOMPARE(word(service.listener.last().error), word(PollError::BadRequest));
    QCOMPARE(server.count(), 0U);
}

void TestOddsApiSource::callsWithoutAPoll()
{
    ScriptedServer server;
    OddsService service(optionsFor(server.url()));
    server.answerBy([](const http::Request &) { return good(); });
    service.source.requestCall(ParticipantsCall{"soccer_epl"}, oddsRequest(3));
    QTRY_COMPARE(service.listener.count(), 1U);
    QCOMPARE(service.listener.last().request.id, std::uint64_t{3});
    QCOMPARE(server.lastRequest().path, std::string("/v4/sports/soccer_epl/participants"));
}

void TestOddsApiSource::keyThatTheServiceRepeats()
{
    ScriptedServer server;
    OddsService service(optionsFor(server.url()));
    server.enqueue(good("[\"" + apiKey.toStdString() + "\"]"));
    std::string escaped;
    for (const char letter : apiKey.toStdString()) { // every other one as JSON may write it
        char number[8];
        std::snprintf(number, sizeof number, "\\u00%02X", static_cast<unsigned>(static_cast<unsigned char>(letter)));
        escaped += escaped.size() % 7 == 0 ? std::string(number) : std::string(1, letter);
    }
    server.enqueue(good("[\"\\\\x" + escaped + "\\n\"]"));
    service.source.request(oddsRequest(1));
    QTRY_COMPARE(service.listener.count(), 1U);
    QCOMPARE(*service.listener.last().body, "[\"" + std::string(32, '*') + "\"]");
    service.source.request(oddsRequest(2));
    QTRY_COMPARE(service.listener.count(), 2U);
    QCOMPARE(*service.listener.last().body, "[\"\\\\x" + std::string(escaped.size(), '*') + "\\n\"]");
}

void TestOddsApiSource::keyStaysSecret()
{
    ScriptedServer server;
    OddsService service(optionsFor(server.url()));
    const std::string key = apiKey.toStdString();
    const std::string repeated = R"({"message":"GET /v4?apiKey=)" + key + " by " + key + R"( failed"})";
    for (const int status : {400, 401, 403, 404, 405, 407, 409, 418, 422, 429, 500, 599})
        server.enqueue(
            {.status = status, .headers = {{"Retry-After", "99999"}, {"x-requests-last", "1"}}, .body = repeated});
    server.enqueue(moved("https://elsewhere.example/?apiKey=" + key));
    server.enqueue({.headers = {{"Content-Encoding", key}}, .body = repeated});
    server.enqueue(paid(with(Fault::CutBody, repeated), "1"));
    const std::size_t all = server.queued();
    for (std::size_t id = 1; id <= all; ++id) {
        service.source.request(oddsRequest(id));
        QTRY_COMPARE(service.listener.count(), id);
    }
    for (const PollAnswer &answer : service.listener.answers) {
        QVERIFY(!answer.ok());
        QVERIFY2(answer.message.find(key) == std::string::npos, answer.message.c_str());
    }
    // Nor in anything that was logged by this or any test before.
    QVERIFY(m_log.lines().size() > 40);
    for (const QString &line : m_log.lines())
        QVERIFY2(!line.contains(apiKey, Qt::CaseInsensitive), qPrintable(line));
}

QTEST_GUILESS_MAIN(TestOddsApiSource)
#include "tst_odds_api_source.moc"
