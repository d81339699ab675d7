// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses and credits against the service's own description of its calls.
#include "feed/client/api_request.h"
#include "feed/client/query_writer.h"
#include "feed/client/service_address.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>
#include <QUrl>
#include <QUrlQuery>

using namespace evision;
using namespace evision::feed;

namespace {

const std::string game = "e912304de2b2ce35b473ce2ecd3d1502";
const std::vector<std::string> eleven = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"};
constexpr market::UnixSeconds noon = 1755259200; // 2025-08-15T12:00:00Z

OddsCall odds(const BookmakerChoice &who = {{"eu"}, {}})
{
    return {"soccer_epl", who, {"h2h", "spreads"}, {}, {}, {}};
}
EventOddsCall eventOdds(std::vector<std::string> markets, const BookmakerChoice &who = {{"us"}, {}})
{
    return {"basketball_nba", game, who, std::move(markets), {}};
}

void row(const char *name, const ApiRequest &call, const std::string &target)
{
    QTest::newRow(name) << call << QString::fromStdString(target);
}

} // namespace

Q_DECLARE_METATYPE(evision::feed::ApiRequest)

class TestApiRequest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void faults_data();
    void faults();
    void credits_data();
    void credits();
    void timesAreThoseOfQt();
    void encodesWhatIsNotPlain();
    void pollsBecomeCalls();
    void baseAddresses_data();
    void baseAddresses();
    void keyIsWholeInTheUrl();
    void redirects_data();
    void redirects();
};

void TestApiRequest::addresses_data()
{
    QTest::addColumn<ApiRequest>("call");
    QTest::addColumn<QString>("target");
    row("sports in season", SportsCall{}, "/v4/sports");
    row("all sports", SportsCall{true}, "/v4/sports?all=true");
    row("games", EventsCall{"soccer_epl", {}, {}}, "/v4/sports/soccer_epl/events?dateFormat=iso");
    row("some games of a day", EventsCall{"soccer_epl", {"a1", "b2"}, {noon, noon + 86400}},
        "/v4/sports/soccer_epl/events?dateFormat=iso&eventIds=a1,b2&commenceTimeFrom=2025-08-15T12:00:00Z"
        "&commenceTimeTo=2025-08-16T12:00:00Z");
    row("prices of a region", odds(),
        "/v4/sports/soccer_epl/odds?regions=eu&markets=h2h,spreads&oddsFormat=decimal&dateFormat=iso");
    row("bookmakers win over regions", odds({{"eu"}, {"pinnacle", "betfair_ex_eu"}}),
        "/v4/sports/soccer_epl/odds?bookmakers=pinnacle,betfair_ex_eu&markets=h2h,spreads&oddsFormat=decimal"
        "&dateFormat=iso");
    row("a key twice is asked once", odds({{"eu", "uk", "eu"}, {}}),
        "/v4/sports/soccer_epl/odds?regions=eu,uk&markets=h2h,spreads&oddsFormat=decimal&dateFormat=iso");
    OddsCall full = odds();
    full.sport = "upcoming";
    full.markets.clear();
    full.extras = {true, true, true};
    row("extras on request, of all sports", full,
        "/v4/sports/upcoming/odds?regions=eu&oddsFormat=decimal&includeLinks=true&includeSids=true"
        "&includeBetLimits=true&dateFormat=iso");
    row("props of a game", eventOdds({"player_points"}),
        "/v4/sports/basketball_nba/events/" + game +
            "/odds?regions=us&markets=player_points&oddsFormat=decimal&dateFormat=iso");
    row("markets of a game", EventMarketsCall{"basketball_nba", game, {{"us"}, {}}},
        "/v4/sports/basketball_nba/events/" + game + "/markets?regions=us&dateFormat=iso");
    row("teams", ParticipantsCall{"soccer_epl"}, "/v4/sports/soccer_epl/participants");
    row("results to come", ScoresCall{"soccer_epl", 0, {}}, "/v4/sports/soccer_epl/scores?dateFormat=iso");
    row("results of three days", ScoresCall{"soccer_epl", 3, {"a1"}},
        "/v4/sports/soccer_epl/scores?daysFrom=3&dateFormat=iso&eventIds=a1");
    row("past games", HistoricalEventsCall{"soccer_epl", noon, {}, {}},
        "/v4/historical/sports/soccer_epl/events?date=2025-08-15T12:00:00Z&dateFormat=iso");
    row("past prices", HistoricalOddsCall{odds(), noon},
        "/v4/historical/sports/soccer_epl/odds?regions=eu&markets=h2h,spreads&oddsFormat=decimal&dateFormat=iso"
        "&date=2025-08-15T12:00:00Z");
    row("past props", HistoricalEventOddsCall{eventOdds({"player_points"}), noon},
        "/v4/historical/sports/basketball_nba/events/" + game +
            "/odds?regions=us&markets=player_points&oddsFormat=decimal&dateFormat=iso&date=2025-08-15T12:00:00Z");
}

