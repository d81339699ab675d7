// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/opportunity.h"

#include "market/quote_book.h"

#include <string_view>

namespace evision::cli {

class JsonWriter;

/// The time or null.
void writeTime(JsonWriter &json, std::string_view key, market::UnixSeconds time);
/// Opens a document and its member `settings`, which begin alike for all commands of numbers.
void beginDocument(JsonWriter &json, std::string_view schema, market::UnixSeconds asOf);
/// Seconds from `then` to `now`, or null.
void writeAge(JsonWriter &json, std::string_view key, market::UnixSeconds now, market::UnixSeconds then);
/// The text or null where there is none.
void writeName(JsonWriter &json, std::string_view key, std::string_view text);
/// The flags' ids as an array.
void writeFlags(JsonWriter &json, edge::Flags flags);

} // namespace evision::cli
