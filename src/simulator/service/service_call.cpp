// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/service/service_call.h"

namespace evision::simulator {

namespace {

int hexValue(char digit) noexcept
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return -1;
}

enum class Plus : std::uint8_t { IsSpace, IsPlus };

/// What is no escape stays as it is.
std::string decoded(std::string_view text, Plus plus)
{
    std::string result;
    for (std::size_t index = 0; index < text.size(); ++index) {
        if (text[index] == '%' && index + 2 < text.size()) {
            const int high = hexValue(text[index + 1]);
            const int low = hexValue(text[index + 2]);
            if (high >= 0 && low >= 0) {
                result += static_cast<char>(high * 16 + low);
                index += 2;
                continue;
            }
        }
        result += text[index] == '+' && plus == Plus::IsSpace ? ' ' : text[index];
    }
    return result;
}

} // namespace

std::optional<std::string_view> ServiceCall::value(std::string_view name) const
{
    for (const auto &[own, text] : query) {
        if (own == name)
            return text;
    }
    return std::nullopt;
}

std::string_view ServiceAnswer::header(std::string_view name) const
{
    for (const auto &[own, text] : headers) {
        if (own == name)
            return text;
    }
    return {};
}

ServiceCall parseServiceCall(std::string_view target)
{
    ServiceCall call;
    const std::size_t mark = target.find('?');
    call.path = decoded(target.substr(0, mark), Plus::IsPlus);
    while (call.path.size() > 1 && call.path.back() == '/')
        call.path.pop_back();
    std::string_view rest = mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
    while (!rest.empty()) {
        const std::size_t end = rest.find('&');
        const std::string_view part = rest.substr(0, end);
        const std::size_t equals = part.find('=');
        std::string name = decoded(part.substr(0, equals), Plus::IsSpace);
        std::string value =
            equals == std::string_view::npos ? std::string() : decoded(part.substr(equals + 1), Plus::IsSpace);
        if (name == "apiKey")
            call.key = std::move(value);
        else if (!name.empty())
            call.query.emplace_back(std::move(name), std::move(value));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return call;
}

} // namespace evision::simulator
