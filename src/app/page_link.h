// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/publication.h"
#include "settings/settings_folder.h"
#include "ui/main_window/main_window.h"

#include <QAction>
#include <QByteArray>
#include <QDockWidget>

#include <functional>
#include <memory>

namespace evision::desk {
class MarketDesk;
}
namespace evision::ui {
class Theme;
}

namespace evision::app {

/// What a page may use. All of it outlives the page.
struct PageContext {
    const ui::Theme &theme;
    desk::MarketDesk &desk;
    const settings::Preferences &preferences; ///< as they are now
    settings::SettingsFolder &settings;
    std::function<void()> stateChanged; ///< to be called when PageLink::state() is another
    std::function<void()> askForKey;    ///< opens the dialog
    QAction &openSettings;
};

/// Ties a page, which knows no desk, to the market. A page is one of these, a folder in models/, a folder in ui/, and a
/// line in pages.cpp. GUI thread.
class PageLink {
public:
    virtual ~PageLink() = default;
    /// For keeping its state under; that of its ui::Page.
    [[nodiscard]] virtual QString id() const = 0;
    /// Once; the window takes the widget.
    [[nodiscard]] virtual ui::Page page() = 0;
    /// Once; null where there is none. The window takes it.
    [[nodiscard]] virtual QDockWidget *dock() { return nullptr; }

    /// PageContext::preferences are others now.
    virtual void preferencesChanged() {}
    /// Another market from here on: what was shown is not of it.
    virtual void marketChanged() = 0;
    virtual void take(const std::shared_ptr<const scanner::Publication> &publication) = 0;
    /// What is shown is not what is true now; or it is again.
    virtual void setStale(bool stale) = 0;
    /// Nothing can be shown, why, and what helps; an empty sentence: it can. The action outlives the page.
    virtual void setBroken(const QString &sentence, QAction *remedy) = 0;

    [[nodiscard]] virtual QByteArray state() const = 0;
    virtual void restore(const QByteArray &state) = 0;
};

} // namespace evision::app
