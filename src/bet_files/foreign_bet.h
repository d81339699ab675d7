// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bet_files/bet_source.h"
#include "bet_files/csv_reader.h"
#include "bet_files/foreign_columns.h"

#include "pricing/odds_format.h"

#include <QTimeZone>

#include <map>

namespace evision::bet_files {

/// Reads another program's table of bets. The id of each is made of what its row says, so that a file that is read a
/// second time brings nothing twice; rows that are alike are told apart by their order.
class ForeignTable final : public BetSource {
public:
    /// `reader` stands behind the heading. The error is a sentence about `format`, or what the heading lacks.
    [[nodiscard]] static Expected<std::unique_ptr<BetSource>, std::string>
    open(CsvReader reader, const std::vector<std::string> &heading, const ForeignFormat &format);

    [[nodiscard]] Expected<std::optional<FileRow>, std::string> next() override;
    [[nodiscard]] std::vector<std::string> mapping() const override { return m_columns.lines(); }

private:
    using Row = std::vector<std::string>;

    ForeignTable(CsvReader reader, ForeignColumns columns, ForeignFormat format, pricing::OddsFormat odds);
    [[nodiscard]] std::string say(Field field, const Row &row) const { return m_columns.valueOf(field, row); }
    /// The first that does not read is remembered in m_mistake, and something stands in for it.
    template <typename Value>
    [[nodiscard]] Value orMistake(Expected<Value, std::string> value);
    [[nodiscard]] std::optional<double> number(Field field, const Row &row);
    [[nodiscard]] market::UnixSeconds time(Field field, const Row &row);
    template <typename FromId>
    [[nodiscard]] auto kind(Field field, const Row &row, FromId fromId);
    [[nodiscard]] ledger::BetLeg leg(const Row &row);
    [[nodiscard]] market::Money stake(const Row &row);
    [[nodiscard]] Expected<FileBet, std::string> bet(const Row &row);
    [[nodiscard]] Expected<FileBet, std::string> settled(FileBet bet, const Row &row);
    [[nodiscard]] std::string idOf(const Row &row);

    CsvReader m_reader;
    ForeignColumns m_columns;
    ForeignFormat m_format;
    pricing::OddsFormat m_odds;
    QTimeZone m_zone;
    std::string m_mistake; ///< of the row that is being read
    std::map<std::string, int> m_alike;
};

} // namespace evision::bet_files
