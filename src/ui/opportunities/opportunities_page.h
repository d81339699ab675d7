// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/clock.h"
#include "models/opportunities/opportunity_model.h"
#include "ui/opportunities/explain_words.h"
#include "ui/opportunities/page_commands.h"
#include "ui/opportunities/preset.h"
#include "ui/theme/theme.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>
#include <utility>

QT_BEGIN_NAMESPACE
class QAction;
class QStackedWidget;
QT_END_NAMESPACE

namespace evision::ui {

class BetTable;
class ExplainDock;
class FilterBar;
class PageFace;
class PresetButton;
class UndoBar;
class ViewButton;

/// The page of bets worth taking: filter, table, and at its side the explanation of one. It knows no market: who owns
/// it applies boards to the model and answers explainRequested with showDerivation.
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
    /// Nothing can be shown, why, and what helps; the action must live until showMarket() or another call.
    void showBroken(const QString &sentence, QAction *remedy);
    /// Where one changes what counts as a bet; it must outlive the page.
    void setEmptyAction(QAction *action);
    /// What is shown is not what is true now.
    void setStale(bool stale);
    /// The answer to explainRequested(id); nothing if the bet is gone. One that came too late is dropped.
    void showDerivation(edge::OpportunityId id, const std::optional<edge::Derivation> &derivation,
                        const ExplainFacts &facts);
    /// After each board: what is explained may be another.
    void refreshExplanation();

    /// How addresses are shown; until it is set none is.
    void setOpenLink(OpenLink open) { m_commands->setOpenLink(std::move(open)); }
    /// The answer to linkRequested(id): what the feed gives, perhaps nothing.
    void openLink(const QString &link) { m_commands->openLink(link); }
    void setOddsFormat(pricing::OddsFormat format);

    /// Those of the keys 1 to 9 and more; the built-in ones until they are set.
    void setPresets(const std::vector<Preset> &presets);
    [[nodiscard]] const std::vector<Preset> &presets() const noexcept { return m_kept; }
    [[nodiscard]] PresetButton &presetButton() noexcept { return *m_presets; }
    /// What is set now, as a preset without a name.
    [[nodiscard]] Preset preset() const;
    void usePreset(const Preset &preset);
    [[nodiscard]] const UndoBar &messages() const noexcept { return *m_bar; }

    /// Columns and filter, for keeping.
    [[nodiscard]] QByteArray state() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void explainRequested(evision::edge::OpportunityId id);
    void linkRequested(evision::edge::OpportunityId id);
    void oddsFormatChosen(evision::pricing::OddsFormat format);
    /// presets() are others.
    void presetsChanged();
    /// state() is another.
    void stateChanged();

protected:
    /// On to the table, or what stands in its place.
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void arrange();
    void connectParts();
    void connectTable();
    void connectPresets();
    void addShortcuts();
    template <typename Do>
    void addShortcut(const QKeySequence &keys, Do &&command);
    void ask(edge::OpportunityId id);
    void follow();
    void only(const QString &book, const QString &sport);
    void applyFilter();
    void clearFilter();
    void updateFace();

    models::OpportunityModel &m_model;
    FilterBar *m_filter;
    BetTable *m_table;
    PageFace *m_face;
    QStackedWidget *m_faces;
    ExplainDock *m_dock;
    UndoBar *m_bar;
    PageCommands *m_commands;
    PresetButton *m_presets;
    ViewButton *m_view;
    QTimer m_tick;
    std::vector<Preset> m_kept; ///< as they were told last
    std::optional<edge::OpportunityId> m_explained;
    QString m_broken;
    QPointer<QAction> m_remedy;
    QAction *m_emptyAction = nullptr;
    QAction *m_clear;
};

} // namespace evision::ui
