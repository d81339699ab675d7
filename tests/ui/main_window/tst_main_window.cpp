// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/about_dialog.h"
#include "ui/main_window/badge_button.h"
#include "ui/main_window/key_dialog.h"
#include "ui/main_window/main_menu.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/navigation.h"
#include "ui/main_window/notice_bar.h"
#include "ui/main_window/popover.h"
#include "ui/main_window/status_bar.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace evision::ui;

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keysJumpToPages();
    void aKeyWithoutAPageDoesNothing();
    void navigationFoldsToIcons();
    void f5ShowsTheCostAndPollsOnEnter();
    void f5AndEscapeCostsNothing();
    void theKeyIsHandedOverOnce();
    void aRefusedKeyIsExplainedAndTriedAgain();
    void anEmptyKeyIsNotChecked();
    void sentencesStayUntilDismissed();
    void appearanceIsChosenFromTheMenu();
    void everyCommandHasAKeyAndAToolTip();
    void theFrameIsRestored();
    void itIsNotLargerThanTheScreen();
    void aNarrowWindowShowsIcons();
    void theDemoMarketIsToldOnEveryPage();
    void whatHelpsIsACommand();
    void aboutNamesLicencesAndHelp();
    void itFitsASmallScreen();
    void anOpenDockEndsWithIt();

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    m_theme = std::make_unique<Theme>(*static_cast<QApplication *>(QCoreApplication::instance()));
    m_window = std::make_unique<MainWindow>(*m_theme);
    m_window->addPage({QStringLiteral("one"), QStringLiteral("One"), Glyph::Opportunities, new QWidget});
    m_window->addPage({QStringLiteral("two"), QStringLiteral("Two"), Glyph::Book, new QWidget});
    m_window->resize(1280, 720); // the screen here may be smaller
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_theme.reset();
}

void TestMainWindow::keysJumpToPages()
{
    QCOMPARE(m_window->frameState().page, QStringLiteral("one"));
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(m_window->frameState().page, QStringLiteral("two"));
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_window->frameState().page, QStringLiteral("one"));
}

void TestMainWindow::aKeyWithoutAPageDoesNothing()
{
    QTest::keyClick(m_window.get(), Qt::Key_9, Qt::ControlModifier);
    QCOMPARE(m_window->frameState().page, QStringLiteral("one"));
}

void TestMainWindow::navigationFoldsToIcons()
{
    auto *navigation = m_window->findChild<Navigation *>();
    const int wide = navigation->width();
    QSignalSpy changed(m_window.get(), &MainWindow::frameChanged);
    QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(navigation->isFolded());
    QVERIFY(navigation->width() < wide);
    QVERIFY(changed.count() > 0);
    const QListWidgetItem *item = navigation->findChild<QListWidget *>()->item(0);
    QVERIFY(item->text().isEmpty());
    QCOMPARE(item->data(Qt::AccessibleTextRole).toString(), QStringLiteral("One"));
    QVERIFY(item->toolTip().contains(QStringLiteral("Ctrl+1")));
}

void TestMainWindow::f5ShowsTheCostAndPollsOnEnter()
{
    FeedFacts facts;
    facts.demo = false;
    facts.creditsLeft = 500;
    facts.pollCost = 54;
    m_window->setFacts(facts);
    QSignalSpy wanted(m_window.get(), &MainWindow::pollWanted);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QCOMPARE(wanted.count(), 0);
    QWidget *popover = QApplication::activePopupWidget();
    QVERIFY(popover);
    QString words;
    for (const QLabel *label : popover->findChildren<QLabel *>())
        words += label->text();
    QVERIFY2(words.contains(QStringLiteral("54")) && words.contains(QStringLiteral("500")), qPrintable(words));
    auto *button = popover->findChild<QPushButton *>();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(wanted.count(), 1);
    QVERIFY(!popover->isVisible());
}

void TestMainWindow::f5AndEscapeCostsNothing()
{
    QSignalSpy wanted(m_window.get(), &MainWindow::pollWanted);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    QVERIFY(!QApplication::activePopupWidget());
    QCOMPARE(wanted.count(), 0);
}

void TestMainWindow::theKeyIsHandedOverOnce()
{
    QSignalSpy entered(m_window.get(), &MainWindow::keyEntered);
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    KeyDialog *dialog = m_window->keyDialog();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto *field = dialog->findChild<QLineEdit *>();
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QTest::keyClicks(field, QStringLiteral("  abc123 "));
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(dialog, Qt::Key_Return); // pressed twice, while it is checked
    QCOMPARE(entered.count(), 1);
    QCOMPARE(entered.first().first().toString(), QStringLiteral("abc123"));
    QVERIFY(dialog->isVisible());
    QVERIFY(!dialog->sentence().isEmpty());
}

