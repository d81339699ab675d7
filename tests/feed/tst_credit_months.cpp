// SPDX-License-Identifier: GPL-3.0-or-later
#include "credit_answers.h"

#include "pricing/random.h"

#include <QTest>

#include <algorithm>
#include <optional>
#include <vector>

using namespace evision;
using namespace evision::test;
using feed::CreditAccount;
using feed::resetAfter;
using market::UnixSeconds;
using pricing::Random;

class CreditMonthsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theResetIsTheNextOfItsDay_data();
    void theResetIsTheNextOfItsDay();
    void aCounterThatJumpsBackBeginsTheMonth();
    void oneStrangeCounterBeginsNothing();
    void anotherPlanIsBelievedTheSecondTime();
    void theCalendarDecidesWhereNothingIsTold();
    void aClockAheadOfTheServiceBeginsNothing();
    void theResetIsNotCountedTwice();
    void anAnswerFromBeforeTheResetSaysNothingOfTheNewMonth();
    void randomHistoriesStayWithinTheBudget_data();
    void randomHistoriesStayWithinTheBudget();
};

void CreditMonthsTest::theResetIsTheNextOfItsDay_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<int>("day");
    QTest::addColumn<int>("hour");
    QTest::addColumn<qint64>("reset");
    const auto row = [](const char *name, UnixSeconds time, int day, int hour, UnixSeconds reset) {
        QTest::newRow(name) << qint64{time} << day << hour << qint64{reset};
    };
    row("in the middle of a month", at(2025, 11, 10, 5), 1, 0, at(2025, 12, 1));
    row("a moment before", at(2025, 12, 1) - 1, 1, 0, at(2025, 12, 1));
    row("at the reset itself", at(2025, 12, 1), 1, 0, at(2026, 1, 1));
    row("later this month", at(2025, 11, 10, 5), 28, 0, at(2025, 11, 28));
    row("later today", at(2025, 11, 10, 5), 10, 6, at(2025, 11, 10, 6));
    row("over a leap day", at(2028, 2, 28, 1), 28, 0, at(2028, 3, 28));
    row("before 1970", at(1969, 12, 31, 12), 1, 0, at(1970, 1, 1));
}

void CreditMonthsTest::theResetIsTheNextOfItsDay()
{
    QFETCH(qint64, time);
    QFETCH(int, day);
    QFETCH(int, hour);
    QFETCH(qint64, reset);
    QCOMPARE(qint64{resetAfter(time, {day, hour})}, reset);
}

