// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/api_error.h"

#include "feed/client/api_error_codes.h"
#include "feed/client/shown_text.h"
#include "feed/decoder/value_reader.h"

#include <simdjson.h>

namespace evision::feed {

namespace {

/// What an error's body says. Each part may be missing.
struct ErrorBody {
    std::string message;
    std::string code;
    std::string details; ///< an address
};

/// Reads as far as the body is good: it may be cut, or no JSON at all.
ErrorBody readBody(std::string_view body)
{
    ErrorBody result;
    constexpr std::size_t longest = std::size_t{64} * 1024; // no error is longer
    if (body.size() > longest || !simdjson::validate_utf8(body.data(), body.size()))
        return result;
    JsonReader json;
    ValueReader values(json);
    json.start(body.substr(0, 3) == "\xef\xbb\xbf" ? body.substr(3) : body);
    if (json.next() != '{')
        return result;
    const bool whole = json.readObject([&](std::string_view key) {
        std::string *field = nullptr;
        if (key == "message")
            field = &result.message;
        else if (key == "error_code")
            field = &result.code;
        else if (key == "details_url")
            field = &result.details;
        if (!field)
            return json.skipValue();
        TextValue value;
        constexpr std::size_t longestMessage = 16 * 1024; // shown in part
        if (!values.readText(value, longestMessage))
            return false;
        if (value.kind == ValueKind::Text)
            *field = value.text;
        return true;
    });
    static_cast<void>(whole);
    return result;
}

const ApiErrorCode *codeOf(const ErrorBody &body)
{
    if (!body.code.empty()) {
        const ApiErrorCode *exact = findErrorCode(body.code);
        return exact ? exact : findErrorCodeIn(body.code);
    }
    // Older answers have no code, but the address of the page about it.
    const std::size_t fragment = body.details.find('#');
    const ApiErrorCode *byAddress =
        fragment == std::string::npos ? nullptr : findErrorCodeIn(std::string_view(body.details).substr(fragment));
    return byAddress ? byAddress : findErrorCodeIn(body.message);
}

/// The sentence, with what the service says itself where that tells the user which setting is meant.
std::string explained(PollError error, std::string_view sentence, const ErrorBody &body, std::string_view key)
{
    std::string result(sentence);
    const std::string said = shownText(body.message, key);
    if (error == PollError::BadRequest && !said.empty())
        result += " The service says: \"" + said + "\"";
    return result;
}

ApiFailure unauthorized(const ErrorAnswer &answer, const ErrorBody &body)
{
    const bool spent = answer.remaining == std::int64_t{0} || body.message.find("quota") != std::string::npos;
    const ApiErrorCode *meant = findErrorCode(spent ? "OUT_OF_USAGE_CREDITS" : "INVALID_KEY");
    return {meant->error, {}, std::string(meant->sentence)};
}

ApiFailure notFound(const ErrorAnswer &answer, const ErrorBody &body, std::string_view key)
{
    if (!answer.aboutEvent && !answer.aboutSport)
        return {PollError::BadRequest,
                {},
                explained(PollError::BadRequest,
                          "Nothing answers to this call at the address of the odds service; check the address.", body,
                          key)};
    const ApiErrorCode *meant = findErrorCode(answer.aboutEvent ? "EVENT_NOT_FOUND" : "UNKNOWN_SPORT");
    return {meant->error, {}, std::string(meant->sentence)};
}

ApiFailure byStatus(const ErrorAnswer &answer, const ErrorBody &body, std::string_view key)
{
    const std::string number = std::to_string(answer.status);
    switch (answer.status) {
    case 401:
        return unauthorized(answer, body);
    case 404:
        return notFound(answer, body, key);
    case 407:
        return {PollError::BadRequest, {}, "The proxy of this network asks for a sign-in; check the proxy settings."};
    case 408:
        return {PollError::TimedOut, {}, "The odds service gave up waiting for the call; it is tried again later."};
    case 429:
        return {PollError::TooManyCalls, {}, std::string(findErrorCode("EXCEEDED_FREQ_LIMIT")->sentence)};
    default:
        break;
    }
    if (answer.status >= 500 && answer.status < 600)
        return {PollError::ServerTrouble,
                {},
                "The odds service has trouble (status " + number + "); the call is tried again later."};
    if (answer.status >= 400 && answer.status < 500)
        return {
            PollError::BadRequest,
            {},
            explained(PollError::BadRequest, "The odds service refused the call (status " + number + ").", body, key)};
    return {PollError::BadAnswer,
            {},
            "The odds service answered with status " + number +
                ", which is neither odds nor an error; a proxy may have answered."};
}

ApiFailure byCode(const ApiErrorCode &code, const ErrorBody &body, std::string_view key)
{
    return {code.error, std::string(code.code), explained(code.error, code.sentence, body, key)};
}

} // namespace

ApiFailure failureOf(const ErrorAnswer &answer, std::string_view key)
{
    const ErrorBody body = readBody(answer.body);
    if (const ApiErrorCode *code = codeOf(body))
        return byCode(*code, body, key);
    return byStatus(answer, body, key);
}

ApiFailure statedFailure(std::string_view body, std::string_view key)
{
    const ErrorBody read = readBody(body);
    const ApiErrorCode *code = findErrorCode(read.code);
    return code ? byCode(*code, read, key) : ApiFailure{};
}

} // namespace evision::feed
