// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bet_files/bet_source.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evision::bet_files {

/// What another program's table may say of a bet.
enum class Field : std::uint8_t {
    PlacedAt,
    Event, ///< both teams in one cell: "Reds v Blues", "Blues @ Reds"
    HomeTeam,
    AwayTeam,
    EventId,
    Start,
    Sport,
    Market,
    Participant,
    Selection,
    Point,
    Price,
    Stake,
    Currency,
    Bookmaker,
    Account,
    Result,
    Profit, ///< only to check the others by
    FairProbability,
    Commission,
    Kind,
    StakeKind,
    Tags,
    Notes,
};
inline constexpr std::size_t fieldCount = 24;
[[nodiscard]] std::string_view fieldId(Field field) noexcept; ///< placed_at event home_team ...

/// The column of each field: by what the user says, then by the headings that trackers use.
class ForeignColumns {
public:
    /// The error is a sentence: a field or a column that is not there, or none for what every bet needs.
    [[nodiscard]] static Expected<ForeignColumns, std::string> of(const std::vector<std::string> &heading,
                                                                  const ForeignFormat &format);

    /// What `row` says of a field, without spaces around it; empty where there is no column for it.
    [[nodiscard]] std::string valueOf(Field field, const std::vector<std::string> &row) const;
    /// For people: "placed_at <- Date", one a field that is known, then what is not read.
    [[nodiscard]] std::vector<std::string> lines() const;

private:
    [[nodiscard]] std::string add(const std::string &rule, bool isColumn);
    void guess();
    [[nodiscard]] std::string missing() const;
    [[nodiscard]] bool has(Field field) const;

    std::vector<std::string> m_heading;
    std::array<std::optional<std::size_t>, fieldCount> m_columns;
    std::array<std::optional<std::string>, fieldCount> m_constants;
};

} // namespace evision::bet_files
