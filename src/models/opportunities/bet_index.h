// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/opportunity.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace evision::models {

/// Where the bet of an id is kept. Open addressing, at most two thirds full; an id is a hash already.
class BetIndex {
public:
    static constexpr std::uint32_t none = 0xffffffffU;

    [[nodiscard]] std::uint32_t find(edge::OpportunityId id) const noexcept;
    /// The id must be new.
    void insert(edge::OpportunityId id, std::uint32_t slot);
    void erase(edge::OpportunityId id) noexcept;
    void reserve(std::size_t count);

private:
    [[nodiscard]] std::size_t homeOf(edge::OpportunityId id) const noexcept;
    void rehash(std::size_t places);

    std::vector<std::uint32_t> m_places;
    std::vector<edge::OpportunityId> m_ids; ///< by slot
    std::size_t m_count = 0;
};

} // namespace evision::models
