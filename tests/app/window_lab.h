// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window_controller.h"
#include "desk/tables.h"
#include "support/memory_secrets.h"
#include "ui/main_window/badge_button.h"
#include "ui/main_window/key_dialog.h"
#include "ui/main_window/notice_bar.h"
#include "ui/main_window/status_bar.h"

#include <QApplication>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <map>
#include <memory>

namespace evision::test {

/// The program's window with settings and secrets of its own, and any address in the place of the service's.
class WindowLab {
public:
    explicit WindowLab(const QString &address) { m_options.serviceAddress = address; }

    /// With the key that is kept; empty: none.
    void keep(const QString &key) { (*m_held)[QStringLiteral("ODDS_API_KEY")] = key; }
    [[nodiscard]] QString kept() const
    {
        return m_held->count(QStringLiteral("ODDS_API_KEY")) ? m_held->at(QStringLiteral("ODDS_API_KEY")) : QString();
    }
    void open(settings::Market market)
    {
        m_options.market = market;
        m_options.settingsFolder = m_folder.path();
        m_settings = std::make_unique<settings::SettingsFolder>(m_folder.path());
        m_controller = std::make_unique<app::WindowController>(
            *static_cast<QApplication *>(QCoreApplication::instance()), *m_settings, desk::loadTables().value(),
            m_options, [held = m_held] { return std::make_unique<MemorySecrets>(held); });
        m_controller->show();
    }
    /// Types a key and has it checked.
    ui::KeyDialog &enterKey(const QString &key)
    {
        window().askForKey();
        ui::KeyDialog &dialog = *window().keyDialog();
        auto *field = dialog.findChild<QLineEdit *>();
        field->setText(key);
        QTest::keyClick(field, Qt::Key_Return);
        return dialog;
    }

    [[nodiscard]] ui::MainWindow &window() const { return m_controller->window(); }
    [[nodiscard]] settings::SettingsFolder &settings() const { return *m_settings; }
    [[nodiscard]] const ui::FeedFacts &facts() const { return window().status().facts(); }
    [[nodiscard]] QString text(ui::StatusItem item) const { return window().status().item(item).text(); }
    [[nodiscard]] QString notice() const { return window().notices().sentence(); }

private:
    QTemporaryDir m_folder;
    std::shared_ptr<std::map<QString, QString>> m_held = std::make_shared<std::map<QString, QString>>();
    app::Options m_options;
    std::unique_ptr<settings::SettingsFolder> m_settings;
    std::unique_ptr<app::WindowController> m_controller;
};

} // namespace evision::test
