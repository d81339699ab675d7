// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/bet_delegate.h"

#include "models/opportunities/flag_text.h"
#include "models/opportunities/opportunity_model.h"
#include "ui/opportunities/flag_glyph.h"
#include "ui/opportunities/range_bar.h"

#include <QPainter>

#include <algorithm>

namespace evision::ui {

using models::Column;
using models::OpportunityModel;

namespace {

constexpr int padding = spacing::s;
constexpr int markWidth = 3;
constexpr int focusWidth = 3;
constexpr int fewLetters = 6; ///< fewer say nothing

QString elided(const QFontMetrics &metrics, const QString &text, int width)
{
    return metrics.elidedText(text, Qt::ElideRight, width);
}

} // namespace

BetDelegate::BetDelegate(const Theme &theme, const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_clock(clock), m_style(theme)
{
}

void BetDelegate::dress()
{
    const bool dimmed = m_style.isDimmed;
    m_style = TableStyle(m_theme);
    m_style.isDimmed = dimmed;
}

double BetDelegate::glow(std::int64_t movedAt) const
{
    if (movedAt == 0)
        return 0;
    const std::int64_t age = m_clock.steady() - movedAt;
    if (m_style.reduceMotion)
        return age < markMilliseconds ? 1 : 0;
    return std::clamp(1 - static_cast<double>(age) / static_cast<double>(flashMilliseconds), 0.0, 1.0);
}

void BetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintBehind(*painter, option, index);
    const bool isOld = m_style.isDimmed || index.data(OpportunityModel::StaleRole).toBool();
    const Cell cell{index, option.rect.adjusted(padding, 0, -padding, -1), isOld ? m_style.muted : m_style.text,
                    option.state.testFlag(QStyle::State_Selected)};
    const auto column = static_cast<Column>(index.column());
    if (column == Column::Price) {
        paintGlow(*painter, option.rect, index);
        paintPrice(*painter, cell);
    } else if (column == Column::Ev) {
        paintValue(*painter, cell);
    } else if (column == Column::Flags) {
        paintFlags(*painter, cell);
    } else if (column == Column::Selection) {
        paintSelection(*painter, cell);
    } else if (column == Column::Event) {
        paintEventName(*painter, cell);
    } else if (models::isNumber(column)) {
        paintNumber(*painter, cell);
    } else {
        paintWords(*painter, cell);
    }
}

void BetDelegate::paintBehind(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter.fillRect(option.rect, isSelected               ? m_style.selection
                                  : (index.row() % 2 == 1) ? m_style.alternate
                                                           : m_style.base);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     isSelected ? m_style.selection : m_style.alternate);
    // The row with the focus has a bar where it begins.
    if (isSelected && option.viewItemPosition == QStyleOptionViewItem::Beginning)
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), focusWidth, option.rect.height()),
                         option.state.testFlag(QStyle::State_Active) ? m_style.accent : m_style.border);
}

void BetDelegate::paintGlow(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const double light = glow(index.data(OpportunityModel::MovedAtRole).toLongLong());
    if (light <= 0)
        return;
    if (m_style.reduceMotion) {
        const bool isUp = index.data(OpportunityModel::MoveRole).toInt() > 0;
        painter.fillRect(QRect(cell.left(), cell.top(), markWidth, cell.height()),
                         isUp ? m_style.movedUp : m_style.movedDown);
        return;
    }
    QColor flash = m_style.flash;
    flash.setAlphaF(static_cast<float>(light));
    painter.fillRect(cell, flash);
}

void BetDelegate::paintWords(QPainter &painter, const Cell &cell) const
{
    painter.setFont(m_style.words);
    painter.setPen(cell.ink);
    const QString text = cell.index.data().toString();
    painter.drawText(cell.rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     elided(m_style.wordMetrics, text, cell.rect.width()));
}

void BetDelegate::paintSelection(QPainter &painter, const Cell &cell) const
{
    const QString text = cell.index.data().toString();
    const QFontMetrics &metrics = m_style.wordMetrics;
    const qsizetype last = text.lastIndexOf(u' ');
    const bool hasPoint =
        last > 0 && std::any_of(text.begin() + last, text.end(), [](QChar one) { return one.isDigit(); });
    if (!hasPoint || metrics.horizontalAdvance(text) <= cell.rect.width()) {
        paintWords(painter, cell);
        return;
    }
    // The number is what one bets on: names give way to it.
    const QString point = text.mid(last);
    painter.setFont(m_style.words);
    painter.setPen(cell.ink);
    painter.drawText(cell.rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     elided(metrics, text.left(last), cell.rect.width() - metrics.horizontalAdvance(point)) + point);
}

void BetDelegate::paintEventName(QPainter &painter, const Cell &cell) const
{
    const QString text = cell.index.data().toString();
    const QString between = QStringLiteral(" – "); // as the wording joins two sides
    const qsizetype at = text.indexOf(between);
    if (at < 0 || m_style.wordMetrics.horizontalAdvance(text) <= cell.rect.width()) {
        paintWords(painter, cell);
        return;
    }
    // Of both sides something must be left to tell the match by.
    const QFontMetrics &metrics = m_style.wordMetrics;
    const QString home = text.left(at);
    const QString away = text.mid(at + between.size());
    const int room = cell.rect.width() - metrics.horizontalAdvance(between);
    const int homeWidth = metrics.horizontalAdvance(home);
    const int awayWidth = metrics.horizontalAdvance(away);
    const int homeRoom = std::min(homeWidth, std::max(room / 2, room - awayWidth));
    painter.setFont(m_style.words);
    painter.setPen(cell.ink);
    painter.drawText(cell.rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     elided(metrics, home, homeRoom) + between + elided(metrics, away, room - homeRoom));
}

