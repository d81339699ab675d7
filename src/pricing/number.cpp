// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <version>

#if !defined(__cpp_lib_to_chars)
#include <iomanip>
#include <limits>
#include <locale>
#include <sstream>
#endif

namespace evision::pricing {

namespace {

bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

std::size_t skipDigits(std::string_view text, std::size_t from) noexcept
{
    while (from < text.size() && isDigit(text[from]))
        ++from;
    return from;
}

bool isSign(std::string_view text, std::size_t at) noexcept
{
    return at < text.size() && (text[at] == '+' || text[at] == '-');
}

/// The grammar of parseNumber: the libraries accept more, and not all of them the same.
bool looksLikeNumber(std::string_view text) noexcept
{
    const std::size_t begin = isSign(text, 0) ? 1 : 0;
    std::size_t at = skipDigits(text, begin);
    std::size_t digits = at - begin;
    if (at < text.size() && text[at] == '.') {
        const std::size_t end = skipDigits(text, at + 1);
        digits += end - at - 1;
        at = end;
    }
    if (digits == 0)
        return false;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const std::size_t exponent = isSign(text, at + 1) ? at + 2 : at + 1;
        at = skipDigits(text, exponent);
        if (at == exponent)
            return false;
    }
    return at == text.size();
}

/// std::from_chars knows no plus sign.
std::string_view withoutPlus(std::string_view text) noexcept
{
    return text.starts_with('+') ? text.substr(1) : text;
}

#if defined(__cpp_lib_to_chars)

std::optional<double> readNumber(std::string_view text)
{
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::string write(double value, std::chars_format format)
{
    std::array<char, 400> buffer; // the longest double without exponent has 309 digits before the dot
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format);
    return {buffer.data(), end};
}

std::string writePlain(double value)
{
    return write(value, std::chars_format::fixed);
}

std::string writeScientific(double value)
{
    return write(value, std::chars_format::scientific);
}

std::string writeFixed(double value, int decimals)
{
    std::array<char, 512> buffer;
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
    return {buffer.data(), end};
}

#else // Apple's library has no std::from_chars for double: streams of the "C" locale instead

std::optional<double> readNumber(std::string_view text)
{
    std::istringstream stream{std::string(text)};
    stream.imbue(std::locale::classic());
    double value = 0.0;
    stream >> value;
    const bool isUnderflow = value == 0.0 && text.find_first_of("123456789") < text.find_first_of("eE");
    if (stream.fail() || stream.peek() != std::istringstream::traits_type::eof() || isUnderflow)
        return std::nullopt;
    return value;
}

std::string writeStream(double value, int digits, std::ios_base::fmtflags format)
{
    std::ostringstream stream;
    stream.imbue(std::locale::classic());
    stream.setf(format, std::ios_base::floatfield);
    stream << std::setprecision(digits) << value;
    return stream.str();
}

std::string writeShortest(double value, int digits, std::ios_base::fmtflags format)
{
    for (int precision = 0; precision < digits; ++precision) {
        std::string text = writeStream(value, precision, format);
        if (readNumber(text) == value)
            return text;
    }
    return writeStream(value, digits, format);
}

std::string writePlain(double value)
{
    return writeShortest(value, std::numeric_limits<double>::max_digits10 + 5, std::ios_base::fixed);
}

std::string writeScientific(double value)
{
    return writeShortest(value, std::numeric_limits<double>::max_digits10 - 1, std::ios_base::scientific);
}

std::string writeFixed(double value, int decimals)
{
    return writeStream(value, decimals, std::ios_base::fixed);
}

#endif

std::string writeNonFinite(double value)
{
    if (std::isnan(value))
        return "nan";
    return value > 0.0 ? "inf" : "-inf";
}

} // namespace

std::optional<double> parseNumber(std::string_view text)
{
    if (!looksLikeNumber(text))
        return std::nullopt;
    return readNumber(withoutPlus(text));
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    const std::size_t begin = isSign(text, 0) ? 1 : 0;
    if (begin == text.size() || skipDigits(text, begin) != text.size())
        return std::nullopt;
    const std::string_view digits = withoutPlus(text);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{})
        return std::nullopt;
    return value;
}

std::string formatNumber(double value)
{
    if (!std::isfinite(value))
        return writeNonFinite(value);
    const double size = std::abs(value);
    return size == 0.0 || (size >= 1e-5 && size < 1e16) ? writePlain(value) : writeScientific(value);
}

std::string formatFixed(double value, int decimals)
{
    if (!std::isfinite(value))
        return writeNonFinite(value);
    std::string text = writeFixed(value, std::clamp(decimals, 0, 100));
    if (text.find_first_of("123456789") == std::string::npos && text.starts_with('-'))
        text.erase(0, 1);
    return text;
}

} // namespace evision::pricing
