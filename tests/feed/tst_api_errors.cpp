// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer that is no success means, whatever its body and headers are.
#include "feed/client/api_error.h"
#include "feed/client/reply_head.h"
#include "feed/client/shown_text.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

#include <vector>

using namespace evision;
using namespace evision::feed;

namespace {

const std::string key = "0123456789abcdef0123456789abcdef";

std::string body(const char *code, const char *message = "Something is wrong")
{
    return std::string(R"({"message":")") + message + R"(","error_code":")" + code +
           R"(","details_url":"https://the-odds-api.com/liveapi/guides/v4/api-error-codes.html"})";
}

void row(const char *name, int status, const std::string &text, PollError error, qint64 remaining = 100)
{
    QTest::newRow(name) << status << QByteArray::fromStdString(text) << error << remaining;
}

ReplyHead headOf(std::initializer_list<std::pair<const char *, const char *>> fields)
{
    ReplyHead head;
    for (const auto &[name, value] : fields)
        head.read(name, value);
    return head;
}

} // namespace

class TestApiErrors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codes_data();
    void codes();
    void answers_data();
    void answers();
    void everyStatusHasASentence();
    void twoTextsOfOneCode();
    void serviceSpeaksSanitised_data();
    void serviceSpeaksSanitised();
    void keyIsNeverInAMessage();
    void statedInASuccess();
    void headers();
    void garbageInHeaders_data();
    void garbageInHeaders();
    void datesAreThoseOfQt();
    void noDates_data();
    void noDates();
};

/// Section 5 of the service's reference, whole.
void TestApiErrors::codes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<PollError>("error");
    const auto code = [](const char *name, int status, PollError error) { QTest::newRow(name) << status << error; };
    code("MISSING_KEY", 401, PollError::NoKey);
    code("INVALID_KEY", 401, PollError::BadKey);
    code("DEACTIVATED_KEY", 401, PollError::BadKey);
    code("OUT_OF_USAGE_CREDITS", 401, PollError::OutOfCredits);
    code("HISTORICAL_UNAVAILABLE_ON_FREE_USAGE_PLAN", 401, PollError::NotInPlan);
    code("UNKNOWN_SPORT", 404, PollError::UnknownSport);
    code("EVENT_NOT_FOUND", 404, PollError::UnknownEvent);
    code("EXCEEDED_FREQ_LIMIT", 429, PollError::TooManyCalls);
    for (const char *wrong : {"INVALID_MARKET",
                              "INVALID_MARKET_COMBO",
                              "MISSING_REGION",
                              "INVALID_REGION",
                              "INVALID_BOOKMAKERS",
                              "MISSING_MARKET",
                              "INVALID_SPORT",
                              "INVALID_DATE_FORMAT",
                              "INVALID_ODDS_FORMAT",
                              "INVALID_EVENT_ID",
                              "INVALID_EVENT_IDS",
                              "INVALID_COMMENCE_TIME_FROM",
                              "INVALID_COMMENCE_TIME_TO",
                              "INVALID_COMMENCE_TIME_RANGE",
                              "INVALID_ALL_SPORTS_PARAM",
                              "INVALID_SCORES_DAYS_FROM",
                              "INVALID_INCLUDE_LINKS",
                              "INVALID_INCLUDE_SIDS",
                              "INVALID_INCLUDE_BET_LIMITS",
                              "INVALID_INCLUDE_MULTIPLIERS",
                              "INVALID_INCLUDE_ROTATION_NUMBERS",
                              "MISSING_HISTORICAL_TIMESTAMP",
                              "INVALID_HISTORICAL_TIMESTAMP",
                              "HISTORICAL_MARKETS_UNAVAILABLE_AT_DATE",
                              "INVALID_PARTICIPANT_ID",
                              "INVALID_STATUS"})
        code(wrong, 422, PollError::BadRequest);
}

