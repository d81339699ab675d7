// SPDX-License-Identifier: GPL-3.0-or-later
#include "service_lab.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace evision;
using namespace evision::test;
using simulator::ServiceAnswer;

namespace {

QJsonArray listOf(const ServiceAnswer &answer)
{
    return ServiceLab::documentOf(answer).array();
}

std::set<QString> keysIn(const QJsonArray &events, const char *level)
{
    std::set<QString> keys;
    for (const QJsonValue event : events) {
        for (const QJsonValue book : event.toObject().value(QLatin1String("bookmakers")).toArray()) {
            if (QLatin1String(level) == QLatin1String("bookmakers"))
                keys.insert(book.toObject().value(QLatin1String("key")).toString());
            else
                for (const QJsonValue market : book.toObject().value(QLatin1String("markets")).toArray())
                    keys.insert(market.toObject().value(QLatin1String("key")).toString());
        }
    }
    return keys;
}

} // namespace

/// Parameters, errors and what is answered, against the tables of the service's description.
class TestOddsService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusals_data();
    void refusals();
    void tolerates_data();
    void tolerates();
    void booksAndRegions();
    void bookmakersWinOverRegions();
    void layPricesComeUnasked();
    void filters();
    void upcomingIsLiveAndEight();
    void sportsOutOfSeasonOnRequest();
    void eventsAreTheSameEverywhere();
    void scoresAreOfTheGame();
    void dateIsTheMomentOfTheAnswer();
    void bulkTimesFollowTheRules();
};