void TestApiRequest::addresses()
{
    QFETCH(ApiRequest, call);
    QFETCH(QString, target);
    const auto built = targetOf(call);
    QVERIFY(built);
    QCOMPARE(QString::fromStdString(*built), target);
    // Qt reads it as we wrote it.
    const QUrl url(QStringLiteral("https://host") + target, QUrl::StrictMode);
    QVERIFY(url.isValid());
    QCOMPARE(url.toString(QUrl::FullyEncoded), QStringLiteral("https://host") + target);
}

void TestApiRequest::faults_data()
{
    QTest::addColumn<ApiRequest>("call");
    QTest::addColumn<int>("fault");
    const auto bad = [](const char *name, const ApiRequest &call, RequestFault fault) {
        QTest::newRow(name) << call << static_cast<int>(fault);
    };
    const auto sport = [](const std::string &key) { return EventsCall{key, {}, {}}; };
    bad("no sport", sport(""), RequestFault::NoSport);
    bad("a way up", sport("../../other"), RequestFault::BadSport);
    bad("a second parameter", sport("soccer_epl?apiKey=x"), RequestFault::BadSport);
    bad("a capital", sport("Soccer_EPL"), RequestFault::BadSport);
    bad("a space", sport("soccer epl"), RequestFault::BadSport);
    bad("a NUL", sport(std::string("soccer\0epl", 10)), RequestFault::BadSport);
    bad("a letter of another script", sport("s\xc3\xb8"), RequestFault::BadSport);
    bad("an endless sport", sport(std::string(81, 'a')), RequestFault::BadSport);
    bad("no game", EventOddsCall{"soccer_epl", "", {{"eu"}, {}}, {}, {}}, RequestFault::BadEvent);
    bad("a game with a slash", EventOddsCall{"soccer_epl", "a/b", {{"eu"}, {}}, {}, {}}, RequestFault::BadEvent);
    bad("a list of games with a comma in one", EventsCall{"soccer_epl", {"a,b"}, {}}, RequestFault::BadEvent);
    bad("nobody", odds({}), RequestFault::NoBookmakers);
    bad("a region with an ampersand", odds({{"eu&x=1"}, {}}), RequestFault::BadBookmaker);
    bad("an empty bookmaker", odds({{}, {""}}), RequestFault::BadBookmaker);
    bad("a market with a comma", eventOdds({"h2h,totals"}), RequestFault::BadMarket);
    bad("four days of results", ScoresCall{"soccer_epl", 4, {}}, RequestFault::BadDays);
    bad("days that are to come", ScoresCall{"soccer_epl", -1, {}}, RequestFault::BadDays);
    bad("a window that ends first", EventsCall{"soccer_epl", {}, {noon, noon - 1}}, RequestFault::BadTime);
    bad("before 1970", EventsCall{"soccer_epl", {}, {-1, market::noTime}}, RequestFault::BadTime);
    bad("after the year 9999", EventsCall{"soccer_epl", {}, {253402300800, market::noTime}}, RequestFault::BadTime);
    bad("the past without a date", HistoricalOddsCall{odds(), market::noTime}, RequestFault::NoDate);
    EventsCall many{"soccer_epl", {}, {}};
    for (int number = 0; number < 300; ++number)
        many.eventIds.push_back(game.substr(0, 28) + std::to_string(1000 + number));
    bad("three hundred games", many, RequestFault::TooLong);
}

void TestApiRequest::faults()
{
    QFETCH(ApiRequest, call);
    QFETCH(int, fault);
    const auto built = targetOf(call);
    QVERIFY(!built);
    QCOMPARE(static_cast<int>(built.error()), fault);
    QVERIFY(sentence(built.error()).back() == '.');
}

