// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/bet_table.h"

#include "ui/opportunities/bet_header.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

namespace evision::ui {

using models::Column;
using models::OpportunityModel;

namespace {

constexpr int framePause = 50; ///< twenty frames a second are smooth enough for a fading cell

} // namespace

BetTable::BetTable(OpportunityModel &model, const Theme &theme, const Clock &clock, QWidget *parent)
    : QTableView(parent),
      m_model(model),
      m_theme(theme),
      m_clock(clock),
      m_delegate(new BetDelegate(theme, clock, this))
{
    setHorizontalHeader(new BetHeader(theme, this));
    setModel(&model);
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false); // Tab leaves the table
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    setSortingEnabled(true);
    setAccessibleName(tr("Opportunities"));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_columns = new ColumnKeeper(*this);
    connect(m_columns, &ColumnKeeper::menuOpened, this, [this] { hold(ByMenu); });
    connect(m_columns, &ColumnKeeper::menuClosed, this, [this] { letGo(ByMenu); });
    connect(&m_model, &OpportunityModel::pricesMoved, this, &BetTable::startFlash);
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, &BetTable::currentBetChanged);
    connect(&m_theme, &Theme::changed, this, &BetTable::dress);
    connect(&m_flash, &QTimer::timeout, this, &BetTable::repaintFlash);
    dress();
}

void BetTable::dress()
{
    m_delegate->dress();
    verticalHeader()->setMinimumSectionSize(0);
    verticalHeader()->setDefaultSectionSize(m_theme.rowHeight());
    horizontalHeader()->setFont(m_theme.strongFont());
    horizontalHeader()->setFixedHeight(m_theme.rowHeight() + spacing::xs);
    m_columns->fit();
    viewport()->update();
}

void BetTable::setDimmed(bool dimmed)
{
    m_delegate->setDimmed(dimmed);
    viewport()->update();
}

std::optional<edge::OpportunityId> BetTable::currentBet() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() ? std::optional(m_model.bet(current.row()).id) : std::nullopt;
}

void BetTable::begin()
{
    setFocus();
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        selectRow(0);
}

void BetTable::keyboardSearch(const QString &)
{
    // Letters are commands; finding is what the filter is for.
}

void BetTable::hold(Hold why)
{
    if (m_holds == 0)
        m_model.hold();
    m_holds |= why;
}

void BetTable::letGo(Hold why)
{
    const bool wasHeld = m_holds != 0;
    m_holds &= ~unsigned{why};
    if (wasHeld && m_holds == 0)
        m_model.release();
}

void BetTable::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) // of the other one a menu may open, which takes the release
        hold(ByMouse);
    QTableView::mousePressEvent(event);
}

void BetTable::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && index == currentIndex() &&
        index.column() == static_cast<int>(Column::Ev))
        explain(index);
    if (!event->buttons().testFlag(Qt::LeftButton))
        letGo(ByMouse);
}

void BetTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    m_columns->fit();
}

void BetTable::hideEvent(QHideEvent *event)
{
    letGo(ByMouse); // the release will not come here
    QTableView::hideEvent(event);
}

void BetTable::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (!isPlain || !command(event->key()))
        QTableView::keyPressEvent(event);
}

bool BetTable::command(int key)
{
    const QModelIndex current = currentIndex();
    const bool isCommand = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_C || key == Qt::Key_O ||
                           key == Qt::Key_M || key == Qt::Key_S;
    if (!isCommand || !current.isValid())
        return isCommand;
    const edge::OpportunityId id = m_model.bet(current.row()).id;
    if (key == Qt::Key_C) {
        Q_EMIT derivationWanted(id);
    } else if (key == Qt::Key_O) {
        Q_EMIT linkWanted(id);
    } else if (key == Qt::Key_M) {
        auto *menu = new QMenu(this);
        addMutes(*menu, m_model, current.row(), mutes());
        popUpHere(menu);
    } else if (key == Qt::Key_S) {
        auto *menu = new QMenu(this);
        addSnoozes(*menu, m_model, current.row(), toSeconds(m_clock.now()), mutes());
        popUpHere(menu);
    } else {
        explain(current);
    }
    return true;
}

