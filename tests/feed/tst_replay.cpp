// SPDX-License-Identifier: GPL-3.0-or-later
// A recording answers as the service did.
#include "feed/recording/recording_source.h"
#include "feed/recording/replay_planner.h"
#include "feed/recording/replay_source.h"
#include "odds_service.h"
#include "recorded_answers.h"

#include <QBuffer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace evision;
using namespace evision::feed;
using namespace evision::test;

namespace {

PollAnswer answerTo(const PollRequest &request, std::int64_t afterMilliseconds, const std::string &body)
{
    PollAnswer answer;
    answer.request = request;
    answer.receivedAt = 1755259200000 + afterMilliseconds;
    answer.sentAt = answer.receivedAt - 100;
    answer.body = std::make_shared<const std::string>(body);
    return answer;
}

QByteArray whatCame(const Listener &listener)
{
    QByteArray result;
    for (const PollAnswer &answer : listener.answers)
        result += described(answer) + '\n';
    return result;
}

} // namespace

class TestReplay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log.start(); }
    void init();
    void sameAnswersInOrder();
    void sameCallTwice();
    void atASpeed_data();
    void atASpeed();
    void clockThatWasSetBack();
    void callThatIsNotThere();
    void calledOff();
    void damagedAnswer();
    void cutFile();
    void noRecording();
    void planner();
    void recordedFromAService();
    void recordingThatFails();
    void movesToAThread();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("a.evrec")); }
    void record(const std::vector<PollAnswer> &answers);
    [[nodiscard]] QByteArray bytes() const;
    [[nodiscard]] static std::unique_ptr<ReplaySource> play(const QByteArray &bytes, const Clock &clock,
                                                            double speed = 0);
    LogKeeper m_log;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestReplay::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestReplay::record(const std::vector<PollAnswer> &answers)
{
    const auto writer = RecordingWriter::open(path());
    QVERIFY(writer);
    for (const PollAnswer &answer : answers)
        QCOMPARE((*writer)->add(answer), std::string());
}

QByteArray TestReplay::bytes() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<ReplaySource> TestReplay::play(const QByteArray &bytes, const Clock &clock, double speed)
{
    auto device = std::make_unique<QBuffer>();
    device->setData(bytes);
    device->open(QIODevice::ReadOnly);
    auto source = ReplaySource::open(std::move(device), clock, {speed});
    return source ? std::move(*source) : nullptr;
}

void TestReplay::sameAnswersInOrder()
{
    const std::vector<PollAnswer> answers = someAnswers(100);
    record(answers);
    const StoppedClock clock;
    const auto source = play(bytes(), clock);
    Listener listener(*source);
    QSignalSpy ended(source.get(), &ReplaySource::ended);
    QByteArray expected;
    for (std::size_t number = 0; number < answers.size(); ++number) {
        PollAnswer answer = answers[number];
        answer.request.id = number + 1;
        answer.request.mostCredits = 99;
        source->request(answer.request);
        expected += described(answer) + '\n';
    }
    QVERIFY(listener.answers.empty());
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(whatCame(listener), expected);
    QVERIFY(source->atEnd());
}

void TestReplay::sameCallTwice()
{
    record({answerTo(oddsRequest(1), 0, "first"), answerTo(oddsRequest(2, "tennis_atp"), 10, "other"),
            answerTo(oddsRequest(3), 20, "second")});
    const StoppedClock clock;
    const auto source = play(bytes(), clock);
    Listener listener(*source);
    for (std::uint64_t id = 1; id <= 2; ++id) {
        source->request(oddsRequest(id));
        QTRY_COMPARE(listener.count(), static_cast<std::size_t>(id));
        QCOMPARE(*listener.last().body, std::string(id == 1 ? "first" : "second"));
    }
    // What was passed by may still be asked for.
    source->request(oddsRequest(3, "tennis_atp"));
    QTRY_COMPARE(listener.count(), 3U);
    QCOMPARE(*listener.last().body, std::string("other"));
}

void TestReplay::atASpeed_data()
{
    QTest::addColumn<double>("speed");
    QTest::addColumn<int>("wait"); // of the second answer, in milliseconds of the clock
    QTest::newRow("as it was") << 1.0 << 6000;
    QTest::newRow("sixty times as fast") << 60.0 << 100;
    QTest::newRow("half as fast") << 0.5 << 12000;
}