void TestApiRequest::credits_data()
{
    QTest::addColumn<ApiRequest>("call");
    QTest::addColumn<qint64>("credits");
    const auto costs = [](const char *name, const ApiRequest &call, qint64 credits) {
        QTest::newRow(name) << call << credits;
    };
    const BookmakerChoice ten{{}, {eleven.begin(), eleven.begin() + 10}};
    costs("sports are free", SportsCall{true}, 0);
    costs("games are free", EventsCall{"soccer_epl", {}, {}}, 0);
    costs("one region, two markets", odds(), 2);
    costs("three regions, two markets", odds({{"us", "eu", "uk"}, {}}), 6);
    costs("the same region twice is one", odds({{"eu", "eu"}, {}}), 2);
    costs("one bookmaker costs a region", odds({{}, {"pinnacle"}}), 2);
    costs("ten bookmakers cost a region, whatever regions are named", odds({{"us", "eu"}, ten.bookmakers}), 2);
    costs("eleven bookmakers cost two", odds({{}, eleven}), 4);
    OddsCall unnamed = odds();
    unnamed.markets.clear();
    costs("no market is the usual one", unnamed, 1);
    costs("props by market", eventOdds({"player_points", "player_assists"}), 2);
    costs("exchanges may send lay prices unasked", eventOdds({"h2h", "player_points"}), 3);
    costs("lay prices asked for are not counted twice", eventOdds({"h2h", "h2h_lay"}), 2);
    costs("no market of a game is h2h with its lay side", eventOdds({}), 2);
    costs("markets of a game", EventMarketsCall{"soccer_epl", game, {{"us", "eu"}, {}}}, 1);
    costs("teams", ParticipantsCall{"soccer_epl"}, 1);
    costs("results to come", ScoresCall{"soccer_epl", 0, {}}, 1);
    costs("results of the past", ScoresCall{"soccer_epl", 1, {}}, 2);
    costs("past games", HistoricalEventsCall{"soccer_epl", noon, {}, {}}, 1);
    costs("past prices are ten times as dear", HistoricalOddsCall{odds({{"us", "eu"}, {}}), noon}, 40);
    costs("past props too", HistoricalEventOddsCall{eventOdds({"player_points"}), noon}, 10);
}

void TestApiRequest::credits()
{
    QFETCH(ApiRequest, call);
    QFETCH(qint64, credits);
    QCOMPARE(qint64{mostCredits(call)}, credits);
}

void TestApiRequest::timesAreThoseOfQt()
{
    // 1970 to 9999 in steps that meet every month and many leap days.
    for (market::UnixSeconds time = 0; time <= lastIsoTime; time += 86400 * 13 + 3661) {
        const QString expected = QDateTime::fromSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODate);
        QCOMPARE(QString::fromStdString(isoTime(time)), expected);
    }
    QCOMPARE(QString::fromStdString(isoTime(lastIsoTime)), QStringLiteral("9999-12-31T23:59:59Z"));
}

void TestApiRequest::encodesWhatIsNotPlain()
{
    std::string every;
    for (int byte = 0; byte < 256; ++byte)
        every += static_cast<char>(static_cast<unsigned char>(byte));
    const QByteArray encoded = QByteArray::fromStdString(percentEncoded(every));
    QCOMPARE(QByteArray::fromPercentEncoding(encoded).toStdString(), every);
    QCOMPARE(encoded, QByteArray::fromStdString(every).toPercentEncoding(",:"));
}

void TestApiRequest::pollsBecomeCalls()
{
    PollRequest poll;
    poll.sport = "soccer_epl";
    poll.event = game;
    poll.regions = {"eu"};
    poll.bookmakers = {"pinnacle"};
    poll.markets = {"h2h"};
    poll.daysFrom = 2;
    const auto target = [&poll](PollKind kind, const PriceExtras &extras = {}) {
        poll.kind = kind;
        return QString::fromStdString(*targetOf(callOf(poll, extras)));
    };
    QCOMPARE(target(PollKind::Sports), QStringLiteral("/v4/sports"));
    QVERIFY(target(PollKind::Events).startsWith(QLatin1String("/v4/sports/soccer_epl/events?")));
    QVERIFY(target(PollKind::Odds).startsWith(QLatin1String("/v4/sports/soccer_epl/odds?bookmakers=pinnacle&")));
    QVERIFY(target(PollKind::EventOdds, {.links = true}).contains(QLatin1String("includeLinks=true")));
    QVERIFY(target(PollKind::EventOdds).contains(QString::fromStdString(game)));
    QVERIFY(target(PollKind::Scores).contains(QLatin1String("daysFrom=2")));
}

