// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"

#include <QTest>

using namespace evision;
using namespace evision::test;

namespace {

// Two markets of three and two outcomes.
const QByteArray threeWay =
    marketOf(R"([{"name":"Home","price":2},{"name":"Away","price":4},{"name":"Draw","price":3}])");
const QByteArray total =
    marketOf(R"([{"name":"Over","price":1.9,"point":2.5},{"name":"Under","price":1.9,"point":2.5}])", "totals");

QByteArray goodBookmaker()
{
    return bookmakerOf("[" + threeWay + "," + total + "]", "good");
}

} // namespace

class TestBadEvents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void events_data();
    void events();
    void listings_data();
    void listings();
};

void TestBadEvents::events_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<int>("quotes");
    const QByteArray whole = eventOf("[" + goodBookmaker() + "]", "bad");
    const auto change = [&](const char *name, const char *from, const QByteArray &to, int quotes = 5) {
        QTest::newRow(name) << QByteArray(whole).replace(from, to) << quotes;
    };
    const char *start = R"("commence_time":"2025-08-15T19:00:00Z",)";
    change("no id", R"("id":"bad",)", "");
    change("an empty id", R"("id":"bad")", R"("id":"")");
    change("a number for id", R"("id":"bad")", R"("id":7)");
    change("no sport", R"("sport_key":"soccer_epl",)", "");
    change("null for sport", R"("sport_key":"soccer_epl")", R"("sport_key":null)");
    change("no start", start, "");
    change("a start that is no time", start, R"("commence_time":"soon",)");
    change("a start on the thirtieth of February", start, R"("commence_time":"2025-02-30T19:00:00Z",)");
    change("a start in milliseconds", start, R"("commence_time":1755284400000,)");
    change("a start before 1970", start, R"("commence_time":-5,)");
    change("a number for a team", R"("home_team":"Home")", R"("home_team":1)");
    change("a list for a team", R"("away_team":"Away")", R"("away_team":["Away"])");
    change("one team on both sides", R"("away_team":"Away")", R"("away_team":"Home")");
    change("one team on both sides, once escaped", R"("away_team":"Away")", R"("away_team":"\u0048ome")");
    change("a team called Draw", R"("away_team":"Away")", R"("away_team":"Draw")");
    const QByteArray longName(513, 'a');
    change("a team whose name does not end", R"("home_team":"Home")", R"("home_team":")" + longName + '"');
    change("the same escaped", R"("home_team":"Home")",
           R"("home_team":")" + QByteArray(R"(\u0041)").repeated(513) + '"');
    change("an id that does not end", R"("id":"bad")", R"("id":")" + longName + '"');
    change("a sport that does not end", "soccer_epl", longName);
    QTest::newRow("a number") << QByteArray("17") << 1;
    QTest::newRow("null") << QByteArray("null") << 1;
    QTest::newRow("a list") << QByteArray("[[{}]]") << 1;
    QTest::newRow("an empty object") << QByteArray("{}") << 1;
    QTest::newRow("an object of another kind") << QByteArray(R"({"message":"?"})") << 1;
    QTest::newRow("no bookmakers either") << QByteArray(R"({"id":"bad"})") << 1;
    QTest::newRow("a text for bookmakers") << eventOf("\"none\"", "bad") << 1;
    QTest::newRow("an object for bookmakers") << eventOf("{}", "bad") << 1;
    QTest::newRow("outcomes of bad listings count once")
        << eventOf("[" + bookmakerOf("[" + marketOf(R"([{"name":"Home","price":2},5])") + "," + total + "]") + "]", "")
        << 4;
}

void TestBadEvents::events()
{
    QFETCH(QByteArray, bad);
    QFETCH(int, quotes);
    const QByteArray good = eventOf("[" + goodBookmaker() + "]");
    for (const QByteArray &body :
         {QByteArray("[" + bad + "," + good + "]"), QByteArray("[" + good + "," + bad + "]")}) {
        const Decoded decoded(body);
        QVERIFY2(decoded.result.ok(), decoded.result.message.c_str());
        QCOMPARE(decoded.book.badEvents, 1U);
        QCOMPARE(decoded.book.quotesOfBadEvents, static_cast<std::uint64_t>(quotes));
        QCOMPARE(decoded.result.quotesRead, static_cast<std::uint64_t>(quotes) + 5);
        QCOMPARE(decoded.lines().size(), 7);
        QVERIFY(decoded.lines().constFirst().startsWith("event e1 "));
    }
}