void TestOddsService::refusals_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *target, int status, const char *code) {
        QTest::newRow(target) << QString::fromLatin1(target) << status << QString::fromLatin1(code);
    };
    const QByteArray event(32, 'a');
    row("/v4/sports?apiKey=", 401, "MISSING_KEY");
    row("/v4/sports?apiKey=nobody", 401, "INVALID_KEY");
    row("/v4/sports?apiKey=off", 401, "DEACTIVATED_KEY");
    row("/v4/historical/sports/soccer_epl/odds?apiKey=free&regions=uk&date=2026-10-01T00:00:00Z", 401,
        "HISTORICAL_UNAVAILABLE_ON_FREE_USAGE_PLAN");
    row("/v4/sports/soccer_mars/odds?regions=uk", 404, "UNKNOWN_SPORT");
    row("/v4/sports/soccer_mars/events", 404, "UNKNOWN_SPORT");
    row("/v4/sports/soccer_epl/teams", 404, "NOT_FOUND");
    row("/v3/sports", 404, "NOT_FOUND");
    row("/v4/sports/upcoming/scores", 422, "INVALID_SPORT");
    row("/v4/sports/soccer_epl/events/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/odds?regions=uk", 404, "EVENT_NOT_FOUND");
    row("/v4/sports/soccer_epl/events/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/markets?regions=uk", 404, "EVENT_NOT_FOUND");
    row("/v4/sports/soccer_epl/events/AAAA/odds?regions=uk", 422, "INVALID_EVENT_ID");
    row("/v4/sports?all=yes", 422, "INVALID_ALL_SPORTS_PARAM");
    row("/v4/sports/soccer_epl/odds", 422, "MISSING_REGION");
    row("/v4/sports/soccer_epl/odds?regions=", 422, "MISSING_REGION");
    row("/v4/sports/soccer_epl/odds?regions=mars", 422, "INVALID_REGION");
    row("/v4/sports/soccer_epl/odds?regions=uk,mars", 422, "INVALID_REGION");
    row("/v4/sports/soccer_epl/odds?regions=us_%92%D9%22%0A", 422, "INVALID_REGION"); // no text: found by the fuzzer
    row("/v4/sports/soccer_epl/odds?bookmakers=nobody", 422, "INVALID_BOOKMAKERS");
    row("/v4/sports/soccer_epl/odds?regions=uk&markets=", 422, "MISSING_MARKET");
    row("/v4/sports/soccer_epl/odds?regions=uk&markets=h2h,xyz", 422, "INVALID_MARKET");
    row("/v4/sports/soccer_epl/odds?regions=uk&markets=btts,player_shots", 422, "INVALID_MARKET");
    row("/v4/sports/upcoming/odds?regions=uk&markets=alternate_totals", 422, "INVALID_MARKET");
    row("/v4/sports/soccer_epl/odds?regions=uk&markets=outrights", 422, "INVALID_MARKET_COMBO");
    row("/v4/sports/golf_masters_tournament_winner/odds?regions=uk&markets=h2h", 422, "INVALID_MARKET_COMBO");
    row("/v4/sports/soccer_epl/odds?regions=uk&oddsFormat=fractional", 422, "INVALID_ODDS_FORMAT");
    row("/v4/sports/soccer_epl/odds?regions=uk&dateFormat=rfc", 422, "INVALID_DATE_FORMAT");
    row("/v4/sports/soccer_epl/odds?regions=uk&includeLinks=1", 422, "INVALID_INCLUDE_LINKS");
    row("/v4/sports/soccer_epl/odds?regions=uk&includeSids=TRUE", 422, "INVALID_INCLUDE_SIDS");
    row("/v4/sports/soccer_epl/odds?regions=uk&includeBetLimits=x", 422, "INVALID_INCLUDE_BET_LIMITS");
    row("/v4/sports/soccer_epl/odds?regions=uk&includeRotationNumbers=x", 422, "INVALID_INCLUDE_ROTATION_NUMBERS");
    row("/v4/sports/soccer_epl/events/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/odds?regions=uk&includeMultipliers=x", 422,
        "INVALID_INCLUDE_MULTIPLIERS");
    row("/v4/sports/soccer_epl/odds?regions=uk&eventIds=abc", 422, "INVALID_EVENT_IDS");
    row("/v4/sports/soccer_epl/odds?regions=uk&commenceTimeFrom=2026-10-01", 422, "INVALID_COMMENCE_TIME_FROM");
    row("/v4/sports/soccer_epl/events?commenceTimeTo=2026-10-01T00:00:00.000Z", 422, "INVALID_COMMENCE_TIME_TO");
    row("/v4/sports/soccer_epl/events?commenceTimeTo=2026-02-30T00:00:00Z", 422, "INVALID_COMMENCE_TIME_TO");
    row("/v4/sports/soccer_epl/events?commenceTimeFrom=2026-10-03T00:00:00Z&commenceTimeTo=2026-10-01T00:00:00Z", 422,
        "INVALID_COMMENCE_TIME_RANGE");
    row("/v4/sports/soccer_epl/scores?daysFrom=0", 422, "INVALID_SCORES_DAYS_FROM");
    row("/v4/sports/soccer_epl/scores?daysFrom=4", 422, "INVALID_SCORES_DAYS_FROM");
    row("/v4/historical/sports/soccer_epl/odds?regions=uk", 422, "MISSING_HISTORICAL_TIMESTAMP");
    row("/v4/historical/sports/soccer_epl/odds?regions=uk&date=yesterday", 422, "INVALID_HISTORICAL_TIMESTAMP");
    row("/v4/historical/sports/soccer_epl/events?date=2019-01-01T00:00:00Z", 422, "INVALID_HISTORICAL_TIMESTAMP");
    row("/v4/historical/sports/soccer_epl/events/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/odds?regions=uk&markets=btts&"
        "date=2023-01-01T00:00:00Z",
        422, "HISTORICAL_MARKETS_UNAVAILABLE_AT_DATE");
}

void TestOddsService::refusals()
{
    QFETCH(QString, target);
    QFETCH(int, status);
    QFETCH(QString, code);
    ServiceLab lab;
    const ServiceAnswer answer = lab.get(target.toStdString());
    QCOMPARE(answer.status, status);
    QCOMPARE(codeOf(answer), code);
    const QJsonObject body = ServiceLab::documentOf(answer).object();
    QVERIFY(!body.value(QLatin1String("message")).toString().isEmpty());
    QVERIFY(body.value(QLatin1String("details_url")).toString().startsWith(QLatin1String("https://the-odds-api.com/")));
    QCOMPARE(body.size(), 3);
}

