// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/names.h"

#include <bit>
#include <cstring>

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

namespace {

std::uint64_t loadWord(const char *at, std::size_t size) noexcept
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, size);
    return word;
}

/// For looking up only, so it may differ between machines: eight bytes at a time.
std::uint32_t quickHash(std::string_view text) noexcept
{
    constexpr std::size_t wordSize = sizeof(std::uint64_t);
    std::uint64_t hash = text.size();
    const auto mix = [&hash](std::uint64_t word) {
        hash = (hash ^ word) * 0x9fb21c651e98df25U;
        hash ^= hash >> 32;
    };
    std::size_t at = 0;
    for (; at + wordSize < text.size(); at += wordSize)
        mix(loadWord(text.data() + at, wordSize));
    mix(loadWord(text.data() + at, text.size() - at));
    return static_cast<std::uint32_t>(hash);
}

} // namespace

NameTable::NameTable() : m_slots(1024)
{
    m_entries.append({}); // the empty string
}

std::size_t NameTable::probe(std::string_view text, std::uint32_t hash) const noexcept
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash & mask;
    while (m_slots[slot].id != noName && (m_slots[slot].hash != hash || entry(m_slots[slot].id).text != text))
        slot = (slot + 1) & mask;
    return slot;
}

NameId NameTable::find(std::string_view text) const noexcept
{
    return text.empty() ? noName : m_slots[probe(text, quickHash(text))].id;
}

NameId NameTable::intern(std::string_view text)
{
    if (text.empty())
        return noName;
    const std::uint32_t hash = quickHash(text);
    const std::size_t slot = probe(text, hash);
    if (m_slots[slot].id != noName)
        return m_slots[slot].id;

    const auto id = static_cast<NameId>(m_entries.size());
    m_entries.append({std::string(text), stableHash(text)});
    m_slots[slot] = {id, hash};
    if (m_entries.size() * 2 > m_slots.size())
        grow();
    return id;
}

void NameTable::grow()
{
    std::vector<Slot> narrow(m_slots.size() * 2);
    m_slots.swap(narrow);
    const std::size_t mask = m_slots.size() - 1;
    for (const Slot &moved : narrow) {
        std::size_t slot = moved.hash & mask;
        while (m_slots[slot].id != noName)
            slot = (slot + 1) & mask;
        if (moved.id != noName)
            m_slots[slot] = moved;
    }
}

} // namespace evision::market
