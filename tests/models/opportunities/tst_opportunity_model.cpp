// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_lab.h"

using namespace evision;
using namespace evision::test;
using models::Column;
using models::OpportunityModel;
using Ids = std::vector<edge::OpportunityId>;

namespace {

struct Spies {
    explicit Spies(const OpportunityModel &model)
        : changed(&model, &QAbstractItemModel::dataChanged),
          layout(&model, &QAbstractItemModel::layoutChanged),
          inserted(&model, &QAbstractItemModel::rowsInserted),
          removed(&model, &QAbstractItemModel::rowsRemoved),
          reset(&model, &QAbstractItemModel::modelReset)
    {
    }
    QSignalSpy changed;
    QSignalSpy layout;
    QSignalSpy inserted;
    QSignalSpy removed;
    QSignalSpy reset;
};

void threeBets(ModelLab &lab)
{
    for (edge::OpportunityId id = 1; id <= 3; ++id)
        lab.board.put(lab.board.bet(id)).ev = 0.01 * static_cast<double>(id);
    lab.show();
}

} // namespace

class TestOpportunityModel final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bestFirstAsItComes();
    void aChangedPriceIsOneSignal();
    void aChangedOrderIsOneSignal();
    void comingAndGoingIsOneSignalEach();
    void anUnchangedPollIsSilent();
    void nothingEverResets();
    void aBetThatLeavesIsNotReplacedByItsNeighbour();
    void heldRowsStayWhereTheyAre();
    void heldRowsSurviveAnotherVocabularyAsTheirBets();
    void theUserMaySortWhileHeld();
    void aMoveIsMarkedForAMinute();
    void aCellFlashesAtMostTwiceASecond();
    void agesGoOnByTheClock();
    void aStaleQuoteIsHiddenInTime();
    void aStartedMatchIsHiddenInTime();
    void historyIsWhatWasSeen();
    void aReturningBetHasNoOldHistory();
    void cellsReadAsExpected_data();
    void cellsReadAsExpected();
    void everyColumnIsExplained();
    void clearForgetsTheMarket();
};

void TestOpportunityModel::bestFirstAsItComes()
{
    ModelLab lab;
    threeBets(lab);
    QCOMPARE(lab.ids(), (Ids{3, 2, 1}));
    QCOMPARE(lab.at(0, Column::Ev, OpportunityModel::SortRole).toDouble(), 0.03);
}

void TestOpportunityModel::aChangedPriceIsOneSignal()
{
    ModelLab lab;
    threeBets(lab);
    Spies spies(lab.model);
    QSignalSpy moved(&lab.model, &OpportunityModel::pricesMoved);
    lab.board.bets[2].price = 2.2;
    lab.show();
    QCOMPARE(spies.changed.count(), 1);
    QCOMPARE(spies.changed[0][0].toModelIndex().row(), 1);
    QCOMPARE(spies.changed[0][1].toModelIndex().row(), 1);
    QCOMPARE(spies.layout.count() + spies.inserted.count() + spies.removed.count(), 0);
    QCOMPARE(moved.count(), 1);
}

void TestOpportunityModel::aChangedOrderIsOneSignal()
{
    ModelLab lab;
    threeBets(lab);
    Spies spies(lab.model);
    lab.board.bets[1].ev = 0.09;
    lab.show();
    QCOMPARE(lab.ids(), (Ids{1, 3, 2}));
    QCOMPARE(spies.layout.count(), 1);
    QCOMPARE(spies.changed.count() + spies.inserted.count() + spies.removed.count(), 0);
}

void TestOpportunityModel::comingAndGoingIsOneSignalEach()
{
    ModelLab lab;
    threeBets(lab);
    Spies spies(lab.model);
    for (edge::OpportunityId id = 4; id < 40; ++id)
        lab.board.put(lab.board.bet(id)).ev = 0.001 * static_cast<double>(id);
    lab.board.bets.erase(1);
    lab.board.bets.erase(3);
    lab.show();
    QCOMPARE(lab.model.rowCount(), 37);
    QCOMPARE(spies.inserted.count(), 1);
    QCOMPARE(spies.layout.count(), 1);
    QCOMPARE(spies.removed.count(), 1);
}

void TestOpportunityModel::anUnchangedPollIsSilent()
{
    ModelLab lab;
    threeBets(lab);
    Spies spies(lab.model);
    QSignalSpy counts(&lab.model, &OpportunityModel::countsChanged);
    lab.show();
    QCOMPARE(spies.changed.count() + spies.layout.count() + spies.inserted.count() + spies.removed.count(), 0);
    QCOMPARE(counts.count(), 0);
}

