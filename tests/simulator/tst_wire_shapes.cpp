// SPDX-License-Identifier: GPL-3.0-or-later
#include "service_lab.h"
#include "support/shared_data.h"
#include "wire_shape.h"

#include <QFile>
#include <QTest>

#include <filesystem>
#include <map>
#include <set>

using namespace evision;
using namespace evision::test;

namespace {

QJsonValue topOf(const QJsonDocument &document)
{
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

} // namespace

/// A public client would not notice: all answers have the keys and types of the service's, and no others.
class TestWireShapes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followTheSchema_data();
    void followTheSchema();
    void historyIsInAnEnvelope();
    void additionalMarketsOfEverySport_data();
    void additionalMarketsOfEverySport();
    void haveTheRecordedKeys();
};

void TestWireShapes::followTheSchema_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<WireShape>("shape");
    QTest::addColumn<ShapeOptions>("options");
    const auto row = [](const char *name, const char *target, WireShape shape, ShapeOptions options = {}) {
        QTest::newRow(name) << QString::fromLatin1(target) << shape << options;
    };
    row("sports", "/v4/sports/", WireShape::Sports);
    row("all sports", "/v4/sports?all=true", WireShape::Sports);
    row("events", "/v4/sports/soccer_epl/events", WireShape::Events);
    row("events with rotation numbers", "/v4/sports/americanfootball_nfl/events?includeRotationNumbers=true",
        WireShape::Events, {.rotation = true});
    row("leagues without rotation numbers have none", "/v4/sports/soccer_epl/events?includeRotationNumbers=true",
        WireShape::Events);
    row("soccer", "/v4/sports/soccer_epl/odds?regions=uk,eu,us,au,fr,se&markets=h2h,spreads,totals", WireShape::Odds);
    row("American odds",
        "/v4/sports/americanfootball_nfl/odds?regions=us,us2,us_ex,uk&markets=h2h,spreads,totals&oddsFormat=american",
        WireShape::Odds, {.american = true});
    row("unix times", "/v4/sports/icehockey_nhl/odds?regions=us,eu&markets=h2h,totals&dateFormat=unix", WireShape::Odds,
        {.unixTimes = true});
    row("everything on request",
        "/v4/sports/icehockey_nhl/odds/?regions=us_ex,uk,eu&markets=spreads,h2h&includeLinks=true&includeSids=true"
        "&includeBetLimits=true&includeRotationNumbers=true",
        WireShape::Odds, {.links = true, .sids = true, .betLimits = true, .rotation = true});
    row("multipliers are not of the bulk call", "/v4/sports/icehockey_nhl/odds?regions=uk&includeMultipliers=true",
        WireShape::Odds);
    row("tennis", "/v4/sports/tennis_atp_shanghai_masters/odds?regions=eu,uk&markets=h2h,spreads,totals",
        WireShape::Odds);
    row("outrights", "/v4/sports/golf_masters_tournament_winner/odds?regions=uk,eu,us", WireShape::Odds);
    row("upcoming", "/v4/sports/upcoming/odds?regions=uk,us&markets=h2h,spreads", WireShape::Odds);
    row("scores", "/v4/sports/soccer_epl/scores", WireShape::Scores);
    row("scores of three days", "/v4/sports/americanfootball_ncaaf/scores?daysFrom=3&dateFormat=unix",
        WireShape::Scores, {.unixTimes = true});
    row("scores of a sport without", "/v4/sports/mma_mixed_martial_arts/scores?daysFrom=1", WireShape::Scores);
    row("participants", "/v4/sports/icehockey_nhl/participants", WireShape::Participants);
}

void TestWireShapes::followTheSchema()
{
    QFETCH(QString, target);
    QFETCH(WireShape, shape);
    QFETCH(ShapeOptions, options);
    ServiceLab lab;
    const simulator::ServiceAnswer answer = lab.get(target.toStdString());
    QCOMPARE(answer.status, 200);
    const QJsonDocument document = ServiceLab::documentOf(answer);
    QVERIFY(document.isArray());
    if (!target.contains(QLatin1String("mma")))
        QVERIFY(!document.array().isEmpty());
    const QStringList errors = shapeErrors(document.array(), shape, options);
    QVERIFY2(errors.isEmpty(), qPrintable(errors.mid(0, 5).join(QLatin1Char('\n'))));
}

