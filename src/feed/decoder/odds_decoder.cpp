// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/decoder/odds_decoder.h"

#include "feed/decoder/event_reader.h"
#include "feed/decoder/json_reader.h"
#include "feed/decoder/value_reader.h"

#include <simdjson.h>

#include <algorithm>

namespace evision::feed {

namespace {

constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

std::string sentence(const DecodeResult &result, const DecodeOptions &options)
{
    const std::string place = " (byte " + std::to_string(result.offset) + ").";
    switch (result.error) {
    case DecodeError::None:
        break;
    case DecodeError::Empty:
        return "The response is empty.";
    case DecodeError::TooLarge:
        return "The response has more than " + std::to_string(options.maxBytes / (1024 * 1024)) +
               " MB; ask for fewer markets or regions.";
    case DecodeError::NotUtf8:
        return "The response is not UTF-8 text; it may be compressed or of another kind.";
    case DecodeError::NotJson:
        return "The response is not JSON" + place;
    case DecodeError::WebPage:
        return "The response is a web page, not odds; a proxy or a sign-in page may have answered.";
    case DecodeError::Truncated:
        return "The response ends in the middle; only a part of it has arrived" + place;
    case DecodeError::TrailingGarbage:
        return "The response goes on after its end" + place;
    case DecodeError::TooDeep:
        return "The response has too many brackets in each other" + place;
    case DecodeError::WrongShape:
        return "The response is JSON, but not events, scores or sports of The Odds API.";
    case DecodeError::ErrorAnswer:
        return "The odds service answered with an error message instead of odds.";
    }
    return {};
}

/// Whether the text has a space after its first colon.
bool isSpaced(std::string_view text)
{
    const std::size_t colon = text.substr(0, 512).find(':');
    return colon != std::string_view::npos && text.substr(colon + 1, 1) == " ";
}

/// Makes room for as many quotes as so many bytes are likely to have. What is too much is never touched, so that it
/// costs addresses but no memory.
void reserveFor(market::QuoteBook &book, std::size_t bytes)
{
    const std::size_t quotes = bytes / 64;
    book.price.reserve(quotes);
    book.point.reserve(quotes);
    book.name.reserve(quotes);
    book.description.reserve(quotes);
    book.listings.reserve(quotes / 2);
    book.events.reserve(quotes / 256);
}

} // namespace

/// Goes through one response at a time.
class OddsDecoder::Document {
public:
    explicit Document(market::Vocabulary &vocabulary) : m_values(m_json), m_events(m_json, m_values, vocabulary) {}

    DecodeResult decode(std::string_view body, market::QuoteBook &book, const DecodeOptions &options);

private:
    [[nodiscard]] DecodeError read(std::string_view body, std::size_t maxBytes);
    [[nodiscard]] DecodeError syntaxError() const noexcept;
    [[nodiscard]] bool readTop();
    [[nodiscard]] bool readTopField(std::string_view key);
    [[nodiscard]] bool readEvents();
    [[nodiscard]] DecodeError findKind() noexcept;
    void finishPrices(DecodeResult &result, OddsFormat wanted) const;