void CreditMonthsTest::aCounterThatJumpsBackBeginsTheMonth()
{
    CreditAccount account(limits(1'000), at(2025, 11, 29));
    const UnixSeconds time = at(2025, 11, 30, 22); // not the moment we expected
    account.open(1, 600);
    account.settle(answerTo(1, {100, 19'900, 600}));
    account.open(2, 6);
    account.settle(answerTo(2, {19'990, 10, 6}, time));
    QVERIFY(!account.turn(time)); // once may be nonsense
    QCOMPARE(account.available(), std::int64_t{94});
    account.open(3, 6);
    account.settle(answerTo(3, {19'980, 20, 6}, time));
    QVERIFY(account.turn(time));
    QVERIFY(!account.turn(time));
    QCOMPARE(account.spent(), std::int64_t{12}); // both are of the new month
    QCOMPARE(account.available(), std::int64_t{988});
    QCOMPARE(account.resetsAt(), at(2025, 12, 31, 22)); // not two hours on
}

void CreditMonthsTest::oneStrangeCounterBeginsNothing()
{
    CreditAccount account(limits(1'000), november);
    account.open(1, 600);
    account.settle(answerTo(1, {400, 19'600, 600}));
    account.open(2, 0);
    account.settle(answerTo(2, {7, 3, 0}));
    QVERIFY(!account.turn(november));
    QCOMPARE(account.spent(), std::int64_t{600});
    QCOMPARE(account.available(), std::int64_t{7}); // the worse of the two
    account.open(3, 0);
    account.settle(answerTo(3, {390, 19'610, 0}));
    QCOMPARE(account.available(), std::int64_t{390});
}

void CreditMonthsTest::anotherPlanIsBelievedTheSecondTime()
{
    CreditAccount account(limits(1'000'000), november);
    for (std::uint64_t id = 1; id <= 3; ++id) {
        account.open(id, 0);
        account.settle(answerTo(id, id == 1 ? CreditReport{5, 19'995, 0} : CreditReport{80'000, 20'000, 0}));
        QCOMPARE(account.available(), std::int64_t{id < 3 ? 5 : 80'000});
    }
    QVERIFY(!account.turn(november)); // another plan is no other month
}

void CreditMonthsTest::theCalendarDecidesWhereNothingIsTold()
{
    CreditAccount account(limits(10), november);
    account.open(1, 6);
    account.settle(answerTo(1, {}));
    QCOMPARE(account.spent(), std::int64_t{6}); // no header: the worst
    QVERIFY(!account.turn(at(2025, 12, 1) - 1));
    QVERIFY(account.turn(at(2025, 12, 1)));
    QCOMPARE(account.available(), std::int64_t{10});
    QVERIFY(!account.turn(november)); // a clock that goes back
    QCOMPARE(account.resetsAt(), at(2026, 1, 1));
}

void CreditMonthsTest::aClockAheadOfTheServiceBeginsNothing()
{
    CreditAccount account(limits(10), november);
    account.open(1, 6);
    PollAnswer answer = answerTo(1, {});
    answer.serverTime = november;
    account.settle(answer);
    QVERIFY(account.resetIsDue(at(2026, 2, 1)));
    QVERIFY(!account.turn(at(2026, 2, 1)));
    QCOMPARE(account.available(), std::int64_t{4});
}

void CreditMonthsTest::theResetIsNotCountedTwice()
{
    CreditAccount account(limits(1'000), at(2025, 11, 29));
    account.open(1, 600);
    account.settle(answerTo(1, {100, 19'900, 600}));
    for (std::uint64_t id = 2; id <= 3; ++id) {
        account.open(id, 300);
        account.settle(
            answerTo(id, {20'300 - 300 * static_cast<std::int64_t>(id), 300 * static_cast<std::int64_t>(id) - 300, 300},
                     at(2025, 11, 30, 20)));
    }
    QVERIFY(account.turn(at(2025, 11, 30, 20)));
    QVERIFY(!account.turn(at(2025, 12, 1, 0))); // the calendar's day: the month is four hours old
    QVERIFY(!account.turn(at(2025, 12, 3, 0)));
    QCOMPARE(account.spent(), std::int64_t{600});
}

void CreditMonthsTest::anAnswerFromBeforeTheResetSaysNothingOfTheNewMonth()
{
    CreditAccount account(limits(1'000), at(2025, 11, 30));
    const UnixSeconds time = at(2025, 12, 1);
    account.open(1, 6);
    account.settle(answerTo(1, {18'000, 2'000, 6}));
    account.open(2, 6); // charged before the reset, and late
    for (std::uint64_t id = 3; id <= 4; ++id) {
        account.open(id, 6);
        account.settle(answerTo(
            id, {20'012 - 6 * static_cast<std::int64_t>(id), 6 * static_cast<std::int64_t>(id) - 12, 6}, time));
    }
    QVERIFY(account.turn(time));
    account.settle(answerTo(2, {17'994, 2'006, 6}, time));
    for (std::uint64_t id = 5; id <= 6; ++id) {
        account.open(id, 6);
        account.settle(answerTo(
            id, {20'012 - 6 * static_cast<std::int64_t>(id), 6 * static_cast<std::int64_t>(id) - 12, 6}, time));
        QVERIFY(!account.turn(time)); // or the month would begin over and over
    }
    QCOMPARE(account.spent(), std::int64_t{30});
}

namespace {

/// A service with a true counter, answers that are late, lost or nonsense, others who use the key, and months.
class Service {
public:
    Service(std::uint64_t seed, bool honest, bool alone) : m_random(seed), m_honest(honest), m_alone(alone) {}

    /// The call is charged at once; its answer may come later.
    void send(std::uint64_t id, std::int64_t most)
    {
        const std::uint32_t fate = m_random.below(10);
        PollAnswer answer = answerTo(id, {});
        answer.serverTime = m_honest || m_random.below(2) == 0 ? now : market::noTime;
        if (fate == 0) { // never got there
            answer.error = PollError::Unreachable;
        } else {
            const auto cost = static_cast<std::int64_t>(m_random.below(static_cast<std::uint32_t>(most) + 1));
            m_used += cost;
            ours += cost;
            answer.error = fate == 1 ? PollError::TimedOut : PollError::None;
            if (fate > 1)
                answer.credits = {m_plan - m_used, m_used, cost};
            if (!m_honest && fate == 2)
                answer.credits = {};
            if (!m_honest && fate == 3)
                answer.credits.last = m_random.below(3) == 0 ? std::int64_t{-5} : cost;
            if (!m_honest && fate == 4)
                answer.credits = {m_random.below(100'000), m_random.below(100'000), cost};
            if (!m_honest && fate == 5)
                answer.credits.used = m_random.below(2) == 0 ? std::optional<std::int64_t>() : m_random.below(100'000);
            if (!m_honest && fate == 6)
                answer.credits = {std::nullopt, m_random.below(20) == 0 ? m_random.below(60'000) : m_used, cost};
        }
        m_late.push_back(answer);
    }
    std::optional<PollAnswer> receive()
    {
        if (m_late.empty())
            return std::nullopt;
        const auto which = m_random.below(static_cast<std::uint32_t>(m_late.size()));
        PollAnswer answer = m_late[which];
        m_late.erase(m_late.begin() + which);
        return answer;
    }
    void pass(UnixSeconds seconds)
    {
        const UnixSeconds reset = resetAfter(now, {});
        now += seconds;
        m_used = now >= reset ? 0 : m_used + (m_alone ? 0 : m_random.below(3)); // others
        if (now >= reset)
            ours = 0;
    }

    [[nodiscard]] std::size_t underWay() const { return m_late.size(); }

    UnixSeconds now = november;
    std::int64_t ours = 0; ///< charged to us since the reset, whether we know or not

private:
    Random m_random;
    bool m_honest;
    bool m_alone;
    std::int64_t m_plan = 50'000;
    std::int64_t m_used = 0;
    std::vector<PollAnswer> m_late;
};

} // namespace

void CreditMonthsTest::randomHistoriesStayWithinTheBudget_data()
{
    QTest::addColumn<bool>("honest");
    QTest::addColumn<bool>("alone");
    QTest::newRow("answers are late and lost") << true << true;
    QTest::newRow("answers are late and lost, others use the key") << true << false;
    QTest::newRow("headers are missing or nonsense") << false << true;
    QTest::newRow("headers are missing or nonsense, others use the key") << false << false;
}

void CreditMonthsTest::randomHistoriesStayWithinTheBudget()
{
    QFETCH(bool, honest);
    QFETCH(bool, alone);
    for (std::uint64_t seed = 1; seed <= 15; ++seed) {
        Random random(seed);
        Service service(seed * 77, honest, alone);
        constexpr std::int64_t budget = 3'000;
        constexpr std::int64_t reserve = 200;
        CreditAccount account(limits(budget, reserve), service.now);
        std::uint64_t id = 0;
        std::int64_t most = 0;
        for (int step = 0; step < 10'000; ++step) {
            service.pass(random.below(600));
            (void)account.turn(service.now);
            const std::int64_t cost = random.below(8);
            if (service.underWay() < 4 && random.below(2) > 0 && account.affords(cost)) {
                account.open(++id, cost);
                service.send(id, cost);
            } else if (const auto answer = service.receive()) {
                account.settle(*answer);
            }
            if (service.ours > budget - reserve)
                QFAIL(qPrintable(QStringLiteral("seed %1, step %2").arg(seed).arg(step)));
            most = std::max(most, service.ours);
        }
        if (honest && alone)
            QVERIFY(most > (budget - reserve) * 9 / 10); // what was in doubt is not lost for good
    }
}

QTEST_GUILESS_MAIN(CreditMonthsTest)
#include "tst_credit_months.moc"