void TestWireShapes::historyIsInAnEnvelope()
{
    ServiceLab lab;
    const std::string when = "date=2026-10-07T12:01:00Z";
    const QJsonObject odds = lab.json("/v4/historical/sports/soccer_epl/odds?regions=uk&" + when).object();
    QCOMPARE(envelopeErrors(odds), QStringList());
    QCOMPARE(odds.value(QLatin1String("timestamp")).toString(), QStringLiteral("2026-10-07T12:00:39Z"));
    QCOMPARE(odds.value(QLatin1String("previous_timestamp")).toString(), QStringLiteral("2026-10-07T11:55:39Z"));
    QCOMPARE(odds.value(QLatin1String("next_timestamp")).toString(), QStringLiteral("2026-10-07T12:05:39Z"));
    QCOMPARE(shapeErrors(odds.value(QLatin1String("data")), WireShape::Odds), QStringList());

    const QJsonObject events = lab.json("/v4/historical/sports/soccer_epl/events?" + when).object();
    QCOMPARE(envelopeErrors(events), QStringList());
    const QJsonArray list = events.value(QLatin1String("data")).toArray();
    QCOMPARE(shapeErrors(list, WireShape::Events), QStringList());
    QVERIFY(!list.isEmpty());

    const std::string id = list.last().toObject().value(QLatin1String("id")).toString().toStdString();
    const QJsonObject event =
        lab.json("/v4/historical/sports/soccer_epl/events/" + id + "/odds?regions=uk&markets=btts,h2h&" + when)
            .object();
    QCOMPARE(envelopeErrors(event), QStringList());
    QCOMPARE(shapeErrors(event.value(QLatin1String("data")), WireShape::EventOdds), QStringList());

    // The same moment asked live gave the same prices.
    ServiceLab then;
    then.now = instant("2026-10-07T12:00:39Z");
    QCOMPARE(then.json("/v4/sports/soccer_epl/odds?regions=uk").array(), odds.value(QLatin1String("data")).toArray());
    // The newest snapshot has none after it.
    const QJsonObject newest = lab.json("/v4/historical/sports/soccer_epl/events?date=2027-01-01T00:00:00Z").object();
    QVERIFY(newest.value(QLatin1String("next_timestamp")).isNull());
}

void TestWireShapes::additionalMarketsOfEverySport_data()
{
    QTest::addColumn<QString>("sport");
    for (const char *sport :
         {"soccer_epl", "americanfootball_nfl", "icehockey_nhl", "baseball_mlb", "basketball_euroleague",
          "tennis_atp_shanghai_masters", "mma_mixed_martial_arts", "cricket_test_match"})
        QTest::newRow(sport) << QString::fromLatin1(sport);
}

void TestWireShapes::additionalMarketsOfEverySport()
{
    QFETCH(QString, sport);
    ServiceLab lab;
    const std::string key = sport.toStdString();
    const std::string event = lab.eventOf(key);
    QVERIFY(!event.empty());
    const std::string base = "/v4/sports/" + key + "/events/" + event;
    const QJsonObject markets = lab.json(base + "/markets?regions=us,us_dfs,eu").object();
    QCOMPARE(shapeErrors(markets, WireShape::EventMarkets), QStringList());
    std::string all;
    std::set<std::string> returned;
    for (const simulator::WireMarket &market : simulator::marketsOf(*simulator::findLeague(key)))
        all += (all.empty() ? "" : ",") + market.key;
    const std::string target =
        base + "/odds?regions=us,us_dfs,eu&includeMultipliers=true&includeBetLimits=true&markets=" + all;
    const QJsonObject odds = lab.json(target).object();
    const QStringList errors = shapeErrors(odds, WireShape::EventOdds, {.betLimits = true, .multipliers = true});
    QVERIFY2(errors.isEmpty(), qPrintable(errors.mid(0, 5).join(QLatin1Char('\n'))));
    // What is listed is what there is, in the same order.
    const auto keysOf = [](const QJsonObject &of) {
        QStringList keys;
        for (const QJsonValue book : of.value(QLatin1String("bookmakers")).toArray()) {
            for (const QJsonValue market : book.toObject().value(QLatin1String("markets")).toArray())
                keys << book.toObject().value(QLatin1String("key")).toString() + QLatin1Char(' ') +
                            market.toObject().value(QLatin1String("key")).toString();
        }
        return keys;
    };
    QVERIFY(!keysOf(odds).isEmpty());
    QCOMPARE(keysOf(markets), keysOf(odds));
}