void TestApiErrors::codes()
{
    QFETCH(int, status);
    QFETCH(PollError, error);
    const std::string code = QTest::currentDataTag();
    // The code decides, whatever the status says, and wherever it stands.
    for (const int any : {status, 400, 500, 403}) {
        const std::string text = body(code.c_str());
        const ApiFailure failure = failureOf({any, text, 100, true, true}, key);
        QCOMPARE(failure.error, error);
        QCOMPARE(failure.code, code);
        QVERIFY(failure.message.size() > 20);
    }
    // Without the code: the address of the page about it, or the message.
    QString fragment = QString::fromStdString(code).toLower().replace(QLatin1Char('_'), QLatin1Char('-'));
    const std::string byAddress = R"({"details_url":"https://x/api-error-codes.html#)" + fragment.toStdString() + "\"}";
    QCOMPARE(failureOf({status, byAddress, 100, true, true}, key).code, code);
    const std::string byMessage = R"({"message":"Refused: )" + code + ".\"}";
    QCOMPARE(failureOf({status, byMessage, 100, true, true}, key).code, code);
}

void TestApiErrors::answers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<PollError>("error");
    QTest::addColumn<qint64>("remaining");
    row("401 with nothing is a bad key", 401, "", PollError::BadKey);
    row("401 with nothing left is the credits", 401, "", PollError::OutOfCredits, 0);
    row("401 with nothing left, but a code, is the code's", 401, body("INVALID_KEY"), PollError::BadKey, 0);
    row("history that is not in the plan is no bad key, even with nothing left", 401,
        body("HISTORICAL_UNAVAILABLE_ON_FREE_USAGE_PLAN"), PollError::NotInPlan, 0);
    row("the message about the quota, without a code and headers", 401,
        R"({"message":"Usage quota has been reached. See usage plans"})", PollError::OutOfCredits, -1);
    row("a code we do not know", 422, body("SOMETHING_NEW"), PollError::BadRequest);
    row("a longer code than ours is the longest part of it that we know", 422, body("INVALID_EVENT_IDS_LIST"),
        PollError::BadRequest);
    row("a code in small letters", 401, body("out_of_usage_credits"), PollError::OutOfCredits);
    row("a code that is no text", 429, R"({"error_code":429,"message":null})", PollError::TooManyCalls);
    row("a body cut behind the code", 401, R"({"error_code":"OUT_OF_USAGE_CREDITS","mess)", PollError::OutOfCredits);
    row("a web page", 502, "<html>Bad gateway</html>", PollError::ServerTrouble);
    row("a list", 500, "[]", PollError::ServerTrouble);
    row("bytes that are no text", 503, "\xff\xfe{\"error_code\":\"INVALID_KEY\"}", PollError::ServerTrouble);
    row("a byte order mark", 401, "\xef\xbb\xbf" + body("OUT_OF_USAGE_CREDITS"), PollError::OutOfCredits);
    row("a body of no sensible size", 401, body("OUT_OF_USAGE_CREDITS") + std::string(1 << 20, ' '), PollError::BadKey);
    row("a forbidden call", 403, "", PollError::BadRequest);
    row("a proxy's sign-in", 407, "", PollError::BadRequest);
    row("a server's own timeout", 408, "", PollError::TimedOut);
    row("too many calls without a word", 429, "", PollError::TooManyCalls);
    row("no content", 204, "", PollError::BadAnswer);
}

void TestApiErrors::answers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, text);
    QFETCH(PollError, error);
    QFETCH(qint64, remaining);
    const std::string bytes = text.toStdString();
    ErrorAnswer answer{status, bytes, std::nullopt, true, false};
    if (remaining >= 0)
        answer.remaining = remaining;
    QCOMPARE(failureOf(answer, key).error, error);
}

void TestApiErrors::everyStatusHasASentence()
{
    for (int status = 100; status < 1000; ++status) {
        for (const bool sport : {false, true}) {
            const ApiFailure failure = failureOf({status, {}, {}, sport, false}, key);
            QVERIFY(failure.error != PollError::None);
            QVERIFY(failure.message.size() > 20 && failure.message.back() == '.');
            QCOMPARE(failure.error == PollError::ServerTrouble, status >= 500 && status < 600);
        }
    }
    QCOMPARE(failureOf({404, {}, {}, true, false}, key).error, PollError::UnknownSport);
    QCOMPARE(failureOf({404, {}, {}, true, true}, key).error, PollError::UnknownEvent);
    QCOMPARE(failureOf({404, {}, {}, false, false}, key).error, PollError::BadRequest);
}

