// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json_text.h"

#include "cli/json_writer.h"

#include "wording/text.h"

namespace evision::cli {

void writeTime(JsonWriter &json, std::string_view key, market::UnixSeconds time)
{
    if (time == market::noTime)
        json.null(key);
    else
        json.value(key, wording::timeText(time));
}

void beginDocument(JsonWriter &json, std::string_view schema, market::UnixSeconds asOf)
{
    json.beginObject();
    json.value("schema", schema);
    writeTime(json, "as_of", asOf);
    json.beginObject("settings");
    writeTime(json, "as_of", asOf);
    json.value("format", "json");
}

void writeAge(JsonWriter &json, std::string_view key, market::UnixSeconds now, market::UnixSeconds then)
{
    if (now == market::noTime || then == market::noTime)
        json.null(key);
    else
        json.value(key, static_cast<double>(now - then));
}

void writeName(JsonWriter &json, std::string_view key, std::string_view text)
{
    if (text.empty())
        json.null(key);
    else
        json.value(key, text);
}

void writeFlags(JsonWriter &json, edge::Flags flags)
{
    json.beginArray("flags");
    for (int bit = 0; bit < edge::flagCount; ++bit) {
        const auto flag = static_cast<edge::Flag>(1U << static_cast<unsigned>(bit));
        if (edge::has(flags, flag))
            json.element(edge::flagId(flag));
    }
    json.endArray();
}

} // namespace evision::cli