void TestWireShapes::haveTheRecordedKeys()
{
    const auto folder = sharedData();
    if (!folder)
        QSKIP("The recorded responses are not beside this checkout.");
    std::map<QString, std::set<QString>> recorded;
    for (const auto &entry : std::filesystem::directory_iterator(*folder / "odds-api")) {
        const QString name = QString::fromStdString(entry.path().filename().string());
        if (!name.endsWith(QLatin1String(".json")))
            continue;
        QFile file(QString::fromStdString(entry.path().string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString kind = name.section(QStringLiteral("__"), 1, 1);
        recorded[kind].merge(keysAndTypes(topOf(QJsonDocument::fromJson(file.readAll()))));
    }
    ServiceLab lab;
    std::map<QString, std::set<QString>> produced;
    const auto ask = [&](const char *kind, const std::string &target) {
        const simulator::ServiceAnswer answer = lab.get(target);
        QCOMPARE(answer.status, 200);
        produced[QString::fromLatin1(kind)].merge(keysAndTypes(topOf(ServiceLab::documentOf(answer))));
    };
    ask("list", "/v4/sports?all=true");
    ask("events", "/v4/sports/icehockey_nhl/events");
    ask("scores", "/v4/sports/soccer_epl/scores?daysFrom=2");
    ask("scores", "/v4/sports/soccer_epl/scores?daysFrom=2&dateFormat=unix");
    ask("odds", "/v4/sports/soccer_epl/odds?regions=uk,eu&markets=h2h,totals,spreads");
    ask("odds", "/v4/sports/soccer_epl/odds?regions=uk,eu&dateFormat=unix");
    ask("odds", "/v4/sports/golf_masters_tournament_winner/odds?regions=uk,eu");
    ask("event-odds", "/v4/sports/icehockey_nhl/events/" + lab.eventOf("icehockey_nhl") +
                          "/odds?regions=us&markets=player_points,h2h");
    ask("historical-odds",
        "/v4/historical/sports/americanfootball_nfl/odds?regions=us&markets=h2h,spreads&date=2026-10-07T12:00:00Z");
    const std::string nfl = lab.eventOf("americanfootball_nfl");
    ask("historical-event-odds", "/v4/historical/sports/americanfootball_nfl/events/" + nfl +
                                     "/odds?regions=us&markets=alternate_spreads&date=2026-10-10T12:00:00Z");
    // The one key of 2021 that the service has dropped since.
    recorded[QStringLiteral("odds")].erase(QStringLiteral("[].has_outrights bool"));
    // The recorded history is of a time before markets had a time of their own.
    recorded[QStringLiteral("historical-odds")].insert(
        QStringLiteral(".data[].bookmakers[].markets[].last_update string"));
    for (const auto &[kind, keys] : recorded) {
        for (const QString &key : keys)
            QVERIFY2(produced[kind].contains(key), qPrintable(kind + QLatin1String(" recorded, not made: ") + key));
        for (const QString &key : produced[kind])
            QVERIFY2(keys.contains(key), qPrintable(kind + QLatin1String(" made, not recorded: ") + key));
    }
}

QTEST_GUILESS_MAIN(TestWireShapes)
#include "tst_wire_shapes.moc"
