// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_lab.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

using namespace evision;
using namespace evision::test;
using models::Column;

namespace {

/// What stands where the table would.
QString faceOf(PageLab &lab)
{
    return lab.page->findChild<QStackedWidget *>()->currentWidget()->accessibleName();
}

/// The only one of the face.
void clickTheButton(PageLab &lab, const QString &text)
{
    QList<QPushButton *> buttons =
        lab.page->findChild<QStackedWidget *>()->currentWidget()->findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 1);
    QVERIFY(buttons.front()->isVisible());
    QCOMPARE(buttons.front()->text(), text);
    QTest::mouseClick(buttons.front(), Qt::LeftButton);
}

} // namespace

class TestOpportunitiesPage final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thereAreFonts();
    void typingFilters();
    void slashGoesToTheFilterAndDownToTheTable();
    void escClearsTheWordsThenClosesTheDock();
    void limitsFilter();
    void limitsOfPricesAreWrittenInTheFormatThatIsChosen();
    void theCountsAreToldInWords();
    void itWaitsForTheFirstPrices();
    void itSaysThatThereIsNothing();
    void itSaysThatAllIsHiddenAndOffersToClear();
    void itSaysWhatIsBroken();
    void brokenDoesNotHideWhatIsKnown();
    void columnsAndFilterComeBack();
    void aStateWithoutWordsComesBackToo();
    void aForeignStateChangesNothing_data();
    void aForeignStateChangesNothing();
    void everythingHasANameForScreenReaders();
    void onlyThisBookIsOneChoice();
};

void TestOpportunitiesPage::thereAreFonts()
{
    QVERIFY(!QFontDatabase::families().isEmpty());
}

void TestOpportunitiesPage::typingFilters()
{
    PageLab lab;
    lab.fill(40);
    lab.publish();
    lab.show();
    lab.page->filter().focusText();
    QTest::keyClicks(lab.text(), QStringLiteral("munchen"));
    QCOMPARE(lab.model.rowCount(), 5);
    QTest::keyClicks(lab.text(), QStringLiteral(" bet365"));
    QVERIFY(lab.model.rowCount() < 5);
    QTest::keyClicks(lab.text(), QStringLiteral(" a/b"));
    QCOMPARE(lab.text()->text(), QStringLiteral("munchen bet365 a/b")); // the key of the filter is a letter in it
}

void TestOpportunitiesPage::slashGoesToTheFilterAndDownToTheTable()
{
    PageLab lab;
    lab.fill(5);
    lab.publish();
    lab.show();
    lab.table().setFocus();
    QTest::keyClick(&lab.table(), Qt::Key_Slash);
    QTRY_VERIFY(lab.text()->hasFocus());
    QTest::keyClick(lab.text(), Qt::Key_Down);
    QVERIFY(lab.table().hasFocus());
    QCOMPARE(lab.table().currentIndex().row(), 0);
}

void TestOpportunitiesPage::escClearsTheWordsThenClosesTheDock()
{
    PageLab lab;
    lab.fill(5);
    lab.publish();
    lab.show();
    lab.page->filter().focusText();
    QTest::keyClicks(lab.text(), QStringLiteral("arsenal"));
    lab.table().begin();
    QTest::keyClick(&lab.table(), Qt::Key_Return);
    QVERIFY(lab.page->dock().isVisible());
    QTest::keyClick(&lab.table(), Qt::Key_Escape);
    QVERIFY(lab.text()->text().isEmpty());
    QVERIFY(lab.page->dock().isVisible());
    QTest::keyClick(&lab.table(), Qt::Key_Escape);
    QVERIFY(!lab.page->dock().isVisible());
    QVERIFY(lab.table().hasFocus());
}

void TestOpportunitiesPage::limitsFilter()
{
    PageLab lab;
    lab.fill(40);
    lab.publish();
    const int all = lab.model.rowCount();
    auto *ev = lab.part<QDoubleSpinBox>(QStringLiteral("Least EV"));
    ev->setValue(5);
    QVERIFY(lab.model.rowCount() < all);
    QCOMPARE(lab.model.filter().minEv, 0.05);
    ev->setValue(ev->minimum());
    QCOMPARE(lab.model.rowCount(), all);
    lab.part<QDoubleSpinBox>(QStringLiteral("Greatest odds"))->setValue(2);
    QVERIFY(lab.model.rowCount() < all);
    lab.part<QDoubleSpinBox>(QStringLiteral("Greatest odds"))->setValue(100);
    auto *starts = lab.part<QComboBox>(QStringLiteral("Starts within"));
    starts->setCurrentIndex(1);
    QVERIFY(lab.model.rowCount() < all);
    QCOMPARE(lab.model.filter().startsWithinSeconds, 3600);
}

