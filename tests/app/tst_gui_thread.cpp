// SPDX-License-Identifier: GPL-3.0-or-later
// The window's thread waits for nothing: no file, no network, no keychain once it is there.
#include "app/window_controller.h"
#include "desk/tables.h"
#include "support/gui_guard.h"
#include "ui/main_window/about_dialog.h"
#include "ui/main_window/key_dialog.h"
#include "ui/main_window/main_menu.h"
#include "ui/main_window/notice_bar.h"
#include "ui/main_window/status_bar.h"
#include "ui/opportunities/bet_table.h"
#include "ui/opportunities/explain_dock.h"
#include "ui/opportunities/filter_bar.h"
#include "ui/settings_page/settings_page.h"

#include <qt6keychain/keychain.h>

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <memory>
#include <thread>

using namespace evision;
using test::GuiGuard;

namespace {

/// Empty when nothing was called.
QString wordsOf(const std::vector<std::string> &calls)
{
    QString words;
    for (const std::string &call : calls)
        words += QString::fromStdString(call) + QLatin1Char('\n');
    return words;
}

/// What a user does all day.
void use(ui::MainWindow &window)
{
    auto &table = *window.findChild<ui::BetTable *>();
    table.setCurrentIndex(table.model()->index(0, 0));
    QTest::keyClick(&table, Qt::Key_Return);
    const auto *dock = window.findChild<ui::ExplainDock *>();
    QTRY_VERIFY(dock->isVisible() && !dock->text().isEmpty());
    auto *words = window.findChild<ui::FilterBar *>()->findChild<QLineEdit *>();
    QTest::keyClicks(words, QStringLiteral("to"));
    words->clear();
    table.horizontalHeader()->moveSection(2, 1);
    window.findChild<ui::MainMenu *>()->about().trigger();
    auto *about = window.findChild<ui::AboutDialog *>();
    QVERIFY(about);
    about->close();
    window.raiseAgain();
}

bool guardWorks()
{
    const GuiGuard guard;
    QFile file(QCoreApplication::applicationFilePath());
    return file.open(QIODevice::ReadOnly) && !GuiGuard::calls().empty();
}

} // namespace

class TestGuiThread : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theGuardSeesOnlyItsThread();
    void nothingBlocksTheWindow();
    void theGuardSeesFoldersAndDatabases();
    void theGuardSeesSocketsAndTheKeychain(); // last: from here on the keychain's library is this thread's
};

void TestGuiThread::initTestCase()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:"); // the user's keychain is none of a test's business
    if (!guardWorks())
        QSKIP("Something else, such as a sanitizer, stands before the calls that are to be watched.");
}

void TestGuiThread::theGuardSeesFoldersAndDatabases()
{
    const auto sees = [](const char *call) { return wordsOf(GuiGuard::calls()).contains(QLatin1String(call)); };
    const QTemporaryDir folder;
    const GuiGuard guard;
    QVERIFY(QFile::exists(folder.path()));
    QVERIFY(sees("stat") || sees("access"));
    static_cast<void>(QDir(folder.path()).entryList());
    QVERIFY(sees("opendir"));
    {
        // Nothing is asked of the driver that need not be there.
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("guard"));
        database.setDatabaseName(QStringLiteral(":memory:"));
        static_cast<void>(database.open());
        QVERIFY(sees("database"));
        QSqlQuery query(database);
        static_cast<void>(query.exec(QStringLiteral("select 1")));
        QVERIFY(sees("query"));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("guard"));
}

void TestGuiThread::theGuardSeesSocketsAndTheKeychain()
{
    {
        const GuiGuard guard;
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), 1);
        socket.waitForConnected(10);
        QVERIFY(wordsOf(GuiGuard::calls()).contains(QStringLiteral("socket")));
    }
    const GuiGuard guard;
    auto *job = new QKeychain::ReadPasswordJob(QStringLiteral("BET EVision test")); // deletes itself
    job->setKey(QStringLiteral("nothing"));
    QSignalSpy finished(job, &QKeychain::Job::finished);
    job->start();
    QVERIFY(wordsOf(GuiGuard::calls()).contains(QStringLiteral("keychain")));
    QTRY_COMPARE(finished.count(), 1);
}

void TestGuiThread::theGuardSeesOnlyItsThread()
{
    const GuiGuard guard;
    std::thread([] {
        QFile file(QCoreApplication::applicationFilePath());
        static_cast<void>(file.open(QIODevice::ReadOnly));
    }).join();
    QVERIFY2(GuiGuard::calls().empty(), qPrintable(wordsOf(GuiGuard::calls())));
}

void TestGuiThread::nothingBlocksTheWindow()
{
    const QTemporaryDir folder;
    auto service = std::move(desk::DemoMarket::open({}).value());
    app::Options options;
    options.settingsFolder = folder.path();
    options.serviceAddress = QStringLiteral("http://127.0.0.1:%1").arg(service->address().urlFor("/", "x").port());
    settings::SettingsFolder settings(folder.path());
    app::WindowController controller(*static_cast<QApplication *>(QCoreApplication::instance()), settings,
                                     desk::loadTables().value(), options);
    controller.show();
    ui::MainWindow &window = controller.window();
    QTRY_VERIFY(window.status().facts().polled);
    // Whatever Qt loads on first use has been used.
    window.status().showDetails(ui::StatusItem::Market);
    QApplication::activePopupWidget()->close();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    static_cast<void>(window.grab()); // the first paint loads fonts

    auto guard = std::make_unique<GuiGuard>();
    const auto calls = [] { return wordsOf(GuiGuard::calls()); };
    for (const ui::StatusItem item : {ui::StatusItem::Age, ui::StatusItem::Poll, ui::StatusItem::Credits}) {
        window.status().showDetails(item);
        QApplication::activePopupWidget()->close();
    }
    Q_EMIT window.appearanceChosen({ui::SchemeChoice::Dark, ui::Density::Compact, true}); // kept in a file
    window.resize(1000, 700);
    use(window);
    ui::FrameState frame = window.frameState();
    frame.page = QStringLiteral("settings");
    window.restoreFrame(frame);
    auto *settingsPage = window.findChild<ui::SettingsPage *>();
    QTRY_VERIFY(settingsPage->outlook().contains(QStringLiteral("credits a day")));
    settings::Preferences richer = settings.preferences();
    richer.bankroll = 9'000;
    Q_EMIT settingsPage->wanted(richer); // reaches the market
    Q_EMIT window.pollWanted();
    window.askForKey();
    window.keyDialog()->findChild<QLineEdit *>()->setText(QStringLiteral("no such key"));
    window.keyDialog()->findChild<QPushButton *>()->animateClick();
    Q_EMIT window.keyEntered(QStringLiteral("no such key"));
    QTRY_VERIFY(window.keyDialog()->sentence().contains(QStringLiteral("401")));
    window.keyDialog()->reject();
    Q_EMIT window.switchWanted(); // looks for the key in the keychain
    QTRY_VERIFY(window.notices().sentence().contains(QStringLiteral("keychain")));
    controller.desk().watchServiceWith(QStringLiteral("demo"));
    QTRY_VERIFY(!window.status().facts().demo && window.status().facts().polled);
    QVERIFY2(calls().isEmpty(), qPrintable(calls()));
    guard.reset(); // the test's own look at the file would be seen
    QTRY_VERIFY(QFile::exists(folder.filePath(QStringLiteral("preferences.json"))));
}

QTEST_MAIN(TestGuiThread)
#include "tst_gui_thread.moc"