void TestBadEvents::listings_data()
{
    QTest::addColumn<QByteArray>("bookmakers");
    QTest::addColumn<int>("kept");
    QTest::addColumn<int>("bad");
    const auto one = [](const char *name, const QByteArray &item, int kept, int bad) {
        QTest::newRow(name) << QByteArray("[" + item + "," + goodBookmaker() + "]") << kept << bad;
    };
    const auto outcomes = [&](const char *name, const QByteArray &list) {
        one(name, bookmakerOf("[" + marketOf(list) + "," + total + "]"), 7, 3);
    };
    outcomes("an outcome that is a number", R"([{"name":"Home","price":2},7,{"name":"Away","price":2}])");
    outcomes("an outcome that is null", R"([{"name":"Home","price":2},{"name":"Away","price":2},null])");
    outcomes("an outcome that is a list", R"([["Home",2],{"name":"Home","price":2},{"name":"Away","price":2}])");
    outcomes("an outcome without a name", R"([{"price":2},{"name":"Home","price":2},{"name":"Away","price":2}])");
    outcomes("an empty name", R"([{"name":"","price":2},{"name":"Home","price":2},{"name":"Away","price":2}])");
    outcomes("a number for a name", R"([{"name":5,"price":2},{"name":"Home","price":2},{"name":"Away","price":2}])");
    const QByteArray longName(513, 'a');
    outcomes("a name that does not end",
             R"([{"name":")" + longName + R"(","price":2},{"name":"Home","price":2},{"name":"Away","price":2}])");
    outcomes("a description that does not end",
             R"([{"name":"Over","description":")" + longName +
                 R"(","price":2},{"name":"Home","price":2},{"name":"Away","price":2}])");
    one("a market whose key does not end",
        bookmakerOf("[" + QByteArray(threeWay).replace("h2h", longName) + "," + total + "]"), 7, 3);
    one("a bookmaker whose key does not end", goodBookmaker().replace("\"good\"", '"' + longName + '"'), 5, 5);
    one("the longest name there may be",
        bookmakerOf("[" + QByteArray(threeWay).replace("Home", longName.chopped(1)) + "," + total + "]"), 10, 0);
    one("a market without a key",
        bookmakerOf("[" + QByteArray(threeWay).replace("\"key\"", "\"kay\"") + "," + total + "]"), 7, 3);
    one("a market with a number for key", bookmakerOf("[" + QByteArray(threeWay).replace("\"h2h\"", "5") + "]"), 5, 3);
    one("a market with an empty key", bookmakerOf("[" + QByteArray(threeWay).replace("\"h2h\"", "\"\"") + "]"), 5, 3);
    one("a market that is a number", bookmakerOf("[7," + total + "]"), 7, 0);
    one("a market with an object for outcomes", bookmakerOf("[" + marketOf("{}") + "," + total + "]"), 7, 0);
    one("a market with null for outcomes", bookmakerOf("[" + marketOf("null") + "," + total + "]"), 7, 0);
    one("a market without an outcome", bookmakerOf("[" + marketOf("[]") + "," + total + "]"), 7, 0);
    one("a bookmaker without a key", goodBookmaker().replace("\"key\":\"good\"", "\"x\":1"), 5, 5);
    one("a bookmaker with null for key", goodBookmaker().replace("\"good\"", "null"), 5, 5);
    one("a bookmaker without a key and with a bad market",
        bookmakerOf("[" + marketOf(R"([{"name":"Home","price":2},7])") + "," + total + "]").replace("\"book\"", "1"), 5,
        4);
    one("a bookmaker that is a text", "\"good\"", 5, 0);
    one("a bookmaker with a text for markets", bookmakerOf("\"h2h\""), 5, 0);
    one("a bookmaker with null for markets", bookmakerOf("null"), 5, 0);
    one("markets given again as a text", bookmakerOf("[" + threeWay + R"(],"markets":"h2h")").chopped(1) + "}", 5, 0);
}

void TestBadEvents::listings()
{
    QFETCH(QByteArray, bookmakers);
    QFETCH(int, kept);
    QFETCH(int, bad);
    for (const QByteArray &behind : {QByteArray(), QByteArray(4000, ' ')}) {
        const Decoded decoded(eventOf(bookmakers) + behind);
        QVERIFY2(decoded.result.ok(), decoded.result.message.c_str());
        QCOMPARE(decoded.book.badEvents, 0U);
        QCOMPARE(static_cast<int>(decoded.book.quoteCount()), kept);
        QCOMPARE(static_cast<int>(decoded.book.quotesOfBadEvents), bad);
        QCOMPARE(decoded.lines().size(), kept + 2);
    }
}

QTEST_GUILESS_MAIN(TestBadEvents)
#include "tst_bad_events.moc"