OnMute BetTable::mutes()
{
    return [this](const models::Mute &mute) { Q_EMIT muteRequested(mute); };
}

void BetTable::explain(const QModelIndex &index)
{
    if (index.isValid())
        Q_EMIT explainRequested(m_model.bet(index.row()).id);
}

void BetTable::copy()
{
    if (currentIndex().isValid())
        Q_EMIT copyRequested(m_model.line(currentIndex().row()));
}

void BetTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    auto *menu = new QMenu(this);
    fillMenu(*menu, index.row());
    if (byKey)
        popUpHere(menu);
    else
        popUp(menu, event->globalPos());
}

void BetTable::fillMenu(QMenu &menu, int row)
{
    const edge::OpportunityId id = m_model.bet(row).id;
    connect(menu.addAction(m_theme.icon(Glyph::Explain), tr("&Explain\tEnter")), &QAction::triggered, this,
            [this, id] { Q_EMIT explainRequested(id); });
    connect(menu.addAction(m_theme.icon(Glyph::Link), tr("&Open at the Bookmaker\tO")), &QAction::triggered, this,
            [this, id] { Q_EMIT linkWanted(id); });
    connect(menu.addAction(m_theme.icon(Glyph::Copy), tr("&Copy Derivation\tC")), &QAction::triggered, this,
            [this, id] { Q_EMIT derivationWanted(id); });
    connect(menu.addAction(tr("Copy &Row\tCtrl+C")), &QAction::triggered, this, &BetTable::copy);
    menu.addSeparator();
    addMutes(*menu.addMenu(tr("&Mute\tM")), m_model, row, mutes());
    addSnoozes(*menu.addMenu(m_theme.icon(Glyph::Clock), tr("&Snooze\tS")), m_model, row, toSeconds(m_clock.now()),
               mutes());
    menu.addSeparator();
    addOnly(menu, row);
}

void BetTable::addOnly(QMenu &menu, int row)
{
    const auto shown = [this](const QString &key) {
        return m_model.titles().title(key).replace(u'&', QStringLiteral("&&"));
    };
    const QString book = m_model.bookKey(row);
    connect(menu.addAction(tr("Show Only &Book “%1”").arg(shown(book))), &QAction::triggered, this,
            [this, book] { Q_EMIT onlyBookRequested(book); });
    const QString sport = m_model.sportKey(row);
    connect(menu.addAction(tr("Show Only S&port “%1”").arg(shown(sport))), &QAction::triggered, this,
            [this, sport] { Q_EMIT onlySportRequested(sport); });
}

void BetTable::popUp(QMenu *menu, const QPoint &position)
{
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &QMenu::aboutToHide, this, [this] { letGo(ByMenu); });
    hold(ByMenu);
    menu->popup(position);
}

void BetTable::popUpHere(QMenu *menu)
{
    // Below the row, where its event is to be seen; the first choice is one Enter away.
    const QModelIndex row = currentIndex().siblingAtColumn(static_cast<int>(Column::Event));
    popUp(menu, viewport()->mapToGlobal(visualRect(row).bottomLeft()));
    menu->setActiveAction(menu->actions().value(0));
}

void BetTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (m_columns)
        m_columns->fit();
}

void BetTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT currentBetChanged();
}

void BetTable::startFlash()
{
    m_lastMove = m_clock.steady();
    if (m_theme.reduceMotion())
        m_flash.start(markMilliseconds); // once more, to take the mark away
    else if (!m_flash.isActive() || m_flash.interval() != framePause)
        m_flash.start(framePause);
}

void BetTable::repaintFlash()
{
    const int price = static_cast<int>(Column::Price);
    viewport()->update(columnViewportPosition(price), 0, columnWidth(price), viewport()->height());
    const std::int64_t longest = m_theme.reduceMotion() ? markMilliseconds : flashMilliseconds;
    if (m_clock.steady() - m_lastMove >= longest)
        m_flash.stop();
}

} // namespace evision::ui