void TestApiErrors::twoTextsOfOneCode()
{
    const std::string single = body("INVALID_MARKET", "Markets not supported by this endpoint: btts, alternate_totals");
    const std::string none = body("INVALID_MARKET", "Invalid markets: h2hh");
    QVERIFY(failureOf({422, single, {}, true, false}, key).message.find("btts, alternate_totals") != std::string::npos);
    QVERIFY(failureOf({422, none, {}, true, false}, key).message.find("h2hh") != std::string::npos);
}

void TestApiErrors::serviceSpeaksSanitised_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    const QByteArray whole = QByteArray::fromStdString(key);
    QTest::newRow("plain words") << QByteArray("Invalid markets: a") << QByteArray("Invalid markets: a");
    QTest::newRow("lines become one") << QByteArray("a\r\n\tb\0c", 7) << QByteArray("a b c");
    QTest::newRow("no markup") << QByteArray("<b>a</b><img src=x>") << QByteArray("ba/bimg src=x");
    QTest::newRow("no escape sequences of a terminal") << QByteArray("\x1b[31ma\xc2\x9b"
                                                                     "b")
                                                       << QByteArray("[31mab");
    QTest::newRow("no turned text") << QByteArray("a\xe2\x80\xae"
                                                  "b\xe2\x81\xa6"
                                                  "c")
                                    << QByteArray("abc");
    QTest::newRow("nothing invisible") << QByteArray("a\xe2\x80\x8b"
                                                     "b\xc2\xad"
                                                     "c\xef\xbb\xbf")
                                       << QByteArray("abc");
    QTest::newRow("other scripts stay") << QByteArray("Márkét 市場 😀") << QByteArray("Márkét 市場 😀");
    QTest::newRow("no UTF-8 says nothing") << QByteArray("a\xff") << QByteArray();
    QTest::newRow("the key") << "key " + whole + " is bad" << QByteArray("key *** is bad");
    QTest::newRow("the key in capitals") << whole.toUpper() << QByteArray("***");
    QTest::newRow("the key twice") << whole + whole << QByteArray("******");
    QTest::newRow("another key in an address")
        << QByteArray("see /v4?apiKey=other&a=1") << QByteArray("see /v4?apiKey=***&a=1");
    QTest::newRow("the parameter in small letters") << QByteArray("?apikey=other") << QByteArray("?apikey=***");
    QTest::newRow("the key in two halves") << whole.left(9) + "\xe2\x80\x8b" + whole.mid(9) << QByteArray("***");
}

void TestApiErrors::serviceSpeaksSanitised()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, shown);
    QCOMPARE(QByteArray::fromStdString(shownText(text.toStdString(), key)), shown);
    QVERIFY(shownText(std::string(5000, 'x'), key).size() < 300);
    // A cut never leaves half a character.
    for (std::size_t most = 0; most < 40; ++most)
        QVERIFY(QByteArray::fromStdString(shownText(text.toStdString(), key, most)).isValidUtf8());
}

void TestApiErrors::keyIsNeverInAMessage()
{
    const std::string odd = "k/e y+ä&";
    const std::string encoded = "k%2fe%20y%2B%C3%a4%26";
    for (const int status : {400, 401, 404, 422, 429, 500}) {
        for (const std::string &said : {odd, encoded, "apiKey=" + encoded + "&x"}) {
            const std::string text = R"({"message":"bad )" + said + R"( here"})";
            const std::string message = failureOf({status, text, {}, true, false}, odd).message;
            QVERIFY(message.find(odd) == std::string::npos);
            QVERIFY(message.find("2fe%20y") == std::string::npos);
        }
    }
    QCOMPARE(withoutKey("nothing to hide", ""), std::string("nothing to hide"));
}