void TestOpportunitiesPage::limitsOfPricesAreWrittenInTheFormatThatIsChosen()
{
    PageLab lab;
    lab.fill(40);
    lab.publish();
    lab.show();
    auto *least = lab.part<QDoubleSpinBox>(QStringLiteral("Least odds"));
    auto *greatest = lab.part<QDoubleSpinBox>(QStringLiteral("Greatest odds"));
    QCOMPARE(least->text(), QStringLiteral("any"));
    least->setValue(2.1);
    QCOMPARE(least->text(), QStringLiteral("2.10"));
    lab.page->setOddsFormat(pricing::OddsFormat::American);
    QCOMPARE(least->text(), QStringLiteral("+110"));
    QCOMPARE(greatest->text(), QStringLiteral("any"));
    QCOMPARE(lab.model.filter().minPrice, 2.1); // how it is written changes nothing of what is listed
    greatest->setFocus();
    greatest->selectAll();
    QTest::keyClicks(greatest, QStringLiteral("+250"));
    QTest::keyClick(greatest, Qt::Key_Return);
    QCOMPARE(lab.model.filter().maxPrice, 3.5);
    lab.page->setOddsFormat(pricing::OddsFormat::Fractional);
    QCOMPARE(least->text(), QStringLiteral("11/10"));
    QCOMPARE(greatest->text(), QStringLiteral("5/2"));
    lab.page->setOddsFormat(pricing::OddsFormat::Decimal);
    QCOMPARE(greatest->text(), QStringLiteral("3.50"));
    QCOMPARE(lab.model.filter().minPrice, 2.1);
}

void TestOpportunitiesPage::theCountsAreToldInWords()
{
    PageLab lab;
    lab.fill(40);
    lab.publish();
    models::FilterOptions options;
    options.minEv = 0.05;
    lab.page->filter().setOptions(options);
    const models::BetCounts counts = lab.model.counts();
    const QString expected =
        QStringLiteral("%1 of 40 · hidden: %2 below the EV").arg(counts.listed).arg(40 - counts.listed);
    const QList<QLabel *> labels = lab.page->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [&](QLabel *label) { return label->text() == expected; }));
}

void TestOpportunitiesPage::itWaitsForTheFirstPrices()
{
    PageLab lab;
    lab.show();
    QCOMPARE(faceOf(lab), QStringLiteral("Waiting for the first prices"));
}

void TestOpportunitiesPage::itSaysThatThereIsNothing()
{
    PageLab lab;
    lab.publish();
    lab.show();
    lab.page->showMarket();
    QCOMPARE(faceOf(lab), QStringLiteral("Nothing worth betting on right now"));
    QAction settings(QStringLiteral("Settings"));
    QSignalSpy wanted(&settings, &QAction::triggered);
    lab.page->setEmptyAction(&settings);
    clickTheButton(lab, QStringLiteral("Settings"));
    QCOMPARE(wanted.count(), 1);
}

void TestOpportunitiesPage::itSaysThatAllIsHiddenAndOffersToClear()
{
    PageLab lab;
    lab.fill(5);
    lab.publish();
    lab.show();
    models::FilterOptions options;
    options.text = QStringLiteral("nowhere");
    lab.page->filter().setOptions(options);
    QCOMPARE(faceOf(lab), QStringLiteral("All bets are hidden"));
    clickTheButton(lab, QStringLiteral("Clear the &Filter"));
    QCOMPARE(lab.model.rowCount(), 5);
    QCOMPARE(faceOf(lab), QStringLiteral("Opportunities"));
}

void TestOpportunitiesPage::itSaysWhatIsBroken()
{
    PageLab lab;
    lab.show();
    QAction remedy(QStringLiteral("Enter Key"));
    QSignalSpy wanted(&remedy, &QAction::triggered);
    lab.page->showBroken(QStringLiteral("The service refused the key."), &remedy);
    QCOMPARE(faceOf(lab), QStringLiteral("No prices"));
    clickTheButton(lab, QStringLiteral("Enter Key"));
    QCOMPARE(wanted.count(), 1);
    lab.page->showMarket();
    QCOMPARE(faceOf(lab), QStringLiteral("Waiting for the first prices"));
}

void TestOpportunitiesPage::brokenDoesNotHideWhatIsKnown()
{
    PageLab lab;
    lab.fill(5);
    lab.publish();
    lab.show();
    lab.page->showBroken(QStringLiteral("The network is gone."), nullptr);
    QCOMPARE(faceOf(lab), QStringLiteral("Opportunities"));
}

