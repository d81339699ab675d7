// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a request: the head parser must read the same wherever they are cut, take nothing that a plainer reader
// would read differently, and a response must stay one whatever is put into it.
#include "http/head_parser.h"
#include "http/response.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace evision::http;

namespace {

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

constexpr HeadLimits limits{2000, 20};

struct Result {
    HeadParser::State state = HeadParser::State::NeedsMore;
    HeadError error = HeadError::None;
    std::size_t taken = 0;
    RequestHead head;
};

/// Cuts `bytes` into pieces of lengths that `seed` decides, of one byte when it is 0, or not at all.
Result parse(std::string_view bytes, std::uint32_t seed, bool whole)
{
    HeadParser parser(limits);
    Result result;
    while (!bytes.empty()) {
        seed = seed * 1664525U + (seed == 0 ? 0U : 1013904223U);
        const std::size_t length = whole ? bytes.size() : std::min<std::size_t>(1 + (seed >> 26U), bytes.size());
        // A block of just this size: what lies behind it must not be read.
        const std::vector<char> piece(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
        result.taken += parser.feed({piece.data(), piece.size()});
        bytes.remove_prefix(length);
    }
    result.state = parser.state();
    result.error = parser.error();
    result.head = parser.head();
    return result;
}

bool same(const Result &left, const Result &right)
{
    return left.state == right.state && left.error == right.error && left.taken == right.taken &&
           left.head.method == right.head.method && left.head.target == right.head.target &&
           left.head.path == right.head.path && left.head.query == right.head.query &&
           left.head.host == right.head.host && left.head.headers == right.head.headers &&
           left.head.contentLength == right.head.contentLength;
}

std::vector<std::string> sorted(std::vector<std::string> lines)
{
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// Splits at line ends and colons and knows nothing else.
void compareWithPlainReader(std::string_view text, const RequestHead &head)
{
    std::vector<std::string> plain;
    std::size_t at = text.find("\r\n") + 2;
    for (std::size_t end = text.find("\r\n", at); end > at; end = text.find("\r\n", at)) {
        const std::string_view line = text.substr(at, end - at);
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            fail("took a line without a colon");
        plain.push_back(lowerCase(line.substr(0, colon)) + ':' + std::string(trimmed(line.substr(colon + 1))));
        at = end + 2;
    }
    std::vector<std::string> ours;
    for (const Header &field : head.headers)
        ours.push_back(lowerCase(field.name) + ':' + field.value);
    if (sorted(ours) != sorted(plain))
        fail("two readers read different fields");
    if (at + 2 != text.size())
        fail("the head does not end at its blank line");
}

void checkTaken(const RequestHead &head)
{
    if (head.headers.count("Host") > 1 || (head.minorVersion == 1 && head.headers.count("Host") != 1))
        fail("took a request without one host");
    if (head.headers.count("Content-Length") > 1 || head.headers.count("Transfer-Encoding") > 0)
        fail("took a request whose end is unclear");
    if (head.method == "CONNECT")
        return;
    if (head.path != "*" && !head.path.starts_with('/'))
        fail("took a path without a root");
    const std::string path = head.path + '/';
    if (path.find("/../") != std::string::npos || path.find("/./") != std::string::npos)
        fail("took a path with dot segments");
    for (const char c : head.path) {
        if (static_cast<unsigned char>(c) < 0x20 || c == '\\' || c == 0x7f)
            fail("took a path with a byte that hides something");
    }
    for (const Parameter &each : head.query) {
        if (each.name.find('\0') != std::string::npos || each.value.find('\0') != std::string::npos)
            fail("took a query with NUL");
    }
}

void checkResponse(std::string_view bytes)
{
    const std::size_t half = bytes.size() / 2;
    const Response response{200, {{std::string(bytes.substr(0, half)), std::string(bytes.substr(half))}}, "body"};
    const std::string out = toBytes(response, {});
    const std::size_t blank = out.find("\r\n\r\n");
    if (out.substr(blank + 4) != "body")
        fail("a field ended the head of a response");
    if (std::count(out.begin(), out.end(), '\n') > 6 || std::count(out.begin(), out.end(), '\r') > 6)
        fail("a field made another");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(data, data + size);
    const Result whole = parse(bytes, 0, true);
    std::uint32_t seed = 1;
    for (const char c : bytes)
        seed = seed * 31 + static_cast<unsigned char>(c);
    if (!same(whole, parse(bytes, 0, false)) || !same(whole, parse(bytes, seed | 1U, false)))
        fail("read something else when cut elsewhere");
    if (whole.taken > limits.bytes + 1)
        fail("took more than the limit");
    if ((whole.state == HeadParser::State::Failed) != (whole.error != HeadError::None) ||
        (whole.error != HeadError::None) != (statusOf(whole.error) >= 400))
        fail("an error without a status, or a status without an error");
    if (whole.state == HeadParser::State::Done) {
        checkTaken(whole.head);
        compareWithPlainReader(std::string_view(bytes).substr(0, whole.taken), whole.head);
    }
    checkResponse(bytes);
    return 0;
}
