// SPDX-License-Identifier: GPL-3.0-or-later
// An answer is read only if it is one to what was asked.
#include "feed/client/odds_api_reader.h"
#include "feed/client/sports_list.h"
#include "fixture.h"
#include "poll_world.h"
#include "support/shared_data.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace evision;
using namespace evision::feed;
using namespace evision::test;

namespace {

const QByteArray odds = responseWith(outcomeOf("Home", "2") + "," + outcomeOf("Away", "2.1"));
const QByteArray oneGame = odds.mid(1).chopped(1);
const QByteArray games = R"([{"id":"e1","sport_key":"soccer_epl","commence_time":"2025-08-15T19:00:00Z",)"
                         R"("home_team":"Home","away_team":"Away"}])";
const QByteArray scores = R"([{"id":"e1","sport_key":"soccer_epl","commence_time":"2025-08-15T19:00:00Z",)"
                          R"("home_team":"Home","away_team":"Away","completed":false,"scores":null}])";
const QByteArray sports = R"([{"key":"soccer_epl","group":"Soccer","title":"EPL","description":"",)"
                          R"("active":true,"has_outrights":false}])";
const QByteArray teams = R"([{"id":"par_1","full_name":"Home"}])";

PollAnswer answerWith(const QByteArray &body, PollKind kind, const std::string &sport = "soccer_epl")
{
    PollAnswer answer;
    answer.request.kind = kind;
    answer.request.sport = sport;
    answer.request.event = "e1";
    answer.body = std::make_shared<const std::string>(body.toStdString());
    return answer;
}

} // namespace

class TestOddsApiReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kinds_data();
    void kinds();
    void quotesAndTime();
    void timesToComeAreNone_data();
    void timesToComeAreNone();
    void failedAnswers();
    void sportsOfAList();
    void oddSports_data();
    void oddSports();
    void recordedSports();
};

void TestOddsApiReader::kinds_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<PollKind>("kind");
    QTest::addColumn<QString>("sport");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *name, const QByteArray &body, PollKind kind, bool good,
                        const char *sport = "soccer_epl") {
        QTest::newRow(name) << body << kind << QString::fromLatin1(sport) << good;
    };
    row("prices", odds, PollKind::Odds, true);
    row("prices of all sports", odds, PollKind::Odds, true, "upcoming");
    row("prices of another sport", odds, PollKind::Odds, false, "tennis_atp");
    row("no prices", "[ ]", PollKind::Odds, true);
    row("no prices of a snapshot", R"({"timestamp":"2025-08-15T12:00:00Z","data":[]})", PollKind::Odds, true);
    row("games instead of prices", games, PollKind::Odds, false);
    row("teams instead of prices would end all prices", teams, PollKind::Odds, false);
    row("sports instead of prices", sports, PollKind::Odds, false);
    row("prices of the game", oneGame, PollKind::EventOdds, true);
    row("prices of another game", QByteArray(oneGame).replace("e1", "e2"), PollKind::EventOdds, false);
    row("no game", "[]", PollKind::EventOdds, false);
    row("games", games, PollKind::Events, true);
    row("no games", "[]", PollKind::Events, true);
    row("prices instead of games", odds, PollKind::Events, false);
    row("games of another sport", games, PollKind::Events, false, "tennis_atp");
    row("results", scores, PollKind::Scores, true);
    row("games instead of results", games, PollKind::Scores, false);
    row("sports", sports, PollKind::Sports, true);
    row("no sports", "[]", PollKind::Sports, true);
    row("prices instead of sports", odds, PollKind::Sports, false);
    const QByteArray team = R"([{"id":"e1","sport_key":"soccer_epl","commence_time":"2025-08-15T19:00:00Z",)"
                            R"("home_team":"Home","away_team":)";
    row("games of which none can be read", team + "3}]", PollKind::Events, false);
    row("a game that can be read among others", team + "\"Away\"}," + team.mid(1) + "3}]", PollKind::Events, true);
    row("prices of games of which none can be read", team + R"([],"bookmakers":{"a":1}}])", PollKind::Odds, false);
    row("bookmakers that are no list", team + R"("Away","bookmakers":{"a":1}}])", PollKind::Odds, false);
    row("markets that are no list",
        team + R"("Away","bookmakers":[{"key":"b","markets":[{"key":"h2h","outcomes":[7]}]}]}])", PollKind::Odds,
        false);
    const QByteArray words = outcomeOf("Home", "\"2\"") + "," + outcomeOf("Away", "\"2\"");
    row("two prices that are none may be of a game that is suspended", responseWith(words), PollKind::Odds, true);
    row("prices that are all text", responseWith((words + ",").repeated(12).chopped(1)), PollKind::Odds, false);
    row("an error", R"({"message":"no"})", PollKind::Odds, false);
    row("a cut list", odds.chopped(1), PollKind::Odds, false);
    row("a cut list of sports", sports.chopped(1), PollKind::Sports, false);
}