void TestOpportunityModel::nothingEverResets()
{
    ModelLab lab;
    Spies spies(lab.model);
    threeBets(lab);
    const QPersistentModelIndex second = lab.model.index(1, 0);
    lab.board.relocate();
    lab.show();
    QVERIFY(second.isValid());
    QCOMPARE(lab.model.bet(second.row()).id, edge::OpportunityId{2});
    QCOMPARE(lab.at(0, Column::Event).toString(), QStringLiteral("Arsenal – Chelsea"));
    lab.board.number += 5; // some were missed
    lab.board.bets.erase(3);
    lab.show();
    QCOMPARE(lab.ids(), (Ids{2, 1}));
    QCOMPARE(lab.model.bet(second.row()).id, edge::OpportunityId{2});
    QCOMPARE(spies.reset.count(), 0);
}

void TestOpportunityModel::aBetThatLeavesIsNotReplacedByItsNeighbour()
{
    ModelLab lab;
    threeBets(lab);
    const QPersistentModelIndex leaving = lab.model.index(1, 0);
    lab.board.bets.erase(2);
    lab.show();
    QVERIFY(!leaving.isValid());
}

void TestOpportunityModel::heldRowsStayWhereTheyAre()
{
    ModelLab lab;
    threeBets(lab);
    lab.model.hold();
    Spies spies(lab.model);
    lab.board.bets[1].ev = 0.09;
    lab.board.bets.erase(3);
    lab.board.put(lab.board.bet(4)).ev = 0.5;
    lab.show();
    QCOMPARE(lab.ids(), (Ids{3, 2, 1}));
    QCOMPARE(lab.at(2, Column::Ev, OpportunityModel::SortRole).toDouble(), 0.09); // the value is new all the same
    QVERIFY(lab.at(0, Column::Ev, OpportunityModel::StaleRole).toBool());         // gone, and it shows
    QCOMPARE(spies.changed.count(), 1);
    QCOMPARE(spies.layout.count() + spies.inserted.count() + spies.removed.count(), 0);
    lab.model.release();
    QCOMPARE(lab.ids(), (Ids{4, 1, 2}));
}

void TestOpportunityModel::heldRowsSurviveAnotherVocabularyAsTheirBets()
{
    ModelLab lab;
    threeBets(lab);
    lab.model.hold();
    lab.board.relocate();
    lab.board.bets.erase(3);
    lab.show();
    QCOMPARE(lab.ids(), (Ids{2, 1}));
    QCOMPARE(lab.at(0, Column::Book).toString(), QStringLiteral("Sportsbet"));
    lab.model.release();
    QCOMPARE(lab.ids(), (Ids{2, 1}));
}

void TestOpportunityModel::theUserMaySortWhileHeld()
{
    ModelLab lab;
    threeBets(lab);
    lab.model.hold();
    lab.board.bets.erase(3);
    lab.show();
    lab.model.sort(static_cast<int>(Column::Ev), Qt::AscendingOrder);
    QCOMPARE(lab.ids(), (Ids{1, 2, 3}));
    lab.model.release();
    QCOMPARE(lab.ids(), (Ids{1, 2}));
}

