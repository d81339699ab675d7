// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/service/json_writer.h"
#include "simulator/service/parameters.h"
#include "simulator/world/posting.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace evision::simulator {

/// A game as it is about to be sent.
struct EventView {
    const Fixture *fixture = nullptr;
    std::string_view home; ///< mostly the fixture's; empty for outrights
    std::string_view away;
    std::vector<PostedBook> books;
};

/// What is told of a game.
enum class EventShape : std::uint8_t {
    Plain,        ///< no bookmakers
    Odds,         ///< bookmakers with their time
    EventOdds,    ///< bookmakers without
    EventMarkets, ///< markets without outcomes
};

/// Writes the service's JSON.
class WireWriter {
public:
    /// `now` is the moment that is told about, seconds since 1970. The text is appended to `body`.
    WireWriter(std::string &body, const WireFormat &format, std::int64_t now)
        : m_format(format), m_now(now), m_json(body, JsonLayout::Compact)
    {
    }

    void event(const EventView &view, EventShape shape);
    void events(const std::vector<EventView> &views, EventShape shape);
    void sport(const League &league, bool isActive);
    void scores(const Fixture &fixture);
    void participant(const League &league, std::size_t number);
    /// A historical envelope, to be closed by endEnvelope(). Negative stamps are null.
    void beginEnvelope(std::int64_t stamp, std::int64_t previous, std::int64_t next);
    void endEnvelope();
    [[nodiscard]] JsonWriter &json() noexcept { return m_json; }

private:
    void head(const Fixture &fixture);
    void names(const EventView &view);
    void name(std::string_view key, std::string_view value);
    void book(const PostedBook &posted, const EventView &view, EventShape shape);
    void market(const PostedMarket &posted, const PostedBook &by, const EventView &view, EventShape shape);
    void outcome(const PostedOutcome &posted, const PostedMarket &market, const PostedBook &by, const EventView &view);
    void time(std::string_view key, std::int64_t seconds);
    /// Link and sid at one of the levels; `hasOwn` when the bookmaker has any there.
    void links(std::uint64_t key, std::string_view level, const Book &book, bool hasOwn);
    void optionalHundredths(std::string_view key, std::int64_t value);

    WireFormat m_format;
    std::int64_t m_now;
    JsonWriter m_json;
};

} // namespace evision::simulator
