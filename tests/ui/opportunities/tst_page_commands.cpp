// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_lab.h"

#include "ui/opportunities/keys_dialog.h"
#include "ui/opportunities/mute_dialog.h"
#include "ui/opportunities/undo_bar.h"
#include "ui/opportunities/view_button.h"
#include "ui/opportunities/web_link.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>

using namespace evision;
using namespace evision::test;

namespace {

struct CommandLab : PageLab {
    CommandLab()
    {
        fill(40);
        publish();
        show();
        table().begin();
        page->setOpenLink([this](const QUrl &url) {
            opened << url.toString();
            return opens;
        });
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&table(), static_cast<Qt::Key>(key), modifiers);
    }
    /// The menu that is open; a choice of it.
    void choose(int at)
    {
        QMenu *menu = nullptr;
        const QList<QMenu *> menus = table().findChildren<QMenu *>();
        for (QMenu *one : menus)
            menu = one->isVisible() ? one : menu;
        QVERIFY(menu);
        QVERIFY(model.isHeld()); // nothing moves meanwhile
        QAction *action = menu->actions().at(at);
        QVERIFY(action->isEnabled());
        menu->close();
        action->trigger();
        QVERIFY(!model.isHeld());
    }
    [[nodiscard]] QString said() const { return page->messages().text(); }

    QStringList opened;
    bool opens = true;
};

} // namespace

class TestPageCommands final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mMutesTheBetAndGoesOn();
    void anEventAndABookmakerAreMutedToo();
    void ctrlZTakesItBack();
    void sSnoozesForATime();
    void whatIsMutedIsListedAndLetBack();
    void oOpensTheLink();
    void linksOfTheFeedAreNotTrusted_data();
    void linksOfTheFeedAreNotTrusted();
    void aQuestionMarkShowsTheKeys();
    void theViewMenuOffersFormats();
};

void TestPageCommands::mMutesTheBetAndGoesOn()
{
    CommandLab lab;
    const edge::OpportunityId first = lab.model.bet(0).id;
    const edge::OpportunityId second = lab.model.bet(1).id;
    lab.press(Qt::Key_M);
    lab.choose(0);
    QVERIFY(!lab.model.rowOf(first));
    QCOMPARE(lab.table().currentBet(), std::optional(second));
    QVERIFY2(lab.said().contains(QStringLiteral("Over 1.5 at Sportsbet, Arsenal – Chelsea")), qPrintable(lab.said()));
    lab.publish(); // a poll does not bring it back
    QVERIFY(!lab.model.rowOf(first));
}

void TestPageCommands::anEventAndABookmakerAreMutedToo()
{
    CommandLab lab;
    lab.press(Qt::Key_M);
    lab.choose(1);
    QCOMPARE(lab.model.rowCount(), 35); // of eight matches
    lab.press(Qt::Key_M);
    lab.choose(2);
    QVERIFY(lab.model.rowCount() < 35);
    QCOMPARE(lab.model.mutes().all()[1].kind, models::MuteKind::Book);
    QVERIFY(lab.said().startsWith(QStringLiteral("Muted until you let it back")));
}

void TestPageCommands::ctrlZTakesItBack()
{
    CommandLab lab;
    lab.press(Qt::Key_Z, Qt::ControlModifier); // nothing to take back
    QCOMPARE(lab.model.rowCount(), 40);
    lab.press(Qt::Key_M);
    lab.choose(1);
    lab.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(lab.model.rowCount(), 40);
    QVERIFY(lab.model.mutes().isEmpty());
    QVERIFY(lab.said().isEmpty());
}

void TestPageCommands::sSnoozesForATime()
{
    CommandLab lab;
    const edge::OpportunityId first = lab.model.bet(0).id;
    lab.model.setStaleAfter(1e9);
    lab.press(Qt::Key_S);
    lab.choose(0);
    QVERIFY(!lab.model.rowOf(first));
    QCOMPARE(lab.model.mutes().all()[0].until, toSeconds(lab.clock.now()) + 900);
    lab.clock.advance(900'000);
    lab.model.tick();
    QVERIFY(lab.model.rowOf(first));
}

void TestPageCommands::whatIsMutedIsListedAndLetBack()
{
    CommandLab lab;
    lab.press(Qt::Key_M);
    lab.choose(0);
    lab.press(Qt::Key_M);
    lab.choose(2);
    Q_EMIT lab.page->findChild<ui::ViewButton *>()->mutedWanted();
    auto *dialog = lab.page->findChild<ui::MuteDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    auto *list = dialog->findChild<QTreeWidget *>();
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(1)->text(1), QStringLiteral("bookmaker"));
    list->setFocus();
    list->setCurrentItem(list->topLevelItem(1));
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(lab.model.rowCount(), 39);
    const QList<QPushButton *> buttons = dialog->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == QStringLiteral("Let &All Back"))
            button->click();
    }
    QCOMPARE(lab.model.rowCount(), 40);
    QVERIFY(!list->isVisible());
}

