// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_lab.h"

#include <QClipboard>
#include <QMenu>

using namespace evision;
using namespace evision::test;
using models::Column;

namespace {

QPoint middleOf(PageLab &lab, int row, Column column)
{
    return lab.table().visualRect(lab.cell(row, column)).center();
}

void clickHeader(PageLab &lab, Column column)
{
    QHeaderView &header = *lab.table().horizontalHeader();
    const int at = static_cast<int>(column);
    QTest::mouseClick(header.viewport(), Qt::LeftButton, {},
                      {header.sectionViewportPosition(at) + header.sectionSize(at) / 2, header.height() / 2});
}

} // namespace

class TestBetTable final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClickOnAHeadingSorts();
    void theSelectionStaysOnItsBet();
    void aBetThatGoesTakesTheSelectionWithIt();
    void rowsDoNotMoveUnderAPressedButton();
    void rowsDoNotMoveUnderAMenu();
    void enterExplains();
    void aClickOnTheValueExplains();
    void copyTakesTheRow();
    void lettersDoNotSearch();
    void tabLeavesTheTable();
    void columnsAreHiddenFromTheMenu();
    void theLastColumnCannotBeHidden();
    void columnsMoveByKeyboard();
    void aPriceFlashesAndFades();
    void aMarkStandsStillWhereNothingMayMove();
    void oldFiguresAreMuted();
};

void TestBetTable::aClickOnAHeadingSorts()
{
    PageLab lab;
    lab.fill(40);
    lab.publish();
    lab.show();
    QCOMPARE(lab.model.sortColumn(), Column::Ev);
    clickHeader(lab, Column::Price);
    QCOMPARE(lab.model.sortColumn(), Column::Price);
    const Qt::SortOrder first = lab.model.sortDirection();
    clickHeader(lab, Column::Price);
    QVERIFY(lab.model.sortDirection() != first);
    const bool rises = lab.model.sortDirection() == Qt::AscendingOrder;
    for (int row = 1; row < lab.model.rowCount(); ++row)
        QVERIFY(rises ? lab.model.bet(row - 1).price <= lab.model.bet(row).price
                      : lab.model.bet(row - 1).price >= lab.model.bet(row).price);
}

void TestBetTable::theSelectionStaysOnItsBet()
{
    PageLab lab;
    lab.fill(40);
    lab.publish();
    lab.show();
    lab.table().selectRow(5);
    const edge::OpportunityId id = lab.model.bet(5).id;
    lab.board.bets[id].ev = 0.2;
    lab.publish();
    QCOMPARE(lab.table().currentIndex().row(), 0);
    QCOMPARE(lab.table().currentBet(), std::optional(id));
    QCOMPARE(lab.table().selectionModel()->selectedRows().size(), 1);
    QCOMPARE(lab.table().selectionModel()->selectedRows().first().row(), 0);
    lab.board.relocate();
    lab.publish();
    QCOMPARE(lab.table().currentBet(), std::optional(id));
}

void TestBetTable::aBetThatGoesTakesTheSelectionWithIt()
{
    PageLab lab;
    lab.fill(40);
    lab.publish();
    lab.show();
    lab.table().selectRow(5);
    lab.board.bets.erase(lab.model.bet(5).id);
    lab.publish();
    QVERIFY(!lab.table().currentBet());
    QVERIFY(!lab.table().selectionModel()->hasSelection());
}

void TestBetTable::rowsDoNotMoveUnderAPressedButton()
{
    PageLab lab;
    lab.fill(40);
    lab.publish();
    lab.show();
    const edge::OpportunityId first = lab.model.bet(0).id;
    QTest::mousePress(lab.table().viewport(), Qt::LeftButton, {}, middleOf(lab, 3, Column::Event));
    lab.board.bets[lab.model.bet(7).id].ev = 0.3;
    lab.publish();
    QCOMPARE(lab.model.bet(0).id, first);
    QTest::mouseRelease(lab.table().viewport(), Qt::LeftButton, {}, middleOf(lab, 3, Column::Event));
    QVERIFY(lab.model.bet(0).id != first);
}

