// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/head_parser.h"
#include "text.h"

using namespace evision::http;
using State = HeadParser::State;

Q_DECLARE_METATYPE(evision::http::HeadError)

namespace {

const std::string none;

/// A request with these fields after Host.
std::string withFields(const std::string &fields)
{
    return "POST / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

struct Result {
    State state = State::NeedsMore;
    HeadError error = HeadError::None;
    std::size_t taken = 0;
    RequestHead head;
};

/// Feeds `bytes` in pieces that end at `cuts`.
Result parse(const std::string &bytes, const std::vector<std::size_t> &cuts = {}, HeadLimits limits = {})
{
    HeadParser parser(limits);
    Result result;
    std::size_t begin = 0;
    for (std::size_t piece = 0; piece <= cuts.size(); ++piece) {
        const std::size_t end = piece < cuts.size() ? cuts[piece] : bytes.size();
        result.taken += parser.feed(std::string_view(bytes).substr(begin, end - begin));
        begin = end;
    }
    result.state = parser.state();
    result.error = parser.error();
    result.head = parser.head();
    return result;
}

void compare(const Result &ours, const Result &whole)
{
    QCOMPARE(ours.state, whole.state);
    QCOMPARE(ours.error, whole.error);
    QCOMPARE(ours.taken, whole.taken);
    QVERIFY(ours.head.headers == whole.head.headers);
    QCOMPARE(ours.head.path, whole.head.path);
    QCOMPARE(ours.head.contentLength, whole.head.contentLength);
}

} // namespace

/// Heads are read strictly: what two readers could read differently is refused.
class HeadParserTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHeadIsReadToItsEnd();
    void goodHeads_data();
    void goodHeads();
    void badHeads_data();
    void badHeads();
    void whatIsNotHttpIsToldAtTheFirstLine();
    void whereTheBytesAreCutMakesNoDifference_data();
    void whereTheBytesAreCutMakesNoDifference();
    void theLimitsAreIncluded();
    void aHeadWithoutAnEndIsCutOff();
    void everyErrorHasAStatusAndASentence();
    void itCanReadOneHeadAfterAnother();
    void webSocketsAreAskedForInFull_data();
    void webSocketsAreAskedForInFull();
};

void HeadParserTest::aHeadIsReadToItsEnd()
{
    const std::string head = "GET /v4/sports/?all=true&a=%20 HTTP/1.1\r\nHost: Api.Example:8080\r\n"
                             "X-One:  spaced out \t\r\nx-one: 2\r\nEmpty:\r\nContent-Length: 12\r\n\r\n";
    const Result result = parse(head + "twelve bytes");
    QCOMPARE(result.state, State::Done);
    QCOMPARE(result.taken, head.size());
    QCOMPARE(result.head.method, std::string("GET"));
    QCOMPARE(result.head.target, std::string("/v4/sports/?all=true&a=%20"));
    QCOMPARE(result.head.path, std::string("/v4/sports/"));
    QVERIFY(result.head.parameter("all") == "true");
    QVERIFY(result.head.parameter("a") == " ");
    QVERIFY(!result.head.parameter("b"));
    QCOMPARE(result.head.host, std::string("api.example"));
    QCOMPARE(result.head.minorVersion, 1);
    QVERIFY(result.head.keepsAlive());
    QCOMPARE(result.head.contentLength, std::uint64_t{12});
    QVERIFY(result.head.headers.value("X-ONE") == "spaced out");
    QCOMPARE(result.head.headers.count("X-One"), std::size_t{2});
    QVERIFY(result.head.headers.find("Empty") == "");
}

