// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opportunities_link.h"

#include "app/page_settings.h"
#include "app/source_clock.h"
#include "desk/clocks.h"
#include "desk/known_names.h"
#include "desk/market_desk.h"
#include "models/opportunities/opportunity_model.h"
#include "ui/opportunities/explain_dock.h"
#include "ui/opportunities/opportunities_page.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QPointer>
#include <QUrl>

#include <utility>

namespace evision::app {

namespace {

models::KeyTitles knownTitles()
{
    models::KeyTitles titles;
    for (const desk::BookmakerName &book : desk::knownBookmakers())
        titles.add(QString::fromStdString(book.key), QString::fromStdString(book.title));
    for (const SportInfo &sport : desk::knownSports())
        titles.add(QString::fromStdString(sport.key), QString::fromStdString(sport.title));
    return titles;
}

class OpportunitiesLink final : public PageLink {
    Q_DECLARE_TR_FUNCTIONS(OpportunitiesLink)

public:
    explicit OpportunitiesLink(PageContext context)
        : m_context(std::move(context)),
          m_model(m_clock),
          m_page(new ui::OpportunitiesPage(m_model, m_context.theme, m_clock))
    {
        m_page->dock().setObjectName(QStringLiteral("explain")); // for QMainWindow::saveState
        QObject::connect(m_page, &ui::OpportunitiesPage::explainRequested, m_page,
                         [this](edge::OpportunityId id) { explain(id); });
        QObject::connect(m_page, &ui::OpportunitiesPage::stateChanged, m_page, m_context.stateChanged);
        QObject::connect(m_page, &ui::OpportunitiesPage::linkRequested, m_page,
                         [this](edge::OpportunityId id) { openLink(id); });
        m_page->setOpenLink([](const QUrl &url) { return QDesktopServices::openUrl(url); });
        m_model.setTitles(knownTitles());
        m_page->setEmptyAction(&m_context.openSettings);
        useSettings();
    }

    [[nodiscard]] QString id() const override { return QStringLiteral("opportunities"); }
    [[nodiscard]] ui::Page page() override { return {id(), tr("Opportunities"), ui::Glyph::Opportunities, m_page}; }
    [[nodiscard]] QDockWidget *dock() override { return &m_page->dock(); }

    void marketChanged() override
    {
        m_publication.reset();
        m_clock.forget();
        m_model.clear();
        m_hasBoard = false;
        m_page->showMarket();
        m_page->refreshExplanation();
    }
    void take(const std::shared_ptr<const scanner::Publication> &publication) override
    {
        m_publication = publication;
        m_clock.set(publication->board->asOf());
        m_model.apply({publication->number, publication->vocabulary, publication->board, publication->delta});
        // A first board without bets changes no count, and yet nothing is waited for any more.
        if (!std::exchange(m_hasBoard, true))
            m_page->showMarket();
        m_page->refreshExplanation();
        takeFocus();
    }
    void setStale(bool stale) override { m_page->setStale(stale); }
    void setBroken(const QString &sentence, QAction *remedy) override
    {
        if (sentence == m_broken)
            return;
        m_broken = sentence;
        if (sentence.isEmpty())
            m_page->showMarket();
        else
            m_page->showBroken(sentence, remedy);
    }
    [[nodiscard]] QByteArray state() const override { return m_page->state(); }
    void restore(const QByteArray &state) override { m_page->restoreState(state); }

private:
    /// The table can have it only once there is one; until then Qt gives it to the navigation.
    void takeFocus()
    {
        if (m_hasRows || m_model.rowCount() == 0)
            return;
        m_hasRows = true;
        const QWidget *window = m_page->window();
        const QWidget *focused = window->focusWidget();
        if (m_page->isVisible() && (!focused || !m_page->isAncestorOf(focused)))
            m_page->setFocus(Qt::OtherFocusReason);
    }
    /// What is set on the page is kept at once, and the other way round. Until the model goes, which goes with this.
    void useSettings()
    {
        settings::SettingsFolder &settings = m_context.settings;
        m_page->setPresets(presetsOf(settings.presets()));
        m_model.setMutes(mutesOf(settings.mutes()));
        m_page->setOddsFormat(oddsFormatOf(settings.preferences().oddsFormat));
        QObject::connect(m_page, &ui::OpportunitiesPage::presetsChanged, &m_model,
                         [this, &settings] { settings.setPresets(keptPresets(m_page->presets())); });
        QObject::connect(&m_model, &models::OpportunityModel::mutesChanged, &m_model,
                         [this, &settings] { settings.setMutes(keptMutes(m_model.mutes())); });
        QObject::connect(m_page, &ui::OpportunitiesPage::oddsFormatChosen, &m_model,
                         [&settings](pricing::OddsFormat format) {
                             settings::Preferences preferences = settings.preferences();
                             preferences.oddsFormat = keptFormat(format);
                             settings.setPreferences(preferences);
                         });
        QObject::connect(&settings, &settings::SettingsFolder::preferencesChanged, &m_model,
                         [this, &settings] { m_page->setOddsFormat(oddsFormatOf(settings.preferences().oddsFormat)); });
    }
    void openLink(edge::OpportunityId id)
    {
        const edge::BoardRow *row = m_publication ? m_publication->board->find(id) : nullptr;
        const std::string_view link =
            row ? m_publication->vocabulary->names.text(row->opportunity.link) : std::string_view();
        m_page->openLink(QString::fromUtf8(link.data(), static_cast<qsizetype>(link.size())));
    }
    void explain(edge::OpportunityId id)
    {
        ui::ExplainFacts facts;
        facts.vocabulary = m_model.vocabulary();
        facts.asOf = m_model.asOf();
        facts.kellyFraction = m_context.preferences.kellyFraction;
        facts.bankroll = m_context.preferences.bankroll;
        facts.currency = m_context.preferences.currency;
        facts.format = m_model.oddsFormat();
        facts.titles = m_model.titles();
        const QPointer<ui::OpportunitiesPage> page = m_page;
        m_context.desk.explain(id, [page, id, facts](const std::optional<edge::Derivation> &derivation) {
            if (page)
                page->showDerivation(id, derivation, facts);
        });
    }

    PageContext m_context;
    desk::SystemClock m_system;
    SourceClock m_clock{m_system};
    models::OpportunityModel m_model;
    ui::OpportunitiesPage *m_page;                             ///< the window's
    std::shared_ptr<const scanner::Publication> m_publication; ///< the last of this market
    QString m_broken;
    bool m_hasBoard = false; ///< of this market
    bool m_hasRows = false;  ///< once
};

} // namespace

std::unique_ptr<PageLink> makeOpportunitiesLink(const PageContext &context)
{
    return std::make_unique<OpportunitiesLink>(context);
}

} // namespace evision::app
