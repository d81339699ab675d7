// SPDX-License-Identifier: GPL-3.0-or-later
// How many calls at once and in a second, and how fast they end when they are not wanted any more.
#include "odds_service.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <functional>
#include <vector>

using namespace evision;
using namespace evision::feed;
using namespace evision::test;

namespace {

constexpr qint64 second = 1000;

enum class State {
    Connecting, ///< to a port whose queue is full
    Waiting,    ///< for the head
    Receiving,  ///< the body
    BackingOff,
    Queued,  ///< behind those that wait
    Limited, ///< by the calls of a second
    Decided, ///< answered without a call
};

/// A source that is brought to a state and stays there.
class Stage {
public:
    explicit Stage(State state)
        : m_source(std::make_unique<OddsApiSource>(
              m_clock, optionsFor(state == State::Connecting ? fullUrl() : m_server.url()))),
          m_listener(*m_source)
    {
        m_source->setKey(apiKey);
        enter(state);
    }

    [[nodiscard]] bool arrived() const { return m_arrived(); }
    [[nodiscard]] std::uint64_t asked() const { return m_asked; }
    [[nodiscard]] OddsApiSource &source() { return *m_source; }
    [[nodiscard]] Listener &listener() { return m_listener; }
    [[nodiscard]] ScriptedServer &server() { return m_server; }
    [[nodiscard]] StoppedClock &clock() { return m_clock; }
    void destroySource() { m_source.reset(); }

private:
    void ask(std::uint64_t count, const ScriptedAnswer &answer)
    {
        m_server.answerBy([answer](const http::Request &) { return answer; });
        for (std::uint64_t each = 0; each < count; ++each)
            m_source->request(oddsRequest(++m_asked));
    }
    void enter(State state)
    {
        ScriptedAnswer slow = {.fault = Fault::Slow, .pause = std::chrono::milliseconds(5)};
        slow.raw = "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n" + std::string(9000, ' ');
        switch (state) {
        case State::Connecting:
            ask(2, {});
            break;
        case State::Waiting:
            ask(2, {.fault = Fault::Silence});
            m_arrived = [this] { return m_server.count() == 2; };
            break;
        case State::Receiving:
            ask(2, slow);
            m_arrived = [this] { return m_server.count() == 2; };
            break;
        case State::BackingOff:
            ask(2, failure(503));
            m_arrived = [this] { return m_server.count() == 2 && m_source->findChildren<WebCall *>().isEmpty(); };
            break;
        case State::Queued:
            ask(20, {.fault = Fault::Silence});
            m_arrived = [this] { return m_server.count() == 8; };
            break;
        case State::Limited:
            ask(40, good());
            m_arrived = [this] { return m_listener.count() == 30; };
            break;
        case State::Decided:
            m_source->setKey(QString());
            ask(2, {});
            break;
        }
    }
    /// Of a port whose connections nobody accepts, so that one more takes for ever.
    QString fullUrl()
    {
        m_full.setListenBacklogSize(1);
        m_full.listen(QHostAddress(QHostAddress::LocalHost));
        m_full.pauseAccepting();
        for (int each = 0; each < 8; ++each) {
            m_sockets.push_back(std::make_unique<QTcpSocket>());
            m_sockets.back()->connectToHost(QHostAddress(QHostAddress::LocalHost), m_full.serverPort());
        }
        return QStringLiteral("http://127.0.0.1:%1").arg(m_full.serverPort());
    }

    ScriptedServer m_server;
    QTcpServer m_full;
    std::vector<std::unique_ptr<QTcpSocket>> m_sockets;
    StoppedClock m_clock;
    std::unique_ptr<OddsApiSource> m_source;
    Listener m_listener;
    std::uint64_t m_asked = 0;
    std::function<bool()> m_arrived = [] { return true; };
};

void addStates()
{
    QTest::addColumn<int>("state");
    const auto row = [](const char *name, State state) { QTest::newRow(name) << static_cast<int>(state); };
    row("connecting", State::Connecting);
    row("waiting for the head", State::Waiting);
    row("receiving the body", State::Receiving);
    row("waiting to ask again", State::BackingOff);
    row("waiting for a free place", State::Queued);
    row("waiting for the next second", State::Limited);
    row("refused, but not told yet", State::Decided);
}

} // namespace

