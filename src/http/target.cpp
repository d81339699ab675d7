// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/target.h"

#include "http/headers.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace evision::http {

namespace {

constexpr bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

constexpr bool isLetter(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int hexValue(char c) noexcept
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// How many bytes of UTF-8 begin at `at`; 0 when they are none (RFC 3629: no surrogates, nothing overlong).
std::size_t utf8Length(std::string_view text, std::size_t at) noexcept
{
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xc0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return follows(1) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        const bool overlong = first == 0xe0 && byte(1) < 0xa0;
        const bool surrogate = first == 0xed && byte(1) > 0x9f;
        return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const bool overlong = first == 0xf0 && byte(1) < 0x90;
        const bool beyond = first == 0xf4 && byte(1) > 0x8f;
        return follows(1) && follows(2) && follows(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

bool isUtf8(std::string_view text) noexcept
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8Length(text, at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

enum class Plus : std::uint8_t { IsPlus, IsSpace };

std::optional<std::string> decoded(std::string_view text, Plus plus)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            result += text[at] == '+' && plus == Plus::IsSpace ? ' ' : text[at];
            continue;
        }
        if (at + 2 >= text.size())
            return std::nullopt;
        const int high = hexValue(text[at + 1]);
        const int low = hexValue(text[at + 2]);
        if (high < 0 || low < 0 || (high == 0 && low == 0))
            return std::nullopt;
        result += static_cast<char>(high * 16 + low);
        at += 2;
    }
    if (!isUtf8(result))
        return std::nullopt;
    return result;
}

/// No segment that another reader would resolve or split: "." and "..", also in escapes, and hidden separators.
bool isPlainPath(std::string_view raw, std::string_view path)
{
    if (std::count(raw.begin(), raw.end(), '/') != std::count(path.begin(), path.end(), '/'))
        return false;
    const bool unclear = std::any_of(path.begin(), path.end(), [](char c) {
        return c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
    if (unclear)
        return false;
    for (std::size_t at = 0; at < path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view segment = path.substr(at, end - at);
        if (segment == "." || segment == "..")
            return false;
        at = end + 1;
    }
    return true;
}

bool readQuery(std::string_view text, std::vector<Parameter> &query)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('&'), text.size());
        const std::string_view part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (part.empty())
            continue;
        const std::size_t equals = std::min(part.find('='), part.size());
        const auto name = decoded(part.substr(0, equals), Plus::IsSpace);
        const auto value = decoded(part.substr(std::min(equals + 1, part.size())), Plus::IsSpace);
        if (!name || !value)
            return false;
        query.push_back({*name, *value});
    }
    return true;
}

/// Takes "http://host" off the front. False when something else is there than a path or such a prefix.
bool takeAuthority(std::string_view &target, std::string &authority)
{
    if (target.starts_with('/'))
        return true;
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!equalsIgnoringCase(target.substr(0, scheme.size()), scheme))
            continue;
        target.remove_prefix(scheme.size());
        const std::size_t end = std::min(target.find_first_of("/?"), target.size());
        authority = target.substr(0, end);
        target.remove_prefix(end);
        return !authority.empty();
    }
    return false;
}

} // namespace

std::optional<Target> parseTarget(std::string_view target)
{
    Target result;
    if (target == "*") {
        result.path = "*";
        return result;
    }
    const bool odd = std::any_of(target.begin(), target.end(), [](char c) { return c <= ' ' || c > '~' || c == '#'; });
    if (odd || !takeAuthority(target, result.authority))
        return std::nullopt;
    const std::size_t mark = std::min(target.find('?'), target.size());
    const std::string_view rawPath = target.substr(0, mark);
    const auto path = decoded(rawPath, Plus::IsPlus);
    if (!path || !isPlainPath(rawPath, *path))
        return std::nullopt;
    if (!readQuery(target.substr(std::min(mark + 1, target.size())), result.query))
        return std::nullopt;
    result.path = path->empty() ? "/" : *path;
    return result;
}

std::optional<std::string> hostOf(std::string_view authority)
{
    const bool bracketed = authority.starts_with('[');
    const std::size_t end = bracketed ? authority.find(']') : std::min(authority.find(':'), authority.size());
    if (end == std::string_view::npos)
        return std::nullopt;
    const std::string_view host = bracketed ? authority.substr(1, end - 1) : authority.substr(0, end);
    std::string_view port = authority.substr(bracketed ? end + 1 : end);
    if (!port.empty()) {
        if (port.front() != ':')
            return std::nullopt;
        port.remove_prefix(1);
    }
    const bool goodPort = port.size() <= 5 && std::all_of(port.begin(), port.end(), isDigit);
    const bool goodHost = !host.empty() && std::all_of(host.begin(), host.end(), [bracketed](char c) {
        return isDigit(c) || isLetter(c) || c == '.' || (bracketed ? c == ':' || c == '%' : c == '-' || c == '_');
    });
    if (!goodPort || !goodHost)
        return std::nullopt;
    return lowerCase(host);
}

} // namespace evision::http