    JsonReader m_json;
    ValueReader m_values;
    EventReader m_events;
    market::QuoteBook *m_book = nullptr;
    DocumentKind m_kind = DocumentKind::Other;
    market::UnixSeconds m_timestamp = market::noTime;
    bool m_spaced = false;
    bool m_isList = false;     // there is an array of events
    bool m_isEnvelope = false; // the top object has data
    bool m_isError = false;    // the top object has what an error answer has
};

DecodeResult OddsDecoder::Document::decode(std::string_view body, market::QuoteBook &book, const DecodeOptions &options)
{
    book.clear();
    m_book = &book;
    const bool marked = body.substr(0, byteOrderMark.size()) == byteOrderMark;
    const std::size_t start = marked ? byteOrderMark.size() : 0;
    m_json.start(body.substr(start));

    DecodeResult result;
    result.error = read(body.substr(start), options.maxBytes);
    if (result.error != DecodeError::None) {
        book.clear();
        result.offset = start + m_json.offset();
        result.message = sentence(result, options);
        return result;
    }
    result.kind = m_kind;
    if (m_isEnvelope)
        book.responseTime = m_timestamp;
    finishPrices(result, options.format);
    if (m_events.shape().eventTwice)
        market::groupByEvent(book);
    return result;
}

DecodeError OddsDecoder::Document::read(std::string_view text, std::size_t maxBytes)
{
    if (text.size() > maxBytes)
        return DecodeError::TooLarge;
    const char first = m_json.next();
    if (m_json.room() == 0)
        return DecodeError::Empty;
    if (!simdjson::validate_utf8(text.data(), text.size()))
        return DecodeError::NotUtf8;
    if (first == '<')
        return DecodeError::WebPage;

    reserveFor(*m_book, text.size());
    m_spaced = isSpaced(text);
    m_events.startDocument(*m_book, m_spaced);
    if (!readTop())
        return syntaxError();
    static_cast<void>(m_json.next());
    return m_json.room() == 0 ? findKind() : DecodeError::TrailingGarbage;
}

DecodeError OddsDecoder::Document::syntaxError() const noexcept
{
    switch (m_json.error()) {
    case SyntaxError::Truncated:
        return DecodeError::Truncated;
    case SyntaxError::TooDeep:
        return DecodeError::TooDeep;
    case SyntaxError::None:
    case SyntaxError::Broken:
        break;
    }
    return DecodeError::NotJson;
}

bool OddsDecoder::Document::readTop()
{
    m_isList = m_isEnvelope = m_isError = false;
    m_timestamp = market::noTime;
    const char first = m_json.next();
    if (first == '[')
        return readEvents();
    if (first != '{')
        return m_json.skipValue();
    m_events.startEvent();
    if (!m_json.readObject([this](std::string_view key) { return readTopField(key); }))
        return false;
    if (!m_isEnvelope)
        m_events.finishEvent();
    return true;
}

/// A field of an object that may be an event, an envelope or an error answer.
bool OddsDecoder::Document::readTopField(std::string_view key)
{
    const char first = m_json.next();
    if (key == "data" && (first == '[' || first == '{') && (m_isEnvelope || !m_events.looksLikeEvent())) {
        m_book->clear(); // of data given before
        m_events.startDocument(*m_book, m_spaced);
        m_isEnvelope = true;
        m_isList = false;
        return first == '[' ? readEvents() : m_events.readEvent();
    }
    if (key == "timestamp")
        return m_values.readTime(m_timestamp);
    m_isError = m_isError || key == "message" || key == "error_code";
    return m_isEnvelope ? m_json.skipValue() : m_events.readField(key);
}

bool OddsDecoder::Document::readEvents()
{
    m_isList = true;
    return m_json.readArray([this] { return m_events.readEvent(); });
}

/// Tells from the objects that were found what the document is; an error if it is nothing we know.
DecodeError OddsDecoder::Document::findKind() noexcept
{
    const ShapeCounts &shape = m_events.shape();
    m_kind = DocumentKind::Other;
    if (shape.events > 0) {
        m_kind = shape.scores ? DocumentKind::Scores : DocumentKind::Events;
        if (shape.bookmakers)
            m_kind = DocumentKind::Odds;
        return DecodeError::None;
    }
    // These are no events, so not bad ones either.
    m_book->badEvents = 0;
    m_book->quotesOfBadEvents = 0;
    if (shape.sports > 0)
        m_kind = DocumentKind::Sports;
    if (shape.sports > 0 || shape.participants > 0 || (m_isList && shape.others == 0))
        return DecodeError::None;
    return m_isError ? DecodeError::ErrorAnswer : DecodeError::WrongShape;
}

void OddsDecoder::Document::finishPrices(DecodeResult &result, OddsFormat wanted) const
{
    result.format = wanted == OddsFormat::Auto ? detectFormat(m_book->price) : wanted;
    makeDecimal(m_book->price, result.format);
    result.quotesRead = m_book->quoteCount() + m_book->quotesOfBadEvents;
}

OddsDecoder::OddsDecoder(market::Vocabulary &vocabulary) : m_document(std::make_unique<Document>(vocabulary)) {}
OddsDecoder::~OddsDecoder() = default;

DecodeResult OddsDecoder::decode(std::string_view body, market::QuoteBook &book, const DecodeOptions &options)
{
    return m_document->decode(body, book, options);
}

} // namespace evision::feed
