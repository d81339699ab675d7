// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/service/refusal.h"

#include "simulator/service/json_writer.h"

#include <algorithm>

namespace evision::simulator {

namespace {

/// Messages repeat what was asked for, which may be no text at all; JSON must be UTF-8.
std::string inAscii(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char letter) { return static_cast<unsigned char>(letter) >= 0x80; }, '?');
    return text;
}

} // namespace

std::string refusalBody(const Refusal &refusal)
{
    std::string page = "https://the-odds-api.com/liveapi/guides/v4/api-error-codes.html#";
    for (const char letter : refusal.code)
        page += letter == '_' ? '-' : static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
    std::string body;
    JsonWriter json(body, JsonLayout::Compact);
    json.beginObject();
    json.field("message", inAscii(refusal.message));
    json.field("error_code", refusal.code);
    json.field("details_url", page);
    json.endObject();
    return body;
}

} // namespace evision::simulator
