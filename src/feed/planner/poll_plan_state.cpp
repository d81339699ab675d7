// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/planner/poll_plan_state.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace evision::feed {

namespace {

constexpr std::string_view header = "evision.plan/1";
constexpr std::string_view ending = "end ";
constexpr std::size_t mostLines = 200'000;
constexpr std::int64_t mostCount = 1'000'000'000'000;
constexpr std::int64_t mostTime = 253'402'300'799; ///< the end of the year 9999
constexpr double mostFigure = 1e15;
constexpr double mostLog = 700; ///< its exponential is still a number

template <typename Number>
void append(std::string &text, Number number)
{
    std::array<char, 40> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    text += ' ';
    text.append(digits.data(), end.ptr);
}

/// What is beyond belief is written as the most that is read back: else the whole text would be refused.
void appendFigure(std::string &text, double figure)
{
    append(text, figure < mostFigure ? figure : mostFigure);
}

/// Cuts one line after the other into words.
class Words {
public:
    explicit Words(std::string_view line) : m_rest(line) {}

    [[nodiscard]] std::string_view next()
    {
        const std::size_t end = m_rest.find(' ');
        const std::string_view word = m_rest.substr(0, end);
        m_rest = end == std::string_view::npos ? std::string_view() : m_rest.substr(end + 1);
        return word;
    }
    template <typename Number>
    [[nodiscard]] bool next(Number &number)
    {
        const std::string_view word = next();
        const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
        return read.ec == std::errc() && read.ptr == word.data() + word.size();
    }
    [[nodiscard]] bool nextFigure(double &figure)
    {
        return next(figure) && std::isfinite(figure) && figure >= 0 && figure <= mostFigure;
    }
    [[nodiscard]] bool nextCount(std::int64_t &count) { return next(count) && count >= 0 && count <= mostCount; }
    [[nodiscard]] bool nextLog(double &log) { return next(log) && std::isfinite(log) && std::fabs(log) <= mostLog; }
    [[nodiscard]] std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

bool readCredits(Words words, CreditMemory &credits)
{
    std::int64_t used = 0;
    std::int64_t total = 0;
    if (!words.nextCount(credits.resetsAt) || credits.resetsAt > mostTime || !words.nextCount(credits.spent))
        return false;
    if (words.rest().empty())
        return true;
    if (!words.nextCount(used) || !words.nextCount(total) || !words.rest().empty())
        return false;
    credits.keyUsed = used;
    credits.keyTotal = total;
    return true;
}

bool readLine(std::string_view line, PlanMemory &memory)
{
    Words words(line);
    const std::string_view kind = words.next();
    if (kind == "credits")
        return readCredits(words, memory.credits);
    if (kind == "price") {
        PlanMemory::Price price;
        if (!words.nextLog(price.logModel) || !words.nextLog(price.logCorrection) || !words.rest().empty())
            return false;
        memory.price = price;
        return true;
    }
    double figure = 0;
    if (kind == "sport") {
        if (!words.nextFigure(figure) || words.rest().empty())
            return false;
        memory.creditsBySport[std::string(words.rest())] = figure;
        return true;
    }
    LearnedRate rate;
    if (kind != "rate" || !words.nextFigure(rate.found) || !words.nextFigure(rate.expected) || words.rest().empty())
        return false;
    memory.rates[std::string(words.rest())] = rate;
    return true;
}

/// FNV-1a, 64 bits: a figure that changed on the disk must not be taken for what was spent.
std::string checksum(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3;
    }
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16);
    return {digits.data(), end.ptr};
}

Unexpected<std::string> damaged(std::size_t line)
{
    return Unexpected<std::string>{"What the credit planner had learned cannot be read (line " + std::to_string(line) +
                                   ")."};
}

} // namespace

std::string textOf(const PlanMemory &memory)
{
    std::string text(header);
    text += "\ncredits";
    append(text, memory.credits.resetsAt);
    append(text, memory.credits.spent);
    if (memory.credits.keyUsed && memory.credits.keyTotal) {
        append(text, *memory.credits.keyUsed);
        append(text, *memory.credits.keyTotal);
    }
    if (memory.price) {
        text += "\nprice";
        append(text, memory.price->logModel);
        append(text, memory.price->logCorrection);
    }
    for (const auto &[sport, credits] : memory.creditsBySport) {
        text += "\nsport";
        appendFigure(text, credits);
        text += ' ' + sport;
    }
    for (const auto &[name, rate] : memory.rates) {
        text += "\nrate";
        appendFigure(text, rate.found);
        appendFigure(text, rate.expected);
        text += ' ' + name;
    }
    text += '\n';
    return text + std::string(ending) + checksum(text) + '\n'; // a text that was cut off has no end
}

Expected<PlanMemory, std::string> planMemoryFrom(std::string_view text)
{
    const std::string_view whole = text;
    PlanMemory memory;
    bool hasCredits = false;
    for (std::size_t number = 1; number <= mostLines; ++number) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos)
            return damaged(number);
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (number == 1) {
            if (line != header)
                return Unexpected<std::string>{"What the credit planner had learned was kept by another version of "
                                               "this program."};
            continue;
        }
        if (line.substr(0, ending.size()) == ending) {
            const std::string_view summed = whole.substr(0, static_cast<std::size_t>(line.data() - whole.data()));
            if (!text.empty() || !hasCredits || line.substr(ending.size()) != checksum(summed))
                return damaged(number);
            return memory;
        }
        if (!readLine(line, memory))
            return damaged(number);
        hasCredits = hasCredits || line.substr(0, 8) == "credits ";
    }
    return damaged(mostLines);
}

} // namespace evision::feed