void TestOddsService::tolerates_data()
{
    QTest::addColumn<QString>("target");
    for (const char *target :
         {"/v4/sports/soccer_epl/odds/?regions=uk", "/v4/sports/soccer_epl/odds?regions=uk&colour=blue",
          "/v4/sports/soccer_epl/odds?regions=uk%2Ceu&markets=h2h%2Ctotals", "/v4/sports/soccer_epl/odds?regions=uk,uk",
          "/v4/sports/soccer_epl/odds?regions=uk&daysFrom=99", "/v4/sports/soccer_epl/events?includeLinks=maybe",
          "/v4/sports/soccer_epl/odds?regions=mars&bookmakers=pinnacle", "/v4/sports?oddsFormat=x",
          "/v4/sports/golf_masters_tournament_winner/odds?regions=uk",
          "/v4/sports/upcoming/odds?regions=uk&commenceTimeFrom=2030-01-01T00:00:00Z"})
        QTest::newRow(target) << QString::fromLatin1(target);
}

void TestOddsService::tolerates()
{
    QFETCH(QString, target);
    ServiceLab lab;
    const ServiceAnswer answer = lab.get(target.toStdString());
    QCOMPARE(answer.status, 200);
    QVERIFY(!listOf(answer).isEmpty());
}

void TestOddsService::booksAndRegions()
{
    ServiceLab lab;
    for (const char *region : {"us", "us2", "us_ex", "uk", "eu", "fr", "se", "au"}) {
        std::set<QString> seen;
        for (const char *sport : {"soccer_epl", "icehockey_nhl", "americanfootball_nfl"})
            seen.merge(
                keysIn(listOf(lab.get(std::string("/v4/sports/") + sport + "/odds?regions=" + region)), "bookmakers"));
        QVERIFY2(!seen.empty(), region);
        for (const QString &key : seen) {
            const simulator::Book *book = simulator::findBook(key.toStdString());
            QVERIFY(book != nullptr && (book->regions & simulator::regionByKey(region)) != 0);
        }
    }
    // Fixed-payout books have players only.
    QVERIFY(keysIn(listOf(lab.get("/v4/sports/icehockey_nhl/odds?regions=us_dfs")), "bookmakers").empty());
    const QJsonObject event = lab.json("/v4/sports/icehockey_nhl/events/" + lab.eventOf("icehockey_nhl") +
                                       "/odds?regions=us_dfs&markets=player_points,player_shots_on_goal")
                                  .object();
    QVERIFY(!keysIn(QJsonArray{event}, "bookmakers").empty());
}

void TestOddsService::bookmakersWinOverRegions()
{
    ServiceLab lab;
    const QJsonArray events = listOf(lab.get("/v4/sports/soccer_epl/odds?regions=us&bookmakers=pinnacle,skybet"));
    QCOMPARE(keysIn(events, "bookmakers"), (std::set<QString>{QStringLiteral("pinnacle"), QStringLiteral("skybet")}));
}

void TestOddsService::layPricesComeUnasked()
{
    ServiceLab lab;
    const QJsonArray events = listOf(lab.get("/v4/sports/soccer_epl/odds?regions=uk&markets=h2h"));
    QCOMPARE(keysIn(events, "markets"), (std::set<QString>{QStringLiteral("h2h"), QStringLiteral("h2h_lay")}));
    const QJsonArray field = listOf(lab.get("/v4/sports/golf_masters_tournament_winner/odds?regions=uk"));
    QCOMPARE(keysIn(field, "markets"),
             (std::set<QString>{QStringLiteral("outrights"), QStringLiteral("outrights_lay")}));
    const QJsonArray totals = listOf(lab.get("/v4/sports/soccer_epl/odds?regions=uk&markets=totals"));
    QCOMPARE(keysIn(totals, "markets"), (std::set<QString>{QStringLiteral("totals")}));
}

