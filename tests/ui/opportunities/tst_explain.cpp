// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_lab.h"

#include "ui/opportunities/derivation_tables.h"

#include <QClipboard>
#include <QLabel>
#include <QPushButton>

using namespace evision;
using namespace evision::test;

namespace {

QString allText(const QWidget &widget)
{
    QString text;
    for (const QLabel *label : widget.findChildren<QLabel *>())
        text += label->text() + u'\n';
    return text;
}

} // namespace

class TestExplain final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDockTellsTheDerivation();
    void theWordsAreTheCommandLines();
    void aLateAnswerIsDropped();
    void aBetThatIsGoneIsSaidSo();
    void theExplanationFollowsThePoll();
    void pricesAreBestFirstWithThisOneMarked();
    void methodsStandSideBySide();
    void escClosesTheDock();
};

void TestExplain::theDockTellsTheDerivation()
{
    PageLab lab;
    ExplainLab explained;
    lab.fill(3);
    lab.publish();
    lab.show();
    lab.table().selectRow(0);
    QTest::keyClick(&lab.table(), Qt::Key_Return);
    const edge::OpportunityId id = lab.model.bet(0).id;
    lab.page->showDerivation(id, explained.derivation(id), explained.facts());
    const QString text = allText(lab.page->dock());
    QVERIFY2(text.contains(QStringLiteral("Over 2.5")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("2 sharp bookmakers put the chance at")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("5,000.00 EUR")) || text.contains(QStringLiteral("5000.00 EUR")),
             qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("Your limit is 100.00 EUR a bet.")));
}

void TestExplain::theWordsAreTheCommandLines()
{
    PageLab lab;
    ExplainLab explained;
    lab.fill(1);
    lab.publish();
    lab.show();
    lab.table().selectRow(0);
    QTest::keyClick(&lab.table(), Qt::Key_Return);
    const edge::OpportunityId id = lab.model.bet(0).id;
    lab.page->showDerivation(id, explained.derivation(id), explained.facts());
    for (QPushButton *button : lab.page->dock().findChildren<QPushButton *>())
        button->click();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.startsWith(QStringLiteral("Over 2.5, ")));
    QVERIFY(text.contains(QStringLiteral("Sharp bookmaker")));
    QVERIFY(text.contains(QStringLiteral("by shin")));
    QCOMPARE(lab.page->dock().text(), text);
}

void TestExplain::aLateAnswerIsDropped()
{
    PageLab lab;
    ExplainLab explained;
    lab.fill(3);
    lab.publish();
    lab.show();
    lab.table().selectRow(0);
    QTest::keyClick(&lab.table(), Qt::Key_Return);
    const edge::OpportunityId first = lab.model.bet(0).id;
    QTest::keyClick(&lab.table(), Qt::Key_Down);
    lab.page->showDerivation(first, explained.derivation(first), explained.facts());
    QVERIFY(lab.page->dock().text().isEmpty());
}

void TestExplain::aBetThatIsGoneIsSaidSo()
{
    PageLab lab;
    lab.fill(3);
    lab.publish();
    lab.show();
    lab.table().selectRow(0);
    QTest::keyClick(&lab.table(), Qt::Key_Return);
    lab.page->showDerivation(lab.model.bet(0).id, std::nullopt, {});
    QVERIFY(allText(lab.page->dock()).contains(QStringLiteral("no longer on the board")));
}

void TestExplain::theExplanationFollowsThePoll()
{
    PageLab lab;
    lab.fill(3);
    lab.publish();
    lab.show();
    QSignalSpy asked(lab.page, &ui::OpportunitiesPage::explainRequested);
    lab.publish();
    QCOMPARE(asked.count(), 0); // nothing is explained yet
    lab.table().selectRow(1);
    QTest::keyClick(&lab.table(), Qt::Key_Return);
    lab.publish();
    QCOMPARE(asked.count(), 2);
    QCOMPARE(asked[0][0], asked[1][0]);
}

void TestExplain::pricesAreBestFirstWithThisOneMarked()
{
    ExplainLab explained;
    const auto derivation = explained.derivation(1);
    QVERIFY(derivation);
    const ui::Facts prices = ui::priceFacts(*derivation, explained.facts());
    QCOMPARE(prices.rows.size(), std::size_t{6});
    QCOMPARE(prices.rows[0].cells[0], QStringLiteral("sportsbet"));
    QVERIFY(prices.rows[0].isMarked);
    QCOMPARE(prices.rows[0].cells[2], QStringLiteral("2.12"));
    QCOMPARE(prices.rows[5].cells[0], QStringLiteral("williamhill"));
}

void TestExplain::methodsStandSideBySide()
{
    ExplainLab explained;
    const auto derivation = explained.derivation(1);
    const ui::Facts methods = ui::methodFacts(*derivation, explained.facts());
    QVERIFY(methods.rows.size() >= 5);
    QCOMPARE(static_cast<int>(std::count_if(methods.rows.begin(), methods.rows.end(),
                                            [](const ui::FactRow &row) { return row.isMarked; })),
             1); // the chosen one
    for (const ui::FactRow &row : methods.rows)
        QCOMPARE(row.cells.size(), methods.headings.size());
    QCOMPARE(ui::withoutFacts(*derivation, explained.facts()).rows.size(), std::size_t{2});
    QCOMPARE(ui::sharpFacts(*derivation, explained.facts()).rows.size(), std::size_t{2});
}

void TestExplain::escClosesTheDock()
{
    PageLab lab;
    lab.fill(3);
    lab.publish();
    lab.show();
    lab.table().selectRow(0);
    QTest::keyClick(&lab.table(), Qt::Key_Return);
    QTest::keyClick(&lab.page->dock(), Qt::Key_Escape);
    QVERIFY(!lab.page->dock().isVisible());
    QSignalSpy asked(lab.page, &ui::OpportunitiesPage::explainRequested);
    QTest::keyClick(&lab.table(), Qt::Key_Down);
    QCOMPARE(asked.count(), 0);
}

QTEST_MAIN(TestExplain)
#include "tst_explain.moc"
