// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"
#include "reference_decoder.h"

#include <QTest>

using namespace evision;
using namespace evision::test;
using feed::DecodeError;

namespace {

const QByteArray good = "[" +
                        eventOf("[" +
                                bookmakerOf("[" +
                                            marketOf(R"([{"name":"Víkingur","price":1.91,"point":-2.5},)"
                                                     R"({"name":"\u0044raw","price":3.4e0}])") +
                                            "]") +
                                "]") +
                        "]";

QByteArray nested(int depth, const char *open, const char *close)
{
    return QByteArray(open).repeated(depth) + QByteArray(close).repeated(depth);
}

void row(const char *name, const QByteArray &body, DecodeError error)
{
    QTest::newRow(name) << body << static_cast<int>(error);
}

void addWrongShapes()
{
    row("an error of the service", R"({"message":"Unknown sport","error_code":"UNKNOWN_SPORT"})",
        DecodeError::ErrorAnswer);
    row("an empty object", "{}", DecodeError::WrongShape);
    row("a number", "5", DecodeError::WrongShape);
    row("a text", "\"odds\"", DecodeError::WrongShape);
    row("null", "null", DecodeError::WrongShape);
    row("numbers in a list", "[1,2]", DecodeError::WrongShape);
    row("lists in a list", "[[],[]]", DecodeError::WrongShape);
    row("objects of another kind", R"([{"name":"Home"}])", DecodeError::WrongShape);
    row("an envelope without data", R"({"timestamp":"2025-08-15T12:00:00Z","data":null})", DecodeError::WrongShape);
    row("an envelope of numbers", R"({"timestamp":"2025-08-15T12:00:00Z","data":[1]})", DecodeError::WrongShape);
}

} // namespace

class TestRefusedResponses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusals_data();
    void refusals();
    void brokenNumbers_data();
    void brokenNumbers();
    void brokenStrings_data();
    void brokenStrings();
    void cutAnywhere();
    void garbageAnywhere();
    void tooLarge();
    void deepUnknownValuesAreFine();
};

void TestRefusedResponses::refusals_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("error");
    row("nothing", "", DecodeError::Empty);
    row("white space", " \r\n\t ", DecodeError::Empty);
    row("only a byte order mark", "\xef\xbb\xbf", DecodeError::Empty);
    row("a web page", "<!DOCTYPE html><html></html>", DecodeError::WebPage);
    row("plain text", "Service unavailable", DecodeError::NotJson);
    row("a NUL", QByteArray(1, '\0'), DecodeError::NotJson);
    row("a NUL after the end", good + QByteArray(1, '\0'), DecodeError::TrailingGarbage);
    row("a second document", good + good, DecodeError::TrailingGarbage);
    row("a bracket too many", good + "]", DecodeError::TrailingGarbage);
    row("a comma after the end", good + ",", DecodeError::TrailingGarbage);
    row("a comma before the bracket", "[1,]", DecodeError::NotJson);
    row("a comma before the brace", R"([{"id":"e",}])", DecodeError::NotJson);
    row("no comma between events", "[{}{}]", DecodeError::NotJson);
    row("a key without quotes", R"([{id:"e"}])", DecodeError::NotJson);
    row("a key without a value", R"([{"id"}])", DecodeError::NotJson);
    row("single quotes", "[{'id':'e'}]", DecodeError::NotJson);
    row("a comment", "[/* none */]", DecodeError::NotJson);
    row("the wrong bracket", "[{]}", DecodeError::NotJson);
    row("bytes that are no UTF-8", "[\"\xff\"]", DecodeError::NotUtf8);
    row("UTF-8 cut short inside", "[\"\xc3\"]", DecodeError::NotUtf8);
    row("an encoded surrogate", "[\"\xed\xa0\x80\"]", DecodeError::NotUtf8);
    row("UTF-16", QByteArray("\xff\xfe[\0]\0", 6), DecodeError::NotUtf8);
    row("gzip", "\x1f\x8b\x08", DecodeError::NotUtf8);
    row("a hundred thousand brackets", nested(100000, "[", "]"), DecodeError::TooDeep);
    row("a hundred thousand objects", nested(100000, "{\"a\":", "}"), DecodeError::TooDeep);
    row("a hundred thousand brackets in an event",
        "[" + eventOf("[]").chopped(1) + ",\"x\":" + nested(100000, "[", "]") + "}]", DecodeError::TooDeep);
    addWrongShapes();
}

void TestRefusedResponses::refusals()
{
    QFETCH(QByteArray, body);
    QFETCH(int, error);
    const Decoded decoded(body);
    QCOMPARE(static_cast<int>(decoded.result.error), error);
    QVERIFY(!decoded.result.message.empty());
    QVERIFY(decoded.result.message.back() == '.');
    QVERIFY(decoded.book.events.empty() && decoded.book.listings.empty() && decoded.book.price.empty());
    QCOMPARE(decoded.book.quotesOfBadEvents, 0U);
    QCOMPARE(decoded.result.quotesRead, 0U);
}

void TestRefusedResponses::brokenNumbers_data()
{
    QTest::addColumn<QByteArray>("number");
    for (const char *number :
         {"NaN",  "nan", "Infinity", "-Infinity", "inf",  "+1.5",  ".5",  "1.",       "1.e5",    "01",   "-01.5",
          "1e",   "1e+", "--1",      "-",         "0x10", "1_000", "1,5", "1.2.3",    "1 2",     "1.5f", "1e5.5",
          "True", "nul", "tru",      "undefined", "'2'",  "00",    "1-",  "2\\u0030", "\xd9\xa1"})
        QTest::newRow(number) << QByteArray(number);
    QTest::newRow("a NUL behind a digit") << QByteArray("1\0", 2);
    QTest::newRow("a NUL before a digit") << QByteArray("\0001", 2);
    QTest::newRow("nothing") << QByteArray();
}

