// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/require.h"

#include "cli/command.h"

#include "feed/decoder/iso_time.h"
#include "pricing/number.h"
#include "pricing/odds_format.h"
#include "wording/text.h"

#include <QByteArray>
#include <QJsonDocument>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace evision;

namespace {

constexpr std::size_t mostBytes = 600; // a command line, not a file

bool isNear(double a, double b)
{
    return std::abs(a - b) <= 1e-14 * std::abs(b);
}

void checkNumbers(std::string_view text)
{
    if (const auto number = pricing::parseNumber(text)) {
        require(std::isfinite(*number), "a number is finite");
        require(pricing::parseNumber(pricing::formatNumber(*number)) == number, "a number reads back");
        require(pricing::parseNumber(wording::moneyText(*number)).has_value(), "money is a number");
    }
    if (const auto whole = pricing::parseInteger(text)) {
        require(pricing::parseInteger(std::to_string(*whole)) == whole, "a whole number reads back");
        require(pricing::parseNumber(text).has_value(), "a whole number is a number");
    }
}

void checkTime(std::string_view text)
{
    const market::UnixSeconds time = feed::parseIsoTime(text);
    require(time == market::noTime || time >= 0, "a time is after 1970");
    if (time != market::noTime)
        require(feed::parseIsoTime(wording::timeText(time)) == time, "a time reads back");
}

void checkOdds(std::string_view text)
{
    for (int from = 0; from < pricing::oddsFormatCount; ++from) {
        const auto decimal = pricing::parseOdds(static_cast<pricing::OddsFormat>(from), text);
        if (!decimal)
            continue;
        require(std::isfinite(*decimal) && *decimal > 1, "a price is above 1");
        for (int to = 0; to < pricing::oddsFormatCount; ++to) {
            const auto format = static_cast<pricing::OddsFormat>(to);
            const auto written = pricing::formatOdds(format, *decimal);
            if (!written)
                continue;
            const auto back = pricing::parseOdds(format, *written);
            require(bool(back), "a written price is one");
            require(format == pricing::OddsFormat::Fractional || isNear(*back, *decimal), "a price reads back");
        }
    }
}

using Words = std::vector<std::string>;

/// The text cut at line ends; arguments hold no zero bytes.
Words wordsOf(std::string_view text)
{
    Words words(1);
    for (const char character : text) {
        if (character == '\n')
            words.emplace_back();
        else if (character != '\0')
            words.back() += character;
    }
    return words;
}

int runOnce(const Words &words, std::string &out, std::string &err)
{
    std::vector<const char *> arguments{"evision-cli"};
    for (const std::string &word : words)
        arguments.push_back(word.c_str());
    std::ostringstream outStream;
    std::ostringstream errStream;
    const int code = cli::runProgram(static_cast<int>(arguments.size()), arguments.data(), {outStream, errStream});
    out = outStream.str();
    err = errStream.str();
    return code;
}

void checkProgram(const Words &words, bool json)
{
    std::string out;
    std::string err;
    const int code = runOnce(words, out, err);
    require(code == 0 || code == 1 || code == 2, "the exit code is one of three");
    require(code != 2 || (out.empty() && !err.empty()), "a usage error says so, and nothing else");
    require(code != 0 || !out.empty(), "what was done is shown");
    if (json && !out.empty() && out.front() == '{')
        require(!QJsonDocument::fromJson(QByteArray::fromStdString(out)).isNull(), "the document is JSON");
    for (const char character : err)
        require(character == '\n' || static_cast<unsigned char>(character) >= 0x20,
                "messages hold no control characters");
}

/// `names` in turn with the words as their values; what is left over goes in as it is, so that options are guessed too.
Words withValues(Words command, const std::vector<const char *> &names, const Words &values)
{
    for (std::size_t at = 0; at < values.size(); ++at)
        command.push_back(at < names.size() ? std::string(names[at]) + "=" + values[at] : values[at]);
    return command;
}

void checkCommand(unsigned which, const Words &values)
{
    constexpr std::array<const char *, 3> formats{"--format=table", "--format=json", "--format=csv"};
    const std::string format = formats[which / 8 % formats.size()];
    const bool json = format == "--format=json";
    switch (which % 8) {
    case 0:
        return checkProgram(withValues({"devig", format}, {"--odds", "--method"}, values), json);
    case 1:
        return checkProgram(withValues({"devig", format}, {"--odds", "--odds", "--odds"}, values), json);
    case 2:
        return checkProgram(withValues({"convert", format}, {"--from", "--to"}, values), json);
    case 3:
        return checkProgram(
            withValues({"kelly", format}, {"--odds", "--prob", "--mode", "--push", "--commission"}, values), json);
    case 4:
        return checkProgram(withValues({"kelly", format},
                                       {"--odds", "--prob", "--kelly", "--bankroll", "--max-stake", "--step"}, values),
                            json);
    case 5:
        return checkProgram(withValues({"arb", format}, {"--odds", "--commission", "--total", "--step"}, values), json);
    default:
        break;
    }
    // Without a FILE, scan judges its options and opens nothing: only values that belong to an option may go in.
    const std::vector<const char *> names =
        which % 8 == 6
            ? std::vector<const char *>{"--sharp", "--commission", "--target", "--min-ev", "--as-of", "--currency"}
            : std::vector<const char *>{"--max-age", "--max-mb", "--min-sharps", "--method", "--odds-format", "--db"};
    Words few = values;
    few.resize(std::min(few.size(), names.size()));
    checkProgram(withValues({"scan", format}, names, few), json);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0 || size > mostBytes)
        return 0;
    const std::string_view text(reinterpret_cast<const char *>(data) + 1, size - 1);
    if (data[0] >= 128) {
        checkNumbers(text);
        checkTime(text);
        checkOdds(text);
    } else {
        checkCommand(data[0], wordsOf(text));
    }
    return 0;
}
