// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/opportunities_page.h"

#include "ui/opportunities/bet_table.h"
#include "ui/opportunities/explain_dock.h"
#include "ui/opportunities/filter_bar.h"
#include "ui/opportunities/page_face.h"

#include <QClipboard>
#include <QDataStream>
#include <QIODevice>
#include <QFrame>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace evision::ui {

namespace {

constexpr quint32 mark = 0x45564F31; // EVO1
constexpr quint16 version = 1;
constexpr int second = 1000;

} // namespace

OpportunitiesPage::OpportunitiesPage(models::OpportunityModel &model, const Theme &theme, const Clock &clock,
                                     QWidget *parent)
    : QWidget(parent), m_model(model), m_filter(new FilterBar(model, theme)),
      m_table(new BetTable(model, theme, clock)), m_face(new PageFace(theme)), m_faces(new QStackedWidget),
      m_dock(new ExplainDock(theme, this))
{
    m_dock->hide();
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
    setFocusProxy(m_table);
    connectParts();
    addShortcuts();
    m_tick.start(second);
    applyFilter();
    updateFace();
}

OpportunitiesPage::~OpportunitiesPage() = default;

void OpportunitiesPage::connectParts()
{
    connect(&m_tick, &QTimer::timeout, &m_model, &models::OpportunityModel::tick);
    connect(&m_model, &models::OpportunityModel::countsChanged, this, &OpportunitiesPage::updateFace);
    connect(m_filter, &FilterBar::changed, this, &OpportunitiesPage::applyFilter);
    connect(m_filter, &FilterBar::left, m_table, &BetTable::begin);
    connect(m_filter, &FilterBar::columnsRequested, this, &OpportunitiesPage::showColumns);
    connect(m_face, &PageFace::actionTriggered, this, &OpportunitiesPage::clearFilter);
    connect(m_table, &BetTable::explainRequested, this, [this](edge::OpportunityId id) {
        m_dock->show();
        m_dock->raise();
        ask(id);
    });
    connect(m_table, &BetTable::currentBetChanged, this, &OpportunitiesPage::follow);
    connect(m_table, &BetTable::copyRequested, this, &OpportunitiesPage::copy);
    connect(m_table, &BetTable::onlyBookRequested, this, [this](const QString &book) { only(book, {}); });
    connect(m_table, &BetTable::onlySportRequested, this, [this](const QString &sport) { only({}, sport); });
    connect(&m_table->columns(), &ColumnKeeper::changed, this, &OpportunitiesPage::stateChanged);
    connect(m_dock, &ExplainDock::copyRequested, this, &OpportunitiesPage::copy);
    connect(m_dock, &ExplainDock::closed, this, [this] {
        m_explained.reset();
        m_table->setFocus();
    });
}

void OpportunitiesPage::addShortcuts()
{
    auto *slash = new QShortcut(QKeySequence(Qt::Key_Slash), this);
    slash->setContext(Qt::WidgetWithChildrenShortcut);
    connect(slash, &QShortcut::activated, m_filter, &FilterBar::focusText);
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_filter, &FilterBar::focusText);
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
    if (m_explained != id)
        return;
    if (derivation && facts.vocabulary)
        m_dock->showDerivation(*derivation, facts, m_model.history(id));
    else
        m_dock->showGone();
}

void OpportunitiesPage::copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
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
    updateFace();
}

void OpportunitiesPage::showBroken(const QString &sentence)
{
    m_broken = sentence;
    updateFace();
}

void OpportunitiesPage::setStale(bool stale)
{
    m_table->setDimmed(stale);
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
        m_face->show(Glyph::Warning, tr("No prices"), m_broken, {});
    else if (m_model.asOf() == market::noTime)
        m_face->showLoading();
    else if (counts.total > 0)
        m_face->show(Glyph::Filter, tr("All bets are hidden"),
                     counts.total == 1 ? tr("There is one bet on the board, but not as the filter wants it.")
                                       : tr("There are %n bets on the board, none of them as the filter wants it.",
                                            nullptr, counts.total),
                     tr("Clear the &Filter"));
    else
        m_face->show(Glyph::Opportunities, tr("Nothing worth betting on right now"),
                     tr("Bets appear here as soon as a bookmaker pays more than the sharp bookmakers' prices say is "
                        "fair. Prices are being watched."),
                     {});
    m_faces->setCurrentWidget(m_face);
}

void OpportunitiesPage::showColumns(const QPoint &position)
{
    QMenu *menu = m_table->columns().menu(-1).release();
    menu->setParent(this, menu->windowFlags());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(position);
}

QByteArray OpportunitiesPage::state() const
{
    // What one types is for now; the rest is how one works.
    const models::FilterOptions options = m_filter->options();
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << mark << version << m_table->columns().state() << options.minEv << options.robustOnly << options.sports
           << options.books << options.minPrice << options.maxPrice << options.startsWithinSeconds
           << options.showStale;
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
    if (stream.status() != QDataStream::Ok || foundMark != mark || foundVersion != version)
        return;
    m_table->columns().restore(columns);
    m_filter->setOptions(options);
}

} // namespace evision::ui
