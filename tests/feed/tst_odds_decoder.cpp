// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"

#include <QTest>

#include <cmath>

using namespace evision;
using namespace evision::test;
using feed::DocumentKind;
using feed::OddsFormat;

namespace {

const QByteArray plainEvent = eventOf("[" +
                                      bookmakerOf("[" + marketOf(R"([{"name":"Away","price":3.5},
    {"name":"Home","price":2},{"name":"Draw","price":3.25}])") +
                                                  "]") +
                                      "]");

const QByteArrayList plainLines{
    "event e1 soccer_epl: Home v Away @1755284400",
    "book h2h @1755259205: Away 3.5 point nan",
    "book h2h @1755259205: Home 2 point nan",
    "book h2h @1755259205: Draw 3.25 point nan",
};

QByteArrayList withSummary(QByteArrayList lines, const QByteArray &summary)
{
    return lines << summary;
}

const char *kindName(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Other:
        return "other";
    case DocumentKind::Odds:
        return "odds";
    case DocumentKind::Scores:
        return "scores";
    case DocumentKind::Events:
        return "events";
    case DocumentKind::Sports:
        return "sports";
    }
    return "";
}

} // namespace

class TestOddsDecoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shapes_data();
    void shapes();
    void kindsWithoutQuotes_data();
    void kindsWithoutQuotes();
    void updateTimes_data();
    void updateTimes();
    void prices_data();
    void prices();
    void formatOptionOverrides();
    void pointsThatAreNoneBecomeNaN();
    void badPriceKeepsTheName();
    void escapedNamesEqualPlainOnes();
    void descriptionsAndLinks();
    void repeatedEventsBecomeOne();
    void duplicatesStayInOrder();
    void theLastOfAFieldGivenTwiceCounts();
    void secondResponseReplacesTheFirst();
};

void TestOddsDecoder::shapes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("response");
    QTest::newRow("an array of events") << QByteArray("[" + plainEvent + "]") << QByteArray("never");
    QTest::newRow("a single event") << plainEvent << QByteArray("never");
    QTest::newRow("an envelope round an array")
        << QByteArray(R"({"timestamp":"2025-08-15T12:00:00Z","previous_timestamp":"x","next_timestamp":null,"data":[)" +
                      plainEvent + "]}")
        << QByteArray("1755259200");
    QTest::newRow("an envelope round an event, timestamp last")
        << QByteArray(R"({"data":)" + plainEvent + R"(,"timestamp":1755259200})") << QByteArray("1755259200");
    QTest::newRow("a byte order mark") << QByteArray("\xef\xbb\xbf[" + plainEvent + "]") << QByteArray("never");
    QTest::newRow("white space everywhere")
        << QByteArray(" \r\n\t[ \n" + QByteArray(plainEvent).replace(",", " ,\r\n\t").replace("{", "{ ") + " ] \n")
        << QByteArray("never");
    QTest::newRow("unknown keys of every type")
        << QByteArray("[" +
                      QByteArray(plainEvent)
                          .replace("{", R"({"a":null,"b":true,"c":false,"d":-1.5e3,"e":"\"\\",)"
                                        R"("f":[1,[],{}],"g":{"price":1,"x":{}},)") +
                      "]")
        << QByteArray("never");
    QTest::newRow("keys the other way round")
        << QByteArray(R"([{"bookmakers":[{"markets":[{"outcomes":[{"price":3.5,"name":"Away"},
            {"price":2,"name":"Home"},{"price":3.25,"name":"Draw"}],"last_update":"2025-08-15T12:00:05Z","key":"h2h"}],
            "last_update":"2025-08-15T12:00:00Z","title":"Book","key":"book"}],"away_team":"Away","home_team":"Home",
            "commence_time":"2025-08-15T19:00:00Z","sport_title":"EPL","sport_key":"soccer_epl","id":"e1"}])")
        << QByteArray("never");
    QTest::newRow("escaped keys")
        << QByteArray("[" +
                      QByteArray(plainEvent).replace("\"id\"", R"("\u0069d")").replace("\"name\"", R"("n\u0061me")") +
                      "]")
        << QByteArray("never");
}

