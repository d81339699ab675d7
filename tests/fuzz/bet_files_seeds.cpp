// SPDX-License-Identifier: GPL-3.0-or-later
// Writes files of bets into the folder that is the argument.
#include "bet_files/bet_columns.h"
#include "bet_files/bet_json.h"
#include "storage/bet_document.h"

#include "fuzz/seed_file.h"

using namespace evision;
using namespace evision::bet_files;

namespace {

FileBet parlay()
{
    FileBet bet;
    bet.bet.id = "a";
    bet.bet.placedAt = 1795510800;
    bet.bet.bookmaker = "b";
    bet.bet.kind = ledger::BetKind::Parlay;
    bet.bet.stake = {1000, market::Currency()};
    bet.bet.tags = {"x", "y;z"};
    bet.bet.notes = "=1+1";
    for (const char *event : {"e", "f"}) {
        ledger::BetLeg leg;
        leg.price = 2;
        leg.selection.eventId = event;
        leg.selection.market = "h2h";
        leg.selection.name = "Reds";
        bet.bet.legs.push_back(leg);
    }
    const ledger::LegResult won{ledger::Grade::Won, 1, 0, ledger::Score{2, 1}};
    bet.settlement = ledger::BetSettlement{{won, won}, {}, {}, ledger::SettledBy::Scores, {4000, 3000}};
    return bet;
}

} // namespace

int main(int count, char **values)
{
    if (count != 2)
        return 2;
    const QDir folder(QString::fromLocal8Bit(values[1]));
    const QByteArray table = QByteArray::fromStdString(headingLine() + linesOf(parlay()));
    const QByteArray document = storage::compactText({{QStringLiteral("schema"), QStringLiteral("evision.bets/1")},
                                                      {QStringLiteral("bets"), QJsonArray{objectOf(parlay())}}});
    const bool written =
        writeSeed(folder, "table", table) && writeSeed(folder, "document", document) &&
        writeSeed(folder, "cut", table.left(table.size() - 20)) &&
        writeSeed(folder, "foreign",
                  "Date;Match;Pick;Odds;Stake;Book;Result;P/L\n"
                  "2026-11-24 18:00;Reds v Blues;Reds;2,50;10,00;b;Won;15,00\n") &&
        writeSeed(folder, "hint", "sep=\t\r\nDate\tMatch\tPick\tOdds\tStake\tBook\n1795543200\tX @ Y\tY\t2\t1\tb\n");
    return written ? 0 : 1;
}