void TestRefusedResponses::brokenNumbers()
{
    QFETCH(QByteArray, number);
    for (const QByteArray &behind : {QByteArray(), QByteArray(4000, ' ')}) {
        // As a price, as a point, as an unknown value, and inside one.
        for (const char *place :
             {R"({"name":"Home","price":%},{"name":"Home","price":2})", R"({"name":"Home","price":2,"point":%})",
              R"({"name":"Home","price":2,"x":%})", R"({"name":"Home","price":2,"x":[0,{"y":%}]})"}) {
            const Decoded decoded(responseWith(QByteArray(place).replace("%", number)) + behind);
            QCOMPARE(static_cast<int>(decoded.result.error), static_cast<int>(DecodeError::NotJson));
            QVERIFY(decoded.book.price.empty());
        }
    }
}

void TestRefusedResponses::brokenStrings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a line break") << QByteArray("Ho\nme");
    QTest::newRow("a tab") << QByteArray("Home\t");
    QTest::newRow("a NUL") << QByteArray("Ho\0me", 5);
    QTest::newRow("a control character after eight others") << QByteArray("HomeHome\x1f");
    QTest::newRow("an unknown escape") << QByteArray("Ho\\me");
    QTest::newRow("an escaped apostrophe") << QByteArray("O\\'Higgins");
    QTest::newRow("an escape cut short") << QByteArray("\\u00e");
    QTest::newRow("an escape that is not hexadecimal") << QByteArray("\\u00eg");
    QTest::newRow("half a surrogate pair") << QByteArray("\\ud83d");
    QTest::newRow("a surrogate pair with another escape") << QByteArray("\\ud83d\\u0041");
    QTest::newRow("a surrogate pair the wrong way round") << QByteArray("\\ude00\\ud83d");
}

void TestRefusedResponses::brokenStrings()
{
    QFETCH(QByteArray, text);
    for (const QByteArray &behind : {QByteArray(), QByteArray(4000, ' ')}) {
        for (const char *place :
             {R"({"name":"%","price":2})", R"({"name":"Home","price":2,"%":1})",
              R"({"name":"Home","price":2,"description":"%"})", R"({"name":"Home","price":2,"x":["%"]})"}) {
            const Decoded decoded(responseWith(QByteArray(place).replace("%", text)) + behind);
            QCOMPARE(static_cast<int>(decoded.result.error), static_cast<int>(DecodeError::NotJson));
        }
    }
}

void TestRefusedResponses::cutAnywhere()
{
    QVERIFY(Decoded(good).result.ok());
    for (qsizetype size = 0; size < good.size(); ++size) {
        const Decoded decoded(good.left(size));
        QVERIFY2(!decoded.result.ok(), qPrintable(QString::number(size)));
        // In the middle of the one character of two bytes it is no text any more.
        const bool isText = good.left(size).isValidUtf8();
        const DecodeError expected = size == 0 ? DecodeError::Empty
                                     : isText  ? DecodeError::Truncated
                                               : DecodeError::NotUtf8;
        QCOMPARE(static_cast<int>(decoded.result.error), static_cast<int>(expected));
        QVERIFY(decoded.book.events.empty() && decoded.book.price.empty());
    }
}

void TestRefusedResponses::garbageAnywhere()
{
    // Whatever a byte is changed to, the parsed tree's opinion is the decoder's.
    for (qsizetype place = 0; place < good.size(); ++place) {
        for (const char byte : {'\0', ' ', '"', '\\', ',', ':', '{', ']', '0', 'e', '\x80'}) {
            QByteArray body = good;
            body[place] = byte;
            const Reference reference = decodeByTree(view(body));
            if (reference.verdict != Reference::Verdict::Unknown)
                QCOMPARE(Decoded(body).result.ok(), reference.verdict == Reference::Verdict::Good);
        }
    }
}

void TestRefusedResponses::tooLarge()
{
    feed::DecodeOptions options;
    options.maxBytes = static_cast<std::size_t>(good.size());
    QVERIFY(Decoded(good, options).result.ok());
    QCOMPARE(static_cast<int>(Decoded(good + " ", options).result.error), static_cast<int>(DecodeError::TooLarge));

    // Told by the size alone: the bytes are not even there.
    market::Vocabulary vocabulary;
    market::QuoteBook book;
    feed::OddsDecoder decoder(vocabulary);
    const std::size_t size = std::size_t{300} * 1024 * 1024;
    const feed::DecodeResult result = decoder.decode(std::string_view(good.constData(), size), book);
    QCOMPARE(static_cast<int>(result.error), static_cast<int>(DecodeError::TooLarge));
    QVERIFY(result.message.find("256 MB") != std::string::npos);
}

void TestRefusedResponses::deepUnknownValuesAreFine()
{
    const QByteArray body = "[" + eventOf("[]").chopped(1) + ",\"x\":" + nested(200, "[", "]") + "}]";
    QVERIFY(Decoded(body).result.ok());
}

QTEST_GUILESS_MAIN(TestRefusedResponses)
#include "tst_refused_responses.moc"
