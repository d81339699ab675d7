// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/bet.h"
#include "models/opportunities/folded_names.h"

#include <QString>

#include <array>
#include <cstdint>
#include <vector>

namespace evision::models {

/// The folded names of all tables that a row's words come from.
struct BetNames {
    explicit BetNames(const market::Vocabulary *vocabulary = nullptr, const KeyTitles &titles = {});

    FoldedNames names;
    FoldedNames sports;
    FoldedNames bookmakers;
    FoldedNames families;
    FoldedNames periods;
};

/// Words that must all occur in a bet: in a team, player, selection, bookmaker, sport or market, or in its number. A
/// name is compared once and remembered, however many rows it stands in.
class TextQuery {
public:
    TextQuery() = default;
    explicit TextQuery(const QString &text);

    [[nodiscard]] bool isEmpty() const noexcept { return m_words.empty(); }
    [[nodiscard]] bool matches(const Bet &bet, BetNames &names);
    /// Ids mean other names from now on.
    void forgetNames();

private:
    using Words = std::uint16_t; ///< a bit each
    static constexpr std::size_t mostWords = 15;
    static constexpr Words unknown = 0xffffU;

    [[nodiscard]] Words found(std::vector<Words> &known, FoldedNames &names, market::NameId id) const;
    [[nodiscard]] Words foundInNumber(double point) const;

    std::vector<QString> m_words;
    bool m_hasNumber = false;
    std::array<std::vector<Words>, 5> m_known; ///< by table, by id
};

} // namespace evision::models
