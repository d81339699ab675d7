// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/decoder/outcome_reader.h"

#include "feed/decoder/wire_layout.h"

#include <limits>

namespace evision::feed {

using market::NameId;
using market::noName;
using market::Vocabulary;

namespace {

constexpr double notGiven = std::numeric_limits<double>::quiet_NaN();

// The names that any event may have, as they stand before a closing quote.
constexpr char commonNames[] = R"(Draw"Over"Under")";
constexpr unsigned commonNameCount = 3;

// A name, a description, a link, and what stands between them and two short numbers.
static_assert(2 * TextMemo<8, 1>::reach + LinkReader::reach + 128 <= layoutRoom);

} // namespace

OutcomeReader::OutcomeReader(JsonReader &json, ValueReader &values, Vocabulary &vocabulary, LinkReader &links,
                             QuoteStage &stage)
    : m_json(json), m_values(values), m_vocabulary(vocabulary), m_links(links), m_stage(stage)
{
}

void OutcomeReader::startDocument(bool spaced) noexcept
{
    m_spaced = spaced;
    m_names.clear();
    m_descriptions.clear();
    m_names.learn(std::string_view(commonNames, 4), Vocabulary::draw);
    m_names.learn(std::string_view(commonNames + 5, 4), Vocabulary::over);
    m_names.learn(std::string_view(commonNames + 10, 5), Vocabulary::under);
}

void OutcomeReader::startEvent() noexcept
{
    m_names.shrink(commonNameCount);
    m_names.start(0);
    m_descriptions.shrink(0);
}

void OutcomeReader::startMarket(unsigned place) noexcept
{
    m_names.start(place < marketPlaces ? place : 0);
    m_descriptions.start(0);
}

bool OutcomeReader::readOutcomes(std::size_t &count, bool &good)
{
    return m_json.readArray([&] {
        const std::size_t plain = m_spaced ? readPlainOutcomes<SpacedLayout>() : readPlainOutcomes<CompactLayout>();
        count += plain;
        if (plain > 0)
            return true;
        ++count;
        return readOutcome(good);
    });
}

/// Reads the outcomes from the cursor on that stand in the layout, and answers how many.
template <typename Layout>
std::size_t OutcomeReader::readPlainOutcomes()
{
    std::size_t count = 0;
    const char *const last = m_json.cursor() + m_json.room();
    const char *at = m_json.cursor();
    if (m_json.room() < layoutRoom || !startsWith(at, Layout::name))
        return 0;
    const char *name = at + sizeof Layout::name - 1;
    for (;;) {
        const char *const after = readPlainOutcome<Layout>(name);
        if (!after)
            break;
        ++count;
        at = after;
        if (last - at < static_cast<std::ptrdiff_t>(layoutRoom) || !startsWith(at, Layout::nextName))
            break;
        name = at + sizeof Layout::nextName - 1;
    }
    m_json.moveTo(at);
    return count;
}

/// Reads the outcome whose name begins at `name`, if it is a known one and the numbers are short. Answers the byte
/// after the outcome, or nullptr.
template <typename Layout>
inline const char *OutcomeReader::readPlainOutcome(const char *name)
{
    const unsigned known = m_names.find(name);
    if (known == m_names.none)
        return nullptr;
    const char *at = name + m_names.length(known);
    // Separate variables: a quote put together in memory piece by piece is slow to copy.
    NameId about = noName;
    if (startsWith(at, Layout::description)) {
        at += sizeof Layout::description - 1;
        const unsigned description = m_descriptions.findAgain(at);
        if (description == m_descriptions.none)
            return nullptr;
        at += m_descriptions.length(description);
        about = m_descriptions.id(description);
    }
    if (!startsWith(at, Layout::price))
        return nullptr;
    double price = notGiven;
    double point = notGiven;
    at = m_numbers.read(at + sizeof Layout::price - 1, price);
    if (at && startsWith(at, Layout::point))
        at = m_numbers.read(at + sizeof Layout::point - 1, point);
    NameId link = noName;
    if (at && startsWith(at, Layout::link))
        at = m_links.readPlain(at + sizeof Layout::link - 1, LinkReader::Of::Outcome, link);
    if (!at || *at != '}')
        return nullptr;
    m_stage.add({price, point + 0.0, m_names.id(known), about, link}); // + 0.0 makes -0.0 a 0
    return at + 1;
}

bool OutcomeReader::readOutcome(bool &good)
{
    if (m_json.next() != '{') {
        good = false;
        return m_json.skipValue();
    }
    StagedQuote quote{notGiven, notGiven, noName, noName, noName};
    m_goodDescription = true;
    if (!m_json.readObject([&](std::string_view key) { return readField(key, quote); }))
        return false;
    good = good && quote.name != noName && m_goodDescription;
    m_stage.add(quote);
    return true;
}

bool OutcomeReader::readField(std::string_view key, StagedQuote &quote)
{
    TextValue value;
    if (key == "name") {
        if (!m_values.readText(value))
            return false;
        quote.name = nameOf(value, m_names);
        return true;
    }
    if (key == "price")
        return m_values.readNumber(quote.price);
    if (key == "point") {
        if (!m_values.readNumber(quote.point))
            return false;
        quote.point += 0.0; // makes -0.0 a 0
        return true;
    }
    if (key == "description") {
        if (!m_values.readText(value))
            return false;
        quote.description = nameOf(value, m_descriptions);
        m_goodDescription = value.kind != ValueKind::TooLong; // as if there were none it would be of another line
        return true;
    }
    if (key == "link") {
        if (!m_values.readText(value, mostLinkBytes))
            return false;
        quote.link = m_links.idOf(value.text, LinkReader::Of::Outcome);
        return true;
    }
    return m_json.skipValue();
}

template <typename Memo>
NameId OutcomeReader::nameOf(const TextValue &value, Memo &memo)
{
    if (value.kind != ValueKind::Text)
        return noName;
    if (m_json.room() >= layoutRoom) {
        const unsigned known = memo.find(value.raw.bytes.data());
        if (known != memo.none)
            return memo.id(known);
    }
    const NameId name = m_vocabulary.names.intern(value.text);
    memo.learn(value.raw.bytes, name);
    return name;
}

} // namespace evision::feed