void TestBetTable::rowsDoNotMoveUnderAMenu()
{
    PageLab lab;
    lab.fill(40);
    lab.publish();
    lab.show();
    const QPoint at = middleOf(lab, 2, Column::Event);
    // The menu opens on the press and takes the release.
    QTest::mousePress(lab.table().viewport(), Qt::RightButton, {}, at);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, lab.table().viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(lab.table().viewport(), &event);
    auto *menu = lab.table().findChild<QMenu *>();
    QVERIFY(menu && menu->isVisible());
    QVERIFY(lab.model.isHeld());
    menu->close();
    QVERIFY(!lab.model.isHeld());
}

void TestBetTable::enterExplains()
{
    PageLab lab;
    lab.fill(5);
    lab.publish();
    lab.show();
    QSignalSpy asked(lab.page, &ui::OpportunitiesPage::explainRequested);
    lab.table().selectRow(2);
    QTest::keyClick(&lab.table(), Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].value<edge::OpportunityId>(), lab.model.bet(2).id);
    QVERIFY(lab.page->dock().isVisible());
    QTest::keyClick(&lab.table(), Qt::Key_Down); // what is explained follows the cursor
    QCOMPARE(asked.count(), 2);
    QCOMPARE(asked[1][0].value<edge::OpportunityId>(), lab.model.bet(3).id);
}

void TestBetTable::aClickOnTheValueExplains()
{
    PageLab lab;
    lab.fill(5);
    lab.publish();
    lab.show();
    QSignalSpy asked(lab.page, &ui::OpportunitiesPage::explainRequested);
    QTest::mouseClick(lab.table().viewport(), Qt::LeftButton, {}, middleOf(lab, 1, Column::Event));
    QCOMPARE(asked.count(), 0);
    QTest::mouseClick(lab.table().viewport(), Qt::LeftButton, {}, middleOf(lab, 1, Column::Ev));
    QCOMPARE(asked.count(), 1);
}

