// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/page_link.h"

#include "desk/clocks.h"
#include "models/opportunities/opportunity_model.h"
#include "ui/opportunities/opportunities_page.h"

#include <QObject>
#include <QPointer>

namespace evision::app {

/// The Opportunities page on the market.
class OpportunitiesLink final : public QObject, public PageLink {
    Q_OBJECT

public:
    explicit OpportunitiesLink(const PageContext &context);
    ~OpportunitiesLink() override;

    [[nodiscard]] QString id() const override;
    [[nodiscard]] ui::Page page() override;
    [[nodiscard]] QDockWidget *dock() override;
    void marketChanged() override;
    void take(const std::shared_ptr<const scanner::Publication> &publication) override;
    void setStale(bool stale) override;
    void setBroken(const QString &sentence) override;
    [[nodiscard]] QByteArray state() const override;
    void restore(const QByteArray &state) override;

private:
    void explain(edge::OpportunityId id);
    [[nodiscard]] ui::ExplainFacts facts() const;

    PageContext m_context;
    desk::SystemClock m_clock;
    models::OpportunityModel m_model;
    QPointer<ui::OpportunitiesPage> m_page; ///< the window's, once it has taken it
};

} // namespace evision::app
