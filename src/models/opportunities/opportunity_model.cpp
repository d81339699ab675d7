// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/opportunity_model.h"

#include "models/opportunities/plain_tip.h"

#include <QStringList>

#include <algorithm>
#include <numeric>
#include <set>

namespace evision::models {

namespace {

/// How long a move of a price is marked.
constexpr std::int64_t moveMilliseconds = 60000;
/// Starts and ages decide by the minute what is listed.
constexpr market::UnixSeconds judgeSeconds = 60;
/// No bet on a match is on the board so long after its start.
constexpr market::UnixSeconds longestMatchSeconds = 172800;

QString textOf(const market::NameTable &table, market::NameId id)
{
    const std::string_view text = table.text(id);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QStringList namesOf(const std::set<market::NameId> &ids, const market::NameTable &table)
{
    QStringList names;
    for (const market::NameId id : ids)
        names << textOf(table, id);
    names.sort();
    return names;
}

template <typename Number>
QVariant knownNumber(Number value)
{
    return value == value ? QVariant(static_cast<double>(value)) : QVariant();
}

QVariant knownTime(ShortTime time)
{
    return time == 0 ? QVariant() : QVariant(qlonglong{time});
}

} // namespace

OpportunityModel::OpportunityModel(const Clock &clock, QObject *parent) : QAbstractTableModel(parent), m_clock(clock) {}

OpportunityModel::~OpportunityModel() = default;

void OpportunityModel::tick()
{
    if (!m_order.empty()) {
        const int last = rowCount() - 1;
        for (const Column column : {Column::StartsIn, Column::Age, Column::FirstSeen}) {
            const int at = static_cast<int>(column);
            Q_EMIT dataChanged(index(0, at), index(last, at), {Qt::DisplayRole, StaleRole});
        }
    }
    if (m_mutes.removeExpired(now())) {
        takeMutes();
        return;
    }
    if (m_judgedAt != market::noTime && now() - m_judgedAt < judgeSeconds && now() >= m_judgedAt)
        return;
    judgeAll();
    settle();
}

void OpportunityModel::hold()
{
    ++m_holds;
}

void OpportunityModel::release()
{
    Q_ASSERT(m_holds > 0);
    if (--m_holds > 0)
        return;
    rearrange();
    publishCounts();
}

void OpportunityModel::setFilter(const FilterOptions &options)
{
    if (options == m_filter.options())
        return;
    m_filter.setOptions(options);
    judgeAll();
    rearrange(); // the user asked for it: even while held
    publishCounts();
}

void OpportunityModel::setMutes(const MuteList &mutes)
{
    if (mutes == m_mutes)
        return;
    m_mutes = mutes;
    m_mutes.removeExpired(now());
    takeMutes();
}

void OpportunityModel::takeMutes()
{
    m_filter.setMutes(m_mutes);
    judgeAll();
    settle();
    Q_EMIT mutesChanged();
}

std::optional<Mute> OpportunityModel::muteFor(MuteKind kind, int row) const
{
    if (!m_text || row < 0 || row >= rowCount())
        return std::nullopt;
    const Bet &one = bet(row);
    if (kind == MuteKind::Book)
        return Mute{kind, textOf(m_vocabulary->bookmakers, one.bookmaker), m_text->book(one), market::noTime};
    const market::UnixSeconds until = one.startsAt == 0 ? market::noTime : longTime(one.startsAt) + longestMatchSeconds;
    if (kind == MuteKind::Bet)
        //: What is muted: a selection at a bookmaker, and its match
        return Mute{kind, QString::fromStdString(edge::idText(one.id)),
                    tr("%1 at %2, %3").arg(m_text->selection(one), m_text->book(one), m_text->event(one)), until};
    if (one.event == market::noName)
        return std::nullopt;
    return Mute{kind, textOf(m_vocabulary->eventIds, one.event), m_text->event(one), until};
}

QString OpportunityModel::bookKey(int row) const
{
    return textOf(m_vocabulary->bookmakers, bet(row).bookmaker);
}

QString OpportunityModel::sportKey(int row) const
{
    return textOf(m_vocabulary->sports, bet(row).sport);
}

void OpportunityModel::setOddsFormat(pricing::OddsFormat format)
{
    if (format == m_oddsFormat)
        return;
    m_oddsFormat = format;
    if (m_vocabulary)
        m_text.emplace(*m_vocabulary, format, m_titles);
    if (m_order.empty())
        return;
    for (const Column column : {Column::Price, Column::Sharp, Column::Fair}) {
        const int at = static_cast<int>(column);
        Q_EMIT dataChanged(index(0, at), index(rowCount() - 1, at), {Qt::DisplayRole, Qt::ToolTipRole});
    }
}

void OpportunityModel::setStaleAfter(double seconds)
{
    m_filter.setStaleAfter(seconds);
    judgeAll();
    settle();
}

void OpportunityModel::sort(int column, Qt::SortOrder direction)
{
    if (column < 0 || column >= columnCount())
        return;
    m_sorting = BetOrder(static_cast<Column>(column), direction);
    for (const Bet &bet : m_bets) {
        if (bet.id != 0 && !bet.gone)
            (void)m_sorting.learn(bet, m_names);
    }
    m_sorting.settle(m_names);
    const LayoutChange change = beginLayoutChange(VerticalSortHint);
    std::vector<Keyed> rows = keyed(m_order);
    sortKeyed(rows);
    for (std::size_t row = 0; row < rows.size(); ++row)
        putRow(row, rows[row]);
    endLayoutChange(change, m_order.size());
}

QStringList OpportunityModel::sports() const
{
    std::set<market::NameId> ids;
    for (const Bet &bet : m_bets)
        ids.insert(bet.sport);
    ids.erase(market::noName);
    return m_vocabulary ? namesOf(ids, m_vocabulary->sports) : QStringList();
}

QStringList OpportunityModel::books() const
{
    std::set<market::NameId> ids;
    for (const Bet &bet : m_bets)
        ids.insert(bet.bookmaker);
    ids.erase(market::noName);
    return m_vocabulary ? namesOf(ids, m_vocabulary->bookmakers) : QStringList();
}

int OpportunityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int OpportunityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : models::columnCount;
}

QVariant OpportunityModel::rawValue(const Bet &bet, Column column) const
{
    switch (column) {
    case Column::StartsIn:
        return knownTime(bet.startsAt);
    case Column::Age:
        return knownTime(bet.quotedAt);
    case Column::FirstSeen:
        return knownTime(bet.firstSeen);
    case Column::Price:
        return bet.price;
    case Column::Sharp:
        return bet.sharpPrice > 0 ? QVariant(double{bet.sharpPrice}) : QVariant();
    case Column::Fair:
        return bet.fairPrice();
    case Column::Ev:
        return bet.ev;
    case Column::Stake:
        return bet.stake;
    case Column::Hold:
        return knownNumber(bet.hold);
    case Column::Kelly:
        return knownNumber(bet.kelly);
    case Column::BestEv:
        return knownNumber(bet.bestEv);
    case Column::Event:
    case Column::Selection:
    case Column::Book:
    case Column::Flags:
    case Column::Sport:
    case Column::Market:
        break;
    }
    return m_text ? m_text->cell(bet, column, now()) : QString();
}

int OpportunityModel::moveOf(const Bet &bet) const
{
    if (bet.movedAt == 0 || m_clock.steady() - bet.movedAt > moveMilliseconds)
        return 0;
    return bet.price > double{bet.previousPrice} ? 1 : -1;
}

QVariant OpportunityModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) || !m_text)
        return {};
    const Bet &row = bet(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return m_text->cell(row, column, now());
    case Qt::ToolTipRole:
        return plainTip(m_text->tip(row, column, now()));
    case Qt::TextAlignmentRole:
        return static_cast<int>((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SortRole:
        return rawValue(row, column);
    case IdRole:
        return QVariant::fromValue<qulonglong>(row.id);
    case EvMinRole:
        return double{row.evMin};
    case EvMaxRole:
        return double{row.evMax};
    case MoveRole:
        return moveOf(row);
    case MovedAtRole:
        return QVariant::fromValue<qint64>(row.movedAt);
    case StaleRole:
        return row.gone || m_filter.isStale(row, now());
    case FlagsRole:
        return int{row.flags};
    default:
        return {};
    }
}

QVariant OpportunityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const auto column = static_cast<Column>(section);
    switch (role) {
    case Qt::DisplayRole:
        return columnTitle(column);
    case Qt::ToolTipRole:
        return columnExplanation(column);
    case Qt::TextAlignmentRole:
        return static_cast<int>((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

std::optional<int> OpportunityModel::rowOf(edge::OpportunityId id) const
{
    const Slot slot = m_index.find(id);
    if (slot == none || m_rows[slot] == none)
        return std::nullopt;
    return static_cast<int>(m_rows[slot]);
}

std::vector<PricePoint> OpportunityModel::history(edge::OpportunityId id) const
{
    const Slot slot = m_index.find(id);
    if (slot == none)
        return {};
    const Bet &bet = m_bets[slot];
    std::vector<PricePoint> points = m_history.points(slot);
    if (points.empty())
        points.push_back({longTime(bet.firstSeen), bet.price, bet.fairPrice()});
    return points;
}

QString OpportunityModel::line(int row) const
{
    return m_text && row >= 0 && row < rowCount() ? m_text->line(bet(row)) : QString();
}

} // namespace evision::models
