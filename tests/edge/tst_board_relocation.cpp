// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge_lab.h"

#include "edge/board.h"

#include <QtTest>

using namespace evision;
using namespace evision::edge;
using test::EdgeLab;
using test::noPoint;

namespace {

/// A board of the same three bets, whatever came into the lab's vocabulary before.
Board boardOf(EdgeLab &lab)
{
    lab.sharps({{"pinnacle", 2}, {"circa", 1}});
    lab.quotes.event("e", "soccer_epl").h2h("circa", 2.4, 3.0, 3.0).h2h("pinnacle", 2.4, 3.0, 3.0).book("soft");
    lab.quotes.market("h2h").quote("Draw", 3.5, noPoint, {}, "https://bet.example/1").quote("Away", 3.6);
    lab.quotes.event("f").book("pinnacle").market("player_points_q1");
    lab.quotes.quote("Over", 1.95, 4.5, "Ann").quote("Under", 1.95, 4.5, "Ann");
    lab.quotes.book("soft").market("player_points_q1_alternate").quote("Over", 2.3, 4.5, "Ann");
    lab.run();
    BoardDelta delta;
    return Board().updated(
        lab.result, [](const Opportunity &) { return GoneReason::Withdrawn; }, delta);
}

} // namespace

/// A board that moves into another vocabulary.
class TestBoardRelocation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsTheBoardOfThatVocabulary();
    void everyTextIsMoved();
};

void TestBoardRelocation::itIsTheBoardOfThatVocabulary()
{
    EdgeLab first;
    EdgeLab second;
    for (const char *text : {"Away", "circa", "another", "soft"}) {
        for (market::NameTable *table : {&second.vocabulary.names, &second.vocabulary.bookmakers,
                                         &second.vocabulary.sports, &second.vocabulary.eventIds})
            table->intern(text);
        second.vocabulary.internMarket(text);
    }
    const Board before = boardOf(first);
    const Board wanted = boardOf(second);
    QCOMPARE(before.rows().size(), std::size_t{3});
    QVERIFY(!before.sameAs(wanted)); // in ids of its own
    QVERIFY(before.relocated(first.vocabulary, second.vocabulary).sameAs(wanted));
    QVERIFY(wanted.relocated(second.vocabulary, first.vocabulary).sameAs(before));
}

void TestBoardRelocation::everyTextIsMoved()
{
    EdgeLab lab;
    market::Vocabulary words;
    words.names.intern("another");
    const Board before = boardOf(lab);
    const Board after = before.relocated(lab.vocabulary, words);
    QCOMPARE(after.asOf(), before.asOf());
    for (std::size_t at = 0; at < before.rows().size(); ++at) {
        const Opportunity &old = before.rows()[at].opportunity;
        const Opportunity &moved = after.rows()[at].opportunity;
        QCOMPARE(moved.id, old.id);
        QCOMPARE(words.eventIds.text(moved.line.event), lab.vocabulary.eventIds.text(old.line.event));
        QCOMPARE(words.sports.text(moved.line.sport), lab.vocabulary.sports.text(old.line.sport));
        QCOMPARE(words.names.text(moved.line.home), lab.vocabulary.names.text(old.line.home));
        QCOMPARE(words.names.text(moved.line.away), lab.vocabulary.names.text(old.line.away));
        QCOMPARE(words.families.text(moved.line.family), lab.vocabulary.families.text(old.line.family));
        QCOMPARE(words.periods.text(moved.line.period), lab.vocabulary.periods.text(old.line.period));
        QCOMPARE(words.names.text(moved.line.participant), lab.vocabulary.names.text(old.line.participant));
        QCOMPARE(words.marketKey(moved.market), lab.vocabulary.marketKey(old.market));
        QCOMPARE(words.names.text(moved.selection), lab.vocabulary.names.text(old.selection));
        QCOMPARE(words.bookmakers.text(moved.bookmaker), lab.vocabulary.bookmakers.text(old.bookmaker));
        QCOMPARE(words.names.text(moved.link), lab.vocabulary.names.text(old.link));
        const auto sharps = after.sharpsOf(after.rows()[at]);
        for (std::size_t sharp = 0; sharp < sharps.size(); ++sharp)
            QCOMPARE(words.bookmakers.text(sharps[sharp].bookmaker),
                     lab.vocabulary.bookmakers.text(before.sharpsOf(before.rows()[at])[sharp].bookmaker));
    }
}

QTEST_GUILESS_MAIN(TestBoardRelocation)
#include "tst_board_relocation.moc"