void TestOpportunityModel::aMoveIsMarkedForAMinute()
{
    ModelLab lab;
    threeBets(lab);
    QCOMPARE(lab.at(0, Column::Price, OpportunityModel::MoveRole).toInt(), 0);
    lab.board.bets[3].price = 2.3;
    lab.show();
    QCOMPARE(lab.at(0, Column::Price, OpportunityModel::MoveRole).toInt(), 1);
    lab.board.bets[3].price = 2.05;
    lab.show();
    QCOMPARE(lab.at(0, Column::Price, OpportunityModel::MoveRole).toInt(), -1);
    lab.clock.advance(60'001);
    QCOMPARE(lab.at(0, Column::Price, OpportunityModel::MoveRole).toInt(), 0);
}

void TestOpportunityModel::aCellFlashesAtMostTwiceASecond()
{
    ModelLab lab;
    threeBets(lab);
    const auto movedAt = [&] { return lab.at(0, Column::Price, OpportunityModel::MovedAtRole).toLongLong(); };
    lab.board.bets[3].price = 2.3;
    lab.show();
    const qint64 first = movedAt();
    QCOMPARE(first, lab.clock.steady());
    lab.clock.advance(499);
    lab.board.bets[3].price = 2.4;
    lab.show();
    QCOMPARE(movedAt(), first);
    lab.clock.advance(1);
    lab.board.bets[3].price = 2.5;
    lab.show();
    QCOMPARE(movedAt(), first + 500);
}

void TestOpportunityModel::agesGoOnByTheClock()
{
    ModelLab lab;
    threeBets(lab);
    QCOMPARE(lab.at(0, Column::Age).toString(), QStringLiteral("10 s"));
    QCOMPARE(lab.at(0, Column::StartsIn).toString(), QStringLiteral("1 h 00"));
    lab.clock.advance(61'000);
    Spies spies(lab.model);
    lab.model.tick();
    QVERIFY(spies.changed.count() >= 1);
    QCOMPARE(lab.at(0, Column::Age).toString(), QStringLiteral("71 s"));
    QCOMPARE(lab.at(0, Column::StartsIn).toString(), QStringLiteral("59 min"));
}

void TestOpportunityModel::aStaleQuoteIsHiddenInTime()
{
    ModelLab lab;
    lab.model.setStaleAfter(120);
    threeBets(lab);
    lab.clock.advance(200'000);
    lab.model.tick();
    QCOMPARE(lab.model.rowCount(), 0);
    QCOMPARE(lab.model.counts().hidden[static_cast<std::size_t>(models::HiddenBy::Stale)], 3);
    models::FilterOptions all;
    all.showStale = true;
    lab.model.setFilter(all);
    QCOMPARE(lab.model.rowCount(), 3);
    QVERIFY(lab.at(0, Column::Age, OpportunityModel::StaleRole).toBool());
}

void TestOpportunityModel::aStartedMatchIsHiddenInTime()
{
    ModelLab lab;
    lab.model.setStaleAfter(1e9);
    threeBets(lab);
    lab.clock.advance(3'600'000);
    lab.model.tick();
    QCOMPARE(lab.model.rowCount(), 0);
    QCOMPARE(lab.model.counts().hidden[static_cast<std::size_t>(models::HiddenBy::InPlay)], 3);
}

void TestOpportunityModel::historyIsWhatWasSeen()
{
    ModelLab lab;
    threeBets(lab);
    QCOMPARE(lab.model.history(3).size(), std::size_t{1});
    for (const double price : {2.2, 2.3}) {
        lab.clock.advance(60'000);
        lab.board.bets[3].price = price;
        lab.show();
    }
    const std::vector<models::PricePoint> points = lab.model.history(3);
    QCOMPARE(points.size(), std::size_t{3});
    QCOMPARE(points[0].time, BetBoard::noon);
    QCOMPARE(points[2].time, BetBoard::noon + 120);
    QCOMPARE(static_cast<float>(points[0].price), 2.1F);
    QCOMPARE(static_cast<float>(points[2].price), 2.3F);
    QVERIFY(lab.model.history(99).empty());
}

void TestOpportunityModel::aReturningBetHasNoOldHistory()
{
    ModelLab lab;
    threeBets(lab);
    lab.board.bets[3].price = 2.2;
    lab.show();
    const edge::Opportunity third = lab.board.bets[3];
    lab.board.bets.erase(3);
    lab.show();
    lab.board.put(third);
    lab.show();
    QCOMPARE(lab.model.history(3).size(), std::size_t{1});
    QCOMPARE(lab.at(0, Column::Price, OpportunityModel::MoveRole).toInt(), 0);
}

void TestOpportunityModel::cellsReadAsExpected_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, Column column, const char *text) {
        QTest::newRow(name) << static_cast<int>(column) << QString::fromUtf8(text);
    };
    row("the teams", Column::Event, "Arsenal – Chelsea");
    row("the selection with its point", Column::Selection, "Over 2.5");
    row("a price has two decimals", Column::Price, "2.10");
    row("the sharp's own price", Column::Sharp, "2.00");
    row("the fair price", Column::Fair, "2.02");
    row("a value has its sign", Column::Ev, "+4.0 %");
    row("a stake", Column::Stake, "9.00");
    row("the hold", Column::Hold, "5.0 %");
    row("Kelly", Column::Kelly, "3.60 %");
    row("flags in words", Column::Flags, "one sharp, push");
    row("the market", Column::Market, "Totals");
}

void TestOpportunityModel::cellsReadAsExpected()
{
    QFETCH(int, column);
    QFETCH(QString, text);
    ModelLab lab;
    lab.board.put(lab.board.bet(1)).flags = edge::Flags{0} | edge::Flag::OneSharp | edge::Flag::PushPossible;
    lab.show();
    QCOMPARE(lab.model.index(0, column).data().toString(), text);
    // Names come from the feed; as plain text none of them can be a picture or a link.
    QVERIFY(lab.model.index(0, column).data(Qt::ToolTipRole).toString().startsWith(QLatin1String("<qt>")));
}

void TestOpportunityModel::everyColumnIsExplained()
{
    ModelLab lab;
    for (int column = 0; column < lab.model.columnCount(); ++column) {
        QVERIFY(!lab.model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        QVERIFY(lab.model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().size() > 20);
    }
}

void TestOpportunityModel::clearForgetsTheMarket()
{
    ModelLab lab;
    threeBets(lab);
    lab.model.hold();
    lab.model.clear();
    QCOMPARE(lab.model.rowCount(), 0);
    QCOMPARE(lab.model.counts(), models::BetCounts{});
    lab.model.release();
    lab.show();
    QCOMPARE(lab.ids(), (Ids{3, 2, 1}));
    QCOMPARE(lab.at(0, Column::Book).toString(), QStringLiteral("Sportsbet"));
}

QTEST_GUILESS_MAIN(TestOpportunityModel)
#include "tst_opportunity_model.moc"
