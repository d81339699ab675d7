// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/bet_index.h"

#include <algorithm>
#include <bit>

namespace evision::models {

namespace {

std::size_t placesFor(std::size_t count)
{
    constexpr std::size_t fewest = 16;
    return std::bit_ceil(std::max(fewest, count + count / 4));
}

} // namespace

std::uint32_t BetIndex::find(edge::OpportunityId id) const noexcept
{
    if (m_places.empty())
        return none;
    const std::uint32_t tag = tagOf(id);
    for (std::size_t at = tag & mask();; at = (at + 1) & mask()) {
        const Place place = m_places[at];
        if (place.slot == none || (place.tag == tag && m_ids[place.slot] == id))
            return place.slot;
    }
}

void BetIndex::put(Place place) noexcept
{
    std::size_t at = place.tag & mask();
    while (m_places[at].slot != none)
        at = (at + 1) & mask();
    m_places[at] = place;
}

void BetIndex::insert(edge::OpportunityId id, std::uint32_t slot)
{
    if (placesFor(m_count + 1) > m_places.size())
        rehash(placesFor(m_count + 1));
    if (slot >= m_ids.size())
        m_ids.resize(slot + 1);
    m_ids[slot] = id;
    put({slot, tagOf(id)});
    ++m_count;
}

void BetIndex::erase(edge::OpportunityId id) noexcept
{
    if (m_places.empty())
        return;
    std::size_t hole = tagOf(id) & mask();
    while (m_places[hole].slot != none && m_ids[m_places[hole].slot] != id)
        hole = (hole + 1) & mask();
    if (m_places[hole].slot == none)
        return;
    // Those behind that would no longer be reached move up: no tombstones.
    for (std::size_t at = (hole + 1) & mask(); m_places[at].slot != none; at = (at + 1) & mask()) {
        const std::size_t home = m_places[at].tag & mask();
        if (((at - home) & mask()) >= ((at - hole) & mask())) {
            m_places[hole] = m_places[at];
            hole = at;
        }
    }
    m_places[hole] = {};
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
    std::vector<Place> before(places);
    before.swap(m_places);
    for (const Place place : before) {
        if (place.slot != none)
            put(place);
    }
}

} // namespace evision::models
