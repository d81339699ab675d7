// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_lab.h"

#include "models/opportunities/odds_text.h"
#include "models/opportunities/plain_tip.h"
#include "ui/charts/history_chart.h"
#include "ui/opportunities/derivation_tables.h"
#include "ui/opportunities/fact_table.h"
#include "ui/opportunities/undo_bar.h"

#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

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
    void theStakeRecomputesFromWhatIsWritten();
    void theMarginCanBeTakenOutAgain();
    void flagsTellFromWhereOn();
    void whatIsUnstableIsSaidFirst();
    void manySharpsDoNotHideWhatTheyComeTo();
    void anotherBetBeginsAtItsName();
    void whatIsOldDoesNotLookNew();
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
    QCOMPARE(prices.rows[0].cells[0], QStringLiteral("Sportsbet"));
    QVERIFY(prices.rows[0].isMarked);
    QCOMPARE(prices.rows[0].cells[2], QStringLiteral("2.12"));
    QCOMPARE(prices.rows[5].cells[0], QStringLiteral("Williamhill"));
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

void TestExplain::theStakeRecomputesFromWhatIsWritten()
{
    ExplainLab explained;
    auto derivation = explained.derivation(1);
    derivation->opportunity.kelly = 0.0334328;
    derivation->opportunity.stake = 41.79; // of 41.791
    ui::ExplainWords words = ui::explainWords(*derivation, explained.facts());
    QVERIFY2(
        words.stake.startsWith(QStringLiteral("Kelly 3.3433 % × fraction 25 % × bankroll 5000.00 EUR = 41.791 EUR. "
                                              "Suggested stake, rounded down to the cent: 41.79 EUR,")) ||
            words.stake.startsWith(QStringLiteral("Kelly 3.3433 % × fraction 25 % × bankroll 5,000.00 EUR = 41.791 "
                                                  "EUR. Suggested stake, rounded down to the cent: 41.79 EUR,")),
        qPrintable(words.stake));
    QVERIFY2(words.all.contains(QStringLiteral("= 41.791 EUR, rounded down: stake 41.79 EUR.")) ||
                 words.all.simplified().contains(QStringLiteral("= 41.791 EUR, rounded down: stake 41.79 EUR.")),
             qPrintable(words.all));
    derivation->opportunity.kelly = 0.0334;
    derivation->opportunity.stake = 41.75;
    words = ui::explainWords(*derivation, explained.facts());
    QVERIFY2(words.stake.contains(QStringLiteral("= 41.75 EUR. Suggested stake: 41.75 EUR")), qPrintable(words.stake));
}

void TestExplain::theMarginCanBeTakenOutAgain()
{
    ExplainLab explained;
    const auto derivation = explained.derivation(1);
    const ui::Facts margins = ui::marginFacts(*derivation, explained.facts());
    QCOMPARE(margins.rows.size(), std::size_t{6}); // two sharps, both sides and the sum of each
    QCOMPARE(margins.rows[0].cells, (QStringList{QStringLiteral("Pinnacle, sum"), QString(), QStringLiteral("101.79 %"),
                                                 QStringLiteral("100.00 %")}));
    QCOMPARE(margins.rows[1].cells.mid(0, 3),
             (QStringList{QStringLiteral("   Over 2.5"), QStringLiteral("1.98"), QStringLiteral("50.51 %")}));
    QCOMPARE(margins.rows[2].cells.mid(0, 3),
             (QStringList{QStringLiteral("   Under 2.5"), QStringLiteral("1.95"), QStringLiteral("51.28 %")}));
    for (const ui::FactRow &row : margins.rows)
        QCOMPARE(row.cells.size(), margins.headings.size());
}

void TestExplain::flagsTellFromWhereOn()
{
    ExplainLab explained;
    auto derivation = explained.derivation(1);
    derivation->opportunity.flags = static_cast<edge::Flags>(edge::Flag::Suspect);
    derivation->opportunity.ev = 0.182;
    QString flags = ui::explainWords(*derivation, explained.facts()).flags;
    QVERIFY2(flags.contains(QStringLiteral("above 15 %")) && flags.contains(QStringLiteral("more than 5")) &&
                 flags.endsWith(QStringLiteral("Here it is the EV: +18.20 %.")),
             qPrintable(flags));
    derivation->opportunity.ev = 0.08;
    flags = ui::explainWords(*derivation, explained.facts()).flags;
    QVERIFY2(flags.endsWith(QStringLiteral("Here it is the price.")), qPrintable(flags));
}

