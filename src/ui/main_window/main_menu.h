// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QMenu>

class QActionGroup;

namespace evision::ui {

/// The commands of the window, each with its key; the window adds them to itself, so that the keys work anywhere.
class MainMenu final : public QMenu {
    Q_OBJECT

public:
    MainMenu(const Theme &theme, QWidget *window);

    [[nodiscard]] QAction &pollNow() noexcept { return *m_pollNow; }
    [[nodiscard]] QAction &enterKey() noexcept { return *m_enterKey; }
    [[nodiscard]] QAction &switchMarket() noexcept { return *m_switchMarket; }
    [[nodiscard]] QAction &openSettings() noexcept { return *m_openSettings; }
    [[nodiscard]] QAction &foldNavigation() noexcept { return *m_fold; }
    [[nodiscard]] QAction &about() noexcept { return *m_about; }
    [[nodiscard]] QAction &quit() noexcept { return *m_quit; }
    /// Which market is shown now.
    void setDemo(bool demo);

Q_SIGNALS:
    void appearanceChosen(const evision::ui::ThemeOptions &options);

private:
    QAction *addCommand(const QString &text, const QString &key, const QString &toolTip);
    void addAppearance();
    QActionGroup *addChoices(QMenu *menu, const QStringList &names, int current);
    void choose();
    void dress();

    const Theme &m_theme;
    QWidget *m_window;
    QAction *m_pollNow;
    QAction *m_enterKey;
    QAction *m_switchMarket;
    QAction *m_openSettings;
    QAction *m_fold;
    QAction *m_about;
    QAction *m_quit;
    QActionGroup *m_schemes = nullptr;
    QActionGroup *m_densities = nullptr;
    QAction *m_reduceMotion = nullptr;
};

} // namespace evision::ui
