// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/odds_api_answer.h"

#include "feed/client/api_error.h"
#include "feed/client/shown_text.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <memory>

namespace evision::feed {

namespace {

void fail(PollAnswer &answer, PollError error, std::string message)
{
    answer.error = error;
    answer.message = std::move(message);
}

/// The bytes inflated, if they are compressed; good until the inflater's next call.
Inflater::Result plainBytes(const WebAnswer &web, Inflater &inflater, PollAnswer &answer)
{
    if (web.head.coding == BodyCoding::Plain || web.body.empty())
        return {InflateError::None, std::string_view(web.body)};
    if (web.head.coding == BodyCoding::Unknown)
        return {InflateError::NotCompressed, {}};
    using Timer = std::chrono::steady_clock;
    const Timer::time_point start = Timer::now();
    const Inflater::Result result = inflater.inflate(std::string_view(web.body));
    answer.inflateMicroseconds = std::chrono::duration_cast<std::chrono::microseconds>(Timer::now() - start).count();
    return result;
}

/// How many bytes of `text` are the character `wanted`, plain or as JSON may write it; 0 when it is another.
std::size_t lengthAs(char wanted, std::string_view text)
{
    if (text.empty() || text[0] != '\\')
        return !text.empty() && text[0] == wanted ? 1 : 0;
    if (text.size() > 1 && text[1] == wanted && wanted != 'u')
        return 2;
    constexpr std::size_t escape = 6;
    if (text.size() < escape || text[1] != 'u')
        return 0;
    unsigned code = 0;
    const char *const end = text.data() + escape;
    const auto [stop, error] = std::from_chars(text.data() + 2, end, code, 16);
    return error == std::errc() && stop == end && code == static_cast<unsigned char>(wanted) ? escape : 0;
}

std::size_t lengthAs(std::string_view key, std::string_view text)
{
    std::size_t length = 0;
    for (const char wanted : key) {
        const std::size_t one = lengthAs(wanted, text.substr(length));
        if (one == 0)
            return 0;
        length += one;
    }
    return length;
}

/// The key as JSON may write it: its letters as numbers, its slashes with another before them.
void hideEscapedKey(std::string &body, std::string_view key)
{
    const char starts[] = {'\\', key.front()};
    for (std::size_t at = 0; (at = body.find_first_of(std::string_view(starts, 2), at)) != std::string::npos;) {
        const std::size_t length = lengthAs(key, std::string_view(body).substr(at));
        std::fill_n(body.begin() + static_cast<std::ptrdiff_t>(at), length, '*');
        at += std::max<std::size_t>(length, 1);
    }
}

/// A service that repeats the key would carry it into recordings. What is shorter than any key could be a word.
void hideKey(std::string &body, std::string_view key)
{
    constexpr std::size_t shortestKey = 12;
    if (key.size() < shortestKey)
        return;
    for (std::size_t at = body.find(key); at != std::string::npos; at = body.find(key, at))
        std::fill_n(body.begin() + static_cast<std::ptrdiff_t>(at), key.size(), '*');
    if (body.find('\\') != std::string::npos)
        hideEscapedKey(body, key);
}

char firstOf(std::string_view body)
{
    if (body.substr(0, 3) == "\xef\xbb\xbf")
        body.remove_prefix(3);
    const std::size_t first = body.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? '\0' : body[first];
}

void takeBody(const WebAnswer &web, std::string_view body, std::string_view key, PollAnswer &answer)
{
    const char first = firstOf(body);
    if (first == '[' || first == '{') {
        // Some gateways say 200 whatever happens.
        if (const ApiFailure stated = statedFailure(body, key); first == '{' && stated.error != PollError::None)
            return fail(answer, stated.error, stated.message);
        auto kept = std::make_shared<std::string>(body);
        hideKey(*kept, key);
        answer.body = std::move(kept);
        return;
    }
    if (first == '<' || web.head.isHtml)
        return fail(answer, PollError::BadAnswer,
                    "A web page came instead of odds; a proxy or a sign-in page of this network may have answered.");
    fail(answer, PollError::BadAnswer,
         first == '\0' ? "The answer of the odds service is empty." : "The answer of the odds service is not JSON.");
}

} // namespace

void readWebAnswer(const WebAnswer &web, bool aboutEvent, std::string_view key, Inflater &inflater, PollAnswer &answer)
{
    constexpr int ok = 200;
    if (web.error != PollError::None)
        return fail(answer, web.error, web.message);
    const Inflater::Result plain = plainBytes(web, inflater, answer);
    if (web.status != ok) {
        ApiFailure failure = failureOf(
            {web.status, plain.bytes, web.head.credits.remaining, !answer.request.sport.empty(), aboutEvent}, key);
        return fail(answer, failure.error, std::move(failure.message));
    }
    if (web.head.coding == BodyCoding::Unknown)
        return fail(answer, PollError::BadAnswer,
                    "The answer is compressed in a way that was not asked for; a proxy may have changed it.");
    if (plain.error != InflateError::None)
        return fail(answer, plain.error == InflateError::TooLarge ? PollError::TooLarge : PollError::BadAnswer,
                    std::string(sentence(plain.error)));
    takeBody(web, plain.bytes, key, answer);
}

} // namespace evision::feed
