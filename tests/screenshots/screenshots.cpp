// SPDX-License-Identifier: GPL-3.0-or-later
// evision-screenshots OUTDIR [NAME...]: saves NAME.png for each face of the window.
#include "app/window_controller.h"
#include "desk/tables.h"
#include "models/opportunities/opportunity_model.h"
#include "support/bet_board.h"
#include "support/memory_secrets.h"
#include "ui/main_window/status_bar.h"
#include "ui/opportunities/explain_dock.h"
#include "ui/settings_page/settings_page.h"

#include <QApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFontDatabase>
#include <QLoggingCategory>
#include <QPixmap>
#include <QTableView>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <cstdint>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

using namespace evision;

namespace {

constexpr int patience = 30'000;

/// A window with settings of its own.
struct Stage {
    Stage(const QApplication &application, const settings::Preferences &preferences, const QString &address)
    {
        app::Options options;
        options.settingsFolder = folder.path();
        options.serviceAddress = address;
        (*held)[QStringLiteral("ODDS_API_KEY")] = QStringLiteral("a key");
        settings.setPreferences(preferences);
        controller = std::make_unique<app::WindowController>(
            application, settings, desk::loadTables().value(), options,
            [held = held] { return std::make_unique<test::MemorySecrets>(held); });
        controller->window().resize(size);
        controller->show();
    }
    [[nodiscard]] QTableView &table() const { return *controller->window().findChild<QTableView *>(); }

