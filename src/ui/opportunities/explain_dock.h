// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/price_history.h"
#include "ui/opportunities/explain_words.h"
#include "ui/theme/theme.h"

#include <QDockWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;
QT_END_NAMESPACE

namespace evision::ui {

class FactTable;
class HistoryChart;
class PriceStrip;

/// How a bet came about: in a sentence, in tables, in pictures.
class ExplainDock final : public QDockWidget {
    Q_OBJECT

public:
    explicit ExplainDock(const Theme &theme, QWidget *parent = nullptr);

    /// Waiting for an answer; what is shown stays until it comes.
    void showWaiting();
    /// The bet is gone.
    void showGone();
    void showDerivation(const edge::Derivation &derivation, const ExplainFacts &facts,
                        const std::vector<models::PricePoint> &history);
    /// What is shown is old: it says so, and figures are muted as in the table.
    void setDimmed(bool dimmed);
    /// The derivation in words and tables; empty while none is shown.
    [[nodiscard]] const QString &text() const noexcept { return m_text; }

Q_SIGNALS:
    void copyRequested(const QString &text);
    /// Esc, or the button of the dock.
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *makeContent();
    void addHead(QVBoxLayout &column);
    QLabel *addSection(QVBoxLayout &column, const QString &title, QWidget *content);
    void say(const QString &sentence);
    void dress();

    const Theme &m_theme;
    QStackedWidget *m_faces;
    QLabel *m_message;
    QScrollArea *m_scroll;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_old;
    QLabel *m_value;
    QLabel *m_range;
    QLabel *m_why;
    QLabel *m_flags;
    QLabel *m_stake;
    std::vector<QLabel *> m_headings;
    FactTable *m_sharps;
    FactTable *m_margins;
    FactTable *m_methods;
    FactTable *m_without;
    QLabel *m_withoutHeading = nullptr;
    PriceStrip *m_strip;
    FactTable *m_prices;
    HistoryChart *m_history;
    QPushButton *m_copy;
    QString m_text;
    edge::OpportunityId m_shown = 0; ///< of the last derivation
    bool m_isDimmed = false;
    Role m_valueRole = Role::Positive;
};

} // namespace evision::ui