void TestOddsApiReader::kinds()
{
    QFETCH(QByteArray, body);
    QFETCH(PollKind, kind);
    QFETCH(QString, sport);
    QFETCH(bool, good);
    market::Vocabulary vocabulary;
    OddsApiReader reader(vocabulary);
    market::QuoteBook book;
    book.price.push_back(2); // of before
    const ReadResult result = reader.read(answerWith(body, kind, sport.toStdString()), book);
    QVERIFY2(result.ok == good, result.message.c_str());
    QCOMPARE(result.message.empty(), good);
    if (!good)
        QVERIFY(book.price.empty() && book.events.empty() && result.sports.empty());
    QCOMPARE(result.sports.empty(), body != sports || !good);
}

void TestOddsApiReader::quotesAndTime()
{
    market::Vocabulary vocabulary;
    OddsApiReader reader(vocabulary);
    market::QuoteBook book;
    // American-looking numbers are decimal odds here: the call asked for them.
    PollAnswer answer = answerWith(responseWithPrices({"100", "150"}), PollKind::Odds);
    answer.serverTime = 1755259200;
    QVERIFY(reader.read(answer, book).ok);
    QCOMPARE(book.price, (std::vector<double>{100, 150}));
    QCOMPARE(book.responseTime, market::UnixSeconds{1755259200});
    answer.body = std::make_shared<const std::string>(R"({"timestamp":"2025-08-15T11:55:00Z","data":[]})");
    QVERIFY(reader.read(answer, book).ok);
    QCOMPARE(book.responseTime, market::UnixSeconds{1755259200 - 300});
}