void TestOddsDecoder::shapes()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, response);
    const Decoded decoded(body);
    QVERIFY2(decoded.result.ok(), decoded.result.message.c_str());
    QCOMPARE(decoded.lines(),
             withSummary(plainLines, "bad quotes 0 bad events 0 newest 1755259205 response " + response));
    QCOMPARE(kindName(decoded.result.kind), "odds");
    QCOMPARE(decoded.result.quotesRead, 3U);
    QVERIFY(decoded.book.link.empty());
}

void TestOddsDecoder::kindsWithoutQuotes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<int>("events");
    const QByteArray head = R"({"id":"e1","sport_key":"s","commence_time":"2025-08-15T19:00:00Z")";
    QTest::newRow("an empty list") << QByteArray("[]") << QByteArray("other") << 0;
    QTest::newRow("an empty envelope") << QByteArray(R"({"timestamp":1,"data":[]})") << QByteArray("other") << 0;
    QTest::newRow("events without bookmakers") << QByteArray("[" + head + "}]") << QByteArray("events") << 1;
    QTest::newRow("an event with no bookmaker") << QByteArray(head + R"(,"bookmakers":[]})") << QByteArray("odds") << 1;
    QTest::newRow("an event with null for bookmakers")
        << QByteArray(head + R"(,"bookmakers":null})") << QByteArray("odds") << 1;
    QTest::newRow("scores") << QByteArray("[" + head + R"(,"completed":false,"scores":null,"last_update":null}])")
                            << QByteArray("scores") << 1;
    QTest::newRow("sports") << QByteArray(R"([{"key":"a","group":"A","title":"A","description":"","active":true,
        "has_outrights":false},{"key":"b","group":"B","active":true}])")
                            << QByteArray("sports") << 0;
    QTest::newRow("participants") << QByteArray(R"([{"id":"par_1","full_name":"Home"}])") << QByteArray("other") << 0;
    QTest::newRow("markets without outcomes")
        << QByteArray("[" + eventOf(R"([{"key":"b","markets":[{"key":"h2h","last_update":"2025-08-15T12:00:00Z"}]}])") +
                      "]")
        << QByteArray("odds") << 1;
}

void TestOddsDecoder::kindsWithoutQuotes()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, kind);
    QFETCH(int, events);
    const Decoded decoded(body);
    QVERIFY2(decoded.result.ok(), decoded.result.message.c_str());
    QCOMPARE(QByteArray(kindName(decoded.result.kind)), kind);
    QCOMPARE(static_cast<int>(decoded.book.events.size()), events);
    QCOMPARE(decoded.result.quotesRead, 0U);
    QVERIFY(decoded.book.listings.empty());
    QVERIFY(decoded.result.format == OddsFormat::Auto);
}

void TestOddsDecoder::updateTimes_data()
{
    QTest::addColumn<QByteArray>("ofBookmaker");
    QTest::addColumn<QByteArray>("ofMarket");
    QTest::addColumn<QByteArray>("updatedAt");
    QTest::addColumn<QByteArray>("newest");
    const QByteArray early = R"("last_update":"2025-08-15T12:00:00Z",)";
    const QByteArray late = R"("last_update":"2025-08-15T12:00:09Z",)";
    QTest::newRow("the market's comes first, though older")
        << late << early << QByteArray("1755259200") << QByteArray("1755259209");
    QTest::newRow("the bookmaker's when the market has none")
        << late << QByteArray() << QByteArray("1755259209") << QByteArray("1755259209");
    QTest::newRow("the market's alone") << QByteArray() << early << QByteArray("1755259200")
                                        << QByteArray("1755259200");
    QTest::newRow("none at all") << QByteArray() << QByteArray() << QByteArray("never") << QByteArray("never");
    QTest::newRow("a bad one counts as absent")
        << early << QByteArray(R"("last_update":"yesterday",)") << QByteArray("1755259200") << QByteArray("1755259200");
    QTest::newRow("null counts as absent")
        << early << QByteArray(R"("last_update":null,)") << QByteArray("1755259200") << QByteArray("1755259200");
    QTest::newRow("a list counts as absent")
        << early << QByteArray(R"("last_update":[1],)") << QByteArray("1755259200") << QByteArray("1755259200");
    QTest::newRow("unix seconds") << early << QByteArray(R"("last_update":1755259203,)") << QByteArray("1755259203")
                                  << QByteArray("1755259203");
    QTest::newRow("unix seconds with a fraction") << early << QByteArray(R"("last_update":1755259203.9,)")
                                                  << QByteArray("1755259203") << QByteArray("1755259203");
    QTest::newRow("a fraction and an offset")
        << early << QByteArray(R"("last_update":"2025-08-15T14:00:09.250+02:00",)") << QByteArray("1755259209")
        << QByteArray("1755259209");
}

