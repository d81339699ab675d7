// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage.h"

#include "desk/tables.h"
#include "support/memory_secrets.h"
#include "ui/main_window/status_bar.h"
#include "ui/opportunities/bet_table.h"

#include <QTest>

namespace evision::test {

Stage::Stage(const QApplication &application, const settings::Preferences &preferences, const QString &address)
{
    app::Options options;
    options.settingsFolder = m_folder.path();
    options.serviceAddress = address;
    (*m_secrets)[QStringLiteral("ODDS_API_KEY")] = QStringLiteral("a key");
    m_settings.setPreferences(preferences);
    m_controller =
        std::make_unique<app::WindowController>(application, m_settings, desk::loadTables().value(), options,
                                                [held = m_secrets] { return std::make_unique<MemorySecrets>(held); });
    QObject::connect(&desk(), &desk::MarketDesk::published, &window(),
                     [this](const std::shared_ptr<const scanner::Publication> &publication) {
                         if (publication->polled)
                             ++m_polls;
                     });
    constexpr QSize size{1280, 720};
    window().resize(size);
    m_controller->show();
}

const ui::FeedFacts &Stage::facts() const
{
    return window().status().facts();
}

ui::BetTable &Stage::table() const
{
    return *window().findChild<ui::BetTable *>();
}

bool Stage::waitForAll() const
{
    return QTest::qWaitFor([this] { return m_polls >= desk::demoSports().size() && facts().polled; }, patience);
}

bool Stage::settle() const
{
    const bool isSettled =
        QTest::qWaitForWindowExposed(&window()) && QTest::qWaitFor([this] { return !table().isFlashing(); }, patience);
    // A layout that was asked for may ask its parent in turn.
    constexpr int deepest = 20;
    for (int turn = 0; turn < deepest; ++turn)
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    return isSettled;
}

} // namespace evision::test
