// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_lab.h"

#include "models/opportunities/plain_tip.h"
#include "ui/opportunities/derivation_tables.h"
#include "ui/opportunities/fact_table.h"
#include "ui/opportunities/undo_bar.h"

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

/// A shown page of three bets, the cursor on one, and the dock asked for it with Enter.
struct Explained : PageLab {
    explicit Explained(int row = 0)
    {
        fill(3);
        publish();
        show();
        table().selectRow(row);
        QTest::keyClick(&table(), Qt::Key_Return);
        id = model.bet(row).id;
    }
    void answer() { page->showDerivation(id, explained.derivation(id), explained.facts()); }
    [[nodiscard]] QString text() const { return allText(page->dock()); }

    ExplainLab explained;
    edge::OpportunityId id = 0;
};

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
    void pricesAreInTheFormatThatIsChosen();
    void headingsDoNotOverlap_data();
    void headingsDoNotOverlap();
    void cCopiesWithTheDockClosed();
};

void TestExplain::theDockTellsTheDerivation()
{
    Explained lab;
    lab.answer();
    const QString text = lab.text();
    QVERIFY2(text.contains(QStringLiteral("Over 2.5")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("2 sharp bookmakers put the chance at")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("5,000.00 EUR")) || text.contains(QStringLiteral("5000.00 EUR")),
             qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("Your limit is 100.00 EUR a bet.")));
}

void TestExplain::theWordsAreTheCommandLines()
{
    Explained lab;
    lab.answer();
    const QList<QPushButton *> buttons = lab.page->dock().findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        button->click();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.startsWith(QStringLiteral("Over 2.5, ")));
    QVERIFY(text.contains(QStringLiteral("Sharp bookmaker")));
    QVERIFY(text.contains(QStringLiteral("by shin")));
    QCOMPARE(lab.page->dock().text(), text);
}

void TestExplain::aLateAnswerIsDropped()
{
    Explained lab;
    QTest::keyClick(&lab.table(), Qt::Key_Down);
    lab.answer();
    QVERIFY(lab.page->dock().text().isEmpty());
}

void TestExplain::aBetThatIsGoneIsSaidSo()
{
    Explained lab;
    lab.page->showDerivation(lab.id, std::nullopt, {});
    QVERIFY(lab.text().contains(QStringLiteral("no longer on the board")));
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
    Explained lab;
    QTest::keyClick(&lab.page->dock(), Qt::Key_Escape);
    QVERIFY(!lab.page->dock().isVisible());
    QSignalSpy asked(lab.page, &ui::OpportunitiesPage::explainRequested);
    QTest::keyClick(&lab.table(), Qt::Key_Down);
    QCOMPARE(asked.count(), 0);
}

void TestExplain::pricesAreInTheFormatThatIsChosen()
{
    ExplainLab explained;
    const auto derivation = explained.derivation(1);
    ui::ExplainFacts facts = explained.facts();
    facts.format = pricing::OddsFormat::American;
    QCOMPARE(ui::priceFacts(*derivation, facts).rows[0].cells[2], QStringLiteral("+112"));
    const ui::ExplainWords words = ui::explainWords(*derivation, facts);
    QVERIFY2(words.why.contains(QStringLiteral("sportsbet pays +112 (decimal 2.12).")), qPrintable(words.why));
    QVERIFY2(words.why.contains(QStringLiteral("× 2.12 − 1 =")), qPrintable(words.why)); // arithmetic is decimal
    QVERIFY(words.subtitle.endsWith(QStringLiteral("+112 (decimal 2.12)")));
}

void TestExplain::headingsDoNotOverlap_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("as narrow as the dock gets") << 376;
    QTest::newRow("at its usual width") << 440;
    QTest::newRow("wide") << 700;
}

void TestExplain::headingsDoNotOverlap()
{
    QFETCH(int, width);
    PageLab lab;
    ui::FactTable table(lab.theme);
    table.resize(width, 200);
    ui::Facts facts;
    facts.headings = QStringList{QStringLiteral("Sharp bookmaker"),
                                 QStringLiteral("Weight"),
                                 QStringLiteral("Age"),
                                 QStringLiteral("Sum"),
                                 QStringLiteral("Toronto Maple Leafs"),
                                 QStringLiteral("Montréal Canadiens")};
    facts.rows.push_back({{QStringLiteral("pinnacle"), QStringLiteral("4.0"), QStringLiteral("10 s"),
                           QStringLiteral("1.018"), QStringLiteral("49.6 %"), QStringLiteral("50.4 %")}});
    table.setFacts(facts);
    const QHeaderView &header = *table.horizontalHeader();
    int used = 0;
    for (int column = 0; column < header.count(); ++column) {
        used += header.sectionSize(column);
        const QTableWidgetItem *cell = table.item(0, column);
        QVERIFY(header.sectionSize(column) >= QFontMetrics(cell->font()).horizontalAdvance(cell->text()));
        const QTableWidgetItem *heading = table.horizontalHeaderItem(column);
        QVERIFY(header.sectionSize(column) >= QFontMetrics(header.font()).horizontalAdvance(heading->text()));
        QCOMPARE(heading->toolTip(), models::plainTip(facts.headings[column])); // what is cut can be read
    }
    QVERIFY2(used <= width, qPrintable(QString::number(used)));
}

void TestExplain::cCopiesWithTheDockClosed()
{
    PageLab lab;
    ExplainLab explained;
    lab.fill(3);
    lab.publish();
    lab.show();
    lab.table().selectRow(1);
    QSignalSpy asked(lab.page, &ui::OpportunitiesPage::explainRequested);
    QTest::keyClick(&lab.table(), Qt::Key_C);
    QCOMPARE(asked.count(), 1);
    const edge::OpportunityId id = lab.model.bet(1).id;
    lab.page->showDerivation(id, explained.derivation(id), explained.facts());
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Over 2.5, ")));
    QVERIFY(!lab.page->dock().isVisible());
    QCOMPARE(lab.page->messages().text(), QStringLiteral("Copied how the bet's value comes about."));
}

QTEST_MAIN(TestExplain)
#include "tst_explain.moc"