void TestReplay::atASpeed()
{
    QFETCH(double, speed);
    QFETCH(int, wait);
    record({answerTo(oddsRequest(1), 0, "first"), answerTo(oddsRequest(2), 6000, "second")});
    StoppedClock clock;
    const auto source = play(bytes(), clock, speed);
    Listener listener(*source);
    source->request(oddsRequest(1));
    source->request(oddsRequest(2));
    QTRY_COMPARE(listener.count(), 1U);
    clock.advance(wait - 1);
    QCoreApplication::processEvents();
    QCOMPARE(listener.count(), 1U);
    clock.advance(1);
    QTRY_COMPARE(listener.count(), 2U);
}

void TestReplay::clockThatWasSetBack()
{
    record({answerTo(oddsRequest(1), 5000, "first"), answerTo(oddsRequest(2), 0, "second"),
            answerTo(oddsRequest(3), 6000, "third")});
    StoppedClock clock;
    const auto source = play(bytes(), clock, 1);
    Listener listener(*source);
    for (std::uint64_t id = 1; id <= 3; ++id)
        source->request(oddsRequest(id));
    QTRY_COMPARE(listener.count(), 2U);
    QCOMPARE(*listener.last().body, std::string("second"));
    clock.advance(1000);
    QTRY_COMPARE(listener.count(), 3U);
}

void TestReplay::callThatIsNotThere()
{
    record({answerTo(oddsRequest(1), 0, "first")});
    const StoppedClock clock;
    const auto source = play(bytes(), clock);
    Listener listener(*source);
    source->request(oddsRequest(1, "tennis_atp"));
    source->request(oddsRequest(2));
    source->request(oddsRequest(3));
    QTRY_VERIFY(listener.allOnce(3));
    for (const PollAnswer &answer : listener.answers)
        QCOMPARE(word(answer.error), word(answer.request.id == 2 ? PollError::None : PollError::Unreachable));
}

void TestReplay::calledOff()
{
    record({answerTo(oddsRequest(1), 0, "first"), answerTo(oddsRequest(2), 1000, "second")});
    StoppedClock clock;
    const auto source = play(bytes(), clock, 1);
    Listener listener(*source);
    source->request(oddsRequest(1));
    source->request(oddsRequest(2));
    source->request(oddsRequest(3, "unknown"));
    source->cancelAll();
    QCOMPARE(listener.count(), 3U);
    for (const PollAnswer &answer : listener.answers)
        QCOMPARE(word(answer.error), word(PollError::Cancelled));
    clock.advance(5000);
    source->request(oddsRequest(4));
    QTRY_VERIFY(listener.allOnce(4));
    QCOMPARE(*listener.last().body, std::string("first"));
}

void TestReplay::damagedAnswer()
{
    record({answerTo(oddsRequest(1), 0, "first"), answerTo(oddsRequest(2), 10, "second")});
    QByteArray damaged = bytes();
    damaged[damaged.size() - 1] = static_cast<char>(damaged.back() ^ 1);
    const StoppedClock clock;
    const auto source = play(damaged, clock);
    Listener listener(*source);
    source->request(oddsRequest(1));
    source->request(oddsRequest(2));
    QTRY_VERIFY(listener.allOnce(2));
    QVERIFY(listener.answers[0].ok());
    QCOMPARE(word(listener.answers[1].error), word(PollError::BadAnswer));
    QVERIFY(listener.answers[1].message.find("damaged") != std::string::npos);
}

void TestReplay::cutFile()
{
    record({answerTo(oddsRequest(1), 0, "first"), answerTo(oddsRequest(2), 10, "second")});
    const StoppedClock clock;
    const auto source = play(bytes().chopped(3), clock);
    QVERIFY(source->index().end == RecordingEnd::Cut);
    QVERIFY(source->index().message.find("1 answer before it") != std::string::npos);
    Listener listener(*source);
    source->request(oddsRequest(1));
    QTRY_VERIFY(listener.allOnce(1));
    QVERIFY(listener.last().ok() && source->atEnd());
}

void TestReplay::noRecording()
{
    const StoppedClock clock;
    for (const char *none : {"", "[]",
                             "\x89"
                             "EVR\r\n"}) {
        auto device = std::make_unique<QBuffer>();
        device->setData(none);
        device->open(QIODevice::ReadOnly);
        const auto source = ReplaySource::open(std::move(device), clock);
        QVERIFY(!source);
        QVERIFY(source.error().back() == '.');
    }
}

