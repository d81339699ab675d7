// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/response.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace evision::http {

namespace {

constexpr std::pair<int, std::string_view> phrases[] = {
    {100, "Continue"},
    {101, "Switching Protocols"},
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {426, "Upgrade Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
};

bool isName(std::string_view name)
{
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !name.empty() && std::all_of(name.begin(), name.end(), [marks](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               marks.find(c) != std::string_view::npos;
    });
}

bool isWritersOwn(std::string_view name)
{
    return equalsIgnoringCase(name, "Content-Length") || equalsIgnoringCase(name, "Transfer-Encoding") ||
           equalsIgnoringCase(name, "Connection");
}

void appendField(std::string &to, std::string_view name, std::string_view value)
{
    to += name;
    to += ": ";
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        to += (byte < 0x20 && c != '\t') || byte == 0x7f ? ' ' : c;
    }
    to += "\r\n";
}

std::string twoDigits(std::int64_t number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

} // namespace

Response Response::json(int status, std::string body)
{
    return {status, {{"Content-Type", "application/json"}}, std::move(body)};
}

Response Response::text(int status, std::string_view sentence)
{
    return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, std::string(sentence) + "\n"};
}

std::string_view reasonPhrase(int status) noexcept
{
    for (const auto &[number, phrase] : phrases) {
        if (number == status)
            return phrase;
    }
    return "Unknown";
}

std::string httpDate(std::int64_t unixSeconds)
{
    // By hand: the names are English in every locale.
    constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    using namespace std::chrono;
    const sys_seconds time{seconds(unixSeconds)};
    const auto midnight = floor<std::chrono::days>(time);
    const year_month_day date(midnight);
    const hh_mm_ss clock(time - midnight);
    std::string text(days[weekday(midnight).c_encoding()]);
    text += ", " + twoDigits(unsigned{date.day()}) + ' ';
    text += months[unsigned{date.month()} - 1];
    text += ' ' + std::to_string(int{date.year()}) + ' ' + twoDigits(clock.hours().count()) + ':';
    text += twoDigits(clock.minutes().count()) + ':' + twoDigits(clock.seconds().count()) + " GMT";
    return text;
}

std::string toBytes(const Response &response, const Framing &framing)
{
    const bool bodiless = response.status < 200 || response.status == 204 || response.status == 304;
    std::string bytes;
    bytes.reserve(response.body.size() + 512);
    bytes += "HTTP/1.1 " + std::to_string(std::clamp(response.status, 100, 999)) + ' ';
    bytes += reasonPhrase(response.status);
    bytes += "\r\n";
    if (!response.headers.find("Date"))
        appendField(bytes, "Date", httpDate(framing.unixSeconds));
    for (const Header &field : response.headers) {
        if (isName(field.name) && !isWritersOwn(field.name))
            appendField(bytes, field.name, field.value);
    }
    if (!bodiless)
        appendField(bytes, "Content-Length", std::to_string(response.body.size()));
    appendField(bytes, "Connection", framing.close ? "close" : "keep-alive");
    bytes += "\r\n";
    if (!bodiless && !framing.head)
        bytes += response.body;
    return bytes;
}

} // namespace evision::http
