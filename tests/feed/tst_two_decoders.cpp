// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder against a second one that goes through a parsed tree: on samples, and on samples that were changed.
#include "fixture.h"
#include "reference_decoder.h"

#include "simulator/service/sample_response.h"
#include "simulator/world/random.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace evision;
using namespace evision::test;
using simulator::JsonLayout;
using simulator::Random;
using simulator::SampleOptions;

namespace {

/// What the decoder says of the text: its lines, or that it refused it.
std::vector<std::string> decode(feed::OddsDecoder &decoder, const market::Vocabulary &vocabulary,
                                const std::string &text)
{
    market::QuoteBook book;
    const std::vector<char> exact(text.begin(), text.end()); // the address sanitizer sees a read beyond it
    if (!decoder.decode(std::string_view(exact.data(), exact.size()), book).ok())
        return {"refused"};
    return describe(book, vocabulary);
}

/// The same of the tree's decoder; nothing when it cannot tell.
std::vector<std::string> decodeTree(const std::string &text)
{
    const Reference reference = decodeByTree(text);
    if (reference.verdict == Reference::Verdict::Unknown)
        return {};
    return reference.verdict == Reference::Verdict::Good ? reference.lines : std::vector<std::string>{"refused"};
}

/// Values and pieces that change what a response means.
constexpr std::array<std::string_view, 36> pieces{
    "null",
    "true",
    "\"\"",
    "{}",
    "[]",
    "-0.0",
    "1e999",
    "0",
    "-110",
    "150",
    "1e2",
    "\"Draw\"",
    "\"h2h\"",
    ",",
    ":",
    "{",
    "}",
    "[",
    "]",
    "\"",
    " ",
    "\n",
    "\\u0041",
    "\\",
    "é",
    "-",
    "1.5.",
    "\"price\":2,",
    "\"name\":\"X\",",
    "\"last_update\":5,",
    "\"key\":\"k\",",
    "\"point\":2.5,",
    "\"link\":\"l\",",
    "\"markets\":[],",
    "\"outcomes\":[{\"name\":\"Y\"}],",
    "{\"id\":\"i\"},",
};

/// One small change: a piece put in, a value or a run of bytes replaced, a part doubled or taken out.
void change(std::string &text, Random &random)
{
    const std::size_t at = random.below(text.size());
    const std::string_view piece = pieces[random.below(pieces.size())];
    const std::size_t end = std::min(text.find_first_of(",:]}", at), text.size());
    switch (random.below(6)) {
    case 0:
        text.insert(at, piece);
        return;
    case 1: { // a whole value
        const std::size_t begin = text.find_last_of(":,[", at) + 1;
        text.replace(begin, std::max(end, begin) - begin, piece);
        return;
    }
    case 2:
        text.erase(at, 1 + random.below(4));
        return;
    case 3: { // an object or a list and what follows, said twice
        const std::size_t begin = std::min(text.find_first_of("{[\"", at), text.size());
        const std::string part = text.substr(begin, random.below(200));
        text.insert(begin, part);
        return;
    }
    case 4:
        text[at] = static_cast<char>(random.below(256));
        return;
    default:
        text.erase(at, random.below(120));
        return;
    }
}

SampleOptions sample(std::size_t quotes, std::uint64_t seed, JsonLayout layout)
{
    SampleOptions options;
    options.quotes = quotes;
    options.seed = seed;
    options.layout = layout;
    options.american = seed % 4 == 1;
    options.unixTimes = seed % 4 == 2;
    options.links = seed % 4 == 3;
    return options;
}

constexpr std::array<JsonLayout, 3> layouts{JsonLayout::Compact, JsonLayout::Spaced, JsonLayout::Pretty};

} // namespace

class TestTwoDecoders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samples();
    void linksOfOnePollAfterTheOther();
    void changedSamples();
    void fieldsLeftOut();
};

void TestTwoDecoders::samples()
{
    for (std::uint64_t seed = 0; seed < 24; ++seed) {
        market::Vocabulary vocabulary;
        feed::OddsDecoder decoder(vocabulary);
        const std::string text = sampleResponse(sample(3000, seed, layouts[seed % 3])).json;
        const std::vector<std::string> expected = decodeTree(text);
        QCOMPARE(decode(decoder, vocabulary, text), expected);
        QVERIFY(expected.size() > 3000);
    }
}

void TestTwoDecoders::linksOfOnePollAfterTheOther()
{
    // The links of a poll are looked for where the one before had them: that they are elsewhere must not matter.
    market::Vocabulary vocabulary;
    feed::OddsDecoder decoder(vocabulary);
    for (const std::uint64_t seed : {3U, 3U, 7U, 3U, 11U, 7U, 7U}) {
        const std::string text = sampleResponse(sample(1500, seed, layouts[seed % 2])).json;
        QVERIFY(text.find("betslip") != std::string::npos);
        QCOMPARE(decode(decoder, vocabulary, text), decodeTree(text));
    }
    // As long as it may be for the readers of the known layout, longer, with escapes, empty, and of another type.
    const std::string text = sampleResponse(sample(300, 3, JsonLayout::Compact)).json;
    const std::size_t link = text.find("https://example.com/betslip/");
    const std::size_t end = text.find('"', link);
    for (const std::string &other : {std::string(310, 'x'), std::string(330, 'x'), std::string(2000, 'x'),
                                     std::string("https:\\/\\/b\\u00f8k.example"), std::string()}) {
        std::string changed = text;
        changed.replace(link, end - link, other);
        QCOMPARE(decode(decoder, vocabulary, changed), decodeTree(changed));
    }
    for (const std::string_view other : {"null", "17", "[1]", "{\"a\":\"b\"}"}) {
        std::string changed = text;
        changed.replace(link - 1, end - link + 2, other);
        QCOMPARE(decode(decoder, vocabulary, changed), decodeTree(changed));
    }
}

void TestTwoDecoders::changedSamples()
{
    // Long enough that the readers for a known layout run, then cut to keep the comparison quick.
    Random random(20260801);
    market::Vocabulary vocabulary;
    feed::OddsDecoder decoder(vocabulary);
    int accepted = 0;
    int compared = 0;
    for (std::size_t round = 0; round < 6000; ++round) {
        std::string text = sampleResponse(sample(40, round % 240, layouts[round % 3])).json;
        for (std::size_t changes = 1 + random.below(3); changes > 0; --changes)
            change(text, random);
        const std::vector<std::string> expected = decodeTree(text);
        if (expected.empty())
            continue;
        ++compared;
        accepted += expected.front() != "refused";
        if (decode(decoder, vocabulary, text) != expected) {
            qWarning("%s", text.c_str());
            QCOMPARE(decode(decoder, vocabulary, text), expected);
        }
    }
    qInfo("%d compared, %d accepted", compared, accepted);
    QVERIFY(accepted > 600);
    QVERIFY(compared - accepted > 600);
}

void TestTwoDecoders::fieldsLeftOut()
{
    // Each field of the sample renamed at one place, so that it is missing there and an unknown one stands there.
    const std::string text = sampleResponse(sample(80, 4, JsonLayout::Compact)).json;
    market::Vocabulary vocabulary;
    feed::OddsDecoder decoder(vocabulary);
    int fields = 0;
    for (std::size_t at = text.find("\":"); at != std::string::npos; at = text.find("\":", at + 1)) {
        std::string changed = text;
        changed[at - 1] = '_';
        QCOMPARE(decode(decoder, vocabulary, changed), decodeTree(changed));
        ++fields;
    }
    QVERIFY(fields > 200);
}

QTEST_GUILESS_MAIN(TestTwoDecoders)
#include "tst_two_decoders.moc"
