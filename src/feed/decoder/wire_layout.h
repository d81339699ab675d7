// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace evision::feed {

/// How the service writes what is repeated most. The readers look for these bytes first and read field by field where
/// anything else stands, so that neither an unknown field nor another order costs more than its own object.
struct CompactLayout {
    static constexpr char key[] = R"({"key":")";
    static constexpr char title[] = R"(,"title":")";
    static constexpr char lastUpdate[] = R"(,"last_update":")";
    static constexpr char markets[] = R"(,"markets":[)";
    static constexpr char outcomes[] = R"(,"outcomes":[)";
    static constexpr char name[] = R"({"name":")";
    static constexpr char nextName[] = R"(,{"name":")";
    static constexpr char description[] = R"(,"description":")";
    static constexpr char price[] = R"(,"price":)";
    static constexpr char point[] = R"(,"point":)";
    static constexpr char link[] = R"(,"link":")";
};

/// The same with a space after each colon and comma, as many programs save it.
struct SpacedLayout {
    static constexpr char key[] = R"({"key": ")";
    static constexpr char title[] = R"(, "title": ")";
    static constexpr char lastUpdate[] = R"(, "last_update": ")";
    static constexpr char markets[] = R"(, "markets": [)";
    static constexpr char outcomes[] = R"(, "outcomes": [)";
    static constexpr char name[] = R"({"name": ")";
    static constexpr char nextName[] = R"(, {"name": ")";
    static constexpr char description[] = R"(, "description": ")";
    static constexpr char price[] = R"(, "price": )";
    static constexpr char point[] = R"(, "point": )";
    static constexpr char link[] = R"(, "link": ")";
};

/// Bytes that must be left at the cursor for a reader to look for a layout: more than it can pass over at once.
inline constexpr unsigned long layoutRoom = 1024;

} // namespace evision::feed
