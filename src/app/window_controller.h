// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.h"
#include "app/page_link.h"
#include "desk/market_desk.h"
#include "settings/settings_folder.h"
#include "ui/main_window/main_window.h"
#include "ui/theme/theme.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace evision::app {

/// Puts settings, market and window together and passes on what each says. GUI thread; nothing here waits.
class WindowController final : public QObject {
    Q_OBJECT

public:
    using MakeSecrets = std::function<std::unique_ptr<SecretStore>()>;

    /// The market opens at once, while the window is made. Tests hand in secrets of their own.
    WindowController(const QApplication &application, settings::SettingsFolder &settings,
                     const edge::EdgeTables &tables, const Options &options, MakeSecrets makeSecrets = {});
    ~WindowController() override;

    void show();
    /// Waits until the state is kept: for when the session ends and nobody will ask again.
    void keepNow();
    [[nodiscard]] ui::MainWindow &window() noexcept { return *m_window; }
    [[nodiscard]] desk::MarketDesk &desk() noexcept { return m_desk; }

private:
    [[nodiscard]] desk::WatchOptions watchOptions() const;
    void connectDesk();
    void connectWindow();
    void addPages();
    void takeStatus(const desk::MarketStatus &status);
    void tryKey(const QString &key);
    void keepSpentKey(const QString &key);
    void useKey(const QString &key, const desk::KeyCheck &check);
    void switchMarket();
    void setMarket(settings::Market market);
    void takePreferences();
    void setAppearanceTo(const ui::ThemeOptions &options);
    void keepFrame();

    settings::SettingsFolder &m_settings;
    Options m_options;
    MakeSecrets m_makeSecrets;
    desk::MarketDesk m_desk;
    ui::Theme m_theme;
    std::vector<std::unique_ptr<PageLink>> m_pages;
    std::unique_ptr<ui::MainWindow> m_window; ///< ends before the pages' links, whose widgets it holds
    QTimer m_keepFrame;
    QTimer m_useOptions;     ///< soon, with the market
    QDateTime m_brokenSince; ///< null while there is something to show
};

} // namespace evision::app