void TestOpportunitiesPage::columnsAndFilterComeBack()
{
    QByteArray state;
    {
        PageLab lab;
        QSignalSpy changed(lab.page, &ui::OpportunitiesPage::stateChanged);
        lab.show();
        QHeaderView &header = *lab.table().horizontalHeader();
        header.setSectionHidden(static_cast<int>(Column::Sharp), true);
        header.setSectionHidden(static_cast<int>(Column::Sport), false);
        header.moveSection(header.visualIndex(static_cast<int>(Column::Book)), 0);
        header.resizeSection(static_cast<int>(Column::Event), 333);
        lab.table().sortByColumn(static_cast<int>(Column::Price), Qt::AscendingOrder);
        models::FilterOptions options;
        options.minEv = 0.03;
        options.books = QStringList{QStringLiteral("bet365")};
        options.text = QStringLiteral("bet365");
        lab.page->filter().setOptions(options);
        QVERIFY(changed.count() >= 3);
        state = lab.page->state();
    }
    PageLab lab;
    lab.page->restoreState(state);
    lab.show();
    const QHeaderView &header = *lab.table().horizontalHeader();
    QVERIFY(header.isSectionHidden(static_cast<int>(Column::Sharp)));
    QVERIFY(!header.isSectionHidden(static_cast<int>(Column::Sport)));
    QCOMPARE(header.visualIndex(static_cast<int>(Column::Book)), 0);
    QCOMPARE(header.sectionSize(static_cast<int>(Column::Event)), 333);
    QCOMPARE(lab.model.sortColumn(), Column::Price);
    QCOMPARE(lab.model.sortDirection(), Qt::AscendingOrder);
    QCOMPARE(lab.model.filter().minEv, 0.03);
    QCOMPARE(lab.model.filter().books, QStringList{QStringLiteral("bet365")});
    QCOMPARE(lab.model.filter().text, QStringLiteral("bet365"));
    QCOMPARE(lab.text()->text(), QStringLiteral("bet365"));
}

void TestOpportunitiesPage::aStateWithoutWordsComesBackToo()
{
    PageLab lab;
    models::FilterOptions options;
    options.minEv = 0.03;
    lab.page->filter().setOptions(options);
    QByteArray first = lab.page->state().replace(4, 2, QByteArray("\0\1", 2)); // of before there were words
    first.chop(4);                                                             // which were a length, and none
    PageLab later;
    later.page->restoreState(first);
    QCOMPARE(later.model.filter().minEv, 0.03);
}

void TestOpportunitiesPage::aForeignStateChangesNothing_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("something else") << QByteArray("a text of some other program");
    PageLab lab;
    QTest::newRow("half of one") << lab.page->state().left(20);
    QTest::newRow("of a version to come") << lab.page->state().replace(4, 2, QByteArray("\x7f\x7f", 2));
}

void TestOpportunitiesPage::aForeignStateChangesNothing()
{
    QFETCH(QByteArray, state);
    PageLab lab;
    const QByteArray before = lab.page->state();
    lab.page->restoreState(state);
    QCOMPARE(lab.page->state(), before);
}

void TestOpportunitiesPage::everythingHasANameForScreenReaders()
{
    PageLab lab;
    for (const QWidget *widget : lab.page->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->isHidden() || widget->inherits("QScrollBar") ||
            widget->inherits("QScrollArea") || widget->inherits("QHeaderView") || widget->inherits("QLabel") ||
            widget->inherits("QMenu") || widget->inherits("QComboBoxListView") ||
            widget->parentWidget()->inherits("QComboBox") || widget->parentWidget()->inherits("QAbstractSpinBox") ||
            widget->parentWidget()->inherits("QLineEdit"))
            continue;
        const bool hasText = !widget->accessibleName().isEmpty() || !widget->property("text").toString().isEmpty();
        QVERIFY2(hasText, widget->metaObject()->className());
    }
}

void TestOpportunitiesPage::onlyThisBookIsOneChoice()
{
    PageLab lab;
    lab.fill(40);
    lab.publish();
    Q_EMIT lab.table().onlyBookRequested(QStringLiteral("bet365"));
    QVERIFY(lab.model.rowCount() > 0 && lab.model.rowCount() < 10);
    for (int row = 0; row < lab.model.rowCount(); ++row)
        QCOMPARE(lab.cell(row, Column::Book).data().toString(), QStringLiteral("Bet365"));
}

QTEST_MAIN(TestOpportunitiesPage)
#include "tst_opportunities_page.moc"
