// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_lab.h"

using namespace evision;
using namespace evision::models;
using namespace evision::test;

namespace {

/// Two bookmakers on two events each, and a third event that has no id.
struct MuteLab : ModelLab {
    MuteLab()
    {
        for (edge::OpportunityId id = 1; id <= 4; ++id) {
            edge::Opportunity &bet = board.put(board.bet(id));
            bet.line.event = board.vocabulary->eventIds.intern(id <= 2 ? "first" : "second");
            bet.bookmaker = board.book(id % 2 == 0 ? "even" : "odd");
        }
        board.put(board.bet(5));
        model.setStaleAfter(1e9); // time passes here
        show();
    }
    void mute(MuteKind kind, edge::OpportunityId id)
    {
        MuteList mutes = model.mutes();
        mutes.add(*model.muteFor(kind, *model.rowOf(id)));
        model.setMutes(mutes);
    }
    [[nodiscard]] std::vector<edge::OpportunityId> sorted() const
    {
        auto list = ids();
        std::sort(list.begin(), list.end());
        return list;
    }
};

using Ids = std::vector<edge::OpportunityId>;

} // namespace

class TestMutes final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBetIsMuted();
    void anEventIsMutedAtEveryBookmaker();
    void aBookmakerIsMutedOnEveryEvent();
    void anEventWithoutAnIdCannotBeMuted();
    void whatIsLetBackIsListedAgain();
    void aSnoozeEndsByItself();
    void mutesOutliveTheMarket();
    void mutedAgainIsMutedOnce();
    void nothingMovesWhileHeld();
};

void TestMutes::aBetIsMuted()
{
    MuteLab lab;
    QSignalSpy told(&lab.model, &OpportunityModel::mutesChanged);
    lab.mute(MuteKind::Bet, 2);
    QCOMPARE(told.count(), 1);
    QCOMPARE(lab.sorted(), (Ids{1, 3, 4, 5}));
    QCOMPARE(lab.model.counts().hidden[static_cast<std::size_t>(HiddenBy::Muted)], 1);
    QCOMPARE(lab.model.mutes().all()[0].label, QString::fromUtf8("Over 2.5 at Even, Arsenal – Chelsea"));
    lab.board.bets[2].price += 0.1; // a poll does not bring it back
    lab.show();
    QCOMPARE(lab.sorted(), (Ids{1, 3, 4, 5}));
}

void TestMutes::anEventIsMutedAtEveryBookmaker()
{
    MuteLab lab;
    lab.mute(MuteKind::Event, 3);
    QCOMPARE(lab.sorted(), (Ids{1, 2, 5}));
}

void TestMutes::aBookmakerIsMutedOnEveryEvent()
{
    MuteLab lab;
    lab.mute(MuteKind::Book, 1);
    QCOMPARE(lab.sorted(), (Ids{2, 4, 5}));
    QCOMPARE(lab.model.mutes().all()[0].until, market::noTime);
}

void TestMutes::anEventWithoutAnIdCannotBeMuted()
{
    MuteLab lab;
    QVERIFY(!lab.model.muteFor(MuteKind::Event, *lab.model.rowOf(5)));
    QVERIFY(!lab.model.muteFor(MuteKind::Bet, -1));
    QVERIFY(!lab.model.muteFor(MuteKind::Bet, 5));
}

void TestMutes::whatIsLetBackIsListedAgain()
{
    MuteLab lab;
    lab.mute(MuteKind::Event, 1);
    MuteList mutes = lab.model.mutes();
    QVERIFY(mutes.remove(mutes.all()[0]));
    lab.model.setMutes(mutes);
    QCOMPARE(lab.model.rowCount(), 5);
    QVERIFY(lab.model.mutes().isEmpty());
}

void TestMutes::aSnoozeEndsByItself()
{
    MuteLab lab;
    Mute snooze = *lab.model.muteFor(MuteKind::Bet, *lab.model.rowOf(1));
    snooze.until = BetBoard::noon + 900;
    MuteList mutes;
    mutes.add(snooze);
    lab.model.setMutes(mutes);
    lab.clock.advance(899'000);
    lab.model.tick();
    QVERIFY(!lab.model.rowOf(1));
    lab.clock.advance(1'000);
    QSignalSpy told(&lab.model, &OpportunityModel::mutesChanged);
    lab.model.tick();
    QCOMPARE(told.count(), 1);
    QVERIFY(lab.model.mutes().isEmpty());
    QVERIFY(lab.model.rowOf(1));
}

void TestMutes::mutesOutliveTheMarket()
{
    MuteLab lab;
    lab.mute(MuteKind::Book, 1);
    lab.model.clear();
    lab.board.relocate(); // the same names under other numbers
    lab.show();
    QCOMPARE(lab.sorted(), (Ids{2, 4, 5}));
}

void TestMutes::mutedAgainIsMutedOnce()
{
    MuteList mutes;
    mutes.add({MuteKind::Book, QStringLiteral("x"), QStringLiteral("x"), 5});
    mutes.add({MuteKind::Book, QStringLiteral("x"), QStringLiteral("x"), 7});
    QCOMPARE(mutes.all().size(), std::size_t{1});
    QCOMPARE(mutes.all()[0].until, market::UnixSeconds{7});
    QVERIFY(!mutes.removeExpired(6));
    QVERIFY(mutes.removeExpired(7));
}

void TestMutes::nothingMovesWhileHeld()
{
    MuteLab lab;
    lab.model.hold();
    lab.mute(MuteKind::Book, 1);
    QCOMPARE(lab.model.rowCount(), 5);
    lab.model.release();
    QCOMPARE(lab.model.rowCount(), 3);
}

QTEST_GUILESS_MAIN(TestMutes)
#include "tst_mutes.moc"
