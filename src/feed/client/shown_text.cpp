// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/shown_text.h"

#include "feed/client/query_writer.h"

#include <simdjson.h>

#include <algorithm>

namespace evision::feed {

namespace {

constexpr std::string_view hidden = "***";
constexpr std::string_view parameter = "apikey=";

char lower(char character) noexcept
{
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

std::size_t findAnyCase(std::string_view text, std::string_view wanted, std::size_t from)
{
    const auto start = text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size()));
    const auto found = std::search(start, text.end(), wanted.begin(), wanted.end(),
                                   [](char left, char right) { return lower(left) == lower(right); });
    return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

std::string replaced(std::string_view text, std::string_view wanted)
{
    std::string result;
    std::size_t at = 0;
    if (!wanted.empty()) {
        for (std::size_t found = findAnyCase(text, wanted, 0); found != std::string_view::npos;
             found = findAnyCase(text, wanted, at)) {
            result.append(text.substr(at, found - at)).append(hidden);
            at = found + wanted.size();
        }
    }
    return result.append(text.substr(at));
}

std::string withoutParameter(std::string_view text)
{
    std::string result;
    std::size_t at = 0;
    for (std::size_t found = findAnyCase(text, parameter, 0); found != std::string_view::npos;
         found = findAnyCase(text, parameter, at)) {
        const std::size_t value = found + parameter.size();
        result.append(text.substr(at, value - at)).append(hidden);
        at = std::min(text.find_first_of("& \t\r\n\"'<>#", value), text.size());
    }
    return result.append(text.substr(at));
}

/// A character of several bytes that shows nothing, or turns what is around it: C1 controls, the soft hyphen, spaces
/// of no width, marks of direction, separators of lines.
bool isTreacherous(std::string_view character)
{
    const auto byte = [character](std::size_t index) { return static_cast<unsigned char>(character[index]); };
    const auto within = [&byte](std::size_t index, unsigned from, unsigned to) {
        return byte(index) >= from && byte(index) <= to;
    };
    if (character.size() == 2)
        return (byte(0) == 0xc2 && (byte(1) < 0xa0 || byte(1) == 0xad)) || character == "\xd8\x9c";
    if (character.size() != 3)
        return character.size() > 3 && byte(0) == 0xf3; // tags and variation selectors
    if (character == "\xef\xbb\xbf")
        return true;
    return byte(0) == 0xe2 && ((byte(1) == 0x80 && (within(2, 0x8b, 0x8f) || within(2, 0xa8, 0xae))) ||
                               (byte(1) == 0x81 && within(2, 0xa0, 0xaf)));
}

std::size_t lengthOfCharacter(char first) noexcept
{
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

std::string onOneLine(std::string_view text)
{
    std::string line;
    while (!text.empty()) {
        const std::string_view character = text.substr(0, lengthOfCharacter(text.front()));
        text.remove_prefix(character.size());
        const char first = character.front();
        if (character.size() == 1 && (static_cast<unsigned char>(first) <= ' ' || first == '\x7f')) {
            if (!line.empty() && line.back() != ' ')
                line += ' ';
        } else if (first != '<' && first != '>' && !isTreacherous(character)) {
            line += character;
        }
    }
    if (!line.empty() && line.back() == ' ')
        line.pop_back();
    return line;
}

bool startsCharacter(char byte) noexcept
{
    return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U;
}

} // namespace

std::string withoutKey(std::string_view text, std::string_view key)
{
    const std::string encoded = percentEncoded(key);
    std::string result = replaced(text, key);
    if (encoded != key)
        result = replaced(result, encoded);
    return withoutParameter(result);
}

std::string shownText(std::string_view text, std::string_view key, std::size_t most)
{
    constexpr std::size_t longest = std::size_t{64} * 1024; // more is no message
    if (text.size() > longest || !simdjson::validate_utf8(text.data(), text.size()))
        return {};
    // In this order: what joins the halves of a key comes before the search for it.
    std::string line = withoutKey(onOneLine(text), key);
    if (line.size() <= most)
        return line;
    std::size_t end = most;
    while (end > 0 && !startsCharacter(line[end]))
        --end;
    line.resize(end);
    return line.append("\xe2\x80\xa6");
}

} // namespace evision::feed
