// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes at all: the decoder must neither crash nor read beyond them, must say the same when asked again, and must
// agree with the decoder that goes through a parsed tree.
#include "describe.h"
#include "feed/decoder/odds_decoder.h"
#include "reference_decoder.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace evision;
using test::Reference;

namespace {

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

/// The tree's parser lets some lone halves of surrogate pairs pass, and goes deeper.
bool mayRefuseMore(const feed::DecodeResult &result, std::string_view text)
{
    const bool hasSurrogate =
        text.find("\\ud") != std::string_view::npos || text.find("\\uD") != std::string_view::npos;
    return result.error == feed::DecodeError::TooDeep || (result.error == feed::DecodeError::NotJson && hasSurrogate);
}

void compare(const feed::DecodeResult &result, const std::vector<std::string> &lines, std::string_view text)
{
    const Reference reference = test::decodeByTree(text);
    if (reference.verdict == Reference::Verdict::Unknown)
        return;
    if (reference.verdict == Reference::Verdict::Refused) {
        if (result.ok())
            fail("took what is refused");
        return;
    }
    if (!result.ok()) {
        if (!mayRefuseMore(result, text))
            fail("refused what is good");
        return;
    }
    if (lines == reference.lines)
        return;
    const auto [ours, theirs] =
        std::mismatch(lines.begin(), lines.end(), reference.lines.begin(), reference.lines.end());
    std::fprintf(stderr, "ours:   %s\ntheirs: %s\n", ours == lines.end() ? "" : ours->c_str(),
                 theirs == reference.lines.end() ? "" : theirs->c_str());
    fail("the decoders differ");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    // A block of just this size, and text from the start.
    const std::vector<char> bytes(data, data + size);
    const std::string_view text(bytes.data(), bytes.size());
    market::Vocabulary vocabulary;
    feed::OddsDecoder decoder(vocabulary);
    market::QuoteBook book;
    const feed::DecodeResult result = decoder.decode(text, book);
    const std::vector<std::string> lines = test::describe(book, vocabulary);
    if (!result.ok() && (!book.events.empty() || !book.price.empty() || book.quotesOfBadEvents != 0))
        fail("kept a part of what it refused");
    if (result.ok() == !result.message.empty())
        fail("an error without a sentence");
    if (decoder.decode(text, book).error != result.error || test::describe(book, vocabulary) != lines)
        fail("said something else the second time");
    compare(result, lines, text);
    return 0;
}
