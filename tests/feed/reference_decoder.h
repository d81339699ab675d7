// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace evision::test {

/// What the second decoder makes of a response: the rules of OddsDecoder once more, by the plainest means (a parsed
/// tree, strings, maps), so that the two can be held against each other.
struct Reference {
    enum class Verdict : std::uint8_t {
        Good,
        Refused,
        Unknown, ///< the tree's parser refuses numbers that are too large, the decoder does not
    };
    Verdict verdict = Verdict::Good;
    std::vector<std::string> lines; ///< as describe() gives them
};

[[nodiscard]] Reference decodeByTree(std::string_view body);

} // namespace evision::test
