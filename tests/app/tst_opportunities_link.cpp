// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opportunities_link.h"
#include "app/pages.h"
#include "desk/market_desk.h"
#include "desk/tables.h"
#include "settings/settings_folder.h"
#include "support/bet_board.h"
#include "ui/opportunities/bet_table.h"
#include "ui/opportunities/explain_dock.h"
#include "ui/opportunities/page_face.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace evision;

class TestOpportunitiesLink : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyPageHasAnIdOfItsOwn();
    void aBoardIsShown();
    void aFirstBoardWithoutBetsIsNoWait();
    void anotherMarketIsWaitedForAnew();
    void whatIsBrokenIsSaidUntilItIsMended();
    void oldPricesAreDimmed();
    void agesAreOfTheSourcesTime();
    void theTableTakesTheFocusOnce();
    void aBetThatIsGoneIsSaidToBe();
    void columnsAreKept();

private:
    void open();
    void publish(int bets);
    [[nodiscard]] ui::BetTable &table() const { return *m_window->findChild<ui::BetTable *>(); }
    [[nodiscard]] ui::PageFace &face() const { return *m_window->findChild<ui::PageFace *>(); }

    QAction m_openSettings{QStringLiteral("Settings")};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<settings::SettingsFolder> m_settings;
    settings::Preferences m_preferences;
    int m_changes = 0; ///< of the page's state
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<desk::MarketDesk> m_desk; ///< of no market
    std::unique_ptr<app::PageLink> m_link;
    std::unique_ptr<QMainWindow> m_window;
    std::unique_ptr<test::BetBoard> m_board;
};

void TestOpportunitiesLink::init()
{
    m_theme = std::make_unique<ui::Theme>(*static_cast<QApplication *>(QCoreApplication::instance()));
    m_desk = std::make_unique<desk::MarketDesk>(desk::loadTables().value(), desk::WatchOptions());
    m_board = std::make_unique<test::BetBoard>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<settings::SettingsFolder>(m_folder->path());
    open();
}

void TestOpportunitiesLink::cleanup()
{
    m_window.reset();
    m_link.reset();
    m_desk.reset();
    m_settings.reset();
    m_folder.reset();
    m_theme.reset();
}

void TestOpportunitiesLink::open()
{
    m_window.reset();
    m_link = app::makeOpportunitiesLink(
        {*m_theme, *m_desk, m_preferences, *m_settings, [this] { ++m_changes; }, [] {}, m_openSettings});
    m_window = std::make_unique<QMainWindow>();
    m_window->setCentralWidget(m_link->page().widget);
    m_window->centralWidget()->setFocus(); // as the window does with the page that is open
    m_window->addDockWidget(Qt::RightDockWidgetArea, m_link->dock());
    m_window->resize(1280, 720);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestOpportunitiesLink::publish(int bets)
{
    m_board->bets.clear();
    for (int id = 1; id <= bets; ++id)
        m_board->put(m_board->bet(static_cast<edge::OpportunityId>(id)));
    m_board->publish();
    auto publication = std::make_shared<scanner::Publication>();
    publication->number = m_board->number;
    publication->vocabulary = m_board->vocabulary;
    publication->board = m_board->board;
    publication->delta = m_board->delta;
    m_link->take(publication);
}

void TestOpportunitiesLink::everyPageHasAnIdOfItsOwn()
{
    const auto pages = app::makePages({*m_theme, *m_desk, m_preferences, *m_settings, [] {}, [] {}, m_openSettings});
    QVERIFY(!pages.empty());
    QSet<QString> ids;
    for (const auto &link : pages) {
        const ui::Page page = link->page();
        const std::unique_ptr<QWidget> owned(page.widget);
        const std::unique_ptr<QDockWidget> dock(link->dock());
        QCOMPARE(page.id, link->id());
        QVERIFY(!page.title.isEmpty());
        QVERIFY(!dock || !dock->objectName().isEmpty()); // else its place is not kept
        ids.insert(page.id);
    }
    QCOMPARE(ids.size(), static_cast<qsizetype>(pages.size()));
}

void TestOpportunitiesLink::aBoardIsShown()
{
    QVERIFY(face().isVisible() && !table().isVisible());
    publish(3);
    QVERIFY(table().isVisible());
    QCOMPARE(table().model()->rowCount(), 3);
}

void TestOpportunitiesLink::aFirstBoardWithoutBetsIsNoWait()
{
    const QString waiting = face().accessibleName();
    publish(0);
    QVERIFY(face().isVisible());
    QVERIFY(face().accessibleName() != waiting);
}

void TestOpportunitiesLink::anotherMarketIsWaitedForAnew()
{
    const QString waiting = face().accessibleName();
    publish(3);
    m_link->marketChanged();
    QCOMPARE(table().model()->rowCount(), 0);
    QVERIFY(face().isVisible());
    QCOMPARE(face().accessibleName(), waiting);
    publish(2);
    QCOMPARE(table().model()->rowCount(), 2);
}

void TestOpportunitiesLink::whatIsBrokenIsSaidUntilItIsMended()
{
    const QString reason = QStringLiteral("The service is away.");
    QAction remedy(QStringLiteral("Poll"));
    m_link->setBroken(reason, &remedy);
    m_link->setBroken(reason, &remedy);
    QVERIFY(face().isVisible());
    const auto labels = face().findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text() == reason; }));
    m_link->setBroken({}, nullptr);
    publish(1);
    QVERIFY(table().isVisible());
}

void TestOpportunitiesLink::oldPricesAreDimmed()
{
    publish(1);
    m_link->setStale(true);
    QVERIFY(table().delegate().style().isDimmed);
    m_link->setStale(false);
    QVERIFY(!table().delegate().style().isDimmed);
}

// The board is of 2023, whatever this machine's clock says.
void TestOpportunitiesLink::agesAreOfTheSourcesTime()
{
    publish(1);
    QStringList words;
    for (int column = 0; column < table().model()->columnCount(); ++column)
        words += table().model()->index(0, column).data().toString();
    QVERIFY2(words.contains(QStringLiteral("10 s")), qPrintable(words.join(QLatin1Char('|'))));
}

void TestOpportunitiesLink::theTableTakesTheFocusOnce()
{
    publish(2);
    QVERIFY(table().hasFocus());
    auto *words = m_window->findChild<QLineEdit *>();
    words->setFocus();
    m_link->marketChanged();
    publish(2);
    QVERIFY(words->hasFocus()); // it is not taken from who types
}

void TestOpportunitiesLink::aBetThatIsGoneIsSaidToBe()
{
    publish(1);
    table().setCurrentIndex(table().model()->index(0, 0));
    QTest::keyClick(&table(), Qt::Key_Return);
    auto *dock = m_window->findChild<ui::ExplainDock *>();
    QVERIFY(dock->isVisible());
    const auto said = [dock] {
        const auto labels = dock->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(QStringLiteral("no longer"));
        });
    };
    QTRY_VERIFY(said()); // the desk knows no such bet
}

void TestOpportunitiesLink::columnsAreKept()
{
    publish(1);
    const int changes = m_changes;
    QHeaderView &header = *table().horizontalHeader();
    header.moveSection(header.visualIndex(3), 0);
    QTRY_VERIFY(m_changes > changes);
    const QByteArray state = m_link->state();
    open();
    m_link->restore(state);
    QCOMPARE(table().horizontalHeader()->visualIndex(3), 0);
    m_link->restore(QByteArray("rubbish"));
    QCOMPARE(table().horizontalHeader()->visualIndex(3), 0);
}

QTEST_MAIN(TestOpportunitiesLink)
#include "tst_opportunities_link.moc"
