// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/board.h"

#include "pricing/random.h"

#include <QtTest>

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <set>

using namespace evision::edge;
using evision::market::UnixSeconds;
using evision::pricing::Random;

namespace {

constexpr UnixSeconds noon = 1'700'000'000;
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

GoneReason below(const Opportunity &)
{
    return GoneReason::BelowMinimum;
}

Opportunity opportunity(OpportunityId id, double ev)
{
    Opportunity made;
    made.id = id;
    made.ev = ev;
    made.evMin = ev - 0.01;
    made.evMax = ev + 0.01;
    made.price = 2 + ev;
    made.effectivePrice = made.price;
    made.fairProbability = 0.5;
    made.hold = notANumber;
    made.point = notANumber;
    made.line.point = notANumber;
    made.quoteTime = noon - 10;
    return made;
}

/// A scan that found these, each with two sharps.
ScanResult scanOf(UnixSeconds asOf, std::vector<Opportunity> found, double weight = 1)
{
    ScanResult scan;
    scan.asOf = asOf;
    for (Opportunity &one : found) {
        one.firstSharp = static_cast<std::uint32_t>(scan.sharps.size());
        one.sharpCount = 2;
        scan.sharps.push_back({1, weight, noon - 20});
        scan.sharps.push_back({2, 1, noon - 30});
    }
    scan.opportunities = std::move(found);
    return scan;
}

/// What a board should know of an opportunity.
struct Life {
    UnixSeconds firstSeen;
    double bestEv;
    UnixSeconds bestEvAt;
};

using Lives = std::map<OpportunityId, Life>;

/// A random scan's opportunities into `found`, and what the board should know of them after it.
Lives nextLives(Random &random, UnixSeconds asOf, const Lives &lives, std::vector<Opportunity> &found)
{
    Lives next;
    const std::uint32_t wanted = random.below(60);
    for (std::uint32_t at = 0; at < wanted; ++at) {
        const OpportunityId id = (random.below(80) + 1) * 0x40ULL; // low bits alike: rows must probe
        const double ev = 0.01 * random.below(4);
        if (!next.try_emplace(id, Life{asOf, ev, asOf}).second)
            continue;
        found.push_back(opportunity(id, ev));
        const auto before = lives.find(id);
        if (before == lives.end())
            continue;
        next[id].firstSeen = before->second.firstSeen;
        if (before->second.bestEv >= ev)
            next[id] = before->second;
    }
    return next;
}

Board boardOf(const Board &before, const ScanResult &scan)
{
    BoardDelta delta;
    return before.updated(scan, below, delta);
}

} // namespace

class TestBoard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFreshBoardIsEmpty();
    void theFirstScanAppears();
    void anUnchangedScanChangesNothing();
    void anyDifferenceAReaderSeesIsAChange_data();
    void anyDifferenceAReaderSeesIsAChange();
    void theBestEvIsRemembered();
    void whatLeavesIsGoneWithItsReason();
    void whatComesBackIsNew();
    void sharpsStayWithTheirRows();
    void boardsDifferInWhatTheyHold();
    void randomScansFollowTheModel();
    void reasonsHaveIds();

private:
    void checkDelta(const Board &before, const Board &after, const BoardDelta &delta);
};

void TestBoard::aFreshBoardIsEmpty()
{
    const Board board;
    QVERIFY(board.rows().empty());
    QVERIFY(board.find(1) == nullptr);
    QCOMPARE(board.asOf(), evision::market::noTime);
    QVERIFY(board.sameAs(Board()));
}

void TestBoard::theFirstScanAppears()
{
    BoardDelta delta;
    const Board board = Board().updated(scanOf(noon, {opportunity(7, 0.03), opportunity(8, 0.05)}), below, delta);
    QCOMPARE(board.rows().size(), std::size_t{2});
    QCOMPARE(board.asOf(), noon);
    QCOMPARE(delta.asOf, noon);
    QCOMPARE(delta.appeared.size(), std::size_t{2});
    QVERIFY(delta.changed.empty() && delta.gone.empty());
    const BoardRow *row = board.find(8);
    QVERIFY(row && row->firstSeen == noon && row->bestEv == 0.05 && row->bestEvAt == noon);
}

void TestBoard::anUnchangedScanChangesNothing()
{
    const Board first = boardOf({}, scanOf(noon, {opportunity(7, 0.03), opportunity(8, 0.05)}));
    BoardDelta delta;
    delta.changed.resize(3); // left over from an earlier delta
    const Board second = first.updated(scanOf(noon + 60, {opportunity(8, 0.05), opportunity(7, 0.03)}), below, delta);
    QVERIFY(delta.appeared.empty() && delta.changed.empty() && delta.gone.empty());
    QCOMPARE(second.asOf(), noon + 60);
    QCOMPARE(second.find(7)->firstSeen, noon);
    QVERIFY(!second.sameAs(first)); // another time
    QVERIFY(first.applied(delta).sameAs(second));
}

