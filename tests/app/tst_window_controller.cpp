// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_controller.h"
#include "desk/tables.h"
#include "support/memory_secrets.h"
#include "ui/main_window/badge_button.h"
#include "ui/main_window/key_dialog.h"
#include "ui/main_window/notice_bar.h"
#include "ui/main_window/status_bar.h"
#include "ui/opportunities/bet_table.h"
#include "ui/opportunities/explain_dock.h"
#include "ui/settings_page/choice_box.h"
#include "ui/settings_page/number_field.h"
#include "ui/settings_page/settings_page.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace evision;

class TestWindowController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void itOpensOnTheDemoMarketWithoutAQuestion();
    void aBudgetOfOnesOwnIsKept();
    void aGoodKeyOpensTheService();
    void aBadKeyIsExplainedInTheDialog();
    void appearanceIsKept();
    void damagedSettingsAreTold();
    void settingsThatCannotBeKeptAreTold();
    void aBetIsExplained();
    void theEndOfTheSessionFindsAllKept();
    void settingsChangeTheRunningMarket();
    void theSettingsPageSaysWhatItCosts();
    void appearanceIsTheSameInPageAndMenu();
    void tabReachesEveryControl_data();
    void tabReachesEveryControl();
    void quittingIsQuickInEveryState_data();
    void quittingIsQuickInEveryState();

private:
    void open();
    void make();
    void enterKey(const QString &key);
    template <typename Widget>
    [[nodiscard]] Widget *named(const char *name);

    std::shared_ptr<std::map<QString, QString>> m_held = std::make_shared<std::map<QString, QString>>();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<desk::DemoMarket> m_service;
    app::Options m_options;
    std::unique_ptr<settings::SettingsFolder> m_settings;
    std::unique_ptr<app::WindowController> m_controller;
};

void TestWindowController::initTestCase()
{
    desk::DemoOptions service;
    service.credits = 20'000;
    m_service = std::move(desk::DemoMarket::open(service).value());
    m_options.serviceAddress = QStringLiteral("http://127.0.0.1:%1").arg(m_service->address().urlFor("/", "x").port());
}

void TestWindowController::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_options.settingsFolder = m_folder->path();
}

void TestWindowController::cleanup()
{
    m_controller.reset();
    m_settings.reset();
}

void TestWindowController::open()
{
    m_settings = std::make_unique<settings::SettingsFolder>(m_folder->path());
    make();
}

void TestWindowController::make()
{
    m_controller = std::make_unique<app::WindowController>(
        *static_cast<QApplication *>(QCoreApplication::instance()), *m_settings, desk::loadTables().value(), m_options,
        [held = m_held] { return std::make_unique<test::MemorySecrets>(held); });
    m_controller->show();
}

void TestWindowController::enterKey(const QString &key)
{
    m_controller->window().askForKey();
    auto *field = m_controller->window().keyDialog()->findChild<QLineEdit *>();
    field->setText(key);
    QTest::keyClick(field, Qt::Key_Return);
}

void TestWindowController::itOpensOnTheDemoMarketWithoutAQuestion()
{
    QElapsedTimer watch;
    watch.start();
    open();
    ui::StatusBar &status = m_controller->window().status();
    QTRY_VERIFY(status.facts().polled);
    qInfo("first prices after %lld ms", watch.elapsed());
    QVERIFY(status.facts().demo);
    QCOMPARE(status.item(ui::StatusItem::Market).text(), QStringLiteral("Demo market · Live"));
    QVERIFY(!QApplication::activeModalWidget());
    QVERIFY(!m_controller->window().notices().isVisible());
}

void TestWindowController::aBudgetOfOnesOwnIsKept()
{
    open();
    settings::Preferences preferences = m_settings->preferences();
    preferences.monthlyBudget = 300;
    m_settings->setPreferences(preferences);
    enterKey(QStringLiteral("demo"));
    QTRY_VERIFY(m_controller->window().notices().sentence().contains(QStringLiteral("at most 300 are spent")));
    QCOMPARE(m_settings->preferences().monthlyBudget, 300);
}