void TestPageCommands::oOpensTheLink()
{
    CommandLab lab;
    QSignalSpy asked(lab.page, &ui::OpportunitiesPage::linkRequested);
    lab.press(Qt::Key_O);
    QCOMPARE(asked.count(), 1);
    lab.page->openLink(QStringLiteral("https://book.example/bet?id=1&x=2"));
    QCOMPARE(lab.opened, QStringList{QStringLiteral("https://book.example/bet?id=1&x=2")});
    QCOMPARE(lab.said(), QStringLiteral("Opened book.example in the browser."));
    lab.page->openLink({});
    QCOMPARE(lab.opened.size(), 1);
    QCOMPARE(lab.said(), QStringLiteral("The feed gives no link for this bet."));
    lab.opens = false;
    lab.page->openLink(QStringLiteral("https://book.example/"));
    QVERIFY(lab.said().startsWith(QStringLiteral("No browser could be started")));
}

void TestPageCommands::linksOfTheFeedAreNotTrusted_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("https") << QStringLiteral("https://book.example/a?b=c#d") << true;
    QTest::newRow("http") << QStringLiteral("http://book.example") << true;
    QTest::newRow("a scheme in capitals") << QStringLiteral("HTTPS://book.example") << true;
    QTest::newRow("a file") << QStringLiteral("file:///etc/passwd") << false;
    QTest::newRow("a script") << QStringLiteral("javascript:alert(1)") << false;
    QTest::newRow("another program") << QStringLiteral("ssh://book.example") << false;
    QTest::newRow("no scheme") << QStringLiteral("book.example/a") << false;
    QTest::newRow("no host") << QStringLiteral("https:///a") << false;
    QTest::newRow("a host that is a name") << QStringLiteral("https://book.example@evil.example/") << false;
    QTest::newRow("a line break") << QStringLiteral("https://book.example/\nx") << false;
    QTest::newRow("blanks around it") << QStringLiteral(" https://book.example ") << false;
    QTest::newRow("very long") << QStringLiteral("https://book.example/") + QString(3000, u'a') << false;
}

void TestPageCommands::linksOfTheFeedAreNotTrusted()
{
    QFETCH(QString, link);
    QFETCH(bool, isGood);
    QCOMPARE(ui::webLink(link).has_value(), isGood);
}

void TestPageCommands::aQuestionMarkShowsTheKeys()
{
    CommandLab lab;
    auto *poll = new QAction(QStringLiteral("&Poll Now…"), &lab.window);
    poll->setShortcut(QKeySequence(Qt::Key_F5));
    lab.window.addAction(poll);
    lab.press(Qt::Key_Question);
    auto *dialog = lab.page->findChild<ui::KeysDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QString text;
    const QList<QLabel *> labels = dialog->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        text += label->text() + u'\n';
    for (const char *key : {"Enter\n", "O\n", "C\n", "M\n", "S\n", "Esc\n", "1 … 9\n", "F5\nPoll Now…"})
        QVERIFY2(text.contains(QString::fromUtf8(key)), key);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

void TestPageCommands::theViewMenuOffersFormats()
{
    CommandLab lab;
    QSignalSpy chosen(lab.page, &ui::OpportunitiesPage::oddsFormatChosen);
    QMenu *menu = lab.page->findChild<ui::ViewButton *>()->menu();
    for (int again = 0; again < 2; ++again) // it is made anew each time
        Q_EMIT menu->aboutToShow();
    QMenu *formats = menu->actions().at(1)->menu();
    QCOMPARE(formats->actions().size(), pricing::oddsFormatCount);
    QVERIFY(formats->actions().at(0)->isChecked());
    formats->actions().at(1)->trigger();
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].value<pricing::OddsFormat>(), pricing::OddsFormat::American);
}

QTEST_MAIN(TestPageCommands)
#include "tst_page_commands.moc"
