// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/decoder/link_reader.h"
#include "feed/decoder/outcome_reader.h"
#include "feed/decoder/quote_stage.h"
#include "feed/decoder/text_memo.h"
#include "feed/decoder/value_reader.h"
#include "market/quote_book.h"
#include "market/vocabulary.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace evision::feed {

/// What the objects of a document looked like.
struct ShapeCounts {
    std::size_t events = 0;       ///< with a key that only events have
    std::size_t sports = 0;       ///< of the list of sports
    std::size_t participants = 0; ///< of the list of teams and players
    std::size_t others = 0;
    bool bookmakers = false; ///< some event has bookmakers
    bool scores = false;     ///< some event has scores
    bool eventTwice = false; ///< an event's id came again
};

/// Reads events with their bookmakers and markets into a book: the rules for what makes a listing, a bookmaker or an
/// event bad are here.
class EventReader {
public:
    EventReader(JsonReader &json, ValueReader &values, market::Vocabulary &vocabulary);

    void startDocument(market::QuoteBook &book, bool spaced);
    [[nodiscard]] const ShapeCounts &shape() const noexcept { return m_shape; }

    /// Reads an element of the array of events. False: the document is broken.
    [[nodiscard]] bool readEvent();

    /// The parts of readEvent(), for an object that need not be an event.
    void startEvent();
    [[nodiscard]] bool readField(std::string_view key);
    void finishEvent();
    /// Whether a key that only events have was among the object's fields so far.
    [[nodiscard]] bool looksLikeEvent() const noexcept;

private:
    struct EventFields {
        market::SportEvent event;
        unsigned seen = 0;
        bool goodTeams[2] = {true, true};
        bool goodBookmakers = true;
        std::size_t outcomes = 0;    ///< elements of all arrays of outcomes
        std::size_t badOutcomes = 0; ///< of them, those of bad listings
        market::UnixSeconds newestUpdate = market::noTime;
    };
    /// A bookmaker, or a market of it.
    struct Entry {
        QuoteStage::Mark mark;
        std::size_t outcomesBefore = 0;
        std::size_t badOutcomesBefore = 0;
        market::UnixSeconds newestBefore = market::noTime;
        market::NameId key = market::noName;
        market::UnixSeconds lastUpdate = market::noTime;
        market::NameId link = market::noName;
        bool good = true;
    };

    [[nodiscard]] bool isGoodEvent() const noexcept;
    void addEvent();
    [[nodiscard]] Entry startEntry() const noexcept;
    void restart(Entry &entry) noexcept;
    [[nodiscard]] bool readTeam(int side, market::NameId &team);
    [[nodiscard]] bool readName(market::NameTable &table, market::NameId &name);
    [[nodiscard]] bool readLink(LinkReader::Of of, market::NameId &link);
    [[nodiscard]] bool readBookmakers();
    [[nodiscard]] bool readBookmaker();
    template <typename Layout>
    [[nodiscard]] bool readBookmakerFields(Entry &bookmaker);
    [[nodiscard]] bool readBookmakerField(std::string_view key, Entry &bookmaker);
    [[nodiscard]] bool readMarkets(Entry &bookmaker);
    [[nodiscard]] bool readMarket();
    template <typename Layout>
    [[nodiscard]] bool readMarketFields(Entry &market);
    [[nodiscard]] bool readMarketField(std::string_view key, Entry &market);
    [[nodiscard]] bool readOutcomes(Entry &market);
    void closeBookmaker(const Entry &bookmaker);
    void closeMarket(const Entry &market);

    // Where the layout is as expected, these read the first fields of an object and answer true; else the cursor stays.
    template <typename Layout>
    [[nodiscard]] bool beginBookmaker(Entry &bookmaker);
    template <typename Layout>
    [[nodiscard]] bool beginMarket(Entry &market);
    template <typename Layout>
    void learnBookmaker(const char *key);
    template <typename Layout>
    [[nodiscard]] const char *readPlainTime(const char *at, market::UnixSeconds &time);
    template <typename Layout>
    [[nodiscard]] const char *readPlainLink(const char *at, LinkReader::Of of, market::NameId &link);

    JsonReader &m_json;
    ValueReader &m_values;
    market::Vocabulary &m_vocabulary;
    LinkReader m_links;
    QuoteStage m_stage;
    OutcomeReader m_outcomes;
    TextMemo<96, 1> m_bookmakers; // key to title in one piece
    TextMemo<OutcomeReader::marketPlaces, 1> m_markets;
    market::QuoteBook *m_book = nullptr;
    ShapeCounts m_shape;
    EventFields m_fields;
    std::vector<std::uint32_t> m_seenIn; // of an event id: the last document that had it
    std::uint32_t m_document = 0;
    bool m_spaced = false;
};

} // namespace evision::feed
