// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes of a service, cut anywhere: no more is held than the limits allow, and a whole answer is the same whichever
// way its bytes came. The input's first byte is the length of the pieces.
#include "feed/client/answer_parser.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

using evision::feed::AnswerParser;

namespace {

constexpr std::int64_t limit = 1000;

struct Outcome {
    AnswerParser::State state = AnswerParser::State::NeedsMore;
    int status = 0;
    std::string body;
};

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

Outcome parse(std::string_view bytes, std::size_t pieceBytes)
{
    AnswerParser parser(limit);
    while (!bytes.empty()) {
        const std::string_view piece = bytes.substr(0, pieceBytes);
        const AnswerParser::State before = parser.state();
        const AnswerParser::State after = parser.feed(piece);
        if (before != AnswerParser::State::NeedsMore && after != before)
            fail("it ended twice");
        bytes.remove_prefix(piece.size());
    }
    parser.end();
    Outcome outcome{parser.state(), parser.status(), parser.takeBody()};
    if (outcome.body.size() > limit)
        fail("more than the limit");
    if (outcome.state == AnswerParser::State::Done && outcome.status < 200)
        fail("done without a status");
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char *>(data) + 1, size - 1);
    const Outcome whole = parse(bytes, bytes.size());
    const Outcome pieces = parse(bytes, std::max<std::size_t>(data[0], 1));
    const bool done = whole.state == AnswerParser::State::Done;
    if (done != (pieces.state == AnswerParser::State::Done))
        fail("an answer that is whole only one way");
    if (done && (whole.status != pieces.status || whole.body != pieces.body))
        fail("two answers from the same bytes");
    return 0;
}