void TestWindowController::aGoodKeyOpensTheService()
{
    open();
    ui::StatusBar &status = m_controller->window().status();
    QTRY_VERIFY(status.facts().polled);
    enterKey(QStringLiteral("demo"));
    QTRY_VERIFY(!m_controller->window().keyDialog());
    QTRY_VERIFY(!status.facts().demo && status.facts().polled);
    QTRY_VERIFY(m_controller->window().notices().sentence().contains(QStringLiteral("20,000")));
    QCOMPARE(m_settings->preferences().market, settings::Market::Service);
    QCOMPARE(m_settings->preferences().monthlyBudget, 20'000);
    Q_EMIT m_controller->window().switchWanted();
    QTRY_VERIFY(status.facts().demo && status.facts().polled);
    QCOMPARE(m_settings->preferences().market, settings::Market::Demo);
}

void TestWindowController::aBadKeyIsExplainedInTheDialog()
{
    open();
    enterKey(QStringLiteral("not a key"));
    ui::KeyDialog *dialog = m_controller->window().keyDialog();
    QTRY_VERIFY2(dialog->sentence().contains(QStringLiteral("401 INVALID_KEY")), qPrintable(dialog->sentence()));
    QVERIFY(dialog->isVisible());
    QTRY_VERIFY(m_controller->window().status().facts().polled);
    QVERIFY(m_controller->window().status().facts().demo);
    QCOMPARE(m_settings->preferences().market, settings::Market::Demo);
}

void TestWindowController::appearanceIsKept()
{
    open();
    Q_EMIT m_controller->window().appearanceChosen({ui::SchemeChoice::Dark, ui::Density::Roomy, true});
    m_controller->window().resize(900, 600);
    cleanup();
    open();
    QCOMPARE(m_settings->preferences().scheme, settings::Scheme::Dark);
    QCOMPARE(m_settings->preferences().density, settings::Density::Roomy);
    QCOMPARE(m_controller->window().size(), QSize(900, 600));
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 100);
}

