// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"
#include "raw_client.h"
#include "text.h"

#include <QTimer>

using namespace evision::http;
using namespace evision::test;
using namespace std::chrono_literals;

/// The handler's end of a request: it may answer late, never, twice, or for nobody.
class ResponderTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anAnswerMayComeLater();
    void theFirstAnswerCounts();
    void anAnswerThatNeverComesIsATimeout();
    void itOutlivesTheClient();
    void itOutlivesTheServer();
    void withoutARequestItDoesNothing();
    void theHandlerMayCloseTheServer();
    void theAdmissionMayCloseTheServer();
    void rawBytesGoOutAsTheyAre();
    void rawBytesHaveTheHandlersTimeBetweenThem();
    void rawBytesAreLimitedWhenNobodyReads();
    void anAnswerCanBeCut();
    void afterRawBytesThereIsNoAnswer();
    void abortEndsAtOnce();

private:
    void serve(Limits limits = {})
    {
        m_server = std::make_unique<Server>(std::move(limits));
        m_server->setHandler([this](const Request &, const Responder &responder) { m_asked.push_back(responder); });
        QVERIFY(m_server->listen(QHostAddress(QHostAddress::LocalHost)));
    }
    std::unique_ptr<Server> m_server;
    std::vector<Responder> m_asked;
};

void ResponderTest::init()
{
    m_asked.clear();
}

void ResponderTest::cleanup()
{
    m_server.reset();
}

void ResponderTest::anAnswerMayComeLater()
{
    serve();
    RawClient client(m_server->port());
    client.send(get());
    QTRY_COMPARE(m_asked.size(), std::size_t{1});
    QVERIFY(m_asked[0].isOpen());
    QTimer::singleShot(0, this, [this] { m_asked[0].send(Response::text(201, "later")); });
    QTRY_COMPARE(client.status(), 201);
    QVERIFY(!m_asked[0].isOpen());
}

void ResponderTest::theFirstAnswerCounts()
{
    serve();
    RawClient client(m_server->port());
    client.send(get());
    QTRY_COMPARE(m_asked.size(), std::size_t{1});
    const Responder copy = m_asked[0];
    copy.send(Response::text(200, "first"));
    m_asked[0].send(Response::text(200, "second"));
    copy.finish();
    copy.abort();
    QVERIFY(!copy.sendRaw("third"));
    client.send(get());
    QTRY_COMPARE(m_asked.size(), std::size_t{2});
    copy.send(Response::text(200, "an old answer to a new request"));
    m_asked[1].send(Response::text(200, "fourth"));
    QTRY_COMPARE(client.answers().size(), std::size_t{2});
    QCOMPARE(client.answers()[0].body, std::string("first\n"));
    QCOMPARE(client.answers()[1].body, std::string("fourth\n"));
}

void ResponderTest::anAnswerThatNeverComesIsATimeout()
{
    Limits limits;
    limits.answerTime = 20ms;
    serve(limits);
    RawClient client(m_server->port());
    client.send(get());
    QTRY_COMPARE(client.status(), 504);
    QVERIFY(!m_asked.at(0).isOpen());
    m_asked[0].send({});
    QTRY_VERIFY(client.ended());
    QCOMPARE(client.answers().size(), std::size_t{1});
}

void ResponderTest::itOutlivesTheClient()
{
    serve();
    {
        RawClient client(m_server->port());
        client.send(get());
        QTRY_COMPARE(m_asked.size(), std::size_t{1});
    }
    QTRY_COMPARE(m_server->connectionCount(), 0);
    QVERIFY(!m_asked[0].isOpen());
    m_asked[0].send({});
    QVERIFY(!m_asked[0].sendRaw("x"));
    QVERIFY(m_asked[0].bytesOf({}).empty());
}

void ResponderTest::itOutlivesTheServer()
{
    serve();
    RawClient client(m_server->port());
    client.send(get());
    QTRY_COMPARE(m_asked.size(), std::size_t{1});
    m_server.reset();
    QVERIFY(!m_asked[0].isOpen());
    m_asked[0].send({});
    m_asked[0].abort();
    QTRY_VERIFY(client.ended());
}

void ResponderTest::withoutARequestItDoesNothing()
{
    const Responder responder;
    QVERIFY(!responder.isOpen());
    responder.send({});
    responder.finish();
    responder.abort();
    QVERIFY(!responder.sendRaw("x"));
}

