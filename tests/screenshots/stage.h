// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window_controller.h"

#include <QTemporaryDir>

#include <map>
#include <memory>

class QApplication;

namespace evision::ui {
class BetTable;
}

namespace evision::test {

/// How long anything may take.
inline constexpr int patience = 30'000;

/// A window with settings and secrets of its own.
class Stage {
public:
    /// `address` is that of the service; the key is there.
    Stage(const QApplication &application, const settings::Preferences &preferences, const QString &address);

    [[nodiscard]] ui::MainWindow &window() const { return m_controller->window(); }
    [[nodiscard]] desk::MarketDesk &desk() const { return m_controller->desk(); }
    [[nodiscard]] const ui::FeedFacts &facts() const;
    [[nodiscard]] ui::BetTable &table() const;

    /// Waits until each sport of the demo market has come, so that every picture shows the same. False: in vain.
    [[nodiscard]] bool waitForAll() const;
    /// Waits until nothing fades any more and all has its place.
    [[nodiscard]] bool settle() const;

private:
    QTemporaryDir m_folder;
    settings::SettingsFolder m_settings{m_folder.path()};
    std::shared_ptr<std::map<QString, QString>> m_secrets = std::make_shared<std::map<QString, QString>>();
    std::unique_ptr<app::WindowController> m_controller;
    std::size_t m_polls = 0; ///< that brought prices
};

} // namespace evision::test
