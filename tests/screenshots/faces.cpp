// SPDX-License-Identifier: GPL-3.0-or-later
#include "faces.h"

#include "huge_board.h"

#include "ui/main_window/about_dialog.h"
#include "ui/main_window/key_dialog.h"
#include "ui/main_window/main_menu.h"
#include "ui/main_window/popover.h"
#include "ui/main_window/status_bar.h"
#include "ui/opportunities/bet_table.h"
#include "ui/opportunities/explain_dock.h"
#include "ui/settings_page/number_field.h"
#include "ui/settings_page/settings_page.h"

#include <QAction>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

namespace evision::test {

namespace {

QWidget *showMarket(Stage &stage)
{
    return stage.waitForAll() ? &stage.window() : nullptr;
}

QWidget *explainFirst(Stage &stage)
{
    if (!stage.waitForAll() || stage.table().model()->rowCount() == 0)
        return nullptr;
    stage.table().setCurrentIndex(stage.table().model()->index(0, 0));
    QTest::keyClick(&stage.table(), Qt::Key_Return);
    auto *dock = stage.window().findChild<ui::ExplainDock *>();
    return QTest::qWaitFor([dock] { return !dock->text().isEmpty(); }, patience) ? &stage.window() : nullptr;
}

/// As on a screen of 1280 to 720 pixels at 200 %.
QWidget *explainSmall(Stage &stage)
{
    constexpr QSize small(640, 360);
    stage.window().setMinimumSize(small);
    stage.window().resize(small);
    return explainFirst(stage);
}

/// No board comes, and the page says that it waits.
QWidget *showLoading(Stage &stage)
{
    return QTest::qWaitFor([&stage] { return !stage.facts().demo; }, patience) && stage.table().isHidden()
               ? &stage.window()
               : nullptr;
}

QWidget *showBroken(Stage &stage)
{
    const auto failed = [&stage] { return stage.facts().tone == ui::FeedTone::Warning; };
    return QTest::qWaitFor(failed, patience) && stage.table().isHidden() ? &stage.window() : nullptr;
}

QWidget *showHuge(Stage &stage)
{
    // Once the silent market is the one that is watched, nothing else changes the board.
    if (!QTest::qWaitFor([&stage] { return !stage.facts().demo; }, patience))
        return nullptr;
    Q_EMIT stage.desk().published(hugeBoard());
    constexpr int most = 100'000;
    return stage.table().isVisible() && stage.table().model()->rowCount() == most ? &stage.window() : nullptr;
}

QWidget *showSettings(Stage &stage)
{
    ui::FrameState frame = stage.window().frameState();
    frame.page = QStringLiteral("settings");
    stage.window().restoreFrame(frame);
    auto *page = stage.window().findChild<ui::SettingsPage *>();
    const auto isThere = [page] { return page->isVisible() && page->outlook().contains(u"credits a day"); };
    return QTest::qWaitFor(isThere, patience) ? &stage.window() : nullptr;
}

/// Without scrolling.
QWidget *showAllSettings(Stage &stage)
{
    constexpr QSize high(1280, 2300);
    stage.window().resize(high);
    return showSettings(stage);
}

/// Values that cannot be used, in a small window; they are told beside their fields.
QWidget *refuseValues(Stage &stage)
{
    constexpr QSize small(800, 600);
    stage.window().resize(small);
    if (!showSettings(stage))
        return nullptr;
    for (auto *field : stage.window().findChildren<ui::NumberField *>()) {
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("-1"));
        QTest::keyClick(field, Qt::Key_Return);
    }
    auto *scroll = stage.window().findChild<ui::SettingsPage *>()->findChild<QScrollArea *>();
    scroll->verticalScrollBar()->setValue(0);
    return &stage.window();
}

QWidget *refuseKey(Stage &stage)
{
    stage.window().askForKey();
    ui::KeyDialog *dialog = stage.window().keyDialog();
    dialog->findChild<QLineEdit *>()->setText(QStringLiteral("0123456789abcdef"));
    QTest::keyClick(dialog->findChild<QLineEdit *>(), Qt::Key_Return);
    const QString waiting = dialog->sentence();
    return QTest::qWaitFor([&] { return dialog->sentence() != waiting; }, patience) ? dialog : nullptr;
}

QWidget *showAbout(Stage &stage)
{
    stage.window().findChild<ui::MainMenu *>()->about().trigger();
    return stage.window().findChild<ui::AboutDialog *>();
}

QWidget *showMenu(Stage &stage)
{
    auto *menu = stage.window().findChild<ui::MainMenu *>();
    menu->popup(QPoint(0, 0));
    return menu;
}

std::function<QWidget *(Stage &)> showDetails(ui::StatusItem item)
{
    return [item](Stage &stage) -> QWidget * {
        if (!stage.waitForAll())
            return nullptr;
        stage.window().status().showDetails(item);
        return QApplication::activePopupWidget();
    };
}

QWidget *offerPoll(Stage &stage)
{
    if (!stage.waitForAll())
        return nullptr;
    QTest::keyClick(&stage.window(), Qt::Key_F5);
    return QApplication::activePopupWidget();
}

} // namespace

