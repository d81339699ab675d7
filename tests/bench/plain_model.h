// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/bet.h"
#include "models/opportunities/opportunity_model.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <unordered_map>
#include <vector>

namespace evision::bench {

/// The other way to make the table, as well as it can be made: rows as they come, one signal a poll, and Qt's proxy to
/// sort and filter them, comparing raw numbers.
class PlainModel final : public QAbstractTableModel {
public:
    void take(const models::BoardUpdate &update)
    {
        if (m_bets.empty()) {
            beginInsertRows({}, 0, static_cast<int>(update.board->rows().size()) - 1);
            for (const edge::BoardRow &row : update.board->rows()) {
                m_places.emplace(row.opportunity.id, static_cast<int>(m_bets.size()));
                m_bets.push_back(models::betOf(row, {}));
            }
            endInsertRows();
            return;
        }
        int first = rowCount();
        int last = 0;
        for (const edge::BoardRow &row : update.delta->changed) {
            const int at = m_places.at(row.opportunity.id);
            m_bets[static_cast<std::size_t>(at)] = models::betOf(row, {});
            first = std::min(first, at);
            last = std::max(last, at);
        }
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    }
    [[nodiscard]] const models::Bet &bet(int row) const { return m_bets[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_bets.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : models::columnCount;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(bet(index.row()).ev) : QVariant();
    }

private:
    std::vector<models::Bet> m_bets;
    std::unordered_map<edge::OpportunityId, int> m_places;
};

class PlainProxy final : public QSortFilterProxyModel {
public:
    explicit PlainProxy(PlainModel &model) : m_model(model)
    {
        setSourceModel(&model);
        setDynamicSortFilter(true);
        sort(static_cast<int>(models::Column::Ev), Qt::DescendingOrder);
    }

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override
    {
        return m_model.bet(left.row()).ev < m_model.bet(right.row()).ev;
    }
    bool filterAcceptsRow(int row, const QModelIndex &) const override { return m_model.bet(row).ev >= 0.01; }

private:
    PlainModel &m_model;
};

} // namespace evision::bench
