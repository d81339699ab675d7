// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/opportunity_model.h"

#include "support/bet_board.h"
#include "support/fake_clock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

namespace evision::test {

/// A model under Qt's own tester, fed from a board made by hand.
struct ModelLab {
    void show()
    {
        board.publish(toSeconds(clock.now()));
        model.apply({board.number, board.vocabulary, board.board, board.delta});
    }
    [[nodiscard]] QVariant at(int row, models::Column column, int role = Qt::DisplayRole) const
    {
        return model.index(row, static_cast<int>(column)).data(role);
    }
    [[nodiscard]] std::vector<edge::OpportunityId> ids() const
    {
        std::vector<edge::OpportunityId> result;
        for (int row = 0; row < model.rowCount(); ++row)
            result.push_back(model.bet(row).id);
        return result;
    }

    FakeClock clock{toMillis(BetBoard::noon)};
    BetBoard board;
    models::OpportunityModel model{clock};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace evision::test