void HeadParserTest::goodHeads_data()
{
    QTest::addColumn<std::string>("head");
    QTest::addColumn<std::string>("host");
    QTest::addColumn<quint64>("length");
    const auto row = [](const char *name, const std::string &head, const std::string &host = "a", quint64 length = 0) {
        QTest::newRow(name) << head << host << length;
    };
    row("HTTP/1.0 without a host", "GET / HTTP/1.0\r\n\r\n", "");
    row("HTTP/1.0 with one", "GET / HTTP/1.0\r\nHost: a\r\n\r\n");
    row("a method of its own", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("absolute form with the same host", "GET http://A:80/ HTTP/1.1\r\nHost: a:80\r\n\r\n");
    row("absolute form in HTTP/1.0 without a host", "GET http://b/ HTTP/1.0\r\n\r\n", "b");
    row("OPTIONS of all", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");
    row("CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n");
    row("no length", withFields(""));
    row("a length of 0", withFields("Content-Length: 0\r\n"), "a", 0);
    row("leading zeros", withFields("Content-Length: 007\r\n"), "a", 7);
    row("18 digits", withFields("Content-Length: 999999999999999999\r\n"), "a", 999999999999999999U);
    row("bytes beyond ASCII in a value", withFields("X: \xe5\xff\r\n"));
    row("a tab in a value", withFields("X: a\tb\r\n"));
    row("a value that looks like a field", withFields("X: Host: b\r\n"));
}

void HeadParserTest::goodHeads()
{
    QFETCH(std::string, head);
    QFETCH(std::string, host);
    QFETCH(quint64, length);
    const Result result = parse(head);
    QCOMPARE(result.error, HeadError::None);
    QCOMPARE(result.state, State::Done);
    QCOMPARE(result.taken, head.size());
    QCOMPARE(result.head.host, host);
    QCOMPARE(result.head.contentLength, length);
}

void HeadParserTest::badHeads_data()
{
    QTest::addColumn<std::string>("head");
    QTest::addColumn<HeadError>("error");
    const auto row = [](const char *name, const std::string &head, HeadError error) {
        QTest::newRow(name) << head << error;
    };
    const std::string ok = "GET / HTTP/1.1\r\nHost: a\r\n";
    row("a blank line first", "\r\n" + ok + "\r\n", HeadError::BadRequestLine);
    row("line feeds only", "GET / HTTP/1.1\nHost: a\n\n", HeadError::BadLineEnd);
    row("a line feed only after a field", ok + "X: y\n\r\n", HeadError::BadLineEnd);
    row("a carriage return in a value", ok + "X: y\rz\r\n\r\n", HeadError::BadLineEnd);
    row("two carriage returns", ok + "X: y\r\r\n\r\n", HeadError::BadLineEnd);
    row("NUL in the first line", std::string("GET /\0 HTTP/1.1\r\n", 17), HeadError::ControlByte);
    row("NUL in a value", ok + std::string("X: \0\r\n\r\n", 8), HeadError::ControlByte);
    row("a vertical tab before the colon", ok + "Content-Length\v: 1\r\n\r\n", HeadError::ControlByte);
    row("DEL", ok + "X: \x7f\r\n\r\n", HeadError::ControlByte);
    row("a TLS greeting", std::string("\x16\x03\x01\x02\x00\x01", 6), HeadError::ControlByte);
    row("words", "hello there\r\n", HeadError::BadRequestLine);
    row("a method that is no token", "G(T / HTTP/1.1\r\n", HeadError::BadRequestLine);
    row("no target", "GET  HTTP/1.1\r\n", HeadError::BadRequestLine);
    row("two spaces before the version", "GET /  HTTP/1.1\r\n", HeadError::BadVersion);
    row("a space behind the version", "GET / HTTP/1.1 \r\n", HeadError::BadVersion);
    row("a tab in the first line", "GET\t/ HTTP/1.1\r\n", HeadError::BadRequestLine);
    row("no version, as in HTTP/0.9", "GET /\r\n", HeadError::BadRequestLine);
    row("HTTP/9.9", "GET / HTTP/9.9\r\n", HeadError::BadVersion);
    row("HTTP/2.0", "PRI * HTTP/2.0\r\n", HeadError::BadVersion);
    row("HTTP/1.2", "GET / HTTP/1.2\r\n", HeadError::BadVersion);
    row("HTTP/1.10", "GET / HTTP/1.10\r\n", HeadError::BadVersion);
    row("http in small letters", "GET / http/1.1\r\n", HeadError::BadVersion);
    row("another protocol", "GET / RTSP/1.0\r\n", HeadError::BadVersion);
    row("up in the path", "GET /../x HTTP/1.1\r\nHost: a\r\n\r\n", HeadError::BadTarget);
    row("all, but not by OPTIONS", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", HeadError::BadTarget);
    row("no colon", ok + "nonsense\r\n\r\n", HeadError::BadField);
    row("no name", ok + ": x\r\n\r\n", HeadError::BadField);
    row("a space before the colon", ok + "Content-Length : 1\r\n\r\n", HeadError::BadField);
    row("a name that is no token", ok + "Content Length: 1\r\n\r\n", HeadError::BadField);
    row("a name beyond ASCII", ok + "\xc4: 1\r\n\r\n", HeadError::BadField);
    row("a folded line", ok + "X: a\r\n b\r\n\r\n", HeadError::FoldedLine);
    row("a line folded by a tab", ok + "X: a\r\n\tb\r\n\r\n", HeadError::FoldedLine);
    row("a field hidden behind a space", "GET / HTTP/1.1\r\n Host: b\r\nHost: a\r\n\r\n", HeadError::FoldedLine);
    row("no host", "GET / HTTP/1.1\r\n\r\n", HeadError::BadHost);
    row("two hosts", ok + "Host: b\r\n\r\n", HeadError::BadHost);
    row("the same host twice", ok + "hOST: a\r\n\r\n", HeadError::BadHost);
    row("two hosts in HTTP/1.0", "GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n", HeadError::BadHost);
    row("hosts in a list", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", HeadError::BadHost);
    row("an empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", HeadError::BadHost);
    row("a host with a user", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", HeadError::BadHost);
    row("another host in the target", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", HeadError::BadHost);
    row("a bad host in the target of HTTP/1.0", "GET http://a@b/ HTTP/1.0\r\n\r\n", HeadError::BadHost);
    const auto bad = [&row](const char *name, const std::string &length) {
        row(name, withFields("Content-Length: " + length + "\r\n"), HeadError::BadLength);
    };
    bad("a negative length", "-5");
    bad("a signed length", "+5");
    bad("a length of 20 digits", "18446744073709551617");
    bad("a length of 19 digits", "9223372036854775807");
    bad("a hexadecimal length", "0x10");
    bad("a length with an exponent", "8e9");
    bad("a length with a point", "1.0");
    bad("a length with a space", "1 0");
    bad("an empty length", "");
    bad("lengths in a list", "5, 5");
    bad("different lengths in a list", "5, 6");
    row("two lengths", withFields("Content-Length: 5\r\nContent-Length: 6\r\n"), HeadError::BadLength);
    row("the same length twice", withFields("Content-Length: 5\r\ncontent-length: 5\r\n"), HeadError::BadLength);
    const std::string chunked = "Transfer-Encoding: chunked\r\n";
    row("a chunked body", withFields(chunked), HeadError::LengthRequired);
    row("a chunked body in capitals", withFields("TRANSFER-ENCODING: Chunked\r\n"), HeadError::LengthRequired);
    row("gzip before chunked", withFields("Transfer-Encoding: gzip, chunked\r\n"), HeadError::UnknownEncoding);
    row("chunked hidden by a prefix", withFields("Transfer-Encoding: xchunked\r\n"), HeadError::UnknownEncoding);
    row("chunked hidden by a list", withFields("Transfer-Encoding: chunked, identity\r\n"), HeadError::UnknownEncoding);
    row("an empty encoding", withFields("Transfer-Encoding:\r\n"), HeadError::UnknownEncoding);
    row("an encoding twice", withFields("Transfer-Encoding: identity\r\n" + chunked), HeadError::UnknownEncoding);
    row("identity and a length", withFields("Content-Length: 5\r\nTransfer-Encoding: identity\r\n"),
        HeadError::LengthAndEncoding);
    row("a length, then chunked", withFields("Content-Length: 5\r\n" + chunked), HeadError::LengthAndEncoding);
    row("chunked, then a length", withFields(chunked + "Content-Length: 5\r\n"), HeadError::BadLength);
    row("chunked before HTTP/1.1", "POST / HTTP/1.0\r\n" + chunked + "\r\n", HeadError::EncodingTooEarly);
}

void HeadParserTest::badHeads()
{
    QFETCH(std::string, head);
    QFETCH(HeadError, error);
    const Result result = parse(head);
    QCOMPARE(result.state, State::Failed);
    QCOMPARE(result.error, error);
    QVERIFY(result.head.method.empty());
}

void HeadParserTest::whatIsNotHttpIsToldAtTheFirstLine()
{
    HeadParser parser;
    QCOMPARE(parser.feed("SSH-2.0-OpenSSH_9.2\r\nand more"), std::size_t{21});
    QCOMPARE(parser.state(), State::Failed);
    QCOMPARE(parser.feed("still more"), std::size_t{0});
}

void HeadParserTest::whereTheBytesAreCutMakesNoDifference_data()
{
    goodHeads_data();
    QTest::newRow("a bad line after a bad line")
        << std::string("GET / HTTP/1.1\r\nX : y\r\n\x01\r\n\r\n") << none << quint64{0};
    QTest::newRow("more than one head") << std::string("GET / HTTP/1.0\r\n\r\nGET / HTTP/1.0\r\n\r\n") << none
                                        << quint64{0};
    QTest::newRow("two hosts") << std::string("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n") << none << quint64{0};
}

void HeadParserTest::whereTheBytesAreCutMakesNoDifference()
{
    QFETCH(std::string, head);
    const Result whole = parse(head);
    std::vector<std::size_t> everywhere;
    for (std::size_t cut = 0; cut <= head.size(); ++cut) {
        everywhere.push_back(cut);
        compare(parse(head, {cut}), whole);
        compare(parse(head, {cut / 2, cut}), whole);
    }
    compare(parse(head, everywhere), whole);
}

void HeadParserTest::theLimitsAreIncluded()
{
    const std::string head = "GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n\r\n";
    QCOMPARE(parse(head, {}, {head.size(), 2}).state, State::Done);
    QCOMPARE(parse(head, {}, {head.size() - 1, 2}).error, HeadError::TooLarge);
    QCOMPARE(parse(head, {}, {head.size(), 1}).error, HeadError::TooManyFields);
    QCOMPARE(parse(head, {}, {15, 2}).error, HeadError::TargetTooLong);
}

void HeadParserTest::aHeadWithoutAnEndIsCutOff()
{
    HeadParser parser;
    const std::string start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
    std::size_t taken = parser.feed(start);
    const std::string piece(1000, 'x');
    for (int i = 0; i < 100; ++i)
        taken += parser.feed(piece);
    QCOMPARE(taken, HeadLimits().bytes + 1);
    QCOMPARE(parser.error(), HeadError::TooLarge);
}

void HeadParserTest::everyErrorHasAStatusAndASentence()
{
    for (int each = 1; each <= static_cast<int>(HeadError::TooManyFields); ++each) {
        const auto error = static_cast<HeadError>(each);
        QVERIFY(statusOf(error) >= 400);
        QVERIFY(sentence(error).ends_with('.'));
    }
    QCOMPARE(statusOf(HeadError::None), 0);
    QCOMPARE(statusOf(HeadError::TooLarge), 431);
    QCOMPARE(statusOf(HeadError::TooManyFields), 431);
    QCOMPARE(statusOf(HeadError::TargetTooLong), 414);
    QCOMPARE(statusOf(HeadError::LengthRequired), 411);
    QCOMPARE(statusOf(HeadError::LengthAndEncoding), 400);
    QCOMPARE(statusOf(HeadError::BadVersion), 400);
}

void HeadParserTest::itCanReadOneHeadAfterAnother()
{
    HeadParser parser;
    parser.feed("GET /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n");
    QCOMPARE(parser.head().path, std::string("/a"));
    parser.reset();
    QCOMPARE(parser.state(), State::NeedsMore);
    parser.feed("GET /b HTTP/1.0\r\n\r\n");
    QCOMPARE(parser.state(), State::Done);
    QCOMPARE(parser.head().path, std::string("/b"));
    QCOMPARE(parser.head().headers.size(), std::size_t{0});
    QCOMPARE(parser.head().contentLength, std::uint64_t{0});
    QVERIFY(!parser.head().keepsAlive());
}

void HeadParserTest::webSocketsAreAskedForInFull_data()
{
    QTest::addColumn<std::string>("head");
    QTest::addColumn<bool>("asks");
    const std::string fields = "Host: a\r\nConnection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\n";
    QTest::newRow("as browsers do") << "GET / HTTP/1.1\r\n" + fields + "\r\n" << true;
    QTest::newRow("not in HTTP/1.0") << "GET / HTTP/1.0\r\n" + fields + "\r\n" << false;
    QTest::newRow("not by POST") << "POST / HTTP/1.1\r\n" + fields + "\r\n" << false;
    QTest::newRow("not with a body") << "GET / HTTP/1.1\r\n" + fields + "Content-Length: 1\r\n\r\n" << false;
    QTest::newRow("not without the word in Connection")
        << std::string("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n") << false;
    QTest::newRow("not for another protocol")
        << std::string("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n") << false;
}

void HeadParserTest::webSocketsAreAskedForInFull()
{
    QFETCH(std::string, head);
    QFETCH(bool, asks);
    const Result result = parse(head);
    QCOMPARE(result.state, State::Done);
    QCOMPARE(result.head.asksForWebSocket(), asks);
}

QTEST_GUILESS_MAIN(HeadParserTest)
#include "tst_head_parser.moc"
