// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/resource_table.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace evision::edge {

enum class BookmakerKind : std::uint8_t {
    Book,
    Exchange, ///< has a lay side; prices a line only through midpoints
    Pickem,   ///< fixed multipliers, no odds
};

struct BookmakerProfile {
    BookmakerKind kind = BookmakerKind::Book;
    double commission = 0;  ///< share of net winnings, [0, 1)
    std::string cloneGroup; ///< empty: prices of its own
};

/// What is known of bookmakers beyond their prices, by the feed's key: resources/bookmakers.csv.
class BookmakerProfiles {
public:
    [[nodiscard]] static Expected<BookmakerProfiles, market::ResourceError> parse(std::string_view text);

    /// An unknown key is an ordinary bookmaker.
    [[nodiscard]] const BookmakerProfile &profile(std::string_view bookmaker) const;
    void setCommission(std::string_view bookmaker, double commission);
    void clearCommissions();
    [[nodiscard]] const std::map<std::string, BookmakerProfile, std::less<>> &all() const noexcept
    {
        return m_profiles;
    }

private:
    std::map<std::string, BookmakerProfile, std::less<>> m_profiles;
    BookmakerProfile m_ordinary;
};

} // namespace evision::edge
