// SPDX-License-Identifier: GPL-3.0-or-later
// Answers in HTTP, in pieces of any size, good and hostile.
#include "feed/client/answer_parser.h"

#include <QTest>

#include <algorithm>
#include <string>

using namespace evision::feed;
using State = AnswerParser::State;

Q_DECLARE_METATYPE(std::string)

namespace {

constexpr std::int64_t limit = 1000;

void addSizes()
{
    QTest::addColumn<int>("pieceBytes");
    QTest::newRow("a byte at a time") << 1;
    QTest::newRow("in pieces of seven bytes") << 7;
    QTest::newRow("in one piece") << (1 << 20);
}

State feedAll(AnswerParser &parser, std::string_view bytes, int pieceBytes)
{
    while (!bytes.empty()) {
        parser.feed(bytes.substr(0, static_cast<std::size_t>(pieceBytes)));
        bytes.remove_prefix(std::min(bytes.size(), static_cast<std::size_t>(pieceBytes)));
    }
    return parser.state();
}

} // namespace

class TestAnswerParser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeAnswers_data() { addSizes(); }
    void wholeAnswers();
    void answersThatEndWithTheConnection_data() { addSizes(); }
    void answersThatEndWithTheConnection();
    void interimAnswersComeBefore_data() { addSizes(); }
    void interimAnswersComeBefore();
    void cutAnywhereItIsNotWhole();
    void hostileAnswers_data();
    void hostileAnswers();
    void whatIsTooLargeTellsItsCredits();
};

void TestAnswerParser::wholeAnswers()
{
    QFETCH(const int, pieceBytes);
    const std::string head = "HTTP/1.1 200 OK\r\nX-Requests-Used: 7\r\nLocation: /there\r\n";
    for (const std::string &rest :
         {std::string("Content-Length: 5\r\n\r\n[1,2]"), std::string("Content-Length: 5\r\n\r\n[1,2]and more"),
          std::string("Transfer-Encoding: chunked\r\n\r\n2;x=y\r\n[1\r\n3\r\n,2]\r\n0\r\nTrailer: a\r\n\r\n")}) {
        AnswerParser parser(limit);
        QCOMPARE(feedAll(parser, head + rest, pieceBytes), State::Done);
        QCOMPARE(parser.status(), 200);
        QCOMPARE(parser.head().credits.used.value_or(0), 7);
        QCOMPARE(parser.location(), std::string("/there"));
        QCOMPARE(parser.takeBody(), std::string("[1,2]"));
    }
    AnswerParser empty(limit);
    QCOMPARE(feedAll(empty, "HTTP/1.1 204 No Content\r\n\r\n", pieceBytes), State::Done);
    QCOMPARE(empty.status(), 204);
    QVERIFY(empty.takeBody().empty());
}

void TestAnswerParser::answersThatEndWithTheConnection()
{
    QFETCH(const int, pieceBytes);
    AnswerParser parser(limit);
    QCOMPARE(feedAll(parser, "HTTP/1.0 200 OK\r\n\r\n[1,2]", pieceBytes), State::NeedsMore);
    QCOMPARE(parser.end(), State::Done);
    QCOMPARE(parser.takeBody(), std::string("[1,2]"));
}

void TestAnswerParser::interimAnswersComeBefore()
{
    QFETCH(const int, pieceBytes);
    AnswerParser parser(limit);
    const std::string interim = "HTTP/1.1 103 Early Hints\r\nX-Requests-Used: 1\r\n\r\n";
    QCOMPARE(feedAll(parser, interim + interim + "HTTP/1.1 404 Gone\r\nContent-Length: 1\r\n\r\nx", pieceBytes),
             State::Done);
    QCOMPARE(parser.status(), 404);
    QVERIFY(!parser.head().credits.used);
}

void TestAnswerParser::cutAnywhereItIsNotWhole()
{
    const std::string whole = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n[1]\r\n0\r\n\r\n";
    for (std::size_t size = 0; size < whole.size(); ++size) {
        AnswerParser parser(limit);
        parser.feed(whole.substr(0, size));
        QCOMPARE(parser.state(), State::NeedsMore);
        QCOMPARE(parser.end(), State::NeedsMore);
    }
}

void TestAnswerParser::hostileAnswers_data()
{
    QTest::addColumn<std::string>("first");
    QTest::addColumn<std::string>("again");
    QTest::addColumn<State>("state");
    const std::string ok = "HTTP/1.1 200 OK\r\n";
    const std::string much(4096, 'a');
    QTest::newRow("header lines for ever") << ok << "X-A: " + much + "\r\n" << State::HeadTooLarge;
    QTest::newRow("very many short ones") << ok << std::string("a: b\r\n") << State::HeadTooLarge;
    QTest::newRow("one line for ever") << ok + "X-A: " << much << State::HeadTooLarge;
    QTest::newRow("a reason for ever") << std::string("HTTP/1.1 200 ") << much << State::HeadTooLarge;
    QTest::newRow("interim answers for ever")
        << std::string() << std::string("HTTP/1.1 100 Continue\r\n\r\n") << State::HeadTooLarge;
    QTest::newRow("a body for ever") << ok + "\r\n" << much << State::BodyTooLarge;
    QTest::newRow("a length beyond the limit") << ok + "Content-Length: 1001\r\n\r\n" << much << State::BodyTooLarge;
    QTest::newRow("chunks for ever") << ok + "Transfer-Encoding: chunked\r\n\r\n"
                                     << std::string("1\r\na\r\n") << State::BodyTooLarge;
    QTest::newRow("one chunk beyond the limit") << ok + "Transfer-Encoding: chunked\r\n\r\nffffffff\r\n"
                                                << much << State::BodyTooLarge;
    QTest::newRow("a chunk's extension for ever")
        << ok + "Transfer-Encoding: chunked\r\n\r\n1;" << much << State::HeadTooLarge;
    QTest::newRow("a trailer for ever") << ok + "Transfer-Encoding: chunked\r\n\r\n0\r\n"
                                        << "X-A: " + much + "\r\n"
                                        << State::HeadTooLarge;
    QTest::newRow("a length that is none") << ok + "Content-Length: -1\r\n\r\n" << much << State::NotHttp;
    QTest::newRow("another protocol") << std::string("SSH-2.0-x\r\n") << much << State::NotHttp;
}

void TestAnswerParser::hostileAnswers()
{
    QFETCH(const std::string, first);
    QFETCH(const std::string, again);
    QFETCH(const State, state);
    AnswerParser parser(limit);
    parser.feed(first);
    std::size_t sent = first.size();
    while (parser.state() == State::NeedsMore && sent < 10 * AnswerParser::mostHeadBytes) {
        parser.feed(again);
        sent += again.size();
    }
    QCOMPARE(parser.state(), state);
    QVERIFY(sent <= 2 * AnswerParser::mostHeadBytes + again.size());
    QCOMPARE(parser.feed(again), state);
    QCOMPARE(parser.end(), state);
}

void TestAnswerParser::whatIsTooLargeTellsItsCredits()
{
    AnswerParser parser(limit);
    parser.feed("HTTP/1.1 200 OK\r\nx-requests-last: 4\r\nContent-Length: 5000\r\n\r\n");
    QCOMPARE(parser.state(), State::BodyTooLarge);
    QCOMPARE(parser.head().credits.last.value_or(0), 4);
}

QTEST_GUILESS_MAIN(TestAnswerParser)
#include "tst_answer_parser.moc"