void TestMainWindow::aRefusedKeyIsExplainedAndTriedAgain()
{
    QSignalSpy entered(m_window.get(), &MainWindow::keyEntered);
    m_window->askForKey();
    KeyDialog *dialog = m_window->keyDialog();
    auto *field = dialog->findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("bad"));
    QTest::keyClick(field, Qt::Key_Return);
    dialog->showRefused(QStringLiteral("Refused (401 INVALID_KEY)."));
    QCOMPARE(dialog->sentence(), QStringLiteral("Refused (401 INVALID_KEY)."));
    QVERIFY(field->isEnabled());
    QTest::keyClicks(field, QStringLiteral("good")); // it is selected, so that typing replaces it
    QVERIFY(dialog->sentence().isEmpty());
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(entered.count(), 2);
    QCOMPARE(entered.last().first().toString(), QStringLiteral("good"));
}

void TestMainWindow::anEmptyKeyIsNotChecked()
{
    QSignalSpy entered(m_window.get(), &MainWindow::keyEntered);
    m_window->askForKey();
    auto *field = m_window->keyDialog()->findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("   "));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(entered.count(), 0);
}

void TestMainWindow::sentencesStayUntilDismissed()
{
    QVERIFY(!m_window->notices().isVisible());
    m_window->tell(QStringLiteral("Something happened."));
    QVERIFY(m_window->notices().isVisible());
    QCOMPARE(m_window->notices().accessibleName(), QStringLiteral("Something happened."));
    QTest::mouseClick(m_window->notices().findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(!m_window->notices().isVisible());
    m_window->tell({});
    QVERIFY(!m_window->notices().isVisible());
    // The reason is often in the first sentence: later ones do not push it away.
    for (const char *sentence : {"First.", "Second.", "Second.", "Third.", "Fourth.", "Fifth."})
        m_window->tell(QString::fromLatin1(sentence));
    QCOMPARE(m_window->notices().sentence(), QStringLiteral("First.\nThird.\nFourth.\nFifth."));
    QTest::mouseClick(m_window->notices().findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(m_window->notices().sentence().isEmpty());
}

void TestMainWindow::appearanceIsChosenFromTheMenu()
{
    ThemeOptions chosen;
    connect(m_window.get(), &MainWindow::appearanceChosen, this,
            [&chosen](const ThemeOptions &options) { chosen = options; });
    auto *menu = m_window->findChild<MainMenu *>();
    const auto trigger = [menu](const QString &text) {
        QList<QAction *> actions = menu->actions();
        for (const QMenu *each : menu->findChildren<QMenu *>())
            actions += each->actions();
        for (QAction *action : actions) {
            if (action->text() == text)
                return action->trigger();
        }
        QFAIL(qPrintable(text));
    };
    trigger(QStringLiteral("&Dark"));
    QCOMPARE(chosen.scheme, SchemeChoice::Dark);
    trigger(QStringLiteral("&Compact"));
    QCOMPARE(chosen.density, Density::Compact);
    trigger(QStringLiteral("Reduce &Motion"));
    QVERIFY(chosen == (ThemeOptions{SchemeChoice::Dark, Density::Compact, true}));
}

void TestMainWindow::everyCommandHasAKeyAndAToolTip()
{
    auto *menu = m_window->findChild<MainMenu *>();
    for (const QAction *action : {&menu->pollNow(), &menu->enterKey(), &menu->switchMarket(), &menu->foldNavigation(),
                                  &menu->about(), &menu->quit()}) {
        QVERIFY(!action->shortcut().isEmpty());
        QVERIFY2(action->toolTip().contains(action->shortcut().toString()), qPrintable(action->toolTip()));
        QVERIFY(!action->text().isEmpty());
    }
    for (const QToolButton *button : m_window->findChildren<QToolButton *>()) {
        if (button->isVisible())
            QVERIFY2(!button->accessibleName().isEmpty() && !button->toolTip().isEmpty(), qPrintable(button->text()));
    }
}

void TestMainWindow::theFrameIsRestored()
{
    m_window->resize(900, 600);
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier);
    const FrameState state = m_window->frameState();
    MainWindow other(*m_theme);
    other.addPage({QStringLiteral("one"), QStringLiteral("One"), Glyph::Opportunities, new QWidget});
    other.addPage({QStringLiteral("two"), QStringLiteral("Two"), Glyph::Book, new QWidget});
    other.restoreFrame(state);
    QCOMPARE(other.frameState().page, QStringLiteral("two"));
    QVERIFY(other.frameState().navigationFolded);
    QCOMPARE(other.size(), QSize(900, 600));
    other.restoreFrame({QByteArray("rubbish"), QByteArray("rubbish"), false, QStringLiteral("no such page")});
    QCOMPARE(other.frameState().page, QStringLiteral("two"));
}

void TestMainWindow::itIsNotLargerThanTheScreen()
{
    const QSize room = m_window->screen()->availableSize();
    MainWindow fresh(*m_theme);
    QVERIFY(fresh.width() <= room.width() && fresh.height() <= room.height());
    QVERIFY(fresh.minimumWidth() <= room.width() && fresh.minimumHeight() <= room.height());
}

void TestMainWindow::aNarrowWindowShowsIcons()
{
    auto *navigation = m_window->findChild<Navigation *>();
    m_window->resize(1280, 720);
    QTRY_VERIFY(navigation->width() > 100);
    m_window->resize(m_window->minimumSize());
    QTRY_VERIFY(navigation->width() < 100);
    QVERIFY(!navigation->isFolded()); // nobody chose that, and nothing is kept of it
    QVERIFY(!m_window->frameState().navigationFolded);
    m_window->resize(1280, 720);
    QTRY_VERIFY(navigation->width() > 100);
}

void TestMainWindow::theDemoMarketIsToldOnEveryPage()
{
    FeedFacts facts;
    facts.tone = FeedTone::Live;
    m_window->setFacts(facts);
    auto *badge = &m_window->findChild<Navigation *>()->demoBadge();
    for (const Qt::Key page : {Qt::Key_1, Qt::Key_2}) {
        QTest::keyClick(m_window.get(), page, Qt::ControlModifier);
        QVERIFY(badge->isVisible() && badge->isMarked());
        QVERIFY(m_window->status().item(StatusItem::Market).isMarked());
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("demo market")));
    }
    QTest::mouseClick(badge, Qt::LeftButton);
    QVERIFY(QApplication::activePopupWidget());
    QCOMPARE(QApplication::activePopupWidget()->accessibleName(), QStringLiteral("Demo market"));
    QApplication::activePopupWidget()->close();
    facts.demo = false;
    m_window->setFacts(facts);
    QVERIFY(!badge->isVisible());
    QVERIFY(!m_window->windowTitle().contains(QStringLiteral("demo")));
}

