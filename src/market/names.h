// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/block_array.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace evision::market {

/// Index of a string in a NameTable; 0 is the empty string, "no name".
using NameId = std::uint32_t;
inline constexpr NameId noName = 0;

/// Strings seen once and then known by a number; grows only, so that an id stays good for the table's life.
/// One thread adds (the one that decodes). Others may read every id that reached them by a synchronised hand-over:
/// entries never move once written.
class NameTable {
public:
    NameTable();
    NameTable(const NameTable &) = delete;
    NameTable &operator=(const NameTable &) = delete;

    /// The id of `text`, added if new.
    NameId intern(std::string_view text);
    /// Whether `text` has this id, which may be any number.
    [[nodiscard]] bool has(NameId id, std::string_view text) const noexcept
    {
        return id < size() && entry(id).text == text;
    }
    /// The id of `text`, or noName if it was never added (or is empty).
    [[nodiscard]] NameId find(std::string_view text) const noexcept;
    [[nodiscard]] std::string_view text(NameId id) const noexcept { return entry(id).text; }
    /// A 64-bit hash of the text, equal on every machine.
    [[nodiscard]] std::uint64_t hash(NameId id) const noexcept { return entry(id).hash; }
    /// Ids run from 0 to size() - 1. The adding thread's view.
    [[nodiscard]] std::size_t size() const noexcept { return m_entries.size(); }

private:
    struct Entry {
        std::string text;
        std::uint64_t hash = 0;
    };
    [[nodiscard]] const Entry &entry(NameId id) const noexcept { return m_entries[id]; }
    /// Where an entry is, with a hash that is quicker than the stable one.
    struct Slot {
        NameId id = noName; // noName where free
        std::uint32_t hash = 0;
    };
    [[nodiscard]] std::size_t probe(std::string_view text, std::uint32_t hash) const noexcept;
    void grow();

    BlockArray<Entry> m_entries;
    std::vector<Slot> m_slots; // open addressing
};

/// FNV-1a, then mixed: the hash that ids of opportunities are made of. Never change it: ids outlive a run.
[[nodiscard]] std::uint64_t stableHash(std::string_view text) noexcept;
/// Mixes `value` into `seed`; order matters.
[[nodiscard]] std::uint64_t combineHash(std::uint64_t seed, std::uint64_t value) noexcept;

} // namespace evision::market
