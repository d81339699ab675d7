// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings_link.h"

#include "app/plan_text.h"
#include "desk/known_names.h"
#include "desk/market_desk.h"
#include "feed/client/service_address.h"
#include "settings/settings_folder.h"
#include "ui/settings_page/settings_page.h"
#include "wording/readable_key.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QPointer>
#include <QUrl>

#include <optional>
#include <utility>

namespace evision::app {

namespace {

QList<ui::Choice> choicesOf(const std::vector<SportInfo> &sports)
{
    QList<ui::Choice> choices;
    for (const SportInfo &sport : sports) {
        const QString key = QString::fromStdString(sport.key);
        const QString title = QString::fromStdString(sport.title);
        choices.append({key, title.isEmpty() ? QString::fromStdString(wording::readableKey(sport.key)) : title,
                        QString::fromStdString(sport.group)});
    }
    return choices;
}

QString addressProblem(const QString &address)
{
    const auto found = feed::ServiceAddress::from(address);
    return found ? QString() : QString::fromStdString(found.error());
}

class SettingsLink final : public PageLink {
    Q_DECLARE_TR_FUNCTIONS(SettingsLink)

public:
    explicit SettingsLink(PageContext context) : m_context(std::move(context)), m_page(makePage())
    {
        QObject::connect(m_page, &ui::SettingsPage::wanted, m_page,
                         [this](const settings::Preferences &wish) { m_context.settings.setPreferences(wish); });
        QObject::connect(m_page, &ui::SettingsPage::keyWanted, m_page, m_context.askForKey);
        QObject::connect(m_page, &ui::SettingsPage::folderWanted, m_page, [folder = m_context.settings.path()] {
            QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
        });
        QObject::connect(m_page, &ui::SettingsPage::shown, m_page, [this] {
            m_forecast.reset(); // the planner has learned since
            refresh();
        });
        m_page->setSports(choicesOf(desk::knownSports()));
        listBooks();
        m_page->setPreferences(m_context.preferences);
    }

    [[nodiscard]] QString id() const override { return QLatin1String(settingsPageId); }
    [[nodiscard]] ui::Page page() override { return {id(), tr("Settings"), ui::Glyph::Settings, m_page}; }

    void preferencesChanged() override
    {
        m_page->setPreferences(m_context.preferences);
        refresh();
    }
    void marketChanged() override
    {
        m_listed = false;
        m_forecast.reset();
        refresh();
    }
    void take(const std::shared_ptr<const scanner::Publication> &) override {}
    void setStale(bool) override {}
    void setBroken(const QString &, QAction *) override {}
    [[nodiscard]] QByteArray state() const override { return {}; }
    void restore(const QByteArray &) override {}

private:
    [[nodiscard]] ui::SettingsPage *makePage() const
    {
        ui::SettingsSources sources;
        // What was wrong before - in a file, say - must not keep anyone from mending something else.
        sources.checkPlan = [this](const settings::Preferences &wish) {
            const feed::PlanSettings now = servicePlanOf(m_context.preferences);
            const feed::PlanSettings plan = servicePlanOf(wish);
            return plan == now || !problemWithPlan(now).isEmpty() ? QString() : problemWithPlan(plan);
        };
        sources.checkAddress = addressProblem;
        sources.folder = m_context.settings.path();
        for (const std::string &sport : servicePlanOf(settings::Preferences()).sports)
            sources.usualSports.append(QString::fromStdString(sport));
        return new ui::SettingsPage(m_context.theme, sources);
    }

    void listBooks()
    {
        QList<ui::Choice> choices;
        for (const desk::BookmakerName &book : desk::knownBookmakers())
            choices.append({QString::fromStdString(book.key), QString::fromStdString(book.title), {}});
        QStringList keys;
        for (const auto &[key, profile] : m_context.desk.tables().profiles.all())
            keys.append(QString::fromStdString(key));
        m_page->setBooks(ui::withKeys(std::move(choices), keys));
    }

    /// What only matters to who looks at it.
    void refresh()
    {
        if (!m_page->isVisible())
            return;
        if (!std::exchange(m_listed, true))
            m_context.desk.listSports([page = QPointer(m_page)](const std::vector<SportInfo> &sports) {
                if (page && !sports.empty())
                    page->setSports(choicesOf(sports));
            });
        const feed::PlanSettings plan = servicePlanOf(m_context.preferences);
        if (const QString problem = problemWithPlan(plan); !problem.isEmpty()) {
            m_forecast.reset();
            m_page->setOutlook(problem);
            return;
        }
        if (m_forecast == plan)
            return;
        m_forecast = plan;
        m_context.desk.forecast(plan, [this, plan, page = QPointer(m_page)](const feed::Forecast &forecast) {
            if (page && m_forecast == plan) // else other settings have been asked about since
                page->setOutlook(outlookText(forecast, m_context.desk.place()));
        });
    }

    PageContext m_context;
    ui::SettingsPage *m_page;                     ///< the window's
    bool m_listed = false;                        ///< the service's sports of this market were asked for
    std::optional<feed::PlanSettings> m_forecast; ///< what the outlook is of
};

} // namespace

std::unique_ptr<PageLink> makeSettingsLink(const PageContext &context)
{
    return std::make_unique<SettingsLink>(context);
}

} // namespace evision::app