using Change = std::function<void(Opportunity &)>;
Q_DECLARE_METATYPE(Change)

void TestBoard::anyDifferenceAReaderSeesIsAChange_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("seen");
    const auto row = [](const char *name, Change change, bool seen = true) {
        QTest::newRow(name) << std::move(change) << seen;
    };
    row("the price", [](Opportunity &o) { o.price += 0.01; });
    row("the effective price", [](Opportunity &o) { o.effectivePrice += 0.01; });
    row("the fair probability", [](Opportunity &o) { o.fairProbability += 1e-9; });
    row("the EV", [](Opportunity &o) { o.ev -= 1e-9; });
    row("the least EV", [](Opportunity &o) { o.evMin = -1; });
    row("the greatest EV", [](Opportunity &o) { o.evMax = 1; });
    row("the hold is known now", [](Opportunity &o) { o.hold = 0.05; });
    row("the stake", [](Opportunity &o) { o.stake = 3; });
    row("a flag", [](Opportunity &o) { o.flags = o.flags | Flag::Suspect; });
    row("the quote's time", [](Opportunity &o) { o.quoteTime += 1; });
    row("the market key", [](Opportunity &o) { o.market = 4; });
    row("the link", [](Opportunity &o) { o.link = 4; });
    row("the start", [](Opportunity &o) { o.line.commenceTime = noon; });
    row("a team's name", [](Opportunity &o) { o.line.home = 9; });
    row(
        "nothing", [](Opportunity &) {}, false);
}

void TestBoard::anyDifferenceAReaderSeesIsAChange()
{
    QFETCH(Change, change);
    QFETCH(bool, seen);
    const Board before = boardOf({}, scanOf(noon, {opportunity(6, 0.02), opportunity(7, 0.03)}));
    Opportunity other = opportunity(7, 0.03);
    change(other);
    BoardDelta delta;
    const Board after = before.updated(scanOf(noon, {opportunity(6, 0.02), other}), below, delta);
    QCOMPARE(delta.changed.size(), seen ? std::size_t{1} : std::size_t{0});
    QCOMPARE(after.sameAs(before), !seen);
    QVERIFY(before.applied(delta).sameAs(after));
}

void TestBoard::theBestEvIsRemembered()
{
    Board board = boardOf({}, scanOf(noon, {opportunity(7, 0.03)}));
    board = boardOf(board, scanOf(noon + 1, {opportunity(7, 0.06)}));
    board = boardOf(board, scanOf(noon + 2, {opportunity(7, 0.06)}));
    board = boardOf(board, scanOf(noon + 3, {opportunity(7, 0.04)}));
    const BoardRow *row = board.find(7);
    QCOMPARE(row->firstSeen, noon);
    QCOMPARE(row->bestEv, 0.06);
    QCOMPARE(row->bestEvAt, noon + 1); // the first time it was that good
    QCOMPARE(row->opportunity.ev, 0.04);
}

void TestBoard::whatLeavesIsGoneWithItsReason()
{
    const Board before = boardOf({}, scanOf(noon, {opportunity(7, 0.03), opportunity(8, 0.05)}));
    BoardDelta delta;
    std::vector<OpportunityId> asked;
    const auto why = [&asked](const Opportunity &gone) {
        asked.push_back(gone.id);
        return GoneReason::Started;
    };
    const Board after = before.updated(scanOf(noon + 60, {opportunity(8, 0.05)}), why, delta);
    QCOMPARE(asked, std::vector<OpportunityId>{7}); // only of what is missing
    QCOMPARE(delta.gone.size(), std::size_t{1});
    QCOMPARE(delta.gone[0].id, OpportunityId{7});
    QCOMPARE(delta.gone[0].why, GoneReason::Started);
    QCOMPARE(delta.gone[0].lastSeen, noon);
    QVERIFY(!after.find(7) && after.find(8));
    QVERIFY(before.applied(delta).sameAs(after));
}

void TestBoard::whatComesBackIsNew()
{
    Board board = boardOf({}, scanOf(noon, {opportunity(7, 0.09)}));
    board = boardOf(board, scanOf(noon + 1, {}));
    QVERIFY(board.rows().empty());
    BoardDelta delta;
    board = board.updated(scanOf(noon + 2, {opportunity(7, 0.03)}), below, delta);
    QCOMPARE(delta.appeared.size(), std::size_t{1});
    QCOMPARE(board.find(7)->firstSeen, noon + 2);
    QCOMPARE(board.find(7)->bestEv, 0.03);
}

