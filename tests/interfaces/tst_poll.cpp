// SPDX-License-Identifier: GPL-3.0-or-later
#include "interfaces/poll.h"

#include <QTest>

#include <set>

using namespace evision;

class PollTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void errorsHaveWordsOfTheirOwn();
    void onlyPassingTroubleIsTriedAgain_data();
    void onlyPassingTroubleIsTriedAgain();
    void timesRoundTowardsThePast();
};

void PollTest::errorsHaveWordsOfTheirOwn()
{
    std::set<std::string_view> words;
    for (int error = 1; error <= static_cast<int>(PollError::Cancelled); ++error)
        words.insert(pollErrorId(static_cast<PollError>(error)));
    QCOMPARE(words.size(), static_cast<std::size_t>(PollError::Cancelled));
    QVERIFY(words.find({}) == words.end());
    QVERIFY(pollErrorId(PollError::None).empty());
}

void PollTest::onlyPassingTroubleIsTriedAgain_data()
{
    QTest::addColumn<PollError>("error");
    QTest::addColumn<bool>("again");
    QTest::newRow("a key that is unknown stays unknown") << PollError::BadKey << false;
    QTest::newRow("credits come back at the reset, not by asking") << PollError::OutOfCredits << false;
    QTest::newRow("a wrong call stays wrong") << PollError::BadRequest << false;
    QTest::newRow("another host is never asked") << PollError::Redirected << false;
    QTest::newRow("too many calls pass") << PollError::TooManyCalls << true;
    QTest::newRow("a broken connection passes") << PollError::Unreachable << true;
    QTest::newRow("a failing server passes") << PollError::ServerTrouble << true;
}

void PollTest::onlyPassingTroubleIsTriedAgain()
{
    QFETCH(PollError, error);
    QFETCH(bool, again);
    QCOMPARE(actionFor(error) == PollAction::TryLater, again);
}

void PollTest::timesRoundTowardsThePast()
{
    QCOMPARE(toSeconds(1999), market::UnixSeconds{1});
    QCOMPARE(toSeconds(-1), market::UnixSeconds{-1});
    QCOMPARE(toMillis(market::UnixSeconds{2}), UnixMillis{2000});
}

QTEST_GUILESS_MAIN(PollTest)
#include "tst_poll.moc"
