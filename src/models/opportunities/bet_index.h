// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/opportunity.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace evision::models {

/// Where the bet of an id is kept. Open addressing, at most four fifths full. A place holds half of the id's bits, so
/// that a search looks at little else than the place.
class BetIndex {
public:
    static constexpr std::uint32_t none = 0xffffffffU;

    [[nodiscard]] std::uint32_t find(edge::OpportunityId id) const noexcept;
    /// The same for many at once, which takes less: places are read for some together before any is looked at.
    void findAll(std::span<const edge::OpportunityId> ids, std::vector<std::uint32_t> &slots) const;
    /// The id must be new.
    void insert(edge::OpportunityId id, std::uint32_t slot);
    void erase(edge::OpportunityId id) noexcept;
    void reserve(std::size_t count);
    /// Of a slot that was inserted.
    [[nodiscard]] edge::OpportunityId id(std::uint32_t slot) const noexcept { return m_ids[slot]; }

private:
    struct Place {
        std::uint32_t slot = none;
        std::uint32_t tag = 0;
    };
    [[nodiscard]] static std::uint32_t tagOf(edge::OpportunityId id) noexcept
    {
        return static_cast<std::uint32_t>(id ^ (id >> 32U));
    }
    [[nodiscard]] std::size_t mask() const noexcept { return m_places.size() - 1; }
    [[nodiscard]] std::uint32_t findFrom(Place home, edge::OpportunityId id) const noexcept;
    void put(Place place) noexcept;
    void rehash(std::size_t places);

    std::vector<Place> m_places;
    std::vector<edge::OpportunityId> m_ids; ///< by slot
    std::size_t m_count = 0;
};

} // namespace evision::models
