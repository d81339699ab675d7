// SPDX-License-Identifier: GPL-3.0-or-later
#include "credit_answers.h"

#include <QTest>

#include <optional>

using namespace evision;
using namespace evision::test;
using feed::CreditAccount;

class CreditAccountTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCallUnderWayCountsAtItsWorst();
    void aCallThatFoundNothingGivesItsCreditsBack();
    void theReserveIsLeftAlone();
    void repeatsAreCountedBeforehand();
    void othersUseOfTheKeyLeavesLess();
    void anAnswerOvertakenByALaterOneSaysNothingNew();
    void aLostAnswerCountsUntilTheCounterShowsOtherwise_data();
    void aLostAnswerCountsUntilTheCounterShowsOtherwise();
    void aRefusalCostsNothing();
    void remainingAloneIsEnoughToBeCareful();
    void outOfCreditsLeavesNothing();
    void whatIsKeptCountsCallsUnderWay();
};

void CreditAccountTest::aCallUnderWayCountsAtItsWorst()
{
    CreditAccount account(limits(10), november);
    QVERIFY(account.affords(10) && !account.affords(11));
    account.open(1, 6);
    QCOMPARE(account.available(), std::int64_t{4});
    QCOMPARE(account.spent(), std::int64_t{0});
    QVERIFY(account.affords(4) && !account.affords(5));
    QVERIFY(account.affords(0)); // free calls always are
}

void CreditAccountTest::aCallThatFoundNothingGivesItsCreditsBack()
{
    CreditAccount account(limits(10), november);
    account.open(1, 6);
    QCOMPARE(account.settle(answerTo(1, {100, 5, 0})), std::int64_t{0});
    QCOMPARE(account.available(), std::int64_t{10});
    account.open(2, 6);
    QCOMPARE(account.settle(answerTo(2, {94, 11, 6})), std::int64_t{6});
    QCOMPARE(account.available(), std::int64_t{4});
    QCOMPARE(account.settle(answerTo(2, {88, 17, 6})), std::int64_t{0}); // settled before
    QCOMPARE(account.spent(), std::int64_t{6});
}

void CreditAccountTest::theReserveIsLeftAlone()
{
    CreditAccount account(limits(100, 30), november);
    QCOMPARE(account.available(), std::int64_t{70});
    account.open(1, 0);
    account.settle(answerTo(1, {50, 450, 0})); // of the key's own
    QCOMPARE(account.available(), std::int64_t{20});
}

void CreditAccountTest::repeatsAreCountedBeforehand()
{
    CreditAccount account(limits(17, 0, 3), november);
    QVERIFY(account.affords(5) && !account.affords(6));
    account.open(1, 5);
    QCOMPARE(account.available(), std::int64_t{2});
    PollAnswer answer = answerTo(1, {std::nullopt, std::nullopt, 5});
    answer.attempts = 3; // the first two may have been charged too
    QCOMPARE(account.settle(answer), std::int64_t{15});
}

void CreditAccountTest::othersUseOfTheKeyLeavesLess()
{
    CreditAccount account(limits(1'000), november);
    account.open(1, 2);
    account.settle(answerTo(1, {500, 500, 2}));
    QCOMPARE(account.available(), std::int64_t{500});
    account.open(2, 2);
    account.settle(answerTo(2, {100, 900, 2}));
    QCOMPARE(account.available(), std::int64_t{100});
    QCOMPARE(account.spent(), std::int64_t{4}); // theirs are not ours
}

void CreditAccountTest::anAnswerOvertakenByALaterOneSaysNothingNew()
{
    CreditAccount account(limits(1'000), november);
    account.open(1, 6);
    account.open(2, 6);
    account.settle(answerTo(2, {88, 912, 6}));
    account.settle(answerTo(1, {94, 906, 6}));
    QCOMPARE(account.available(), std::int64_t{88});
    QCOMPARE(account.spent(), std::int64_t{12}); // and no month began
    QVERIFY(!account.turn(november));
}

void CreditAccountTest::aLostAnswerCountsUntilTheCounterShowsOtherwise_data()
{
    QTest::addColumn<qint64>("used");
    QTest::addColumn<qint64>("spent");
    QTest::newRow("the service never saw it") << qint64{106} << qint64{12};
    QTest::newRow("it was charged in full") << qint64{112} << qint64{18};
    QTest::newRow("it was charged in part") << qint64{108} << qint64{14};
    QTest::newRow("others used the key: it stays at its worst") << qint64{150} << qint64{18};
}

void CreditAccountTest::aLostAnswerCountsUntilTheCounterShowsOtherwise()
{
    QFETCH(qint64, used);
    QFETCH(qint64, spent);
    CreditAccount account(limits(1'000), november);
    account.open(1, 6);
    account.settle(answerTo(1, {900, 100, 6}));
    account.open(2, 6);
    QCOMPARE(account.settle(answerTo(2, {}, PollError::TimedOut)), std::int64_t{6});
    QCOMPARE(account.spent(), std::int64_t{12});
    account.open(3, 6);
    account.settle(answerTo(3, {1'000 - used, used, 6}));
    QCOMPARE(qint64{account.spent()}, spent);
}

void CreditAccountTest::aRefusalCostsNothing()
{
    CreditAccount account(limits(1'000), november);
    for (const PollError error : {PollError::BadKey, PollError::BadRequest, PollError::UnknownSport,
                                  PollError::TooManyCalls, PollError::NotInPlan}) {
        account.open(1, 6);
        QCOMPARE(account.settle(answerTo(1, {}, error)), std::int64_t{0});
    }
}

void CreditAccountTest::remainingAloneIsEnoughToBeCareful()
{
    CreditAccount account(limits(1'000), november);
    for (std::uint64_t id = 1; id <= 3; ++id) {
        account.open(id, 6);
        const std::int64_t left = 100 - 6 * static_cast<std::int64_t>(id);
        account.settle(answerTo(id, {left, std::nullopt, 6}));
        QCOMPARE(account.available(), left);
    }
}

void CreditAccountTest::outOfCreditsLeavesNothing()
{
    CreditAccount account(limits(1'000), november);
    account.open(1, 6);
    account.settle(answerTo(1, {}, PollError::OutOfCredits));
    QCOMPARE(account.available(), std::int64_t{0});
    account.open(2, 0);
    account.settle(answerTo(2, {500, 0, 0}));
    QCOMPARE(account.available(), std::int64_t{500});
}

void CreditAccountTest::whatIsKeptCountsCallsUnderWay()
{
    CreditAccount account(limits(1'000), november);
    account.open(1, 6);
    account.settle(answerTo(1, {900, 100, 6}));
    account.open(2, 4);
    const feed::CreditMemory kept = account.memory();
    QCOMPARE(kept.spent, std::int64_t{10});
    CreditAccount restored(limits(1'000), kept);
    QCOMPARE(restored.spent(), std::int64_t{10});
    QCOMPARE(restored.available(), std::int64_t{900});
    QCOMPARE(restored.resetsAt(), account.resetsAt());
}

QTEST_GUILESS_MAIN(CreditAccountTest)
#include "tst_credit_account.moc"
