// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_lab.h"

#include "ui/opportunities/column_widths.h"

using namespace evision;
using namespace evision::test;
using models::Column;

namespace {

struct ColumnLab : PageLab {
    explicit ColumnLab(int width = 1100)
    {
        window.resize(width, 720);
        fill(60);
        publish();
        show();
    }
    [[nodiscard]] QHeaderView &header() { return *table().horizontalHeader(); }
    [[nodiscard]] bool isHidden(Column column) { return header().isSectionHidden(static_cast<int>(column)); }
    [[nodiscard]] int width(Column column) { return header().sectionSize(static_cast<int>(column)); }
    [[nodiscard]] int wanted(Column column)
    {
        int widest = 0;
        for (int row = 0; row < 20; ++row)
            widest = std::max(widest, table().itemDelegate()->sizeHint({}, cell(row, column)).width());
        return widest;
    }
};

} // namespace

class TestColumns final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsCutWithTheDockClosed();
    void figuresAreNotCutWithTheDockOpen();
    void whatWasLeftOutComesBack();
    void aColumnThatWasChosenStays();
    void ownWidthsStay();
    void whatIsLeftOutIsNotForgotten();
    void anotherFormatGetsItsRoom();
    void filtersGoOnInTheNextLine();
    void planningKeepsItsWord();
};

void TestColumns::nothingIsCutWithTheDockClosed()
{
    ColumnLab lab; // 1280 less the navigation
    for (const Column column :
         {Column::StartsIn, Column::Event, Column::Selection, Column::Price, Column::Fair, Column::Ev, Column::Stake}) {
        QVERIFY(!lab.isHidden(column));
        const int share = column == Column::Event || column == Column::Selection ? 8 : 10;
        QVERIFY2(lab.width(column) >= lab.wanted(column) * share / 10, qPrintable(models::columnId(column)));
    }
    QCOMPARE(lab.header().length(), lab.table().viewport()->width());
}

void TestColumns::figuresAreNotCutWithTheDockOpen()
{
    ColumnLab lab(1100);
    lab.table().begin();
    QTest::keyClick(&lab.table(), Qt::Key_Return);
    QVERIFY(lab.page->dock().isVisible());
    QTRY_VERIFY(lab.isHidden(Column::Sharp)); // the explanation has it
    for (const Column column : {Column::StartsIn, Column::Price, Column::Ev}) {
        QVERIFY(!lab.isHidden(column));
        QVERIFY2(lab.width(column) >= std::min(lab.wanted(column), 90), qPrintable(models::columnId(column)));
    }
    for (const Column column : {Column::Event, Column::Selection})
        QVERIFY(lab.width(column) >= lab.wanted(column) * 5 / 10);
    QVERIFY(lab.header().length() <= lab.table().viewport()->width());
}

void TestColumns::whatWasLeftOutComesBack()
{
    ColumnLab lab(1500);
    QVERIFY(!lab.isHidden(Column::Sharp));
    lab.window.resize(700, 720);
    QTRY_VERIFY(lab.isHidden(Column::Sharp));
    lab.window.resize(1500, 720);
    QTRY_VERIFY(!lab.isHidden(Column::Sharp));
}

void TestColumns::aColumnThatWasChosenStays()
{
    ColumnLab lab(1500);
    lab.table().columns().show(static_cast<int>(Column::Sharp), false);
    lab.table().columns().show(static_cast<int>(Column::Sharp), true);
    lab.window.resize(700, 720);
    QTRY_VERIFY(lab.isHidden(Column::Age));
    QVERIFY(!lab.isHidden(Column::Sharp));
}

void TestColumns::ownWidthsStay()
{
    ColumnLab lab(1500);
    lab.header().resizeSection(static_cast<int>(Column::Event), 290);
    lab.window.resize(800, 720);
    QTRY_VERIFY(lab.isHidden(Column::Sharp));
    QCOMPARE(lab.width(Column::Event), 290);
    lab.window.resize(1500, 720);
    QTRY_VERIFY(!lab.isHidden(Column::Sharp));
    QCOMPARE(lab.width(Column::Event), 290);
}

void TestColumns::whatIsLeftOutIsNotForgotten()
{
    QByteArray state;
    {
        ColumnLab lab(700);
        QTRY_VERIFY(lab.isHidden(Column::Sharp));
        state = lab.page->state();
    }
    ColumnLab lab(1500);
    lab.page->restoreState(state);
    QVERIFY(!lab.isHidden(Column::Sharp));
    QVERIFY(lab.isHidden(Column::Kelly));
}

void TestColumns::anotherFormatGetsItsRoom()
{
    ColumnLab lab(1500);
    lab.page->setOddsFormat(pricing::OddsFormat::Fractional);
    QVERIFY(lab.width(Column::Price) >= lab.wanted(Column::Price));
    QVERIFY(lab.cell(0, Column::Price).data().toString().contains(u'/'));
    (void)lab.window.grab(); // fractions are painted in two parts
}

void TestColumns::filtersGoOnInTheNextLine()
{
    ColumnLab wide(1500);
    ColumnLab narrow(560);
    QTRY_VERIFY(narrow.page->filter().height() > wide.page->filter().height());
    QVERIFY2(narrow.page->filter().minimumSizeHint().width() <= 560,
             qPrintable(QString::number(narrow.page->filter().minimumSizeHint().width())));
    const QRect inside = narrow.page->filter().rect();
    const QList<QWidget *> parts = narrow.page->filter().findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (const QWidget *part : parts)
        QVERIFY2(!part->isVisible() || inside.contains(part->geometry()), part->metaObject()->className());
}

void TestColumns::planningKeepsItsWord()
{
    ui::ColumnWidths widths;
    widths.natural.fill(100);
    widths.least.fill(60);
    ui::ColumnSet wanted{};
    for (const Column column : {Column::StartsIn, Column::Event, Column::Selection, Column::Book, Column::Price,
                                Column::Sharp, Column::Fair, Column::Ev, Column::Stake, Column::Age, Column::Flags})
        wanted[static_cast<std::size_t>(column)] = true;
    ui::ColumnSet all{};
    all.fill(true);
    for (int room = 300; room < 2000; ++room) {
        const ui::ColumnPlan plan = ui::planColumns(widths, wanted, all, room);
        int used = 0;
        for (std::size_t column = 0; column < wanted.size(); ++column) {
            if (!wanted[column] || plan.isAway[column])
                continue;
            used += plan.width[column];
            QVERIFY(plan.width[column] >= 60);
        }
        QVERIFY2(used <= std::max(room, 600), qPrintable(QString::number(room))); // less than 600 there cannot be
        QVERIFY(!plan.isAway[static_cast<std::size_t>(Column::Price)]);
    }
}

QTEST_MAIN(TestColumns)
#include "tst_columns.moc"