void TestReplay::planner()
{
    const std::vector<PollAnswer> answers = someAnswers(60);
    record(answers);
    const StoppedClock clock;
    const auto source = play(bytes(), clock);
    Listener listener(*source);
    ReplayPlanner planner(source->index());
    connect(source.get(), &QuoteSource::answered, &listener,
            [&planner](const PollAnswer &answer) { planner.settle(answer, {}); });
    std::size_t mostUnderWay = 0;
    std::size_t asked = 0;
    while (!planner.atEnd()) {
        PlanStep step = planner.next(clock.now());
        for (; step.request; step = planner.next(clock.now())) {
            source->request(*step.request);
            mostUnderWay = std::max(mostUnderWay, ++asked - listener.count());
        }
        QVERIFY(step.askAgainAt > clock.now());
        QTRY_COMPARE(listener.count(), asked);
    }
    QVERIFY(listener.allOnce(60));
    QCOMPARE(mostUnderWay, 8U);
    for (std::size_t number = 0; number < answers.size(); ++number) {
        PollAnswer expected = answers[number];
        expected.request.id = number + 1;
        QCOMPARE(described(listener.answers[number]), described(expected));
    }
    QVERIFY(!planner.next(clock.now()).request);
}

void TestReplay::recordedFromAService()
{
    ScriptedServer server;
    const std::string key = apiKey.toStdString();
    server.enqueue({.headers = {{"x-requests-last", "4"}}, .body = "[1]"});
    server.enqueue(failure(422, "INVALID_MARKET"));
    server.enqueue({.status = 418, .body = R"({"message":"?apiKey=)" + key + "\"}"});
    server.enqueue({.headers = {{"Content-Encoding", "nothing"}}, .body = key});
    server.enqueue(good("[\"" + key + "\"]"));
    const RunningClock clock(100);
    auto service = std::make_unique<OddsApiSource>(clock, optionsFor(server.url()));
    service->setKey(apiKey);
    auto writer = RecordingWriter::open(path());
    QVERIFY(writer);
    QByteArray lived;
    {
        RecordingSource source(std::move(service), std::move(*writer));
        Listener listener(source);
        for (std::uint64_t id = 1; id <= 5; ++id) {
            source.request(id % 2 == 0 ? eventRequest(id) : oddsRequest(id));
            QTRY_COMPARE(listener.count(), static_cast<std::size_t>(id));
            QCOMPARE(source.recording().answers(), id); // written before it is heard of
        }
        lived = whatCame(listener);
    }
    const auto source = play(bytes(), clock);
    Listener listener(*source);
    for (std::uint64_t id = 1; id <= 5; ++id)
        source->request(id % 2 == 0 ? eventRequest(id) : oddsRequest(id));
    QTRY_VERIFY(listener.allOnce(5));
    QCOMPARE(whatCame(listener), lived);
    QVERIFY(!lived.contains(apiKey.toUtf8()));
    QVERIFY(!bytes().contains(apiKey.toUtf8()));
}

void TestReplay::recordingThatFails()
{
    ScriptedServer server;
    server.answerBy([](const http::Request &) { return good(); });
    const RunningClock clock;
    auto service = std::make_unique<OddsApiSource>(clock, optionsFor(server.url()));
    service->setKey(apiKey);
    auto writer = RecordingWriter::open(path(), {.mostFileBytes = 700});
    QVERIFY(writer);
    RecordingSource source(std::move(service), std::move(*writer));
    QSignalSpy failed(&source, &RecordingSource::recordingFailed);
    Listener listener(source);
    for (std::uint64_t id = 1; id <= 6; ++id)
        source.request(oddsRequest(id));
    QTRY_VERIFY(listener.allOnce(6));
    QCOMPARE(failed.count(), 1); // said once, and the answers come all the same
    QVERIFY(!failed[0][0].toString().isEmpty());
}

void TestReplay::movesToAThread()
{
    record({answerTo(oddsRequest(1), 0, "[]"), answerTo(oddsRequest(2), 10, "[]")});
    const RunningClock clock;
    auto writer = RecordingWriter::open(m_folder->filePath(QStringLiteral("b.evrec")));
    QVERIFY(writer);
    auto *source = new RecordingSource(play(bytes(), clock, 1000), std::move(*writer));
    Listener listener(*source);
    qRegisterMetaType<PollAnswer>();
    QThread thread;
    source->moveToThread(&thread);
    connect(&thread, &QThread::finished, source, &QObject::deleteLater);
    connect(&thread, &QThread::started, source, [source] {
        source->request(oddsRequest(1));
        source->request(oddsRequest(2));
        source->request(oddsRequest(3)); // never recorded
    });
    thread.start();
    QTRY_VERIFY(listener.allOnce(3));
    thread.quit();
    QVERIFY(thread.wait(1000));
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