void TestOddsService::filters()
{
    ServiceLab lab;
    const QJsonArray all = listOf(lab.get("/v4/sports/soccer_epl/events"));
    QVERIFY(all.size() > 8);
    const QString first = all.first().toObject().value(QLatin1String("id")).toString();
    const QString last = all.last().toObject().value(QLatin1String("id")).toString();
    const QJsonArray two = listOf(lab.get("/v4/sports/soccer_epl/odds?regions=uk&eventIds=" + first.toStdString() +
                                          "," + last.toStdString() + "," + std::string(32, '0')));
    QCOMPARE(two.size(), 2);
    const std::string start = all.last().toObject().value(QLatin1String("commence_time")).toString().toStdString();
    const QJsonArray from = listOf(lab.get("/v4/sports/soccer_epl/events?commenceTimeFrom=" + start));
    QVERIFY(!from.isEmpty() && from.size() < all.size()); // inclusive
    const QJsonArray both =
        listOf(lab.get("/v4/sports/soccer_epl/events?commenceTimeFrom=" + start + "&commenceTimeTo=" + start));
    QVERIFY(!both.isEmpty());
    for (const QJsonValue event : both)
        QCOMPARE(event.toObject().value(QLatin1String("commence_time")).toString().toStdString(), start);
}

void TestOddsService::upcomingIsLiveAndEight()
{
    ServiceLab lab;
    const QJsonArray events = listOf(lab.get("/v4/sports/upcoming/odds?regions=uk,us"));
    const QString now = QString::fromStdString(simulator::isoTime(lab.now));
    std::set<QString> sports;
    qsizetype coming = 0;
    for (const QJsonValue event : events) {
        coming += event.toObject().value(QLatin1String("commence_time")).toString() > now;
        sports.insert(event.toObject().value(QLatin1String("sport_key")).toString());
    }
    QCOMPARE(coming, 8);
    QVERIFY(events.size() > 8 && sports.size() > 2);
}

void TestOddsService::sportsOutOfSeasonOnRequest()
{
    ServiceLab lab;
    const auto activeKeys = [&](const char *target) {
        std::set<QString> keys;
        for (const QJsonValue sport : listOf(lab.get(target))) {
            if (sport.toObject().value(QLatin1String("active")).toBool())
                keys.insert(sport.toObject().value(QLatin1String("key")).toString());
        }
        return keys;
    };
    const std::set<QString> october = activeKeys("/v4/sports");
    QVERIFY(october.size() >= 15 && october.size() <= 30);
    QCOMPARE(activeKeys("/v4/sports?all=true"), october);
    QCOMPARE(listOf(lab.get("/v4/sports?all=true")).size(), static_cast<qsizetype>(simulator::leagues().size()));
    QVERIFY(october.contains(QStringLiteral("americanfootball_nfl")) &&
            !october.contains(QStringLiteral("tennis_wta_wimbledon")));
    lab.now = instant("2026-07-05T12:00:00Z");
    const std::set<QString> july = activeKeys("/v4/sports");
    QVERIFY(july.contains(QStringLiteral("tennis_wta_wimbledon")) &&
            !july.contains(QStringLiteral("americanfootball_nfl")));
    // A sport out of season is known, and has nothing.
    const ServiceAnswer nothing = lab.get("/v4/sports/basketball_nba/odds?regions=us");
    QCOMPARE(nothing.status, 200);
    QCOMPARE(nothing.body, std::string("[]"));
    QCOMPARE(costOf(nothing), 0);
}