void TestApiErrors::statedInASuccess()
{
    QCOMPARE(statedFailure(body("OUT_OF_USAGE_CREDITS"), key).error, PollError::OutOfCredits);
    for (const char *none : {"[]", "{}", "", R"({"id":"e","home_team":"INVALID_KEY"})", R"({"message":"INVALID_KEY"})"})
        QCOMPARE(statedFailure(none, key).error, PollError::None);
}

void TestApiErrors::headers()
{
    const ReplyHead head = headOf({{"X-Requests-Remaining", " 19500 "},
                                   {"x-requests-used", "500"},
                                   {"X-REQUESTS-LAST", "6"},
                                   {"date", "Fri, 15 Aug 2025 12:00:00 GMT"},
                                   {"Content-Encoding", "GZIP"},
                                   {"content-length", "12"},
                                   {"Content-Type", "text/HTML; charset=utf-8"},
                                   {"Retry-After", "7"},
                                   {"X-Other", "1"}});
    QCOMPARE(head.credits, (CreditReport{19500, 500, 6}));
    QCOMPARE(head.serverTime, market::UnixSeconds{1755259200});
    QVERIFY(head.coding == BodyCoding::Compressed && head.isHtml);
    QCOMPARE(*head.length, std::int64_t{12});
    QCOMPARE(*head.retryAfterSeconds, std::int64_t{7});
    QCOMPARE(*headOf({{"x-requests-last", "3.0"}}).credits.last, std::int64_t{3});
    QVERIFY(headOf({{"content-encoding", "br"}}).coding == BodyCoding::Unknown);
    QVERIFY(headOf({{"content-encoding", "identity"}}).coding == BodyCoding::Plain);
}

void TestApiErrors::garbageInHeaders_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"", " ", "-1", "-0", "+5", "1e3", "0x10", "five", "5 5", "5, 5", "99999999999999999999",
                              "1.5", ".", "1.", "NaN", "\xff"})
        QTest::newRow(value) << QByteArray(value);
    QTest::newRow("a megabyte") << QByteArray(1 << 20, '9');
}

void TestApiErrors::garbageInHeaders()
{
    QFETCH(QByteArray, value);
    for (const char *name : {"x-requests-remaining", "x-requests-used", "x-requests-last", "retry-after",
                             "content-length", "date", "content-type"}) {
        const std::string text = value.toStdString();
        ReplyHead head;
        head.read(name, text);
        if (value == "1.")
            continue; // a whole number, if oddly written
        QCOMPARE(head.credits, CreditReport{});
        QVERIFY(!head.retryAfterSeconds && !head.length && head.serverTime == market::noTime);
    }
}

void TestApiErrors::datesAreThoseOfQt()
{
    for (qint64 time = 0; time < 4102444800; time += 86400 * 11 + 3671) {
        const QDateTime moment = QDateTime::fromSecsSinceEpoch(time, Qt::UTC);
        const QString text =
            QLocale::c().toString(moment, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss")) + QStringLiteral(" GMT");
        QCOMPARE(qint64{parseHttpDate(text.toStdString())}, time);
    }
}

void TestApiErrors::noDates_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"Fri, 15 Aug 2025 12:00:00 CET", "Fri, 15 aug 2025 12:00:00 GMT", "Fri, 15 ugS 2025 12:00:00 GMT",
          "Fri, 32 Aug 2025 12:00:00 GMT", "Fri, 15 Aug 2025 25:00:00 GMT", "2025-08-15T12:00:00Z",
          "Friday, 15-Aug-25 12:00:00 GMT", "Fri, 15 Aug 2025 12:00:00", "Fri, 30 Feb 2025 12:00:00 GMT",
          "Fri, 15 Aug -025 12:00:00 GMT"})
        QTest::newRow(text) << QByteArray(text);
}

void TestApiErrors::noDates()
{
    QFETCH(QByteArray, text);
    QVERIFY(parseHttpDate(text.toStdString()) == market::noTime);
}

QTEST_GUILESS_MAIN(TestApiErrors)
#include "tst_api_errors.moc"
