// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/opportunities_page.h"

#include "ui/opportunities/bet_table.h"
#include "ui/opportunities/explain_dock.h"
#include "ui/opportunities/filter_bar.h"
#include "ui/opportunities/page_face.h"
#include "ui/opportunities/preset_button.h"
#include "ui/opportunities/undo_bar.h"
#include "ui/opportunities/view_button.h"

#include <QAction>
#include <QDataStream>
#include <QFocusEvent>
#include <QFrame>
#include <QIODevice>
#include <QKeyEvent>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace evision::ui {

namespace {

constexpr quint32 mark = 0x45564F31; // EVO1
constexpr quint16 version = 2;       // 1 had no words
constexpr int second = 1000;

} // namespace

OpportunitiesPage::OpportunitiesPage(models::OpportunityModel &model, const Theme &theme, const Clock &clock,
                                     QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_filter(new FilterBar(model, theme)),
      m_table(new BetTable(model, theme, clock)),
      m_face(new PageFace(theme)),
      m_faces(new QStackedWidget),
      m_dock(new ExplainDock(theme, this)),
      m_bar(new UndoBar(theme)),
      m_commands(new PageCommands(model, *m_table, *m_bar, theme, this)),
      m_presets(new PresetButton([this] { return preset(); })),
      m_view(new ViewButton(theme, m_table->columns(), [this] { return m_model.oddsFormat(); })),
      m_clear(new QAction(tr("Clear the &Filter"), this))
{
    m_dock->hide();
    arrange();
    connectParts();
    connectTable();
    connectPresets();
    addShortcuts();
    m_tick.start(second);
    applyFilter();
    setPresets(builtInPresets());
    updateFace();
}

OpportunitiesPage::~OpportunitiesPage() = default;

void OpportunitiesPage::arrange()
{
    m_filter->addTool(m_presets);
    m_filter->addTool(m_view);
    m_faces->addWidget(m_face);
    m_faces->addWidget(m_table);
    auto *line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setForegroundRole(QPalette::Mid);
    line->setFrameShadow(QFrame::Plain);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filter);
    column->addWidget(line);
    column->addWidget(m_faces, 1);
    column->addWidget(m_bar);
}

void OpportunitiesPage::connectParts()
{
    connect(&m_tick, &QTimer::timeout, &m_model, &models::OpportunityModel::tick);
    connect(&m_model, &models::OpportunityModel::countsChanged, this, &OpportunitiesPage::updateFace);
    connect(m_filter, &FilterBar::changed, this, &OpportunitiesPage::applyFilter);
    connect(m_filter, &FilterBar::left, m_table, &BetTable::begin);
    connect(m_clear, &QAction::triggered, this, &OpportunitiesPage::clearFilter);
    connect(m_commands, &PageCommands::derivationWanted, this, &OpportunitiesPage::explainRequested);
    connect(m_view, &ViewButton::oddsFormatChosen, this, &OpportunitiesPage::oddsFormatChosen);
    connect(m_view, &ViewButton::mutedWanted, m_commands, &PageCommands::showMuted);
    connect(m_view, &ViewButton::keysWanted, m_commands, &PageCommands::showKeys);
    connect(m_dock, &ExplainDock::copyRequested, this,
            [this](const QString &text) { m_commands->copy(text, tr("Copied how the bet's value comes about.")); });
    connect(m_dock, &ExplainDock::closed, this, [this] {
        m_explained.reset();
        m_table->setFocus();
    });
}

void OpportunitiesPage::connectTable()
{
    connect(m_table, &BetTable::explainRequested, this, [this](edge::OpportunityId id) {
        m_dock->show();
        m_dock->raise();
        ask(id);
    });
    connect(m_table, &BetTable::currentBetChanged, this, &OpportunitiesPage::follow);
    connect(m_table, &BetTable::copyRequested, this,
            [this](const QString &text) { m_commands->copy(text, tr("Copied the row.")); });
    connect(m_table, &BetTable::derivationWanted, m_commands, &PageCommands::copyDerivation);
    connect(m_table, &BetTable::linkWanted, this, &OpportunitiesPage::linkRequested);
    connect(m_table, &BetTable::muteRequested, m_commands, &PageCommands::mute);
    connect(m_table, &BetTable::onlyBookRequested, this, [this](const QString &book) { only(book, {}); });
    connect(m_table, &BetTable::onlySportRequested, this, [this](const QString &sport) { only({}, sport); });
    connect(&m_table->columns(), &ColumnKeeper::changed, this, [this] {
        m_presets->refresh();
        Q_EMIT stateChanged();
    });
}

void OpportunitiesPage::connectPresets()
{
    connect(m_presets, &PresetButton::applied, this, &OpportunitiesPage::usePreset);
    connect(m_presets, &PresetButton::presetsChanged, this, [this](const QString &sentence) {
        m_bar->say(sentence, [this, before = m_kept] {
            m_presets->setPresets(before);
            m_kept = before;
            Q_EMIT presetsChanged();
        });
        m_kept = m_presets->presets();
        Q_EMIT presetsChanged();
    });
}

template <typename Do>
void OpportunitiesPage::addShortcut(const QKeySequence &keys, Do &&command)
{
    auto *shortcut = new QShortcut(keys, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, std::forward<Do>(command));
}

void OpportunitiesPage::addShortcuts()
{
    addShortcut(QKeySequence(Qt::Key_Slash), [this] { m_filter->focusText(); });
    addShortcut(QKeySequence::Find, [this] { m_filter->focusText(); });
    addShortcut(QKeySequence::Undo, [this] { m_bar->undo(); });
    addShortcut(QKeySequence(Qt::Key_Question), [this] { m_commands->showKeys(); });
    for (int number = 1; number <= mostPresetKeys; ++number)
        addShortcut(QKeySequence(Qt::Key_0 + number), [this, number] { m_presets->apply(number); });
}

