// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/key_titles.h"

#include "market/names.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace evision::models {

/// Without case and diacritics: "Müller" and "MULLER" are alike.
[[nodiscard]] QString folded(const QString &text);
/// What a feed sent, fit for a screen.
[[nodiscard]] QString shown(std::string_view text);

/// The names of one table as they are searched and sorted. Only names that are asked for are looked at: the decoding
/// thread goes on adding others.
class FoldedNames {
public:
    explicit FoldedNames(const market::NameTable *table = nullptr) : m_table(table) {}
    /// Of keys, which are found by their titles and by themselves, and sorted by their titles.
    FoldedNames(const market::NameTable *table, const KeyTitles &titles) : m_table(table), m_titles(titles) {}

    [[nodiscard]] const QString &text(market::NameId id);
    /// The name will be sorted by. True: it is new, and ranks must be settled again.
    bool learn(market::NameId id);
    void settleRanks();
    /// Of a name learned before the last settleRanks: smaller comes first; noName is 0.
    [[nodiscard]] std::uint32_t rank(market::NameId id) const noexcept { return id < m_ranks.size() ? m_ranks[id] : 0; }

private:
    const market::NameTable *m_table;
    std::optional<KeyTitles> m_titles;
    std::unordered_map<market::NameId, QString> m_texts;
    std::vector<market::NameId> m_learned;
    std::vector<std::uint32_t> m_ranks; ///< by id; 0: not learned
};

} // namespace evision::models