void TestApiRequest::baseAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("good");
    QTest::newRow("the service") << "https://api.the-odds-api.com" << true;
    QTest::newRow("a gateway with a path") << "https://gateway.example/odds/" << true;
    QTest::newRow("this machine") << "http://127.0.0.1:8080" << true;
    QTest::newRow("this machine by name") << "http://LOCALHOST:8080/" << true;
    QTest::newRow("this machine by IPv6") << "http://[::1]:8080" << true;
    QTest::newRow("plain text over the network") << "http://api.the-odds-api.com" << false;
    QTest::newRow("plain text to a neighbour") << "http://192.168.1.5" << false;
    QTest::newRow("a name that begins like this machine") << "http://127.0.0.1.example.com" << false;
    QTest::newRow("a name that begins like localhost") << "http://localhost.example.com" << false;
    QTest::newRow("a file") << "file:///etc/passwd" << false;
    QTest::newRow("a user") << "https://user:pass@api.the-odds-api.com" << false;
    QTest::newRow("a query") << "https://api.the-odds-api.com?apiKey=x" << false;
    QTest::newRow("a fragment") << "https://api.the-odds-api.com#x" << false;
    QTest::newRow("no scheme") << "api.the-odds-api.com" << false;
    QTest::newRow("nothing") << "" << false;
}

void TestApiRequest::baseAddresses()
{
    QFETCH(QString, url);
    QFETCH(bool, good);
    const auto address = ServiceAddress::from(url);
    QCOMPARE(address.hasValue(), good);
    if (!good)
        QVERIFY(address.error().back() == '.');
}

void TestApiRequest::keyIsWholeInTheUrl()
{
    const auto address = ServiceAddress::from(QStringLiteral("https://gateway.example/odds/"));
    const std::string key = "a b&c=d#e%2Fé+";
    const QUrl url = address->urlFor("/v4/sports", key);
    QVERIFY(url.isValid());
    QCOMPARE(url.path(), QStringLiteral("/odds/v4/sports"));
    QCOMPARE(QUrlQuery(url).queryItemValue(QStringLiteral("apiKey"), QUrl::FullyDecoded).toStdString(), key);
    const QUrl more = address->urlFor("/v4/sports?all=true", key);
    QCOMPARE(QUrlQuery(more).queryItemValue(QStringLiteral("all")), QStringLiteral("true"));
    QCOMPARE(QUrlQuery(more).queryItemValue(QStringLiteral("apiKey"), QUrl::FullyDecoded).toStdString(), key);
}

void TestApiRequest::redirects_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("url");
    QTest::newRow("another path") << "/v5/sports?all=true"
                                  << "https://host/v5/sports?all=true&apiKey=k";
    QTest::newRow("the same host in full") << "https://HOST:443/x"
                                           << "https://host:443/x?apiKey=k";
    QTest::newRow("the key is not doubled") << "/x?apiKey=old&a=1"
                                            << "https://host/x?a=1&apiKey=k";
    QTest::newRow("a fragment is dropped") << "/x#y"
                                           << "https://host/x?apiKey=k";
    QTest::newRow("another host") << "https://other/x"
                                  << "";
    QTest::newRow("another host without a scheme") << "//other/x"
                                                   << "";
    QTest::newRow("a host below") << "https://host.other/x"
                                  << "";
    QTest::newRow("another port") << "https://host:8443/x"
                                  << "";
    QTest::newRow("no TLS") << "http://host/x"
                            << "";
    QTest::newRow("a user") << "https://host@other/x"
                            << "";
    QTest::newRow("a user of the same host") << "https://me@host/x"
                                             << "";
    QTest::newRow("a file") << "file:///x"
                            << "";
}

void TestApiRequest::redirects()
{
    QFETCH(QString, to);
    QFETCH(QString, url);
    const auto address = ServiceAddress::from(QStringLiteral("https://host"));
    const QUrl from = address->urlFor("/v4/sports", "k");
    const QUrl result = address->redirected(from, QUrl(to), "k");
    QCOMPARE(result.toString(QUrl::FullyEncoded), url);
}

QTEST_GUILESS_MAIN(TestApiRequest)
#include "tst_api_request.moc"
