// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/decoder/json_number.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <limits>

namespace evision::feed {

namespace {

bool isDigit(const char *at, const char *end)
{
    return at != end && *at >= '0' && *at <= '9';
}

/// The digits of a number as an integer times a power of ten.
struct Digits {
    std::uint64_t mantissa = 0;
    int significant = 0; // digits from the first that is not zero
    int exponent = 0;

    void add(char digit)
    {
        if (significant > 0 || digit != '0')
            ++significant;
        if (significant <= 18)
            mantissa = mantissa * 10 + static_cast<unsigned>(digit - '0');
    }
};

const char *readExponent(const char *&at, const char *end, Digits &digits)
{
    const char *p = at + 1;
    const bool negative = p != end && *p == '-';
    if (p != end && (*p == '-' || *p == '+'))
        ++p;
    at = p;
    if (!isDigit(p, end))
        return nullptr;
    int exponent = 0;
    for (; isDigit(p, end); ++p)
        exponent = std::min(exponent * 10 + (*p - '0'), 100000);
    digits.exponent += negative ? -exponent : exponent;
    return p;
}

/// Goes through the grammar. nullptr, with `at` at the byte in the way, when there is no number.
const char *readDigits(const char *&at, const char *end, Digits &digits)
{
    const char *p = at;
    if (p != end && *p == '-')
        ++p;
    at = p;
    if (!isDigit(p, end))
        return nullptr;
    if (*p == '0')
        ++p; // a digit after it is in the way of whoever reads on
    else
        for (; isDigit(p, end); ++p)
            digits.add(*p);
    if (p != end && *p == '.') {
        at = ++p;
        if (!isDigit(p, end))
            return nullptr;
        for (; isDigit(p, end); ++p) {
            digits.add(*p);
            --digits.exponent;
        }
    }
    if (p != end && (*p == 'e' || *p == 'E')) {
        at = p;
        return readExponent(at, end, digits);
    }
    return p;
}

/// The powers of ten that a double holds exactly.
constexpr std::array<double, 23> powersOfTen{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                             1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/// The double nearest to the number, if one rounding finds it: an exact integer and an exact power of ten do
/// (Clinger 1990).
bool roundOnce(const Digits &digits, bool negative, double &value)
{
    constexpr int exactDigits = 15;
    if (digits.significant > exactDigits || std::abs(digits.exponent) >= static_cast<int>(powersOfTen.size()))
        return false;
    const auto mantissa = static_cast<double>(static_cast<std::int64_t>(digits.mantissa));
    const double power = powersOfTen[static_cast<std::size_t>(std::abs(digits.exponent))];
    const double magnitude = digits.exponent < 0 ? mantissa / power : mantissa * power;
    value = negative ? -magnitude : magnitude;
    return true;
}

} // namespace

/// The library's own reader, for what is too long or too large to be exact in two operations.
class NumberReader::Slow {
public:
    double read(std::string_view number)
    {
        m_text.assign(1, '[').append(number);
        if (number.find_first_of(".eE") == std::string_view::npos)
            m_text.append(".0"); // else it is taken for a 64-bit integer
        m_text.append(1, ']');
        double value = std::numeric_limits<double>::quiet_NaN();
        simdjson::dom::array array;
        // It refuses what overflows.
        if (m_parser.parse(m_text).get(array) != simdjson::SUCCESS || array.at(0).get(value) != simdjson::SUCCESS)
            return std::numeric_limits<double>::quiet_NaN();
        return value;
    }

private:
    simdjson::dom::parser m_parser;
    std::string m_text;
};

NumberReader::NumberReader() = default;
NumberReader::~NumberReader() = default;

double NumberReader::readSlowly(std::string_view number)
{
    if (!m_slow)
        m_slow = std::make_unique<Slow>();
    return m_slow->read(number);
}

const char *NumberReader::read(const char *&at, const char *end, double &value)
{
    const char *const begin = at;
    Digits digits;
    const char *const after = readDigits(at, end, digits);
    if (!after)
        return nullptr;
    if (!roundOnce(digits, *begin == '-', value))
        value = readSlowly(std::string_view(begin, static_cast<std::size_t>(after - begin)));
    return after;
}

bool ShortNumberReader::parse(std::uint64_t token, Known &known) noexcept
{
    std::array<char, sizeof token> text{};
    std::memcpy(text.data(), &token, sizeof token);
    const char *at = text.data();
    const char *const end = at + (std::bit_width(token) - 1) / 8;
    Digits digits;
    double value = 0;
    if (readDigits(at, end, digits) != end || !roundOnce(digits, text[0] == '-', value))
        return false;
    known = {token, value};
    return true;
}

} // namespace evision::feed