void OpportunitiesPage::setPresets(const std::vector<Preset> &presets)
{
    m_kept = presets;
    m_presets->setPresets(presets);
}

void OpportunitiesPage::setOddsFormat(pricing::OddsFormat format)
{
    if (format == m_model.oddsFormat())
        return;
    m_model.setOddsFormat(format);
    m_filter->setOddsFormat(format);
    m_table->columns().measure();
    refreshExplanation();
}

Preset OpportunitiesPage::preset() const
{
    return {{}, m_filter->options(), m_model.sortColumn(), m_model.sortDirection()};
}

void OpportunitiesPage::usePreset(const Preset &preset)
{
    m_table->sortByColumn(static_cast<int>(preset.sort), preset.direction);
    m_filter->setOptions(preset.filter);
}

void OpportunitiesPage::focusInEvent(QFocusEvent *event)
{
    // Not a proxy, which would take Tab past all that stands before the table.
    m_faces->currentWidget()->setFocus(event->reason());
}

void OpportunitiesPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    // One thing at a time: first the words, then the dock.
    if (!m_filter->clearText())
        m_dock->close();
    m_table->setFocus();
}

void OpportunitiesPage::ask(edge::OpportunityId id)
{
    m_explained = id;
    m_dock->showWaiting();
    Q_EMIT explainRequested(id);
}

void OpportunitiesPage::follow()
{
    const std::optional<edge::OpportunityId> current = m_table->currentBet();
    if (m_explained && current && *current != *m_explained)
        ask(*current);
}

void OpportunitiesPage::refreshExplanation()
{
    if (m_explained)
        ask(*m_explained);
}

void OpportunitiesPage::showDerivation(edge::OpportunityId id, const std::optional<edge::Derivation> &derivation,
                                       const ExplainFacts &facts)
{
    m_commands->takeDerivation(id, derivation, facts);
    if (m_explained != id)
        return;
    if (derivation && facts.vocabulary)
        m_dock->showDerivation(*derivation, facts, m_model.history(id));
    else
        m_dock->showGone();
}

void OpportunitiesPage::only(const QString &book, const QString &sport)
{
    models::FilterOptions options = m_filter->options();
    if (!book.isEmpty())
        options.books = {book};
    if (!sport.isEmpty())
        options.sports = {sport};
    m_filter->setOptions(options);
}

void OpportunitiesPage::applyFilter()
{
    m_model.setFilter(m_filter->options());
    m_presets->refresh();
    updateFace();
    Q_EMIT stateChanged();
}

void OpportunitiesPage::clearFilter()
{
    m_filter->setOptions({});
    m_table->setFocus();
}

void OpportunitiesPage::showMarket()
{
    m_broken.clear();
    m_remedy = nullptr;
    updateFace();
}

void OpportunitiesPage::setEmptyAction(QAction *action)
{
    m_emptyAction = action;
    updateFace();
}

void OpportunitiesPage::showBroken(const QString &sentence, QAction *remedy)
{
    m_broken = sentence;
    m_remedy = remedy;
    updateFace();
}

void OpportunitiesPage::setStale(bool stale)
{
    m_table->setDimmed(stale);
    m_dock->setDimmed(stale);
}

void OpportunitiesPage::updateFace()
{
    const models::BetCounts &counts = m_model.counts();
    m_filter->showCounts(counts);
    if (counts.listed > 0) {
        m_faces->setCurrentWidget(m_table);
        return;
    }
    if (!m_broken.isEmpty())
        m_face->show(Glyph::Warning, tr("No prices"), m_broken, m_remedy);
    else if (m_model.asOf() == market::noTime)
        m_face->showLoading();
    else if (counts.total > 0)
        m_face->show(Glyph::Filter, tr("All bets are hidden"),
                     counts.total == 1 ? tr("There is one bet on the board, but not as the filter wants it.")
                                       : tr("There are %n bets on the board, none of them as the filter wants it.",
                                            nullptr, counts.total),
                     m_clear);
    else
        m_face->show(Glyph::Opportunities, tr("Nothing worth betting on right now"),
                     tr("Bets appear here as soon as a bookmaker pays more than the sharp bookmakers' prices say is "
                        "fair. Prices are being watched. The Settings say what is watched, and which value counts."),
                     m_emptyAction);
    m_faces->setCurrentWidget(m_face);
}

QByteArray OpportunitiesPage::state() const
{
    const models::FilterOptions options = m_filter->options();
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << mark << version << m_table->columns().state() << options.minEv << options.robustOnly << options.sports
           << options.books << options.minPrice << options.maxPrice << options.startsWithinSeconds << options.showStale
           << options.text;
    return bytes;
}

void OpportunitiesPage::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 foundMark = 0;
    quint16 foundVersion = 0;
    QByteArray columns;
    models::FilterOptions options;
    stream >> foundMark >> foundVersion >> columns >> options.minEv >> options.robustOnly >> options.sports >>
        options.books >> options.minPrice >> options.maxPrice >> options.startsWithinSeconds >> options.showStale;
    if (foundVersion > 1)
        stream >> options.text;
    if (stream.status() != QDataStream::Ok || foundMark != mark || foundVersion < 1 || foundVersion > version)
        return;
    m_table->columns().restore(columns);
    m_filter->setOptions(options);
}

} // namespace evision::ui
