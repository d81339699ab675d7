// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opportunities_link.h"

#include "desk/market_desk.h"
#include "ui/opportunities/explain_dock.h"

namespace evision::app {

OpportunitiesLink::OpportunitiesLink(const PageContext &context)
    : m_context(context), m_model(m_clock), m_page(new ui::OpportunitiesPage(m_model, context.theme, m_clock))
{
    connect(m_page, &ui::OpportunitiesPage::explainRequested, this, &OpportunitiesLink::explain);
    connect(m_page, &ui::OpportunitiesPage::stateChanged, this, [this] { m_context.stateChanged(); });
}

OpportunitiesLink::~OpportunitiesLink()
{
    delete m_page; // before the model; the window has let go of it by then if it took it
}

QString OpportunitiesLink::id() const
{
    return QStringLiteral("opportunities");
}

ui::Page OpportunitiesLink::page()
{
    return {id(), tr("Opportunities"), ui::Glyph::Opportunities, m_page};
}

QDockWidget *OpportunitiesLink::dock()
{
    return &m_page->dock();
}

void OpportunitiesLink::marketChanged()
{
    m_model.clear();
    m_page->showMarket();
}

void OpportunitiesLink::take(const std::shared_ptr<const scanner::Publication> &publication)
{
    m_model.apply({publication->number, publication->vocabulary, publication->board, publication->delta});
    m_page->refreshExplanation();
}

void OpportunitiesLink::setStale(bool stale)
{
    m_page->setStale(stale);
}

void OpportunitiesLink::setBroken(const QString &sentence)
{
    if (sentence.isEmpty())
        m_page->showMarket();
    else
        m_page->showBroken(sentence);
}

QByteArray OpportunitiesLink::state() const
{
    return m_page ? m_page->state() : QByteArray();
}

void OpportunitiesLink::restore(const QByteArray &state)
{
    m_page->restoreState(state);
}

void OpportunitiesLink::explain(edge::OpportunityId id)
{
    const QPointer<ui::OpportunitiesPage> page = m_page;
    m_context.desk.explain(id, [this, page, id](const std::optional<edge::Derivation> &derivation) {
        if (page)
            page->showDerivation(id, derivation, facts());
    });
}

ui::ExplainFacts OpportunitiesLink::facts() const
{
    const settings::Preferences &preferences = m_context.preferences;
    return {m_model.vocabulary(), m_model.asOf(),       preferences.kellyFraction,
            preferences.bankroll, std::nullopt,         preferences.currency};
}

} // namespace evision::app