class TestOddsApiPace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log.start(); }
    void eightAtOnce();
    void thirtyInASecond_data() { paces(); }
    void thirtyInASecond();
    void tooManyCallsQuietenAll_data() { paces(); }
    void tooManyCallsQuietenAll();
    void calledOff_data() { addStates(); }
    void calledOff();
    void destroyed_data() { addStates(); }
    void destroyed();
    void askedAnewWhenCalledOff();
    void calledOffByAnAnswer();
    void onAThreadOfItsOwn_data();
    void onAThreadOfItsOwn();

private:
    static void paces()
    {
        QTest::addColumn<int>("pace");
        QTest::newRow("a clock that runs like the service's") << 1;
        QTest::newRow("the clock of a market that runs sixty times as fast") << 60;
    }

    LogKeeper m_log;
};

void TestOddsApiPace::eightAtOnce()
{
    ScriptedServer server;
    server.answerBy(
        [](const http::Request &) { return ScriptedAnswer{.body = "[]", .delay = std::chrono::milliseconds(30)}; });
    OddsService service(optionsFor(server.url()));
    for (std::uint64_t id = 1; id <= 25; ++id)
        service.source.request(oddsRequest(id));
    QTRY_VERIFY(service.listener.allOnce(25));
    QCOMPARE(server.mostUnderWay(), 8);
    QCOMPARE(server.count(), 25U);
}

void TestOddsApiPace::thirtyInASecond()
{
    QFETCH(const int, pace);
    ScriptedServer server;
    server.answerBy([](const http::Request &) { return good(); });
    StoppedClock clock;
    OddsApiOptions options = optionsFor(server.url());
    options.pace = pace;
    OddsApiSource source(clock, options);
    source.setKey(apiKey);
    Listener listener(source);
    for (std::uint64_t id = 1; id <= 100; ++id)
        source.request(oddsRequest(id));
    // The clock goes on only when all that may be asked in its second was answered.
    for (std::size_t answered = 30; answered < 100; answered += 30) {
        QTRY_COMPARE(listener.count(), answered);
        clock.advance(1000 * pace - 1);
        QVERIFY(source.findChildren<WebCall *>().isEmpty());
        clock.advance(1);
    }
    QTRY_VERIFY(listener.allOnce(100));
    std::vector<UnixMillis> sent;
    for (const PollAnswer &answer : listener.answers)
        sent.push_back(answer.sentAt);
    std::sort(sent.begin(), sent.end());
    for (std::size_t index = 30; index < sent.size(); ++index)
        QVERIFY(sent[index] - sent[index - 30] >= second * pace);
    QCOMPARE(sent.back() - sent.front(), 3 * second * pace);
}

void TestOddsApiPace::tooManyCallsQuietenAll()
{
    QFETCH(const int, pace);
    ScriptedServer server;
    server.enqueue(failure(429, "EXCEEDED_FREQ_LIMIT", {{"Retry-After", "5"}}));
    server.answerBy([](const http::Request &) { return good(); });
    StoppedClock clock;
    OddsApiOptions options = optionsFor(server.url());
    options.pace = pace;
    OddsApiSource source(clock, options);
    source.setKey(apiKey);
    Listener listener(source);
    source.request(oddsRequest(1));
    QTRY_VERIFY(server.count() == 1 && source.findChildren<WebCall *>().isEmpty());
    source.request(oddsRequest(2));
    clock.advance(5000 * pace - 1);
    QVERIFY(source.findChildren<WebCall *>().isEmpty());
    QCOMPARE(server.count(), 1U);
    clock.advance(1);
    QTRY_VERIFY(listener.allOnce(2));
    for (const PollAnswer &answer : listener.answers)
        QVERIFY(answer.ok() && answer.sentAt - listener.answers[0].receivedAt >= 0);
}