void TestOddsDecoder::updateTimes()
{
    QFETCH(QByteArray, ofBookmaker);
    QFETCH(QByteArray, ofMarket);
    QFETCH(QByteArray, updatedAt);
    QFETCH(QByteArray, newest);
    const QByteArray markets = "[{" + ofMarket + R"("key":"h2h","outcomes":[{"name":"Home","price":2}]}])";
    const Decoded decoded(eventOf("[{" + ofBookmaker + R"("key":"b","markets":)" + markets + "}]"));
    QVERIFY(decoded.result.ok());
    const QByteArrayList lines = decoded.lines();
    QCOMPARE(lines.value(1), "b h2h @" + updatedAt + ": Home 2 point nan");
    QCOMPARE(lines.value(2), "bad quotes 0 bad events 0 newest " + newest + " response never");
}

void TestOddsDecoder::prices_data()
{
    QTest::addColumn<QByteArrayList>("given");
    QTest::addColumn<bool>("american");
    QTest::addColumn<QList<double>>("expected");
    const double bad = std::nan("");
    QTest::newRow("decimal odds are kept")
        << QByteArrayList{"1.91", "2", "2.0", "21e-1"} << false << QList<double>{1.91, 2, 2, 2.1};
    QTest::newRow("no price is 1 or less") << QByteArrayList{"1.5", "1", "1.0", "0", "0.5", "-2", "1.0000001"} << false
                                           << QList<double>{1.5, bad, bad, bad, bad, bad, 1.0000001};
    QTest::newRow("what is no number is no price") << QByteArrayList{"1.5", "null", "\"1.9\"", "true", "{}", "[2]"}
                                                   << false << QList<double>{1.5, bad, bad, bad, bad, bad};
    QTest::newRow("too large for a double")
        << QByteArrayList{"1.5", "1e999", "-1e999", "1e308"} << false << QList<double>{1.5, bad, bad, 1e308};
    QTest::newRow("more digits than 64 bits hold")
        << QByteArrayList{"1.5", "123456789012345678901234567890", "1.23456789012345678901234567890"} << false
        << QList<double>{1.5, 123456789012345678901234567890.0, 1.2345678901234568};
    QTest::newRow("American odds are converted") << QByteArrayList{"-110", "150", "100", "-100", "-100000", "10000"}
                                                 << true << QList<double>{1 + 100.0 / 110, 2.5, 2, 2, 1.001, 101};
    QTest::newRow("American odds between -100 and 100 are none")
        << QByteArrayList{"-110", "-99", "0", "99", "-110"} << true
        << QList<double>{1 + 100.0 / 110, bad, bad, bad, 1 + 100.0 / 110};
    QTest::newRow("American with a fraction")
        << QByteArrayList{"-110.5", "150"} << true << QList<double>{1 + 100.0 / 110.5, 2.5};
    QTest::newRow("as many signs of either are American")
        << QByteArrayList{"-110", "1.5"} << true << QList<double>{1 + 100.0 / 110, bad};
    QTest::newRow("more signs of decimal are decimal")
        << QByteArrayList{"-110", "1.5", "1.6"} << false << QList<double>{bad, 1.5, 1.6};
    QTest::newRow("large decimals among small ones")
        << QByteArrayList{"1000", "1.01", "100"} << false << QList<double>{1000, 1.01, 100};
    QTest::newRow("only whole numbers of 100 and more")
        << QByteArrayList{"150", "200", "100"} << true << QList<double>{2.5, 3, 2};
    QTest::newRow("large numbers of which one is not whole")
        << QByteArrayList{"150", "200.5"} << false << QList<double>{150, 200.5};
    QTest::newRow("bad prices say nothing of the format")
        << QByteArrayList{"null", "150"} << true << QList<double>{bad, 2.5};
    QTest::newRow("a placeholder beside a large one") << QByteArrayList{"1", "150"} << false << QList<double>{bad, 150};
}

