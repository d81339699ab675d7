// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/decoder/odds_format.h"
#include "market/quote_book.h"
#include "market/vocabulary.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace evision::feed {

/// Why a response was refused as a whole.
enum class DecodeError : std::uint8_t {
    None,
    Empty,           ///< nothing but white space
    TooLarge,        ///< more bytes than DecodeOptions::maxBytes
    NotUtf8,         ///< bytes that are no UTF-8 text
    NotJson,         ///< broken JSON
    WebPage,         ///< HTML
    Truncated,       ///< ends in the middle
    TrailingGarbage, ///< goes on after its end
    TooDeep,         ///< brackets nested beyond reason
    WrongShape,      ///< good JSON, but none of the answers that carry events, sports or players
    ErrorAnswer,     ///< good JSON: the service's error message
};

/// What the response was an answer to.
enum class DocumentKind : std::uint8_t {
    Other,  ///< an empty list, participants: no quotes
    Odds,   ///< events, at least one of them with bookmakers (which may be an empty list)
    Scores, ///< events with scores
    Events, ///< events alone
    Sports, ///< the list of sports
};

struct DecodeOptions {
    OddsFormat format = OddsFormat::Auto;
    std::size_t maxBytes = std::size_t{256} * 1024 * 1024;
};

struct DecodeResult {
    DecodeError error = DecodeError::None;
    std::string message;    ///< a sentence for the user when there is an error; says nothing of the content
    std::size_t offset = 0; ///< the byte where reading stopped, when there is an error
    DocumentKind kind = DocumentKind::Other;
    OddsFormat format = OddsFormat::Auto; ///< of the prices; Auto when there were none
    std::uint64_t quotesRead = 0;         ///< kept in the book or counted in its quotesOfBadEvents

    [[nodiscard]] bool ok() const noexcept { return error == DecodeError::None; }
};

/// Reads responses of The Odds API v4 into quote books: lists of events with or without bookmakers, a single event,
/// the envelope of historical calls round either, scores, sports, participants. Fields may come in any order and among
/// unknown ones; of a field given twice the last counts. A response that is not wholly well-formed is refused and
/// leaves an empty book.
///
/// Within a good response: an outcome without a name, or with a description that is too long, or a market without a
/// key, takes its listing out; a bookmaker without a key all of its listings; an event without id, sport or start, with
/// teams that are no text, equal, or called Draw, all of its bookmakers. Their quotes are counted in quotesOfBadEvents,
/// at least one for an event. A quote with a bad price stays, with NaN. A list that is absent or null is an empty one.
/// A name, key or id of more than mostNameBytes is none.
///
/// Nothing is allocated for a response like the one before. One thread at a time; it is the thread that adds to the
/// vocabulary.
class OddsDecoder {
public:
    /// The vocabulary must outlive the decoder.
    explicit OddsDecoder(market::Vocabulary &vocabulary);
    ~OddsDecoder();
    OddsDecoder(const OddsDecoder &) = delete;
    OddsDecoder &operator=(const OddsDecoder &) = delete;

    /// Clears `book` and fills it; it keeps its capacity. Nothing is read beyond the body's end.
    DecodeResult decode(std::string_view body, market::QuoteBook &book, const DecodeOptions &options = {});

private:
    class Document;
    std::unique_ptr<Document> m_document;
};

} // namespace evision::feed