void TestMainWindow::whatHelpsIsACommand()
{
    QSignalSpy settings(m_window.get(), &MainWindow::settingsWanted);
    m_window->action(Remedy::OpenSettings).trigger();
    QCOMPARE(settings.count(), 1);
    m_window->openPage(QStringLiteral("two"));
    QCOMPARE(m_window->frameState().page, QStringLiteral("two"));
    m_window->openPage(QStringLiteral("of another version"));
    QCOMPARE(m_window->frameState().page, QStringLiteral("two"));
    m_window->action(Remedy::EnterKey).trigger();
    QVERIFY(m_window->keyDialog());
    m_window->keyDialog()->reject();
    m_window->action(Remedy::PollNow).trigger();
    QVERIFY(QApplication::activePopupWidget());
    QApplication::activePopupWidget()->close();
}

void TestMainWindow::aboutNamesLicencesAndHelp()
{
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    auto *about = m_window->findChild<AboutDialog *>();
    QVERIFY(about);
    QString words;
    for (const QLabel *label : about->findChildren<QLabel *>())
        words += label->text() + QLatin1Char('\n');
    for (const char *word : {"GPL-3.0", "Qt Charts", "simdjson", "libdeflate", "CLI11", "Boost", "QtKeychain", "limit"})
        QVERIFY2(words.contains(QLatin1String(word)), word);
}

void TestMainWindow::itFitsASmallScreen()
{
    FeedFacts facts;
    facts.demo = false;
    facts.state = QStringLiteral("Out of credits");
    facts.newestAgeSeconds = 119;
    facts.polled = true;
    facts.fetchMilliseconds = 12'345;
    facts.decodeMicroseconds = 1'234'000;
    facts.scanMicroseconds = 1'234'000;
    facts.creditsLeft = 4'900'000;
    facts.lasts = QStringLiteral("26 days");
    m_window->setFacts(facts);
    m_window->resize(1280, 720);
    QVERIFY(m_window->minimumSizeHint().width() <= 1280);
    for (const StatusItem item : {StatusItem::Market, StatusItem::Age, StatusItem::Poll, StatusItem::Credits}) {
        const QToolButton &button = m_window->status().item(item);
        QTRY_VERIFY2(button.width() >= button.sizeHint().width(), qPrintable(button.text()));
    }
}

void TestMainWindow::anOpenDockEndsWithIt()
{
    auto *dock = new QDockWidget;
    dock->setObjectName(QStringLiteral("dock"));
    m_window->addSideDock(dock);
    dock->show();
    QVERIFY(dock->isVisible());
    m_window.reset(); // its signals once found a window without a destructor to run
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