void TestOddsDecoder::prices()
{
    QFETCH(QByteArrayList, given);
    QFETCH(bool, american);
    QFETCH(QList<double>, expected);
    // Far from the end and near it: other code reads the one and the other.
    for (const QByteArray &behind : {QByteArray(), QByteArray(4000, ' ')}) {
        const Decoded decoded(responseWithPrices(given) + behind);
        QVERIFY2(decoded.result.ok(), decoded.result.message.c_str());
        QCOMPARE(decoded.result.format == OddsFormat::American, american);
        QCOMPARE(decoded.book.price.size(), static_cast<std::size_t>(expected.size()));
        for (qsizetype index = 0; index < expected.size(); ++index)
            QCOMPARE(Description::number(decoded.book.price[static_cast<std::size_t>(index)]),
                     Description::number(expected[index]));
    }
}

void TestOddsDecoder::formatOptionOverrides()
{
    feed::DecodeOptions options;
    options.format = OddsFormat::Decimal;
    QCOMPARE(Decoded(responseWithPrices({"150", "200"}), options).book.price, (std::vector<double>{150, 200}));
    options.format = OddsFormat::American;
    QCOMPARE(Decoded(responseWithPrices({"150", "200.5"}), options).book.price, (std::vector<double>{2.5, 3.005}));
}

void TestOddsDecoder::pointsThatAreNoneBecomeNaN()
{
    QByteArrayList outcomes;
    for (const char *point : {"-0.0", "-0", "0", "-3.5", "2", "1e999", "null", "\"2.5\"", "[]"})
        outcomes.append(QByteArray(R"({"name":"Home","price":2,"point":)") + point + "}");
    for (const QByteArray &behind : {QByteArray(), QByteArray(4000, ' ')}) {
        const Decoded decoded(responseWith(outcomes.join(",")) + behind);
        QVERIFY(decoded.result.ok());
        std::vector<std::string> points;
        for (const double point : decoded.book.point)
            points.push_back(Description::number(point));
        QCOMPARE(points, (std::vector<std::string>{"0", "0", "0", "-3.5", "2", "nan", "nan", "nan", "nan"}));
    }
}

void TestOddsDecoder::badPriceKeepsTheName()
{
    const Decoded decoded(responseWith(R"({"name":"Home","price":2},{"name":"Draw","price":null},{"name":"Away"})"));
    QCOMPARE(decoded.book.quoteCount(), std::size_t{3});
    QCOMPARE(decoded.book.name[1], market::Vocabulary::draw);
    QVERIFY(std::isnan(decoded.book.price[1]) && std::isnan(decoded.book.price[2]));
}

void TestOddsDecoder::escapedNamesEqualPlainOnes()
{
    const Decoded decoded(
        responseWith(R"({"name":"V\u00edkingur","price":2},{"name":"Víkingur","price":2},)"
                     R"({"name":"\u0056\u00EDkingur","price":2},{"name":"\ud83d\ude00\/\"","price":2},)"
                     R"({"name":"😀/\u0022","price":2},{"name":"Dr\u0061w","price":2})"));
    QVERIFY(decoded.result.ok());
    const std::vector<market::NameId> &names = decoded.book.name;
    QCOMPARE(names.at(0), names.at(1));
    QCOMPARE(names.at(0), names.at(2));
    QCOMPARE(names.at(3), names.at(4));
    QCOMPARE(names.at(5), market::Vocabulary::draw);
    QCOMPARE(decoded.vocabulary.names.text(names[3]), std::string_view("\xf0\x9f\x98\x80/\""));
}