void TestBoard::sharpsStayWithTheirRows()
{
    const Board before = boardOf({}, scanOf(noon, {opportunity(7, 0.03), opportunity(8, 0.05)}, 3));
    QCOMPARE(before.sharpsOf(*before.find(8))[0].weight, 3.0);
    BoardDelta delta;
    ScanResult scan = scanOf(noon, {opportunity(8, 0.05), opportunity(7, 0.03)}, 3);
    scan.sharps[0].oldest += 1; // a sharp of 8 was updated
    const Board after = before.updated(scan, below, delta);
    QCOMPARE(delta.changed.size(), std::size_t{1});
    QCOMPARE(delta.changed[0].opportunity.id, OpportunityId{8});
    QCOMPARE(delta.sharps.size(), std::size_t{2});
    QCOMPARE(after.sharpsOf(*after.find(8))[0].oldest, noon - 19);
    QCOMPARE(after.sharpsOf(*after.find(7))[0].oldest, noon - 20);
    QVERIFY(before.applied(delta).sameAs(after));
    QVERIFY(!before.sameAs(after));
}

void TestBoard::boardsDifferInWhatTheyHold()
{
    const Board board = boardOf({}, scanOf(noon, {opportunity(7, 0.03), opportunity(8, 0.05)}));
    QVERIFY(board.sameAs(boardOf({}, scanOf(noon, {opportunity(8, 0.05), opportunity(7, 0.03)}))));
    QVERIFY(!board.sameAs(boardOf({}, scanOf(noon, {opportunity(7, 0.03)}))));
    QVERIFY(!board.sameAs(boardOf({}, scanOf(noon, {opportunity(7, 0.03), opportunity(9, 0.05)}))));
    const Board older = boardOf(boardOf({}, scanOf(noon - 5, {opportunity(7, 0.03), opportunity(8, 0.05)})),
                                scanOf(noon, {opportunity(7, 0.03), opportunity(8, 0.05)}));
    QVERIFY(!board.sameAs(older)); // seen earlier
}

void TestBoard::checkDelta(const Board &before, const Board &after, const BoardDelta &delta)
{
    std::map<OpportunityId, int> told;
    for (const BoardRow &row : delta.appeared) {
        ++told[row.opportunity.id];
        QVERIFY(!before.find(row.opportunity.id) && after.find(row.opportunity.id));
    }
    for (const BoardRow &row : delta.changed) {
        ++told[row.opportunity.id];
        QVERIFY(before.find(row.opportunity.id) && after.find(row.opportunity.id));
    }
    for (const GoneRow &row : delta.gone) {
        ++told[row.id];
        QVERIFY(before.find(row.id) && !after.find(row.id));
        QCOMPARE(row.lastSeen, before.asOf());
    }
    QVERIFY(std::all_of(told.begin(), told.end(), [](const auto &entry) { return entry.second == 1; }));
    QCOMPARE(after.rows().size(), before.rows().size() + delta.appeared.size() - delta.gone.size());
}

void TestBoard::randomScansFollowTheModel()
{
    Random random(42);
    Board board;
    Board mirror; // knows nothing but the deltas
    BoardDelta delta;
    Lives model;
    for (int round = 0; round < 2'000; ++round) {
        const UnixSeconds asOf = noon + 30 * round;
        std::vector<Opportunity> found;
        Lives next = nextLives(random, asOf, model, found);
        const Board after = board.updated(scanOf(asOf, found, random.below(2) + 1), below, delta);
        checkDelta(board, after, delta);
        if (QTest::currentTestFailed())
            return;
        mirror = mirror.applied(delta);
        QVERIFY(mirror.sameAs(after) && after.sameAs(mirror));
        QCOMPARE(after.rows().size(), next.size());
        for (const auto &[id, life] : next) {
            const BoardRow *row = after.find(id);
            QVERIFY(row && row->firstSeen == life.firstSeen && row->bestEv == life.bestEv &&
                    row->bestEvAt == life.bestEvAt);
        }
        board = after;
        model = std::move(next);
    }
}

void TestBoard::reasonsHaveIds()
{
    QCOMPARE(goneReasonId(GoneReason::Started), std::string_view("started"));
    QCOMPARE(goneReasonId(GoneReason::Withdrawn), std::string_view("withdrawn"));
    QCOMPARE(goneReasonId(GoneReason::Stale), std::string_view("stale"));
    QCOMPARE(goneReasonId(GoneReason::Unpriced), std::string_view("unpriced"));
    QCOMPARE(goneReasonId(GoneReason::BelowMinimum), std::string_view("below_minimum"));
}

QTEST_GUILESS_MAIN(TestBoard)
#include "tst_board.moc"
