// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/names.h"

#include <bit>

namespace evision::market {

std::uint64_t stableHash(std::string_view text) noexcept
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char character : text) {
        hash ^= static_cast<unsigned char>(character);
        hash *= 0x100000001b3U;
    }
    return combineHash(0x9e3779b97f4a7c15U, hash);
}

std::uint64_t combineHash(std::uint64_t seed, std::uint64_t value) noexcept
{
    // The finaliser of splitmix64 (Steele, Lea, Flood 2014) over a sum that keeps the order of the parts.
    std::uint64_t mixed = std::rotl(seed, 23) * 0x9fb21c651e98df25U + value + 0x9e3779b97f4a7c15U;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31);
}

NameTable::NameTable() : m_slots(1024, noName)
{
    m_entries.append({}); // the empty string
}

std::size_t NameTable::probe(std::string_view text, std::uint64_t hash) const noexcept
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = static_cast<std::size_t>(hash) & mask;
    while (m_slots[slot] != noName) {
        const Entry &held = entry(m_slots[slot]);
        if (held.hash == hash && held.text == text)
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

NameId NameTable::find(std::string_view text) const noexcept
{
    return text.empty() ? noName : m_slots[probe(text, stableHash(text))];
}

NameId NameTable::intern(std::string_view text)
{
    if (text.empty())
        return noName;
    const std::uint64_t hash = stableHash(text);
    const std::size_t slot = probe(text, hash);
    if (m_slots[slot] != noName)
        return m_slots[slot];

    const auto id = static_cast<NameId>(m_entries.size());
    m_entries.append({std::string(text), hash});
    m_slots[slot] = id;
    if (m_entries.size() * 2 > m_slots.size())
        grow();
    return id;
}

void NameTable::grow()
{
    std::vector<NameId> wider(m_slots.size() * 2, noName);
    m_slots.swap(wider);
    for (NameId id = 1; id < m_entries.size(); ++id)
        m_slots[probe(entry(id).text, entry(id).hash)] = id;
}

} // namespace evision::market