void TestOddsDecoder::descriptionsAndLinks()
{
    const QByteArray outcomes = R"([{"name":"Over","description":"A. Player","price":1.9,"point":2.5,"link":"o"},
        {"name":"Under","description":"A. Player","price":1.9,"point":2.5,"link":null},
        {"name":"Over","description":null,"price":1.9,"sid":"1","bet_limit":null}])";
    const QByteArray linked =
        QByteArray(marketOf(outcomes, "player_points")).replace("{\"key\"", R"({"link":"m","key")");
    const Decoded decoded(eventOf("[" +
                                  bookmakerOf("[" + linked + "," + marketOf(R"([{"name":"Home","price":2}])") + "]")
                                      .replace("{\"key\":\"book\"", R"({"link":"b","key":"book")") +
                                  "," + bookmakerOf("[" + marketOf(R"([{"name":"Home","price":2}])") + "]", "other") +
                                  "]"));
    QVERIFY(decoded.result.ok());
    const QByteArrayList lines = decoded.lines();
    QCOMPARE(lines.value(1), "book player_points @1755259205: Over of A. Player 1.8999999999999999 point 2.5 link o");
    QCOMPARE(lines.value(2), "book player_points @1755259205: Under of A. Player 1.8999999999999999 point 2.5 link m");
    QCOMPARE(lines.value(3), "book player_points @1755259205: Over 1.8999999999999999 point nan link m");
    QCOMPARE(lines.value(4), "book h2h @1755259205: Home 2 point nan link b");
    QCOMPARE(lines.value(5), "other h2h @1755259205: Home 2 point nan");
    QCOMPARE(decoded.book.link.size(), decoded.book.quoteCount());
}

void TestOddsDecoder::repeatedEventsBecomeOne()
{
    const QByteArray markets = "[" + bookmakerOf("[" + marketOf(R"([{"name":"Home","price":2}])") + "]") + "]";
    const QByteArray later = eventOf(markets, "e1").replace("T19:00", "T20:00");
    const Decoded decoded("[" + eventOf(markets, "e1") + "," + eventOf(markets, "e2") + "," + later + "]");
    const QByteArray quote = "book h2h @1755259205: Home 2 point nan";
    QCOMPARE(decoded.lines(), (QByteArrayList{"event e1 soccer_epl: Home v Away @1755288000", quote, quote,
                                              "event e2 soccer_epl: Home v Away @1755284400", quote,
                                              "bad quotes 0 bad events 0 newest 1755259205 response never"}));
}

void TestOddsDecoder::duplicatesStayInOrder()
{
    const QByteArray twice = marketOf(R"([{"name":"Home","price":2},{"name":"Home","price":3}])");
    const QByteArray book = bookmakerOf("[" + twice + "," + marketOf(R"([{"name":"Home","price":4}])") + "]");
    const Decoded decoded(
        eventOf("[" + book + "," + bookmakerOf("[" + marketOf(R"([{"name":"Home","price":5}])") + "]") + "]"));
    QCOMPARE(decoded.book.price, (std::vector<double>{2, 3, 4, 5}));
    QCOMPARE(decoded.book.listings.size(), std::size_t{3});
}

void TestOddsDecoder::theLastOfAFieldGivenTwiceCounts()
{
    const QByteArray two =
        R"("outcomes":[{"name":"Home","price":9},{"name":1}],"outcomes":[{"name":"Away","price":3,"price":2}])";
    const Decoded decoded(eventOf("[]").replace(
        "\"bookmakers\":[]", R"("bookmakers":[{"key":"x","markets":[{"key":"h2h","last_update":9,)"
                             R"("outcomes":[{"name":"a","price":2}]}]}],"bookmakers":[{"key":"b","markets":[{)" +
                                 two + R"(,"key":"h2h_lay","key":"h2h"}]}],"id":"e2")"));
    QCOMPARE(decoded.lines(),
             (QByteArrayList{"event e2 soccer_epl: Home v Away @1755284400", "b h2h @never: Away 2 point nan",
                             "bad quotes 0 bad events 0 newest never response never"}));
}

void TestOddsDecoder::secondResponseReplacesTheFirst()
{
    market::Vocabulary vocabulary;
    feed::OddsDecoder decoder(vocabulary);
    market::QuoteBook book;
    const QByteArray first = "[" + plainEvent + "]";
    QVERIFY(decoder.decode(view(first), book).ok());
    const QByteArray second = responseWithPrices({"1.5"});
    QVERIFY(decoder.decode(view(second), book).ok());
    QCOMPARE(book.price, std::vector<double>{1.5});
    QCOMPARE(book.events.size(), std::size_t{1});
    QVERIFY(!decoder.decode("[", book).ok());
    QVERIFY(book.events.empty() && book.price.empty());
}

QTEST_GUILESS_MAIN(TestOddsDecoder)
#include "tst_odds_decoder.moc"