    QSize size{1280, 720};
    QTemporaryDir folder;
    settings::SettingsFolder settings{folder.path()};
    std::shared_ptr<std::map<QString, QString>> held = std::make_shared<std::map<QString, QString>>();
    std::unique_ptr<app::WindowController> controller;
};

struct Face {
    QString name;
    settings::Preferences preferences;
    QString address;
    std::function<bool(Stage &)> play; ///< false: it is not as it should be
    bool isUsual = true;
};

/// Until all sports have come, so that every picture shows the same: no more prices for two seconds.
bool waitForAll(Stage &stage)
{
    constexpr int quiet = 2000;
    const auto &facts = stage.controller->window().status().facts();
    std::int64_t quotes = -1;
    QElapsedTimer since;
    return QTest::qWaitFor(
        [&] {
            if (facts.quotes != quotes) {
                quotes = facts.quotes;
                since.restart();
            }
            return facts.polled && since.elapsed() > quiet;
        },
        patience);
}

bool showSettings(Stage &stage)
{
    ui::FrameState frame = stage.controller->window().frameState();
    frame.page = QStringLiteral("settings");
    stage.controller->window().restoreFrame(frame);
    stage.controller->window().resize(stage.size);
    auto *page = stage.controller->window().findChild<ui::SettingsPage *>();
    return QTest::qWaitFor([page] { return page->isVisible() && page->outlook().contains(u"credits a day"); }, patience);
}

bool showAllSettings(Stage &stage)
{
    stage.size = QSize(1280, 2300);
    return showSettings(stage);
}

bool showSettingsSmall(Stage &stage)
{
    stage.size = QSize(800, 480);
    return showSettings(stage);
}

bool explainFirst(Stage &stage)
{
    if (!waitForAll(stage) || stage.table().model()->rowCount() == 0)
        return false;
    stage.table().setCurrentIndex(stage.table().model()->index(0, 0));
    QTest::keyClick(&stage.table(), Qt::Key_Return);
    auto *dock = stage.controller->window().findChild<ui::ExplainDock *>();
    return QTest::qWaitFor([dock] { return !dock->text().isEmpty(); }, patience);
}

bool showHuge(Stage &stage)
{
    // Once the silent market is the one that is watched, nothing else changes the board.
    const auto &facts = stage.controller->window().status().facts();
    if (!QTest::qWaitFor([&facts] { return !facts.demo; }, patience))
        return false;
    constexpr edge::OpportunityId bets = 100'000;
    constexpr int books = 60;
    test::BetBoard board;
    const auto now = static_cast<market::UnixSeconds>(QDateTime::currentSecsSinceEpoch());
    for (edge::OpportunityId id = 1; id <= bets; ++id) {
        edge::Opportunity bet = board.bet(id);
        bet.line.home = board.name("Borussia Verein für Leibesübungen 1900 e.V. " + std::to_string(id % 97));
        bet.line.away = board.name("Sportvereinigung Grün-Weiß Unterhaching " + std::to_string(id % 89));
        bet.bookmaker = board.book("bookmaker_with_a_long_name_" + std::to_string(id % books));
        bet.line.commenceTime = now + 600 + static_cast<market::UnixSeconds>(id % 500'000);
        bet.quoteTime = now - static_cast<market::UnixSeconds>(id % 300);
        bet.ev = 0.02 + static_cast<double>(id % 1000) / 8000;
        bet.evMin = bet.ev - 0.03;
        bet.evMax = bet.ev + 0.01;
        bet.flags = static_cast<edge::Flags>(id % 256);
        board.put(bet);
    }
    board.publish(now);
    auto publication = std::make_shared<scanner::Publication>();
    publication->number = 1'000'000 + board.number;
    publication->vocabulary = board.vocabulary;
    publication->board = board.board;
    publication->delta = board.delta;
    Q_EMIT stage.controller->desk().published(publication);
    return stage.table().model()->rowCount() > 1000;
}

std::vector<Face> allFaces(const QString &silent)
{
    settings::Preferences light;
    light.scheme = settings::Scheme::Light;
    settings::Preferences dark = light;
    dark.scheme = settings::Scheme::Dark;
    settings::Preferences nothing = light;
    nothing.minimumEv = 1;
    settings::Preferences service = light;
    service.market = settings::Market::Service;
    const auto face = [](Stage &stage) {
        return QTest::qWaitFor([&stage] { return stage.table().isHidden(); }, patience);
    };
    const auto failed = [](Stage &stage) {
        const auto &facts = stage.controller->window().status().facts();
        return QTest::qWaitFor([&facts] { return facts.tone == ui::FeedTone::Warning; }, patience);
    };
    return {
        {QStringLiteral("light"), light, {}, waitForAll},
        {QStringLiteral("light-explained"), light, {}, explainFirst},
        {QStringLiteral("dark"), dark, {}, waitForAll},
        {QStringLiteral("dark-explained"), dark, {}, explainFirst},
        {QStringLiteral("light-200"), light, {}, explainFirst, false},
        {QStringLiteral("dark-200"), dark, {}, explainFirst, false},
        {QStringLiteral("settings"), light, {}, showSettings},
        {QStringLiteral("settings-dark"), dark, {}, showSettings},
        {QStringLiteral("settings-whole"), light, {}, showAllSettings, false},
        {QStringLiteral("settings-whole-dark"), dark, {}, showAllSettings, false},
        {QStringLiteral("settings-small"), dark, {}, showSettingsSmall, false},
        {QStringLiteral("empty"), nothing, {}, waitForAll},
        {QStringLiteral("loading"), service, silent, face},
        {QStringLiteral("broken"), service, QStringLiteral("http://127.0.0.1:1"), failed},
        {QStringLiteral("huge"), service, silent, showHuge},
    };
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    app::nameApplication();
    QLoggingCategory::setFilterRules(QStringLiteral("evision.*=false"));
    QStringList names = QApplication::arguments().mid(1);
    if (names.isEmpty() || QFontDatabase::families().isEmpty()) {
        std::fputs("Usage: evision-screenshots OUTDIR [NAME...]; a font must be installed.\n", stderr);
        return 2;
    }
    const QString folder = names.takeFirst();
    QTcpServer silent; // takes calls and never answers
    silent.listen(QHostAddress::LocalHost);
    int failures = 0;
    for (const Face &face : allFaces(QStringLiteral("http://127.0.0.1:%1").arg(silent.serverPort()))) {
        if (names.isEmpty() ? !face.isUsual : !names.contains(face.name))
            continue;
        Stage stage(application, face.preferences, face.address);
        const bool asItShould = face.play(stage);
        QTest::qWait(300); // what fades has faded, and the page has its layout
        const QString file = QStringLiteral("%1/%2.png").arg(folder, face.name);
        const bool saved = stage.controller->window().grab().save(file);
        if (!asItShould || !saved) {
            std::fprintf(stderr, "%s is not as it should be\n", qPrintable(file));
            ++failures;
        }
    }
    return failures == 0 ? 0 : 1;
}
