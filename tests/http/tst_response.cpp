// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/response.h"
#include "text.h"

using namespace evision::http;

class ResponseTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBytesAreThese();
    void aHeadAnswerIsAllButTheBody();
    void someStatusesHaveNoBody_data();
    void someStatusesHaveNoBody();
    void nothingInAResponseMakesASecondOne_data();
    void nothingInAResponseMakesASecondOne();
    void theWriterDecidesWhereTheBodyEnds();
    void aDateOfItsOwnIsKept();
    void dates_data();
    void dates();
};

void ResponseTest::theBytesAreThese()
{
    const Response response{422, {{"x-requests-last", "3"}}, "{}"};
    QCOMPARE(toBytes(response, {.close = true, .unixSeconds = 784111777}),
             std::string("HTTP/1.1 422 Unprocessable Content\r\n"
                         "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
                         "x-requests-last: 3\r\n"
                         "Content-Length: 2\r\n"
                         "Connection: close\r\n"
                         "\r\n"
                         "{}"));
}

void ResponseTest::aHeadAnswerIsAllButTheBody()
{
    const Response response = Response::text(200, "Hello.");
    const std::string whole = toBytes(response, {});
    const std::string head = toBytes(response, {.head = true});
    QCOMPARE(head + "Hello.\n", whole);
    QVERIFY(head.find("Content-Length: 7\r\n") != std::string::npos);
}

void ResponseTest::someStatusesHaveNoBody_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("continue") << 100;
    QTest::newRow("switching protocols") << 101;
    QTest::newRow("no content") << 204;
    QTest::newRow("not modified") << 304;
}

void ResponseTest::someStatusesHaveNoBody()
{
    QFETCH(int, status);
    const std::string bytes = toBytes({status, {}, "body"}, {});
    QVERIFY(bytes.ends_with("\r\n\r\n"));
    QVERIFY(bytes.find("Content-Length") == std::string::npos);
}

void ResponseTest::nothingInAResponseMakesASecondOne_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("value");
    const std::string second = "\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    QTest::newRow("in a value") << std::string("Location") << "/a" + second;
    QTest::newRow("bare line feeds in a value") << std::string("Location") << std::string("/a\n\nHTTP/1.1 200 OK\n\n");
    QTest::newRow("bare carriage returns in a value") << std::string("Location") << std::string("/a\r\rX: y\r");
    QTest::newRow("NUL in a value") << std::string("Location") << std::string("/a\0b", 4);
    QTest::newRow("in a name") << "A: b" + second << std::string("c");
    QTest::newRow("an empty name") << std::string() << std::string("c");
    QTest::newRow("a space in a name") << std::string("Content-Length ") << std::string("0");
    QTest::newRow("a colon in a name") << std::string("A:") << std::string("b");
}

void ResponseTest::nothingInAResponseMakesASecondOne()
{
    QFETCH(std::string, name);
    QFETCH(std::string, value);
    const std::string bytes = toBytes({302, {{name, value}}, ""}, {});
    QCOMPARE(bytes.find("\r\n\r\n"), bytes.size() - 4);
    int feeds = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        feeds += bytes[at] == '\n' ? 1 : 0;
        QVERIFY(bytes[at] != '\n' || bytes[at - 1] == '\r');
        QVERIFY(bytes[at] != '\r' || bytes[at + 1] == '\n');
        QVERIFY(bytes[at] != '\0');
    }
    // Status, Date, Content-Length, Connection, the blank line, and the field if its name is one.
    QCOMPARE(feeds, name == "Location" ? 6 : 5);
}

void ResponseTest::theWriterDecidesWhereTheBodyEnds()
{
    const Response response{
        200, {{"content-length", "99"}, {"TRANSFER-ENCODING", "chunked"}, {"connection", "upgrade"}}, "abc"};
    const std::string bytes = toBytes(response, {});
    QVERIFY(bytes.find("99") == std::string::npos);
    QVERIFY(bytes.find("chunked") == std::string::npos);
    QVERIFY(bytes.find("upgrade") == std::string::npos);
    QVERIFY(bytes.find("Content-Length: 3\r\nConnection: keep-alive\r\n\r\nabc") != std::string::npos);
}

void ResponseTest::aDateOfItsOwnIsKept()
{
    const std::string bytes = toBytes({200, {{"date", "Thu, 01 Jan 1970 00:00:00 GMT"}}, ""}, {.unixSeconds = 1});
    QVERIFY(bytes.find("date: Thu, 01 Jan 1970 00:00:00 GMT\r\n") != std::string::npos);
    QVERIFY(bytes.find("Date:") == std::string::npos);
}

void ResponseTest::dates_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<std::string>("date");
    // By `date -u -d @N`.
    QTest::newRow("the example of RFC 9110") << qint64{784111777} << std::string("Sun, 06 Nov 1994 08:49:37 GMT");
    QTest::newRow("the epoch") << qint64{0} << std::string("Thu, 01 Jan 1970 00:00:00 GMT");
    QTest::newRow("before it") << qint64{-1} << std::string("Wed, 31 Dec 1969 23:59:59 GMT");
    QTest::newRow("a leap day") << qint64{1709251199} << std::string("Thu, 29 Feb 2024 23:59:59 GMT");
    QTest::newRow("far on") << qint64{4102444800} << std::string("Fri, 01 Jan 2100 00:00:00 GMT");
}

void ResponseTest::dates()
{
    QFETCH(qint64, seconds);
    QFETCH(std::string, date);
    QCOMPARE(httpDate(seconds), date);
}

QTEST_GUILESS_MAIN(ResponseTest)
#include "tst_response.moc"
