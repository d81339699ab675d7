// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_controller.h"

#include "app/appearance.h"
#include "app/feed_text.h"
#include "app/market_choice.h"
#include "app/pages.h"
#include "app/settings_link.h"
#include "ui/main_window/key_dialog.h"

#include <QApplication>
#include <QPointer>

#include <chrono>
#include <utility>

namespace evision::app {

WindowController::WindowController(const QApplication &application, settings::SettingsFolder &settings,
                                   const edge::EdgeTables &tables, const Options &options, MakeSecrets makeSecrets)
    : m_settings(settings),
      m_options(options),
      m_makeSecrets(std::move(makeSecrets)),
      m_desk(tables, watchOptions()),
      m_theme(application, themeOptionsOf(settings.preferences()))
{
    // First of all: the market is made on other threads while the window is.
    if (options.market.value_or(settings.preferences().market) == settings::Market::Service)
        m_desk.watchService();
    else
        m_desk.watchDemo();
    m_window = std::make_unique<ui::MainWindow>(m_theme);
    addPages();
    m_window->restoreFrame(frameStateOf(settings.window()));
    connectDesk();
    connectWindow();
    m_window->tell(settings.remarks().join(QLatin1Char('\n')));
    constexpr std::chrono::milliseconds soon{400};
    constexpr std::chrono::milliseconds typing{250};
    m_useOptions.setSingleShot(true);
    m_useOptions.setInterval(typing);
    connect(&m_useOptions, &QTimer::timeout, this, [this] { m_desk.setOptions(watchOptions()); });
    m_keepFrame.setSingleShot(true);
    m_keepFrame.setInterval(soon);
    connect(&m_keepFrame, &QTimer::timeout, this, &WindowController::keepFrame);
    connect(&application, &QGuiApplication::commitDataRequest, this, &WindowController::keepNow, Qt::DirectConnection);
}

WindowController::~WindowController()
{
    keepFrame();
}

desk::WatchOptions WindowController::watchOptions() const
{
    desk::WatchOptions options = watchOptionsOf(m_settings.preferences(), m_options);
    options.makeSecrets = m_makeSecrets;
    return options;
}

void WindowController::show()
{
    m_window->show();
}

void WindowController::keepNow()
{
    keepFrame();
    m_settings.keepNow();
}

void WindowController::addPages()
{
    const PageContext context{m_theme,
                              m_desk,
                              m_settings.preferences(),
                              m_settings,
                              [this] { m_keepFrame.start(); },
                              [this] { m_window->askForKey(); },
                              m_window->action(ui::Remedy::OpenSettings)};
    m_pages = makePages(context);
    for (const auto &link : m_pages) {
        const ui::Page page = link->page();
        m_window->addPage(page);
        if (QDockWidget *dock = link->dock())
            m_window->addSideDock(dock);
        link->restore(m_settings.window().parts.value(page.id));
    }
}

void WindowController::connectDesk()
{
    connect(&m_desk, &desk::MarketDesk::marketChanged, this, [this] {
        for (const auto &link : m_pages)
            link->marketChanged();
    });
    connect(&m_desk, &desk::MarketDesk::published, this,
            [this](const std::shared_ptr<const scanner::Publication> &publication) {
                for (const auto &link : m_pages)
                    link->take(publication);
            });
    connect(&m_desk, &desk::MarketDesk::statusChanged, this, &WindowController::takeStatus);
    connect(&m_desk, &desk::MarketDesk::told, m_window.get(), &ui::MainWindow::tell);
    connect(&m_settings, &settings::SettingsFolder::preferencesChanged, this, &WindowController::takePreferences);
    connect(&m_settings, &settings::SettingsFolder::notKept, m_window.get(), &ui::MainWindow::tell);
    connect(&m_settings, &settings::SettingsFolder::keptAfterAll, m_window.get(), &ui::MainWindow::withdraw);
}

void WindowController::connectWindow()
{
    connect(m_window.get(), &ui::MainWindow::staleChanged, this, [this](bool stale) {
        for (const auto &link : m_pages)
            link->setStale(stale);
    });
    connect(m_window.get(), &ui::MainWindow::pollWanted, &m_desk, &desk::MarketDesk::pollByHand);
    connect(m_window.get(), &ui::MainWindow::keyEntered, this, &WindowController::tryKey);
    connect(m_window.get(), &ui::MainWindow::keepWanted, this, &WindowController::keepSpentKey);
    connect(m_window.get(), &ui::MainWindow::settingsWanted, this,
            [this] { m_window->openPage(QLatin1String(settingsPageId)); });
    connect(m_window.get(), &ui::MainWindow::switchWanted, this, &WindowController::switchMarket);
    connect(m_window.get(), &ui::MainWindow::appearanceChosen, this, &WindowController::setAppearanceTo);
    connect(m_window.get(), &ui::MainWindow::frameChanged, &m_keepFrame, qOverload<>(&QTimer::start));
}

void WindowController::takeStatus(const desk::MarketStatus &status)
{
    const ui::FeedFacts facts = factsOf(status, m_desk.costOfPollByHand());
    m_window->setFacts(facts);
    const bool broken = !facts.polled && facts.tone == ui::FeedTone::Warning;
    if (!broken)
        m_brokenSince = {};
    else if (m_brokenSince.isNull())
        m_brokenSince = QDateTime::currentDateTime();
    for (const auto &link : m_pages)
        link->setBroken(broken ? brokenText(facts.message, m_brokenSince) : QString(), &m_window->action(facts.remedy));
}

void WindowController::tryKey(const QString &key)
{
    const QPointer<ui::KeyDialog> dialog = m_window->keyDialog();
    m_desk.checkKey(key, [this, key, dialog](const desk::KeyCheck &check) {
        if (!dialog || !dialog->isVisible())
            return; // it was cancelled meanwhile
        if (check.error == PollError::OutOfCredits)
            dialog->showSpent(keyRefusedText(check));
        else if (!check.good)
            dialog->showRefused(keyRefusedText(check));
        else
            useKey(key, check);
    });
}

/// Only that: who has no credits sees more in the demo market.
void WindowController::keepSpentKey(const QString &key)
{
    m_window->keyDialog()->accept();
    m_desk.keepKey(key, [this](SecretPlace place) { m_window->tell(keyKeptText(place)); });
}

void WindowController::useKey(const QString &key, const desk::KeyCheck &check)
{
    m_window->keyDialog()->accept();
    settings::Preferences preferences = m_settings.preferences();
    preferences.market = settings::Market::Service;
    // What the service gives for a month is what may be spent in one, unless the user has decided otherwise.
    const bool isUndecided = preferences.monthlyBudget == settings::Preferences{}.monthlyBudget;
    const std::int64_t month = check.credits.remaining.value_or(0) + check.credits.used.value_or(0);
    if (isUndecided && month > 0)
        preferences.monthlyBudget = month;
    m_settings.setPreferences(preferences);
    m_desk.setOptions(watchOptions());
    m_desk.keepKey(key, [this, key, check, budget = preferences.monthlyBudget](SecretPlace place) {
        m_desk.watchServiceWith(key);
        m_window->tell(keyAcceptedText(check, place, budget));
    });
}

void WindowController::switchMarket()
{
    if (m_desk.place() == desk::MarketPlace::Service) {
        setMarket(settings::Market::Demo);
        m_desk.watchDemo();
    } else {
        setMarket(settings::Market::Service);
        m_desk.watchService();
    }
}

void WindowController::setMarket(settings::Market market)
{
    settings::Preferences preferences = m_settings.preferences();
    preferences.market = market;
    m_settings.setPreferences(preferences);
}

/// What is shown follows at once; the market once nobody is in the middle of a number any more.
void WindowController::takePreferences()
{
    m_theme.setOptions(themeOptionsOf(m_settings.preferences()));
    m_useOptions.start();
    for (const auto &link : m_pages)
        link->preferencesChanged();
}

void WindowController::setAppearanceTo(const ui::ThemeOptions &options)
{
    settings::Preferences preferences = m_settings.preferences();
    setAppearance(preferences, options);
    m_settings.setPreferences(preferences);
}

void WindowController::keepFrame()
{
    settings::WindowState window = m_settings.window();
    setFrame(window, m_window->frameState());
    for (const auto &link : m_pages)
        window.parts.insert(link->id(), link->state());
    m_settings.setWindow(window);
}

} // namespace evision::app
