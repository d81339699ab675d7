// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/clock.h"
#include "models/opportunities/opportunity_model.h"
#include "ui/opportunities/explain_words.h"
#include "ui/theme/theme.h"

#include <QTimer>
#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace evision::ui {

class BetTable;
class ExplainDock;
class FilterBar;
class PageFace;

/// The page of bets worth taking: filter, table, and at its side the explanation of one. It knows no market: who owns it
/// applies boards to the model and answers explainRequested with showDerivation.
class OpportunitiesPage final : public QWidget {
    Q_OBJECT

public:
    /// All three must outlive it.
    OpportunitiesPage(models::OpportunityModel &model, const Theme &theme, const Clock &clock,
                      QWidget *parent = nullptr);
    ~OpportunitiesPage() override;

    [[nodiscard]] BetTable &table() noexcept { return *m_table; }
    [[nodiscard]] FilterBar &filter() noexcept { return *m_filter; }
    /// For the window's side; hidden until something is explained.
    [[nodiscard]] ExplainDock &dock() noexcept { return *m_dock; }

    /// A market is there, and its first board is shown or on its way.
    void showMarket();
    /// Nothing can be shown, and why.
    void showBroken(const QString &sentence);
    /// What is shown is not what is true now.
    void setStale(bool stale);
    /// The answer to explainRequested(id); nothing if the bet is gone. One that came too late is dropped.
    void showDerivation(edge::OpportunityId id, const std::optional<edge::Derivation> &derivation,
                        const ExplainFacts &facts);
    /// After each board: what is explained may be another.
    void refreshExplanation();

    /// Columns and filter, for keeping.
    [[nodiscard]] QByteArray state() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void explainRequested(evision::edge::OpportunityId id);
    /// state() is another.
    void stateChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectParts();
    void addShortcuts();
    void ask(edge::OpportunityId id);
    void follow();
    void copy(const QString &text);
    void only(const QString &book, const QString &sport);
    void applyFilter();
    void clearFilter();
    void updateFace();
    void showColumns(const QPoint &position);

    models::OpportunityModel &m_model;
    FilterBar *m_filter;
    BetTable *m_table;
    PageFace *m_face;
    QStackedWidget *m_faces;
    ExplainDock *m_dock;
    QTimer m_tick;
    std::optional<edge::OpportunityId> m_explained;
    QString m_broken;
};

} // namespace evision::ui
