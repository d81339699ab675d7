// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/spelling.h"

#include <algorithm>
#include <numeric>

namespace evision::cli {

namespace {

/// As a key would be written.
std::string asKey(std::string_view text)
{
    std::string key;
    for (const char letter : text.substr(0, 64)) {
        if (letter >= 'A' && letter <= 'Z')
            key += static_cast<char>(letter - 'A' + 'a');
        else
            key += letter == ' ' || letter == '-' || letter == '.' ? '_' : letter;
    }
    return key;
}

/// How many letters have to be put in, taken out or changed (Levenshtein).
std::size_t distance(std::string_view one, std::string_view other)
{
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t at = 0; at < one.size(); ++at) {
        std::size_t diagonal = row[0];
        row[0] = at + 1;
        for (std::size_t to = 0; to < other.size(); ++to) {
            const std::size_t changed = diagonal + (one[at] == other[to] ? 0 : 1);
            diagonal = row[to + 1];
            row[to + 1] = std::min({changed, row[to] + 1, row[to + 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::string likely(std::string_view text, const std::vector<std::string> &known)
{
    const std::string wanted = asKey(text);
    std::size_t nearest = std::max<std::size_t>(1, wanted.size() / 4) + 1;
    std::string found;
    for (const std::string &key : known) {
        // A word that was cut short, or has more behind it, is near, too: "epl", "draftkings_us".
        const bool within = wanted.size() >= 3 && key.size() >= 3 &&
                            (key.find(wanted) != std::string::npos || wanted.find(key) != std::string::npos);
        const std::size_t far = std::min(distance(wanted, asKey(key)), within ? std::size_t{1} : nearest);
        if (far < nearest) {
            nearest = far;
            found = key;
        }
    }
    return found;
}

std::string didYouMean(std::string_view text, const std::vector<std::string> &known)
{
    const std::string meant = likely(text, known);
    return meant.empty() ? std::string() : " Did you mean " + meant + "?";
}

} // namespace evision::cli