void TestOddsApiReader::timesToComeAreNone_data()
{
    using market::UnixSeconds;
    constexpr UnixSeconds update = 1755258725; // 2025-08-15T11:52:05Z
    QTest::addColumn<qint64>("serverTime");
    QTest::addColumn<qint64>("receivedAt");
    QTest::addColumn<bool>("kept");
    const auto row = [](const char *name, UnixSeconds serverTime, UnixSeconds here, bool kept) {
        QTest::newRow(name) << qint64{serverTime} << qint64{toMillis(here)} << kept;
    };
    row("updated before the answer", update + 30, update + 30, true);
    row("a minute after the answer, as clocks differ", update - 60, update - 60, true);
    row("an hour after the answer", update - 3600, update - 3600, false);
    row("the answer's clock counts, not ours", update + 30, update - 900'000, true);
    row("years after the answer", update - 1'000'000'000, update + 30, false);
    row("no Date, and our clock is hours late", market::noTime, update - 30'000, true);
    row("no Date, and days after ours", market::noTime, update - 300'000, false);
    row("nothing tells the time", market::noTime, 0, true);
}

void TestOddsApiReader::timesToComeAreNone()
{
    QFETCH(const qint64, serverTime);
    QFETCH(const qint64, receivedAt);
    QFETCH(const bool, kept);
    market::Vocabulary vocabulary;
    OddsApiReader reader(vocabulary);
    market::QuoteBook book;
    PollAnswer answer =
        answerWith(R"([{"id":"e1","sport_key":"soccer_epl","commence_time":"2025-08-15T19:00:00Z","home_team":"Home",)"
                   R"("away_team":"Away","bookmakers":[{"key":"b","last_update":"2025-08-15T11:52:05Z","markets":[)"
                   R"({"key":"h2h","outcomes":[{"name":"Home","price":2},{"name":"Away","price":2}]}]}]}])",
                   PollKind::Odds);
    answer.serverTime = serverTime;
    answer.receivedAt = receivedAt;
    QVERIFY(reader.read(answer, book).ok);
    QCOMPARE(book.listings.size(), std::size_t{1});
    QCOMPARE(book.listings[0].updatedAt != market::noTime, kept);
    QCOMPARE(book.newestUpdate, book.listings[0].updatedAt);
}

void TestOddsApiReader::failedAnswers()
{
    market::Vocabulary vocabulary;
    OddsApiReader reader(vocabulary);
    market::QuoteBook book;
    PollAnswer answer = answerWith(odds, PollKind::Odds);
    answer.error = PollError::TimedOut;
    answer.message = "Too late.";
    const ReadResult result = reader.read(answer, book);
    QVERIFY(!result.ok);
    QCOMPARE(result.message, std::string("Too late."));
}

void TestOddsApiReader::sportsOfAList()
{
    const auto read = readSports("\xef\xbb\xbf" + sports.toStdString());
    QVERIFY(read);
    QCOMPARE(*read, (std::vector<SportInfo>{{"soccer_epl", "Soccer", "EPL", true, false}}));
}

void TestOddsApiReader::oddSports_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("count"); // -1: refused
    QTest::newRow("a key that no call could name") << QByteArray(R"([{"key":"../x"},{"key":"a b"},{"key":"ok"}])") << 1;
    QTest::newRow("a key that is no text") << QByteArray(R"([{"key":7},{"key":null},{"title":"x"}])") << 0;
    QTest::newRow("a key twice") << QByteArray(R"([{"key":"a"},{"key":"a"}])") << 1;
    QTest::newRow("flags that are no flags") << QByteArray(R"([{"key":"a","active":"true","has_outrights":1}])") << 1;
    QTest::newRow("no objects") << QByteArray("[1,[],null]") << 0;
    QTest::newRow("an object") << QByteArray("{}") << -1;
    QTest::newRow("a cut list") << QByteArray(R"([{"key":"a"})") << -1;
    QTest::newRow("two lists") << QByteArray("[][]") << -1;
    QTest::newRow("nothing") << QByteArray() << -1;
}

void TestOddsApiReader::oddSports()
{
    QFETCH(QByteArray, body);
    QFETCH(int, count);
    const auto read = readSports(view(body));
    QCOMPARE(read ? static_cast<int>(read->size()) : -1, count);
    if (count == 1)
        QVERIFY(!read->front().active && !read->front().outrights);
}

void TestOddsApiReader::recordedSports()
{
    const auto shared = sharedData();
    if (!shared)
        QSKIP("The recorded responses are not beside this checkout.");
    int lists = 0;
    for (const auto &entry : std::filesystem::directory_iterator(*shared / "odds-api")) {
        QFile file(QString::fromStdString(entry.path().string()));
        if (entry.path().extension() != ".json" || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray body = file.readAll();
        const QJsonArray list = QJsonDocument::fromJson(body).array();
        if (!list.at(0).toObject().contains(QLatin1String("has_outrights")) ||
            list.at(0).toObject().contains(QLatin1String("commence_time")))
            continue;
        const auto read = readSports(view(body));
        QVERIFY(read);
        QCOMPARE(read->size(), static_cast<std::size_t>(list.size()));
        for (qsizetype index = 0; index < list.size(); ++index) {
            const QJsonObject sport = list.at(index).toObject();
            const SportInfo &own = (*read)[static_cast<std::size_t>(index)];
            QCOMPARE(QString::fromStdString(own.key), sport[QLatin1String("key")].toString());
            QCOMPARE(QString::fromStdString(own.group), sport[QLatin1String("group")].toString());
            QCOMPARE(QString::fromStdString(own.title), sport[QLatin1String("title")].toString());
            QCOMPARE(own.active, sport[QLatin1String("active")].toBool());
            QCOMPARE(own.outrights, sport[QLatin1String("has_outrights")].toBool());
        }
        ++lists;
    }
    qInfo("%d lists of sports", lists);
}

QTEST_GUILESS_MAIN(TestOddsApiReader)
#include "tst_odds_api_reader.moc"
