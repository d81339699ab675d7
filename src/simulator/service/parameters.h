// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/service/refusal.h"
#include "simulator/service/service_call.h"
#include "simulator/world/book.h"
#include "simulator/world/wire_market.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The parameters of the service's calls, read as strictly as it does. Those that a call does not know are not read,
/// and so do no harm.
namespace evision::simulator {

struct WireFormat {
    bool isAmerican = false;
    bool isUnix = false;
    bool hasLinks = false;
    bool hasSids = false;
    bool hasBetLimits = false;
    bool hasMultipliers = false;
    bool hasRotationNumbers = false;
};
/// Which of the format's parameters a call knows; all know dateFormat.
enum class FormatScope : std::uint8_t { TimesOnly, Events, Odds, EventOdds };
[[nodiscard]] OrRefusal<WireFormat> readFormat(const ServiceCall &call, FormatScope scope);

struct BookChoice {
    std::vector<const Book *> books;
    int regions = 0; ///< that it is paid for
};
[[nodiscard]] OrRefusal<BookChoice> readBooks(const ServiceCall &call);

struct MarketChoice {
    std::vector<WireMarket> markets; ///< each once, with the lay markets that come unasked
    int asked = 0;
};
enum class MarketScope : std::uint8_t { Bulk, Event };
/// Without a league (the pseudo sport `upcoming`) all match markets fit.
[[nodiscard]] OrRefusal<MarketChoice> readMarkets(const ServiceCall &call, const League *league, MarketScope scope);

/// What a call for prices says of them.
struct PriceChoice {
    BookChoice books;
    MarketChoice markets;
    WireFormat format;
};
[[nodiscard]] OrRefusal<PriceChoice> readPriceChoice(const ServiceCall &call, const League *league, MarketScope markets,
                                                     FormatScope format);

struct EventFilter {
    std::vector<std::string> ids; ///< empty for all
    std::optional<std::int64_t> from;
    std::optional<std::int64_t> to;

    [[nodiscard]] bool admits(const std::string &id, std::int64_t commenceTime) const;
};
[[nodiscard]] OrRefusal<EventFilter> readFilter(const ServiceCall &call);
[[nodiscard]] bool isEventId(std::string_view text) noexcept;

/// 1 to 3, or 0 when it is not given.
[[nodiscard]] OrRefusal<int> readDaysFrom(const ServiceCall &call);
[[nodiscard]] OrRefusal<bool> readAllSports(const ServiceCall &call);
/// The instant that history is asked for, seconds since 1970.
[[nodiscard]] OrRefusal<std::int64_t> readDate(const ServiceCall &call);

} // namespace evision::simulator