void TestWindowController::damagedSettingsAreTold()
{
    QFile file(m_folder->filePath(QStringLiteral("preferences.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("rubbish");
    file.close();
    open();
    QVERIFY(m_controller->window().notices().isVisible());
    QVERIFY(m_controller->window().notices().sentence().contains(QStringLiteral("damaged-1")));
}

void TestWindowController::settingsThatCannotBeKeptAreTold()
{
    QFile file(m_folder->filePath(QStringLiteral("a file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    m_settings = std::make_unique<settings::SettingsFolder>(file.fileName() + QStringLiteral("/in it"));
    make();
    Q_EMIT m_controller->window().appearanceChosen({ui::SchemeChoice::Dark, ui::Density::Roomy, true});
    QTRY_VERIFY(m_controller->window().notices().sentence().contains(QStringLiteral("cannot be kept")));
    QVERIFY(m_controller->window().notices().isVisible());
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 100); // it is done all the same
}

void TestWindowController::aBetIsExplained()
{
    open();
    auto &table = *m_controller->window().findChild<ui::BetTable *>();
    QTRY_VERIFY(table.model()->rowCount() > 0);
    table.setCurrentIndex(table.model()->index(0, 0));
    QTest::keyClick(&table, Qt::Key_Return);
    const auto *dock = m_controller->window().findChild<ui::ExplainDock *>();
    QTRY_VERIFY(dock->text().contains(QStringLiteral("EV")));
}

void TestWindowController::theEndOfTheSessionFindsAllKept()
{
    open();
    m_controller->window().resize(910, 610);
    m_controller->keepNow(); // as the session manager wants it; whatever comes now may be a kill
    settings::SettingsFolder found(m_folder->path());
    QVERIFY(found.window() == m_settings->window());
    QVERIFY(!found.window().geometry.isEmpty() && !found.window().parts.isEmpty());
}

template <typename Widget>
Widget *TestWindowController::named(const char *name)
{
    for (Widget *widget : m_controller->window().findChildren<Widget *>()) {
        if (widget->accessibleName() == QLatin1String(name))
            return widget;
    }
    return nullptr;
}

void TestWindowController::settingsChangeTheRunningMarket()
{
    open();
    std::shared_ptr<const scanner::Publication> last;
    connect(&m_controller->desk(), &desk::MarketDesk::published, this, [&last](const auto &told) { last = told; });
    const auto stakeOfKelly = [&last] {
        double stakes = 0;
        double kellys = 0;
        for (const edge::BoardRow &row : last->board->rows()) {
            stakes += row.opportunity.stake;
            kellys += row.opportunity.kelly;
        }
        return stakes / kellys;
    };
    QTRY_VERIFY(last && !last->board->rows().empty());
    QVERIFY(std::abs(stakeOfKelly() - 250) < 2);
    auto *bankroll = named<ui::NumberField>("Bankroll");
    bankroll->selectAll();
    QTest::keyClicks(bankroll, QStringLiteral("8000"));
    QCOMPARE(m_settings->preferences().bankroll, 8000.0);
    QTRY_VERIFY(std::abs(stakeOfKelly() - 2000) < 16);
    auto *kelly = named<ui::NumberField>("Kelly fraction");
    kelly->selectAll();
    QTest::keyClicks(kelly, QStringLiteral("1/2"));
    QTRY_VERIFY(std::abs(stakeOfKelly() - 4000) < 32);
    auto *ev = named<ui::NumberField>("Least EV");
    ev->selectAll();
    QTest::keyClicks(ev, QStringLiteral("100"));
    QTRY_VERIFY(last->board->rows().empty());
    cleanup();
    open(); // and it is so the next time
    QCOMPARE(named<ui::NumberField>("Bankroll")->value(), 8000.0);
}

void TestWindowController::theSettingsPageSaysWhatItCosts()
{
    open();
    ui::FrameState frame = m_controller->window().frameState();
    frame.page = QStringLiteral("settings");
    m_controller->window().restoreFrame(frame);
    auto *page = m_controller->window().findChild<ui::SettingsPage *>();
    QVERIFY(page->isVisible());
    QTRY_VERIFY2(page->outlook().contains(QStringLiteral("credits a day")), qPrintable(page->outlook()));
    QVERIFY(page->outlook().contains(QStringLiteral("demo market")));
    const QString before = page->outlook();
    auto *budget = named<ui::NumberField>("Monthly budget");
    budget->selectAll();
    QTest::keyClicks(budget, QStringLiteral("20000"));
    QTRY_VERIFY(page->outlook() != before && page->outlook().contains(QStringLiteral("credits a day")));
    budget->selectAll();
    QTest::keyClicks(budget, QStringLiteral("3")); // four sports, three markets, two regions: 24 a look
    QCOMPARE(m_settings->preferences().monthlyBudget, 20'000);
    QVERIFY2(budget->accessibleDescription().contains(QStringLiteral("24 credits")),
             qPrintable(budget->accessibleDescription()));
    auto *reserve = named<ui::NumberField>("Reserve");
    reserve->selectAll();
    QTest::keyClicks(reserve, QStringLiteral("99999"));
    QCOMPARE(m_settings->preferences().reserve, 9999);
    QVERIFY(reserve->accessibleDescription().contains(QStringLiteral("reserve")));
}

void TestWindowController::appearanceIsTheSameInPageAndMenu()
{
    open();
    auto *scheme = named<ui::ChoiceBox>("Theme");
    scheme->setCurrentIndex(2);
    Q_EMIT scheme->activated(2);
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 100);
    QCOMPARE(m_settings->preferences().scheme, settings::Scheme::Dark);
    bool isChecked = false;
    for (const QAction *action : m_controller->window().findChildren<QAction *>())
        isChecked = isChecked || (action->text() == QStringLiteral("&Dark") && action->isChecked());
    QVERIFY(isChecked);
    Q_EMIT m_controller->window().appearanceChosen({ui::SchemeChoice::Light, ui::Density::Roomy, true});
    QCOMPARE(scheme->currentText(), QStringLiteral("Light"));
    QCOMPARE(named<ui::ChoiceBox>("Row height")->currentText(), QStringLiteral("Roomy"));
}

void TestWindowController::tabReachesEveryControl_data()
{
    QTest::addColumn<QString>("page");
    QTest::newRow("of the bets, one of them explained") << QStringLiteral("opportunities");
    QTest::newRow("of the settings") << QStringLiteral("settings");
}

void TestWindowController::tabReachesEveryControl()
{
    QFETCH(QString, page);
    open();
    ui::MainWindow &window = m_controller->window();
    auto *table = window.findChild<ui::BetTable *>();
    QTRY_VERIFY(table->model()->rowCount() > 0);
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_VERIFY(!window.findChild<ui::ExplainDock *>()->text().isEmpty());
    window.openPage(page);
    QWidget *first = QApplication::focusWidget();
    QVERIFY(first);
    QList<QWidget *> walk;
    do {
        walk << QApplication::focusWidget();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY2(walk.size() < 200, "Tab does not come back");
    } while (QApplication::focusWidget() != first);
    QVERIFY(first == table || page == QStringLiteral("settings"));
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        const bool isControl = qobject_cast<QPushButton *>(widget) || qobject_cast<QCheckBox *>(widget) ||
                               qobject_cast<QToolButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
                               qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QListWidget *>(widget) ||
                               qobject_cast<QLineEdit *>(widget);
        const bool isPart = widget->parent()->inherits("QLineEdit") || widget->parent()->inherits("QAbstractSpinBox");
        if (isControl && !isPart && widget->isVisible() && widget->isEnabled())
            QVERIFY2(walk.contains(widget),
                     qPrintable(widget->accessibleName() + QLatin1String(widget->metaObject()->className())));
    }
    if (page != QStringLiteral("opportunities"))
        return;
    // Forwards from the words over the limits to the table, and the same way back.
    const auto words = std::find_if(walk.begin(), walk.end(), [](const QWidget *widget) {
        return widget->accessibleName() == QStringLiteral("Filter by words");
    });
    const auto limits = std::find_if(walk.begin(), walk.end(), [](const QWidget *widget) {
        return widget->accessibleName() == QStringLiteral("Least EV");
    });
    QVERIFY(words != walk.end() && limits != walk.end() && words < limits);
    QCOMPARE(QApplication::focusWidget(), table);
    QTest::keyClick(table, Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget(), walk.last());
    QVERIFY(walk.last()->inherits("QCheckBox")); // the last of the filter bar
}

void TestWindowController::quittingIsQuickInEveryState_data()
{
    QTest::addColumn<int>("state");
    QTest::newRow("before anything came") << 0;
    QTest::newRow("while it is live") << 1;
    QTest::newRow("while a key is checked") << 2;
}

void TestWindowController::quittingIsQuickInEveryState()
{
    QFETCH(int, state);
    open();
    if (state > 0)
        QTRY_VERIFY(m_controller->window().status().facts().polled);
    if (state == 2)
        enterKey(QStringLiteral("demo"));
    QElapsedTimer watch;
    watch.start();
    cleanup();
    QVERIFY2(watch.elapsed() < 5000, qPrintable(QString::number(watch.elapsed()))); // 1 s, and a machine that is busy
    qInfo("ended in %lld ms", watch.elapsed());
}

QTEST_MAIN(TestWindowController)
#include "tst_window_controller.moc"
