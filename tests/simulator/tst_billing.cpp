// SPDX-License-Identifier: GPL-3.0-or-later
#include "service_lab.h"

#include <QTest>

using namespace evision;
using namespace evision::test;
using simulator::ServiceAnswer;

/// Credits and limits, against the tables of the service's description.
class TestBilling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusedCallsAreFree();
    void costs_data();
    void costs();
    void creditsRunOutAndComeBack();
    void anAnswerThatCostsTooMuchIsRefused();
    void callsPerSecond();
};

void TestBilling::refusedCallsAreFree()
{
    ServiceLab lab;
    for (const char *target : {"/v4/sports/soccer_mars/odds?regions=uk", "/v4/sports/soccer_epl/odds"}) {
        const ServiceAnswer answer = lab.get(target);
        QCOMPARE(costOf(answer), 0);
        QCOMPARE(number(answer, "x-requests-used"), 0);
    }
    const ServiceAnswer unknown = lab.get("/v4/sports?apiKey=nobody");
    QVERIFY(unknown.header("x-requests-used").empty());
}

void TestBilling::costs_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("cost");
    const auto row = [](const char *name, const char *target, int cost) {
        QTest::newRow(name) << QString::fromLatin1(target) << cost;
    };
    row("sports are free", "/v4/sports", 0);
    row("events are free", "/v4/sports/soccer_epl/events", 0);
    row("one region, one market", "/v4/sports/soccer_epl/odds?regions=uk", 1);
    row("regions times markets", "/v4/sports/soccer_epl/odds?regions=uk,eu,us&markets=h2h,totals", 6);
    row("a region twice counts once", "/v4/sports/soccer_epl/odds?regions=uk,uk", 1);
    row("lay markets that come unasked are free", "/v4/sports/soccer_epl/odds?regions=uk&markets=h2h", 1);
    row("lay markets that are asked for are not", "/v4/sports/soccer_epl/odds?regions=uk&markets=h2h,h2h_lay", 2);
    row("ten bookmakers are one region",
        "/v4/sports/soccer_epl/odds?bookmakers=pinnacle,coral,unibet_uk,skybet,betway,paddypower,smarkets,matchbook,"
        "betsson,tab",
        1);
    row("eleven are two",
        "/v4/sports/soccer_epl/odds?markets=h2h,totals&bookmakers=pinnacle,coral,unibet_uk,skybet,betway,paddypower,"
        "smarkets,matchbook,betsson,tab,neds",
        4);
    row("no event, no cost", "/v4/sports/soccer_epl/odds?regions=uk&commenceTimeFrom=2030-01-01T00:00:00Z", 0);
    row("fewer events cost the same", "/v4/sports/soccer_epl/odds?regions=uk&commenceTimeTo=2026-10-11T00:00:00Z", 1);
    row("upcoming", "/v4/sports/upcoming/odds?regions=uk,us&markets=h2h,spreads", 4);
    row("scores", "/v4/sports/soccer_epl/scores", 1);
    row("scores of past days", "/v4/sports/soccer_epl/scores?daysFrom=1", 2);
    row("participants", "/v4/sports/soccer_epl/participants", 1);
    row("event markets", "/v4/sports/soccer_epl/events/EVENT/markets?regions=uk,eu", 1);
    row("markets of one event that came back",
        "/v4/sports/soccer_epl/events/EVENT/odds?regions=uk,eu&markets=h2h,totals", 4);
    row("markets that nobody has are free",
        "/v4/sports/soccer_epl/events/EVENT/odds?regions=uk,eu&markets=h2h,alternate_totals_cards", 2);
    row("nothing at all is free", "/v4/sports/soccer_epl/events/EVENT/odds?regions=uk&markets=alternate_totals_cards",
        0);
    row("history is ten times as dear",
        "/v4/historical/sports/soccer_epl/odds?regions=uk,eu&markets=h2h,totals&date=2026-10-08T00:00:00Z", 40);
    row("events of history", "/v4/historical/sports/soccer_epl/events?date=2026-10-08T00:00:00Z", 1);
    row("events of history that are not",
        "/v4/historical/sports/soccer_epl/events?date=2026-10-08T00:00:00Z&commenceTimeFrom=2030-01-01T00:00:00Z", 0);
    row("one event of history",
        "/v4/historical/sports/soccer_epl/events/EVENT/odds?regions=uk,eu&markets=h2h,alternate_totals_cards&"
        "date=2026-10-10T12:00:00Z",
        20);
}