void TestExplain::whatIsUnstableIsSaidFirst()
{
    ExplainLab explained;
    auto derivation = explained.derivation(1);
    derivation->opportunity.flags = static_cast<edge::Flags>(edge::Flag::OneSharp);
    derivation->opportunity.ev = 0.02;
    derivation->opportunity.evMin = -0.01;
    derivation->opportunity.evMax = 0.03;
    const QString flags = ui::explainWords(*derivation, explained.facts()).flags;
    QVERIFY2(flags.startsWith(QStringLiteral("⚑ Unstable: ")) && flags.contains(QStringLiteral("this bet loses")) &&
                 flags.contains(QStringLiteral("One sharp")),
             qPrintable(flags));
    derivation->opportunity.evMin = 0.01;
    QVERIFY(!ui::explainWords(*derivation, explained.facts()).flags.contains(QStringLiteral("Unstable")));
}

void TestExplain::manySharpsDoNotHideWhatTheyComeTo()
{
    ExplainLab explained;
    auto derivation = explained.derivation(1);
    QCOMPARE(ui::methodFacts(*derivation, explained.facts()).headings.size(), 6); // both sharps
    derivation->sharps.push_back(derivation->sharps.back());
    const ui::Facts methods = ui::methodFacts(*derivation, explained.facts());
    QCOMPARE(methods.headings, (QStringList{QStringLiteral("Method"), QStringLiteral("Chance"), QStringLiteral("Fair"),
                                            QStringLiteral("EV")}));
    for (const ui::FactRow &row : methods.rows)
        QCOMPARE(row.cells.size(), methods.headings.size());
}

void TestExplain::anotherBetBeginsAtItsName()
{
    Explained lab;
    lab.answer();
    auto *scroll = lab.page->dock().findChild<QScrollArea *>();
    QVERIFY(scroll);
    lab.page->dock().resize(300, 200);
    QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 20);
    scroll->verticalScrollBar()->setValue(20);
    lab.answer(); // the same, of the next poll
    QCOMPARE(scroll->verticalScrollBar()->value(), 20);
    lab.table().selectRow(1);
    QTest::keyClick(&lab.table(), Qt::Key_Return);
    lab.id = lab.model.bet(1).id;
    lab.answer();
    QCOMPARE(scroll->verticalScrollBar()->value(), 0);
}

void TestExplain::whatIsOldDoesNotLookNew()
{
    Explained lab;
    lab.answer();
    const auto has = [&lab](ui::Role role) {
        const QImage picture = lab.page->dock().grab().toImage();
        const QColor color = lab.theme.color(role);
        for (int x = 0; x < picture.width(); ++x)
            for (int y = 0; y < picture.height(); ++y)
                if (picture.pixelColor(x, y) == color)
                    return true;
        return false;
    };
    const QString warning = QStringLiteral("No new prices come");
    const auto warns = [&lab, &warning] {
        const auto labels = lab.page->dock().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&warning](const QLabel *label) {
            return label->isVisible() && label->text().startsWith(warning);
        });
    };
    QVERIFY(has(ui::Role::Positive) && !warns());
    lab.page->setStale(true);
    QVERIFY(!has(ui::Role::Positive) && warns());
    lab.answer(); // asked again meanwhile
    QVERIFY(!has(ui::Role::Positive) && warns());
    lab.page->setStale(false);
    QVERIFY(has(ui::Role::Positive) && !warns());
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
    QVERIFY2(words.why.contains(QStringLiteral("Sportsbet pays +112 (decimal 2.12).")), qPrintable(words.why));
    QVERIFY2(words.why.contains(QStringLiteral("× 2.12 − 1 =")), qPrintable(words.why)); // arithmetic is decimal
    QVERIFY(words.subtitle.endsWith(QStringLiteral("+112 (decimal 2.12)")));
    QVERIFY2(words.all.contains(QStringLiteral("for +112 (decimal 2.12)")), qPrintable(words.all));
    QCOMPARE(ui::marginFacts(*derivation, facts).rows[1].cells[1], QStringLiteral("-102"));
    PageLab lab;
    ui::HistoryChart chart(lab.theme);
    const auto american = [](double price) { return models::oddsText(pricing::OddsFormat::American, price); };
    chart.setPoints({{BetBoard::noon - 60, 2.0, 1.9}, {BetBoard::noon, 2.12, 1.95}}, BetBoard::noon, american);
    QVERIFY2(chart.accessibleName().contains(QStringLiteral("from +100 to +112")), qPrintable(chart.accessibleName()));
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