std::vector<Face> allFaces(const QString &silent)
{
    settings::Preferences light;
    light.scheme = settings::Scheme::Light;
    light.reduceMotion = true;
    settings::Preferences dark = light;
    dark.scheme = settings::Scheme::Dark;
    settings::Preferences nothing = light;
    nothing.minimumEv = 1;
    settings::Preferences service = light;
    service.market = settings::Market::Service;
    const QString closed = QStringLiteral("http://127.0.0.1:1"); // nobody listens there
    const auto name = [](const char *text) { return QString::fromLatin1(text); };
    return {
        {name("light"), light, {}, showMarket},
        {name("light-explained"), light, {}, explainFirst},
        {name("dark"), dark, {}, showMarket},
        {name("dark-explained"), dark, {}, explainFirst},
        {name("light-200"), light, {}, explainFirst, false, false},
        {name("dark-200"), dark, {}, explainFirst, false, false},
        {name("small"), light, {}, explainSmall},
        {name("empty"), nothing, {}, showMarket},
        {name("loading"), service, silent, showLoading},
        {name("broken"), service, closed, showBroken},
        {name("huge"), service, silent, showHuge},
        {name("settings"), light, {}, showSettings},
        {name("settings-dark"), dark, {}, showSettings},
        {name("settings-whole"), light, {}, showAllSettings},
        {name("settings-refused"), dark, {}, refuseValues},
        {name("key"), light, closed, refuseKey},
        {name("about"), light, {}, showAbout},
        {name("menu"), light, {}, showMenu},
        {name("status-market"), light, {}, showDetails(ui::StatusItem::Market)},
        {name("status-age"), light, {}, showDetails(ui::StatusItem::Age)},
        {name("status-poll"), light, {}, showDetails(ui::StatusItem::Poll)},
        {name("status-credits"), light, {}, showDetails(ui::StatusItem::Credits)},
        {name("poll"), dark, {}, offerPoll},
        {name("pseudo"), light, {}, showMarket, true},
        {name("pseudo-explained"), light, {}, explainFirst, true},
        {name("pseudo-empty"), nothing, {}, showMarket, true},
        {name("pseudo-broken"), service, closed, showBroken, true},
        {name("pseudo-key"), light, closed, refuseKey, true},
        {name("pseudo-about"), light, {}, showAbout, true},
        {name("pseudo-menu"), light, {}, showMenu, true},
        {name("pseudo-settings"), light, {}, showAllSettings, true},
        {name("pseudo-status"), light, {}, showDetails(ui::StatusItem::Market), true},
    };
}

} // namespace evision::test