void TestOddsApiPace::calledOff()
{
    QFETCH(int, state);
    Stage stage(static_cast<State>(state));
    QTRY_VERIFY(stage.arrived());
    const std::size_t before = stage.listener().count();
    QElapsedTimer timer;
    timer.start();
    stage.source().cancelAll();
    QTRY_VERIFY(stage.listener().allOnce(stage.asked()));
    QVERIFY(timer.elapsed() < second);
    const PollError expected = static_cast<State>(state) == State::Decided ? PollError::NoKey : PollError::Cancelled;
    for (std::size_t index = before; index < stage.listener().count(); ++index) {
        QCOMPARE(word(stage.listener().answers[index].error), word(expected));
        QVERIFY(!stage.listener().answers[index].message.empty());
    }
    stage.source().cancelAll();
    if (static_cast<State>(state) == State::Connecting)
        return; // nobody will ever answer there
    // It works on, and nothing that was called off comes after all.
    stage.server().answerBy([](const http::Request &) { return good(); });
    stage.source().setKey(apiKey);
    stage.clock().advance(second);
    stage.source().request(oddsRequest(stage.asked() + 1));
    QTRY_VERIFY(stage.listener().allOnce(stage.asked() + 1));
    QVERIFY(stage.listener().last().ok());
}

void TestOddsApiPace::destroyed()
{
    QFETCH(int, state);
    Stage stage(static_cast<State>(state));
    QTRY_VERIFY(stage.arrived());
    const std::size_t before = stage.listener().count();
    QElapsedTimer timer;
    timer.start();
    stage.destroySource();
    QVERIFY(timer.elapsed() < second);
    // The server sees the connections end, and nothing is answered.
    QTRY_COMPARE(stage.server().underWay(), 0);
    QCOMPARE(stage.listener().count(), before);
}

void TestOddsApiPace::askedAnewWhenCalledOff()
{
    ScriptedServer server;
    server.enqueue({.fault = Fault::Silence});
    server.answerBy([](const http::Request &) { return good(); });
    OddsService service(optionsFor(server.url()));
    connect(&service.source, &QuoteSource::answered, &service.listener, [&service](const PollAnswer &answer) {
        if (answer.error == PollError::Cancelled)
            service.source.request(oddsRequest(2));
    });
    service.source.request(oddsRequest(1));
    QTRY_COMPARE(server.count(), 1U);
    service.source.cancelAll();
    QTRY_VERIFY(service.listener.allOnce(2));
    QVERIFY(service.listener.last().ok());
}

void TestOddsApiPace::calledOffByAnAnswer()
{
    ScriptedServer server;
    server.enqueue(good());
    server.answerBy([](const http::Request &) { return ScriptedAnswer{.fault = Fault::Silence}; });
    OddsService service(optionsFor(server.url()));
    connect(&service.source, &QuoteSource::answered, &service.listener, [&service](const PollAnswer &answer) {
        if (answer.ok())
            service.source.cancelAll();
    });
    for (std::uint64_t id = 1; id <= 12; ++id)
        service.source.request(oddsRequest(id));
    QTRY_VERIFY(service.listener.allOnce(12));
}

void TestOddsApiPace::onAThreadOfItsOwn_data()
{
    QTest::addColumn<bool>("silent");
    QTest::newRow("after all is answered") << false;
    QTest::newRow("in the middle of calls") << true;
}

void TestOddsApiPace::onAThreadOfItsOwn()
{
    QFETCH(bool, silent);
    ScriptedServer server;
    server.answerBy(
        [silent](const http::Request &) { return silent ? ScriptedAnswer{.fault = Fault::Silence} : good(); });
    const RunningClock clock;
    auto *source = new OddsApiSource(clock, optionsFor(server.url()));
    Listener listener(*source); // on this thread
    qRegisterMetaType<PollAnswer>();
    QThread thread;
    source->moveToThread(&thread);
    connect(&thread, &QThread::finished, source, &QObject::deleteLater);
    connect(&thread, &QThread::started, source, [source] {
        source->setKey(apiKey);
        for (std::uint64_t id = 1; id <= 12; ++id)
            source->request(oddsRequest(id));
    });
    thread.start();
    if (silent)
        QTRY_COMPARE(server.count(), 8U);
    else
        QTRY_VERIFY(listener.allOnce(12));
    QElapsedTimer timer;
    timer.start();
    thread.quit();
    QVERIFY(thread.wait(second));
    QVERIFY(timer.elapsed() < second);
    for (const QString &line : m_log.lines())
        QVERIFY2(!line.contains(apiKey), qPrintable(line));
}

QTEST_GUILESS_MAIN(TestOddsApiPace)
#include "tst_odds_api_pace.moc"
