// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/bet_index.h"

#include <algorithm>
#include <bit>

namespace evision::models {

namespace {

constexpr std::size_t fewest = 16;

std::size_t placesFor(std::size_t count)
{
    return std::bit_ceil(std::max(fewest, count + count / 2));
}

} // namespace

std::size_t BetIndex::homeOf(edge::OpportunityId id) const noexcept
{
    return static_cast<std::size_t>(id ^ (id >> 32U)) & (m_places.size() - 1);
}

std::uint32_t BetIndex::find(edge::OpportunityId id) const noexcept
{
    if (m_places.empty())
        return none;
    for (std::size_t at = homeOf(id);; at = (at + 1) & (m_places.size() - 1)) {
        const std::uint32_t slot = m_places[at];
        if (slot == none || m_ids[slot] == id)
            return slot;
    }
}

void BetIndex::insert(edge::OpportunityId id, std::uint32_t slot)
{
    if (placesFor(m_count + 1) > m_places.size())
        rehash(placesFor(m_count + 1));
    if (slot >= m_ids.size())
        m_ids.resize(slot + 1);
    m_ids[slot] = id;
    std::size_t at = homeOf(id);
    while (m_places[at] != none)
        at = (at + 1) & (m_places.size() - 1);
    m_places[at] = slot;
    ++m_count;
}

void BetIndex::erase(edge::OpportunityId id) noexcept
{
    if (m_places.empty())
        return;
    const std::size_t mask = m_places.size() - 1;
    std::size_t hole = homeOf(id);
    while (m_places[hole] != none && m_ids[m_places[hole]] != id)
        hole = (hole + 1) & mask;
    if (m_places[hole] == none)
        return;
    // Those behind that would no longer be reached move up: no tombstones.
    for (std::size_t at = (hole + 1) & mask; m_places[at] != none; at = (at + 1) & mask) {
        const std::size_t home = homeOf(m_ids[m_places[at]]);
        if (((at - home) & mask) >= ((at - hole) & mask)) {
            m_places[hole] = m_places[at];
            hole = at;
        }
    }
    m_places[hole] = none;
    --m_count;
}

void BetIndex::reserve(std::size_t count)
{
    m_ids.reserve(count);
    if (placesFor(count) > m_places.size())
        rehash(placesFor(count));
}

void BetIndex::rehash(std::size_t places)
{
    std::vector<std::uint32_t> before(places, none);
    before.swap(m_places);
    for (const std::uint32_t slot : before) {
        if (slot == none)
            continue;
        std::size_t at = homeOf(m_ids[slot]);
        while (m_places[at] != none)
            at = (at + 1) & (places - 1);
        m_places[at] = slot;
    }
}

} // namespace evision::models
