// SPDX-License-Identifier: GPL-3.0-or-later
// Any status, headers and body: there is always a sentence, it is one line of good text, and the key is never in it.
// The input's first two bytes are the status, its lines up to an empty one are headers, the rest is the body.
#include "feed/client/api_error.h"
#include "feed/client/odds_api_answer.h"
#include "feed/client/odds_api_reader.h"
#include "feed/client/reply_head.h"
#include "feed/client/shown_text.h"
#include "feed/decoder/inflate.h"

#include <QByteArray>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace evision;
using namespace evision::feed;

namespace {

constexpr std::string_view key = "0123456789ab";

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

void checkText(const std::string &text)
{
    const QByteArray bytes = QByteArray::fromStdString(text);
    if (!bytes.isValidUtf8())
        fail("no text");
    if (std::any_of(text.begin(), text.end(),
                    [](char character) { return static_cast<unsigned char>(character) < 0x20 || character == '\x7f'; }))
        fail("control characters");
    if (bytes.toLower().contains(QByteArray(key.data(), static_cast<qsizetype>(key.size()))))
        fail("the key");
}

/// Takes the head's lines from the bytes.
ReplyHead headOf(std::string_view &bytes)
{
    ReplyHead head;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        const std::string_view line = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        if (line.empty())
            break;
        const std::size_t colon = std::min(line.find(':'), line.size());
        head.read(line.substr(0, colon), line.substr(std::min(colon + 1, line.size())));
    }
    for (const auto &number :
         {head.credits.remaining, head.credits.used, head.credits.last, head.length, head.retryAfterSeconds}) {
        if (number && *number < 0)
            fail("a negative number");
    }
    return head;
}

void checkAnswer(const PollAnswer &answer)
{
    if (answer.ok() != (answer.body != nullptr) || answer.ok() != answer.message.empty())
        fail("neither an answer nor a failure");
    checkText(answer.message);
    if (answer.body && answer.body->find(key) != std::string::npos)
        fail("the key in the body");
    market::Vocabulary vocabulary;
    market::QuoteBook book;
    const ReadResult read = OddsApiReader(vocabulary).read(answer, book);
    if (read.ok != read.message.empty() || (!read.ok && !book.events.empty()))
        fail("neither read nor refused");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    WebAnswer web;
    web.status = 100 + (data[0] * 256 + data[1]) % 500;
    if (data[0] % 4 == 0)
        web.status = 200;
    std::string_view bytes(reinterpret_cast<const char *>(data) + 2, size - 2);
    checkText(shownText(bytes, key));
    web.head = headOf(bytes);
    web.body = std::string(bytes);

    const ErrorAnswer error{web.status, bytes, web.head.credits.remaining, (data[1] & 1U) != 0, (data[1] & 2U) != 0};
    const ApiFailure failure = failureOf(error, key);
    if (failure.error == PollError::None || failure.message.size() < 20)
        fail("no sentence");
    checkText(failure.message);

    Inflater inflater(std::size_t{1} << 20U);
    PollAnswer answer;
    answer.request.kind = static_cast<PollKind>(data[1] % 5);
    answer.request.sport = "s";
    readWebAnswer(web, error.aboutEvent, key, inflater, answer);
    checkAnswer(answer);
    return 0;
}
