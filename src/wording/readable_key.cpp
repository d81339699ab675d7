// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/readable_key.h"

#include "wording/text_table.h"

#include <algorithm>
#include <array>

namespace evision::wording {

namespace {

constexpr std::array<std::string_view, 18> abbreviations{"afl", "atp", "bbl", "epl",  "fifa", "ipl",
                                                         "mlb", "mls", "mma", "nba",  "nfl",  "nhl",
                                                         "nrl", "odi", "ufc", "uefa", "wta",  "xfl"};
constexpr std::array<std::string_view, 6> shortWords{"al", "de", "el", "la", "le", "of"};

bool isLower(char letter)
{
    return letter >= 'a' && letter <= 'z';
}

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

char upper(char letter)
{
    return isLower(letter) ? static_cast<char>(letter - 'a' + 'A') : letter;
}

template <typename List>
bool contains(const List &list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// "it" is a country, "h2h" and "q3" are abbreviations.
bool isAbbreviation(std::string_view word)
{
    constexpr std::size_t mostLetters = 3;
    const bool hasDigit = std::any_of(word.begin(), word.end(), isDigit);
    return contains(abbreviations, word) || (word.size() == 2 && !contains(shortWords, word)) ||
           (hasDigit && word.size() <= mostLetters && !isDigit(word.front()));
}

std::string titled(std::string_view word)
{
    std::string text(word);
    if (isAbbreviation(word))
        std::transform(text.begin(), text.end(), text.begin(), upper);
    else if (!text.empty())
        text.front() = upper(text.front());
    return text;
}

} // namespace

std::string readableKey(std::string_view key)
{
    std::string text;
    while (!key.empty()) {
        const std::size_t end = std::min(key.find('_'), key.size());
        if (end > 0)
            text += (text.empty() ? "" : " ") + titled(key.substr(0, end));
        key.remove_prefix(std::min(end + 1, key.size()));
    }
    return printable(text);
}

} // namespace evision::wording
