// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/main_menu.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QSignalBlocker>

namespace evision::ui {

MainMenu::MainMenu(const Theme &theme, QWidget *window) : QMenu(window), m_theme(theme), m_window(window)
{
    setToolTipsVisible(true);
    m_pollNow =
        addCommand(tr("&Poll Now…"), QStringLiteral("F5"), tr("Ask for all sports now; shows what it costs first"));
    m_enterKey = addCommand(tr("Enter &Key…"), QStringLiteral("Ctrl+Shift+K"),
                            tr("Enter a key of the odds service, and see real prices"));
    m_switchMarket = addCommand({}, QStringLiteral("Ctrl+Shift+D"), tr("Change between invented and real prices"));
    setDemo(true);
    m_openSettings =
        addCommand(tr("Se&ttings"), QStringLiteral("Ctrl+,"), tr("What is watched and staked, and how it looks"));
    addSeparator();
    addAppearance();
    m_fold =
        addCommand(tr("&Fold Navigation"), QStringLiteral("Ctrl+B"), tr("Fold the list of pages to icons, or back"));
    addSeparator();
    m_about = addCommand(tr("&About BET EVision"), QStringLiteral("F1"), tr("Version, licences, responsible use"));
    m_quit = addCommand(tr("&Quit"), QStringLiteral("Ctrl+Q"), tr("End the program"));
    connect(&theme, &Theme::changed, this, &MainMenu::dress);
    dress();
}

QAction *MainMenu::addCommand(const QString &text, const QString &key, const QString &toolTip)
{
    QAction *action = addAction(text);
    action->setShortcut(QKeySequence(key));
    action->setToolTip(QStringLiteral("%1 (%2)").arg(toolTip, key));
    action->setStatusTip({});
    m_window->addAction(action);
    return action;
}

void MainMenu::addAppearance()
{
    QMenu *scheme = addMenu(tr("&Theme"));
    m_schemes = addChoices(scheme, {tr("As the &System"), tr("&Light"), tr("&Dark")},
                           static_cast<int>(m_theme.options().scheme));
    QMenu *density = addMenu(tr("&Row Height"));
    m_densities =
        addChoices(density, {tr("&Compact"), tr("&Normal"), tr("&Roomy")}, static_cast<int>(m_theme.options().density));
    m_reduceMotion = addAction(tr("Reduce &Motion"));
    m_reduceMotion->setCheckable(true);
    m_reduceMotion->setChecked(m_theme.options().reduceMotion);
    m_reduceMotion->setToolTip(tr("Changed prices get a mark for two seconds instead of fading"));
    connect(m_reduceMotion, &QAction::toggled, this, &MainMenu::choose);
}

QActionGroup *MainMenu::addChoices(QMenu *menu, const QStringList &names, int current)
{
    auto *group = new QActionGroup(this);
    for (const QString &name : names) {
        QAction *action = group->addAction(menu->addAction(name));
        action->setCheckable(true);
        action->setChecked(group->actions().size() - 1 == current);
    }
    connect(group, &QActionGroup::triggered, this, &MainMenu::choose);
    return group;
}

void MainMenu::setDemo(bool demo)
{
    m_switchMarket->setText(demo ? tr("Show the &Odds Service") : tr("Show the &Demo Market"));
}

void MainMenu::choose()
{
    const auto chosen = [](const QActionGroup *group) { return group->actions().indexOf(group->checkedAction()); };
    ThemeOptions options;
    options.scheme = static_cast<SchemeChoice>(chosen(m_schemes));
    options.density = static_cast<Density>(chosen(m_densities));
    options.reduceMotion = m_reduceMotion->isChecked();
    Q_EMIT appearanceChosen(options);
}

void MainMenu::dress()
{
    m_pollNow->setIcon(m_theme.icon(Glyph::Refresh));
    m_enterKey->setIcon(m_theme.icon(Glyph::Key));
    m_switchMarket->setIcon(m_theme.icon(Glyph::Market));
    m_openSettings->setIcon(m_theme.icon(Glyph::Settings));
    m_fold->setIcon(m_theme.icon(Glyph::Sidebar));
    m_about->setIcon(m_theme.icon(Glyph::About));
    // The appearance may have been chosen elsewhere; only a choice in the menu tells of itself.
    m_schemes->actions().at(static_cast<int>(m_theme.options().scheme))->setChecked(true);
    m_densities->actions().at(static_cast<int>(m_theme.options().density))->setChecked(true);
    const QSignalBlocker quiet(m_reduceMotion);
    m_reduceMotion->setChecked(m_theme.options().reduceMotion);
}

} // namespace evision::ui