void BetDelegate::drawFigure(QPainter &painter, const QRect &rect, const QString &text) const
{
    constexpr int flags = Qt::AlignVCenter | Qt::TextSingleLine;
    const qsizetype stroke = text.indexOf(u'/');
    if (stroke < 0) {
        painter.drawText(rect, Qt::AlignRight | flags, elided(m_style.numberMetrics, text, rect.width()));
        return;
    }
    const QString below = text.mid(stroke);
    const int room = std::max(m_style.numberMetrics.horizontalAdvance(below),
                              m_style.numberMetrics.horizontalAdvance(QStringLiteral("/88")));
    const int at = rect.right() + 1 - room;
    painter.drawText(QRect(rect.left(), rect.top(), at - rect.left(), rect.height()), Qt::AlignRight | flags,
                     text.left(stroke));
    painter.drawText(QRect(at, rect.top(), room, rect.height()), Qt::AlignLeft | flags, below);
}

void BetDelegate::paintNumber(QPainter &painter, const Cell &cell) const
{
    painter.setFont(m_style.numbers);
    const auto column = static_cast<Column>(cell.index.column());
    const bool isTime = column == Column::StartsIn || column == Column::Age || column == Column::FirstSeen;
    const bool isSide = column == Column::Sharp || column == Column::Fair || isTime;
    painter.setPen(isSide ? m_style.muted : cell.ink);
    drawFigure(painter, cell.rect, cell.index.data().toString());
}

void BetDelegate::paintPrice(QPainter &painter, const Cell &cell) const
{
    painter.setFont(m_style.numbers);
    painter.setPen(cell.ink);
    const QRect figure = cell.rect.adjusted(0, 0, -m_style.moveWidth(), 0);
    drawFigure(painter, figure, cell.index.data().toString());
    const int move = cell.index.data(OpportunityModel::MoveRole).toInt();
    if (move == 0)
        return;
    painter.setPen(move > 0 ? m_style.movedUp : m_style.movedDown);
    const QRect mark(figure.right() + 1, cell.rect.top(), m_style.moveWidth(), cell.rect.height());
    painter.drawText(mark, Qt::AlignRight | Qt::AlignVCenter, move > 0 ? QStringLiteral("▲") : QStringLiteral("▼"));
}

void BetDelegate::paintValue(QPainter &painter, const Cell &cell) const
{
    const double value = cell.index.data(OpportunityModel::SortRole).toDouble();
    QFont strong = m_style.numbers;
    strong.setWeight(QFont::DemiBold);
    const int figures = QFontMetrics(strong).horizontalAdvance(QStringLiteral("+10.0 %"));
    const QRect figure(cell.rect.left(), cell.rect.top(), std::min(figures, cell.rect.width()), cell.rect.height());
    painter.setFont(strong);
    painter.setPen(cell.ink == m_style.muted ? cell.ink : value >= 0 ? m_style.positive : m_style.negative);
    painter.drawText(figure, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, cell.index.data().toString());
    const int left = figure.right() + spacing::s;
    constexpr int tall = 8;
    if (left + tall > cell.rect.right())
        return; // no room: the figure is what counts
    const QRectF area(left, cell.rect.center().y() - tall / 2 + 1, cell.rect.right() - left, tall);
    paintRange(painter, area, cell.index.data(OpportunityModel::EvMinRole).toDouble(),
               cell.index.data(OpportunityModel::EvMaxRole).toDouble(), value, m_style);
}

void BetDelegate::paintFlags(QPainter &painter, const Cell &cell) const
{
    const auto flags = models::flagList(static_cast<edge::Flags>(cell.index.data(OpportunityModel::FlagsRole).toInt()));
    if (flags.empty())
        return;
    const Role role = roleOf(flags.front());
    const QRect picture(cell.rect.left(), cell.rect.center().y() - iconSize / 2 + 1, iconSize, iconSize);
    m_theme.icon(glyphOf(flags.front()), role).paint(&painter, picture);
    QString text = models::flagWord(flags.front());
    const int room = cell.rect.width() - iconSize - spacing::xs;
    if (room < m_style.wordMetrics.averageCharWidth() * fewLetters)
        // No room for words: the picture, and how many there are. The tooltip has the words.
        text = flags.size() > 1 ? QStringLiteral("+%1").arg(flags.size() - 1) : QString();
    else if (flags.size() > 1)
        //: A flag, and how many more there are
        text = tr("%1 +%2").arg(text).arg(flags.size() - 1);
    painter.setFont(m_style.words);
    painter.setPen(role == Role::Warning ? m_style.warning : m_style.muted);
    const QRect words = cell.rect.adjusted(iconSize + spacing::xs, 0, 0, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     elided(m_style.wordMetrics, text, words.width()));
}

QSize BetDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto column = static_cast<Column>(index.column());
    const QFontMetrics &metrics = models::isNumber(column) ? m_style.numberMetrics : m_style.wordMetrics;
    int width = metrics.horizontalAdvance(index.data().toString()) + 2 * padding + 1;
    if (column == Column::Price)
        width += m_style.moveWidth();
    if (column == Column::Flags) {
        const int flags = index.data(OpportunityModel::FlagsRole).toInt();
        const auto list = models::flagList(static_cast<edge::Flags>(flags));
        QString text = list.empty() ? QString() : models::flagWord(list.front());
        if (list.size() > 1)
            text = tr("%1 +%2").arg(text).arg(list.size() - 1);
        width = m_style.wordMetrics.horizontalAdvance(text) + 2 * padding + iconSize + spacing::xs + 1;
    }
    return {width, m_theme.rowHeight()};
}

} // namespace evision::ui