void TestBilling::costs()
{
    QFETCH(QString, target);
    QFETCH(int, cost);
    ServiceLab lab;
    if (target.contains(QLatin1String("EVENT")))
        target.replace(QLatin1String("EVENT"), QString::fromStdString(lab.eventOf("soccer_epl")));
    const std::int64_t before = number(lab.get("/v4/sports"), "x-requests-used");
    const ServiceAnswer answer = lab.get(target.toStdString());
    QCOMPARE(answer.status, 200);
    QCOMPARE(costOf(answer), cost);
    QCOMPARE(number(answer, "x-requests-used"), before + cost);
    QCOMPARE(number(answer, "x-requests-remaining"), 100000000 - before - cost);
}

void TestBilling::creditsRunOutAndComeBack()
{
    simulator::ServiceOptions options = ServiceLab::rich();
    options.keys = {{"small", 5, false, true}, {"other", 5, false, true}};
    ServiceLab lab(options);
    lab.key = "small";
    lab.now = instant("2026-10-31T23:00:00Z");
    for (int call = 0; call < 5; ++call)
        QCOMPARE(lab.get("/v4/sports/soccer_epl/odds?regions=uk").status, 200);
    const ServiceAnswer refused = lab.get("/v4/sports/soccer_epl/odds?regions=uk");
    QCOMPARE(refused.status, 401);
    QCOMPARE(codeOf(refused), QStringLiteral("OUT_OF_USAGE_CREDITS"));
    QVERIFY(refused.body.find("Usage quota has been reached") != std::string::npos);
    QCOMPARE(number(refused, "x-requests-remaining"), 0);
    QCOMPARE(number(refused, "x-requests-used"), 5);
    QCOMPARE(lab.get("/v4/sports").status, 200); // free calls go on
    QCOMPARE(lab.get("/v4/sports/soccer_epl/events").status, 200);
    QCOMPARE(lab.get("/v4/sports/soccer_epl/odds?regions=uk&apiKey=other").status, 200); // and other keys
    lab.now = instant("2026-10-31T23:59:59Z");
    QCOMPARE(lab.get("/v4/sports/soccer_epl/odds?regions=uk").status, 401);
    lab.now = instant("2026-11-01T00:00:00Z");
    const ServiceAnswer again = lab.get("/v4/sports/soccer_epl/odds?regions=uk");
    QCOMPARE(again.status, 200);
    QCOMPARE(number(again, "x-requests-remaining"), 4);
}

void TestBilling::anAnswerThatCostsTooMuchIsRefused()
{
    simulator::ServiceOptions options = ServiceLab::rich();
    options.keys = {{"small", 5, false, true}};
    ServiceLab lab(options);
    lab.key = "small";
    const ServiceAnswer refused = lab.get("/v4/sports/soccer_epl/odds?regions=uk,eu&markets=h2h,spreads,totals");
    QCOMPARE(codeOf(refused), QStringLiteral("OUT_OF_USAGE_CREDITS"));
    QCOMPARE(number(refused, "x-requests-remaining"), 5);
    QCOMPARE(lab.get("/v4/sports/soccer_epl/odds?regions=uk&markets=h2h,spreads,totals").status, 200);
}

void TestBilling::callsPerSecond()
{
    ServiceLab lab;
    simulator::ServiceCall call = simulator::parseServiceCall("/v4/sports?apiKey=rich");
    for (int count = 0; count < 30; ++count) {
        call.steady = count * 10;
        QCOMPARE(lab.service.answer(call, lab.now * 1000).status, 200);
    }
    call.steady = 999;
    const ServiceAnswer refused = lab.service.answer(call, lab.now * 1000);
    QCOMPARE(refused.status, 429);
    QCOMPARE(codeOf(refused), QStringLiteral("EXCEEDED_FREQ_LIMIT"));
    call.steady = 1000; // the first is a second ago
    QCOMPARE(lab.service.answer(call, lab.now * 1000).status, 200);
    call.steady = 1001;
    QCOMPARE(lab.service.answer(call, lab.now * 1000).status, 429);
    call.key = "free"; // counted by key
    QCOMPARE(lab.service.answer(call, lab.now * 1000).status, 200);
    // Without a clock of the caller's it is simulated time that counts.
    call.steady.reset();
    QCOMPARE(lab.service.answer(call, lab.now * 1000).status, 200);
}

QTEST_GUILESS_MAIN(TestBilling)
#include "tst_billing.moc"