void TestBetTable::copyTakesTheRow()
{
    PageLab lab;
    lab.board.put(lab.board.bet(1));
    lab.publish();
    lab.show();
    lab.table().selectRow(0);
    QTest::keyClick(&lab.table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(
        QGuiApplication::clipboard()->text(),
        QString::fromUtf8("Arsenal – Chelsea: Over 2.5 at Sportsbet for 2.10 (fair 2.019, EV +4.0 %, stake 9.00)"));
}

void TestBetTable::lettersDoNotSearch()
{
    PageLab lab;
    lab.fill(20);
    lab.publish();
    lab.show();
    lab.table().selectRow(0);
    QTest::keyClicks(&lab.table(), QStringLiteral("r"));
    QCOMPARE(lab.table().currentIndex().row(), 0);
}

void TestBetTable::tabLeavesTheTable()
{
    PageLab lab;
    lab.fill(5);
    lab.publish();
    lab.show();
    lab.table().setFocus();
    QTest::keyClick(&lab.table(), Qt::Key_Tab);
    QVERIFY(!lab.table().hasFocus());
}

void TestBetTable::columnsAreHiddenFromTheMenu()
{
    PageLab lab;
    lab.show();
    const auto menu = lab.table().columns().menu(static_cast<int>(Column::Sharp));
    const QHeaderView &header = *lab.table().horizontalHeader();
    QAction *sharp = menu->actions().at(static_cast<int>(Column::Sharp));
    QVERIFY(!sharp->toolTip().isEmpty());
    sharp->trigger();
    QVERIFY(header.isSectionHidden(static_cast<int>(Column::Sharp)));
    menu->actions().last()->trigger(); // as it came
    QVERIFY(!header.isSectionHidden(static_cast<int>(Column::Sharp)));
    QVERIFY(header.isSectionHidden(static_cast<int>(Column::Kelly)));
}

void TestBetTable::theLastColumnCannotBeHidden()
{
    PageLab lab;
    lab.show();
    for (int column = 1; column < models::columnCount; ++column)
        lab.table().horizontalHeader()->setSectionHidden(column, true);
    const auto menu = lab.table().columns().menu(-1);
    QVERIFY(!menu->actions().at(0)->isEnabled());
    QVERIFY(menu->actions().at(1)->isEnabled());
}

void TestBetTable::columnsMoveByKeyboard()
{
    PageLab lab;
    lab.show();
    const int price = static_cast<int>(Column::Price);
    const QHeaderView &header = *lab.table().horizontalHeader();
    const int before = header.visualIndex(price);
    const auto menu = lab.table().columns().menu(price);
    for (QAction *action : menu->actions()) {
        if (action->text() == QStringLiteral("Move &Left"))
            action->trigger();
    }
    QCOMPARE(header.visualIndex(price), before - 1);
}

void TestBetTable::aPriceFlashesAndFades()
{
    PageLab lab;
    lab.fill(5);
    lab.publish();
    lab.show();
    lab.board.bets[lab.model.bet(0).id].price += 0.1;
    lab.publish();
    const std::int64_t movedAt = lab.model.bet(0).movedAt;
    const ui::BetDelegate &delegate = lab.table().delegate();
    QVERIFY(lab.table().isFlashing());
    QCOMPARE(delegate.glow(movedAt), 1.0);
    lab.clock.advance(300);
    QCOMPARE(delegate.glow(movedAt), 0.5);
    const QPoint corner = lab.table().visualRect(lab.cell(0, Column::Price)).topLeft() + QPoint(2, 2);
    const QColor half = lab.table().viewport()->grab().toImage().pixelColor(corner);
    QVERIFY(half != lab.theme.color(ui::Role::Base) && half != lab.theme.color(ui::Role::Flash));
    lab.clock.advance(300);
    QCOMPARE(delegate.glow(movedAt), 0.0);
    QCOMPARE(lab.table().viewport()->grab().toImage().pixelColor(corner), lab.theme.color(ui::Role::Base));
    QTRY_VERIFY(!lab.table().isFlashing());
}

void TestBetTable::aMarkStandsStillWhereNothingMayMove()
{
    ui::ThemeOptions options;
    options.reduceMotion = true;
    PageLab lab(options);
    lab.fill(5);
    lab.publish();
    lab.show();
    lab.board.bets[lab.model.bet(0).id].price += 0.1;
    lab.publish();
    const ui::BetDelegate &delegate = lab.table().delegate();
    const QPoint corner = lab.table().visualRect(lab.cell(0, Column::Price)).topLeft() + QPoint(1, 5);
    const auto color = [&] { return lab.table().viewport()->grab().toImage().pixelColor(corner); };
    QCOMPARE(color(), lab.theme.color(ui::Role::MovedUp));
    lab.clock.advance(1999);
    QCOMPARE(delegate.glow(lab.model.bet(0).movedAt), 1.0);
    QCOMPARE(color(), lab.theme.color(ui::Role::MovedUp));
    lab.clock.advance(1);
    QCOMPARE(color(), lab.theme.color(ui::Role::Base));
}

void TestBetTable::oldFiguresAreMuted()
{
    PageLab lab;
    lab.fill(5);
    lab.publish();
    lab.show();
    const QImage fresh = lab.table().viewport()->grab().toImage();
    lab.page->setStale(true);
    QVERIFY(lab.table().viewport()->grab().toImage() != fresh);
    lab.page->setStale(false);
    QCOMPARE(lab.table().viewport()->grab().toImage(), fresh);
}

QTEST_MAIN(TestBetTable)
#include "tst_bet_table.moc"
