// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/decoder/link_reader.h"
#include "feed/decoder/quote_stage.h"
#include "feed/decoder/text_memo.h"
#include "feed/decoder/value_reader.h"
#include "market/vocabulary.h"

#include <cstddef>

namespace evision::feed {

/// Reads the outcomes of a market into the stage.
class OutcomeReader {
public:
    OutcomeReader(JsonReader &json, ValueReader &values, market::Vocabulary &vocabulary, LinkReader &links,
                  QuoteStage &stage);

    /// How many markets have a place of their own for startMarket().
    static constexpr unsigned marketPlaces = 24;

    /// `spaced` tells which layout to look for. The bytes of an earlier document are forgotten.
    void startDocument(bool spaced) noexcept;
    void startEvent() noexcept;
    /// Whose outcomes come next, so that the names in the same market at the bookmaker before are looked for first.
    void startMarket(unsigned place) noexcept;
    /// Outcomes are likely to have this name in this event.
    void expectName(const RawString &text, market::NameId name) noexcept { m_names.learn(text.bytes, name); }

    /// Reads the array whose bracket is next and adds to `count` for each element. `good` becomes false when an
    /// element is no outcome or has no name. False: the document is broken.
    [[nodiscard]] bool readOutcomes(std::size_t &count, bool &good);

private:
    template <typename Layout>
    [[nodiscard]] std::size_t readPlainOutcomes();
    template <typename Layout>
    [[nodiscard]] const char *readPlainOutcome(const char *name);
    [[nodiscard]] bool readOutcome(bool &good);
    [[nodiscard]] bool readField(std::string_view key, StagedQuote &quote);
    template <typename Memo>
    [[nodiscard]] market::NameId nameOf(const TextValue &value, Memo &memo);

    JsonReader &m_json;
    ValueReader &m_values;
    market::Vocabulary &m_vocabulary;
    LinkReader &m_links;
    QuoteStage &m_stage;
    ShortNumberReader m_numbers;
    TextMemo<8, marketPlaces> m_names;
    TextMemo<48, 1> m_descriptions;
    bool m_spaced = false;
    bool m_goodDescription = true; // of the outcome being read
};

} // namespace evision::feed