void TestOddsService::eventsAreTheSameEverywhere()
{
    ServiceLab lab;
    const QJsonArray events = listOf(lab.get("/v4/sports/soccer_epl/events"));
    QJsonArray odds = listOf(lab.get("/v4/sports/soccer_epl/odds?regions=uk"));
    QCOMPARE(odds.size(), events.size());
    for (qsizetype index = 0; index < odds.size(); ++index) {
        QJsonObject event = odds[index].toObject();
        event.remove(QLatin1String("bookmakers"));
        QCOMPARE(event, events[index].toObject());
    }
    // Finished games are never listed.
    const QJsonArray before = events;
    lab.now += 5 * 3600;
    const QJsonArray later = listOf(lab.get("/v4/sports/soccer_epl/events"));
    QVERIFY(later.size() < before.size());
}

void TestOddsService::scoresAreOfTheGame()
{
    ServiceLab lab;
    lab.now = instant("2026-10-10T21:30:00Z");
    int completed = 0;
    int live = 0;
    for (const QJsonValue value : listOf(lab.get("/v4/sports/soccer_epl/scores?daysFrom=3"))) {
        const QJsonObject event = value.toObject();
        const std::string id = event.value(QLatin1String("id")).toString().toStdString();
        const simulator::League &league = *simulator::findLeague("soccer_epl");
        const simulator::Fixture &fixture = *lab.service.market().find(league, id, lab.now);
        const QJsonArray scores = event.value(QLatin1String("scores")).toArray();
        if (event.value(QLatin1String("completed")).toBool()) {
            ++completed;
            QVERIFY(fixture.end <= lab.now && fixture.end >= lab.now - 3 * 86400);
            QCOMPARE(scores[0].toObject().value(QLatin1String("name")).toString().toStdString(), fixture.home);
            QCOMPARE(scores[0].toObject().value(QLatin1String("score")).toString().toInt(), fixture.game.at(1).home);
            QCOMPARE(scores[1].toObject().value(QLatin1String("score")).toString().toInt(), fixture.game.at(1).away);
        } else {
            live += !scores.isEmpty();
        }
    }
    QVERIFY(completed > 0);
    for (const QJsonValue value : listOf(lab.get("/v4/sports/soccer_epl/scores")))
        QVERIFY(!value.toObject().value(QLatin1String("completed")).toBool());
    lab.now = instant("2026-10-10T15:45:00Z");
    live = 0;
    for (const QJsonValue value : listOf(lab.get("/v4/sports/soccer_epl/scores")))
        live += value.toObject().value(QLatin1String("scores")).isArray();
    QVERIFY(live > 0);
}

void TestOddsService::dateIsTheMomentOfTheAnswer()
{
    ServiceLab lab;
    lab.now = instant("1994-11-06T08:49:37Z"); // the example of RFC 9110
    QCOMPARE(std::string(lab.get("/v4/sports").header("date")), std::string("Sun, 06 Nov 1994 08:49:37 GMT"));
    QCOMPARE(std::string(lab.get("/v4/sports").header("content-type")), std::string("application/json; charset=utf-8"));
}

void TestOddsService::bulkTimesFollowTheRules()
{
    // A market's time is its bookmaker's, or one or two seconds before; nothing is from the future or long past.
    ServiceLab lab;
    int earlier = 0;
    int markets = 0;
    for (const QJsonValue event :
         listOf(lab.get("/v4/sports/soccer_epl/odds?regions=uk,eu,us,au&markets=h2h,spreads,totals&dateFormat=unix"))) {
        for (const QJsonValue value : event.toObject().value(QLatin1String("bookmakers")).toArray()) {
            const QJsonObject book = value.toObject();
            const auto own = static_cast<std::int64_t>(book.value(QLatin1String("last_update")).toDouble());
            QVERIFY(own <= lab.now && own > lab.now - 2500);
            for (const QJsonValue market : book.value(QLatin1String("markets")).toArray()) {
                const auto at =
                    static_cast<std::int64_t>(market.toObject().value(QLatin1String("last_update")).toDouble());
                QVERIFY(at <= own && at >= own - 2);
                earlier += at < own;
                ++markets;
            }
        }
    }
    QVERIFY(markets > 500 && earlier > markets / 40 && earlier < markets / 4);
}

QTEST_GUILESS_MAIN(TestOddsService)
#include "tst_odds_service.moc"
