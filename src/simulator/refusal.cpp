// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/refusal.h"

#include "simulator/json_writer.h"

namespace evision::simulator {

std::string refusalBody(const Refusal &refusal)
{
    std::string page = "https://the-odds-api.com/liveapi/guides/v4/api-error-codes.html#";
    for (const char letter : refusal.code)
        page += letter == '_' ? '-' : static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
    std::string body;
    JsonWriter json(body, JsonLayout::Compact);
    json.beginObject();
    json.field("message", refusal.message);
    json.field("error_code", refusal.code);
    json.field("details_url", page);
    json.endObject();
    return body;
}

} // namespace evision::simulator