void ResponderTest::theHandlerMayCloseTheServer()
{
    serve();
    m_server->setHandler([this](const Request &request, const Responder &responder) {
        m_server->close();
        QVERIFY(request.path == "/"); // still there
        responder.send({});
    });
    RawClient client(m_server->port());
    client.send(get() + get());
    QTRY_VERIFY(client.ended());
    QVERIFY(client.received().empty());
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void ResponderTest::theAdmissionMayCloseTheServer()
{
    serve();
    m_server->setAdmission([this](const Request &) {
        m_server->close();
        return Admission{Admission::Kind::HandOver, {}, {}};
    });
    RawClient client(m_server->port());
    client.send(get());
    QTRY_VERIFY(client.ended());
    QVERIFY(client.received().empty());
    QVERIFY(m_asked.empty());
}

void ResponderTest::rawBytesGoOutAsTheyAre()
{
    serve();
    RawClient client(m_server->port());
    client.send(get());
    QTRY_COMPARE(m_asked.size(), std::size_t{1});
    QVERIFY(m_asked[0].sendRaw({"no \0 HTTP\r", 10}));
    QTRY_COMPARE(client.received(), std::string("no \0 HTTP\r", 10));
    QVERIFY(m_asked[0].isOpen());
    QVERIFY(m_asked[0].sendRaw("and more"));
    m_asked[0].finish();
    QTRY_VERIFY(client.ended());
    QCOMPARE(client.received(), std::string("no \0 HTTP\rand more", 18));
}

void ResponderTest::rawBytesHaveTheHandlersTimeBetweenThem()
{
    Limits limits;
    limits.answerTime = 20ms;
    serve(limits);
    RawClient client(m_server->port());
    client.send(get());
    QTRY_COMPARE(m_asked.size(), std::size_t{1});
    QVERIFY(m_asked[0].sendRaw("HTTP/1.1 200"));
    QTRY_VERIFY(client.ended()); // no 504 in the middle of another answer
    QCOMPARE(client.received(), std::string("HTTP/1.1 200"));
    QVERIFY(!m_asked[0].sendRaw(" OK"));
}

void ResponderTest::rawBytesAreLimitedWhenNobodyReads()
{
    Limits limits;
    limits.rawBytes = 1'000'000;
    serve(limits);
    RawClient client(m_server->port());
    client.stopReading().send(get());
    QTRY_COMPARE(m_asked.size(), std::size_t{1});
    const std::string piece(100'000, 'x');
    int sent = 0;
    while (m_asked[0].sendRaw(piece))
        ++sent;
    QCOMPARE(sent, 10); // none goes out in one turn of the event loop
    QVERIFY(!m_asked[0].isOpen());
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void ResponderTest::anAnswerCanBeCut()
{
    serve();
    RawClient client(m_server->port());
    client.send(get());
    QTRY_COMPARE(m_asked.size(), std::size_t{1});
    const std::string whole = m_asked[0].bytesOf(Response::text(200, "whole"));
    QVERIFY(whole.find("Content-Length: 6\r\nConnection: close\r\n\r\nwhole\n") != std::string::npos);
    m_asked[0].sendRaw(std::string_view(whole).substr(0, whole.size() - 3));
    m_asked[0].finish();
    QTRY_VERIFY(client.ended());
    QCOMPARE(client.answers().at(0).body, std::string("who"));
}

void ResponderTest::afterRawBytesThereIsNoAnswer()
{
    serve();
    RawClient client(m_server->port());
    client.send(get());
    QTRY_COMPARE(m_asked.size(), std::size_t{1});
    m_asked[0].sendRaw("raw");
    m_asked[0].send({});
    m_asked[0].finish();
    QTRY_VERIFY(client.ended());
    QCOMPARE(client.received(), std::string("raw"));
}

void ResponderTest::abortEndsAtOnce()
{
    serve();
    RawClient client(m_server->port());
    client.send(get());
    QTRY_COMPARE(m_asked.size(), std::size_t{1});
    m_asked[0].sendRaw("never seen");
    m_asked[0].abort();
    QTRY_VERIFY(client.ended());
    QVERIFY(client.received().empty());
}

QTEST_GUILESS_MAIN(ResponderTest)
#include "tst_responder.moc"
