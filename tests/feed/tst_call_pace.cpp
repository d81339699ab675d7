// SPDX-License-Identifier: GPL-3.0-or-later
// How many calls go in a second, and when a failed one is made again.
#include "feed/client/call_pace.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace evision;
using namespace evision::feed;

namespace {

ReplyHead headOf(std::initializer_list<std::pair<const char *, const char *>> fields)
{
    ReplyHead head;
    for (const auto &[name, value] : fields)
        head.read(name, value);
    return head;
}

} // namespace

class TestCallPace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void waits_data();
    void waits();
    void rateIsKeptInEverySecond();
};

void TestCallPace::waits_data()
{
    QTest::addColumn<PollError>("error");
    QTest::addColumn<int>("failures");
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most"); // 0: no more
    const auto wait = [](const char *name, PollError error, int failures, const char *after, int least, int most) {
        QTest::newRow(name) << error << failures << QByteArray(after) << least << most;
    };
    wait("a failing server, about a second", PollError::ServerTrouble, 1, "", 500, 1500);
    wait("longer the second time", PollError::ServerTrouble, 2, "", 1000, 3000);
    wait("longer still", PollError::Unreachable, 3, "", 2000, 6000);
    wait("but not for ever", PollError::ServerTrouble, 4, "", 0, 0);
    wait("too many calls, about two seconds", PollError::TooManyCalls, 1, "", 1000, 3000);
    wait("what the server asks for", PollError::TooManyCalls, 1, "5", 5000, 5000);
    wait("not less than our own time", PollError::TooManyCalls, 1, "0", 1000, 3000);
    wait("until the date it names", PollError::ServerTrouble, 1, "Fri, 15 Aug 2025 12:00:09 GMT", 9000, 9000);
    wait("a date gone by", PollError::ServerTrouble, 1, "Fri, 15 Aug 2025 11:00:00 GMT", 500, 1500);
    wait("an hour is answered instead of waited", PollError::TooManyCalls, 1, "3600", 0, 0);
    wait("a century too", PollError::TooManyCalls, 1, "9223372036854775807", 0, 0);
    wait("garbage counts for nothing", PollError::TooManyCalls, 1, "soon", 1000, 3000);
    for (const PollError error :
         {PollError::BadKey, PollError::NoKey, PollError::OutOfCredits, PollError::NotInPlan, PollError::UnknownSport,
          PollError::UnknownEvent, PollError::BadRequest, PollError::BadAnswer, PollError::TooLarge,
          PollError::Redirected, PollError::Cancelled, PollError::None})
        wait(pollErrorId(error).data() ? pollErrorId(error).data() : "a success", error, 1, "1", 0, 0);
}

void TestCallPace::waits()
{
    QFETCH(PollError, error);
    QFETCH(int, failures);
    QFETCH(QByteArray, retryAfter);
    QFETCH(int, least);
    QFETCH(int, most);
    const ReplyHead head = headOf({{"Date", "Fri, 15 Aug 2025 12:00:00 GMT"}, {"Retry-After", retryAfter.constData()}});
    std::vector<std::int64_t> waits;
    for (std::uint32_t seed = 1; seed <= 50; ++seed) {
        RetryOptions options;
        options.seed = seed * 7919;
        const auto wait = RetryPolicy(options).waitAfter(error, failures, head);
        QCOMPARE(wait.has_value(), most > 0);
        if (wait) {
            QVERIFY(*wait >= least && *wait <= most);
            waits.push_back(*wait);
        }
    }
    if (least < most)
        QVERIFY(*std::max_element(waits.begin(), waits.end()) - *std::min_element(waits.begin(), waits.end()) >
                (most - least) / 2);
}

void TestCallPace::rateIsKeptInEverySecond()
{
    CallRate rate(30);
    std::vector<std::int64_t> calls;
    std::int64_t now = 0;
    std::minstd_rand random(5);
    while (calls.size() < 2000) {
        now += static_cast<std::int64_t>(random() % 3 == 0 ? random() % 400 : random() % 5);
        if (rate.nextAt(now) > now)
            continue;
        rate.take(now);
        calls.push_back(now);
    }
    for (std::size_t index = 30; index < calls.size(); ++index)
        QVERIFY(calls[index] - calls[index - 30] >= 1000);
    // Whoever waits as long as told may call then.
    const std::int64_t next = rate.nextAt(now);
    QCOMPARE(rate.nextAt(next), next);
}

QTEST_GUILESS_MAIN(TestCallPace)
#include "tst_call_pace.moc"
