// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/bet_index.h"

#include <algorithm>
#include <array>
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
    return m_places.empty() ? none : findFrom(m_places[tagOf(id) & mask()], id);
}

/// `place` is where it would be if nothing else were there.
std::uint32_t BetIndex::findFrom(Place place, edge::OpportunityId id) const noexcept
{
    const std::uint32_t tag = tagOf(id);
    for (std::size_t at = tag & mask();; place = m_places[at = (at + 1) & mask()]) {
        if (place.slot == none || (place.tag == tag && m_ids[place.slot] == id))
            return place.slot;
    }
}

void BetIndex::findAll(std::span<const edge::OpportunityId> ids, std::vector<std::uint32_t> &slots) const
{
    slots.assign(ids.size(), none);
    if (m_places.empty())
        return;
    constexpr std::size_t together = 32;
    std::array<Place, together> homes;
    for (std::size_t first = 0; first < ids.size(); first += together) {
        const std::size_t count = std::min(together, ids.size() - first);
        for (std::size_t at = 0; at < count; ++at)
            homes[at] = m_places[tagOf(ids[first + at]) & mask()];
        for (std::size_t at = 0; at < count; ++at)
            slots[first + at] = findFrom(homes[at], ids[first + at]);
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
