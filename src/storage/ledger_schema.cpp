// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_schema.h"

namespace evision::storage {

std::vector<Migration> ledgerSchema()
{
    // Times are milliseconds since 1970, amounts smallest units of their currency; texts are UTF-8.
    // What happened stands in ledger_entries, which are never changed; ledger_bets is what they come to, for asking.
    return {
        {1,
         QStringLiteral("ledger"),
         {
             QStringLiteral("CREATE TABLE ledger_entries ("
                            "seq BIGINT PRIMARY KEY, at BIGINT NOT NULL, author TEXT NOT NULL, kind TEXT NOT NULL, "
                            "bet_id TEXT NOT NULL, body TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL)"),
             QStringLiteral("CREATE INDEX ledger_entries_by_bet ON ledger_entries (bet_id, seq)"),
             QStringLiteral("CREATE TABLE ledger_seal ("
                            "id INTEGER PRIMARY KEY, entries BIGINT NOT NULL, head TEXT NOT NULL, mac TEXT NOT NULL)"),
             QStringLiteral("CREATE TABLE ledger_bets ("
                            "bet_id TEXT PRIMARY KEY, version BIGINT NOT NULL REFERENCES ledger_entries (seq), "
                            "bettor TEXT NOT NULL, placed_at BIGINT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, "
                            "event_id TEXT NOT NULL, sport_key TEXT NOT NULL, commence_time BIGINT, "
                            "market TEXT NOT NULL, bookmaker TEXT NOT NULL, currency TEXT NOT NULL, "
                            "stake BIGINT NOT NULL, price DOUBLE PRECISION NOT NULL, expected DOUBLE PRECISION, "
                            "returned BIGINT, profit BIGINT, bet TEXT NOT NULL, settlement TEXT)"),
             QStringLiteral("CREATE INDEX ledger_bets_by_time ON ledger_bets (bettor, placed_at)"),
             QStringLiteral("CREATE INDEX ledger_bets_open ON ledger_bets (state, commence_time)"),
         }},
        // Which writes were taken, so that one whose answer was lost can be sent again; and what results are counted
        // by, with an index that has all of it.
        {2,
         QStringLiteral("writes and results"),
         {
             QStringLiteral("CREATE TABLE ledger_writes (write_key TEXT PRIMARY KEY, version BIGINT NOT NULL)"),
             QStringLiteral("ALTER TABLE ledger_bets ADD COLUMN paper INTEGER"),
             QStringLiteral("ALTER TABLE ledger_bets ADD COLUMN counts INTEGER"),
             QStringLiteral("ALTER TABLE ledger_bets ADD COLUMN counted_stake BIGINT"),
             QStringLiteral("ALTER TABLE ledger_bets ADD COLUMN counted_expected DOUBLE PRECISION"),
             QStringLiteral("ALTER TABLE ledger_bets ADD COLUMN event_number BIGINT"),
             QStringLiteral("CREATE INDEX ledger_bets_results ON ledger_bets (paper, currency, bettor, placed_at, "
                            "counts, counted_stake, profit, price, counted_expected, event_number)"),
         }},
    };
}

} // namespace evision::storage
