// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.h"

#include "feed/decoder/iso_time.h"

#include "pricing/number.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>

namespace evision::cli {

namespace {

std::string expectation(Range range)
{
    const std::string least = pricing::formatNumber(range.least);
    const bool open = std::isinf(range.greatest);
    if (open && std::isinf(range.least))
        return "a number";
    if (open)
        return (range.leastIncluded ? "a number of at least " : "a number above ") + least;
    return (range.leastIncluded ? "a number from " : "a number above ") + least +
           (range.leastIncluded ? " to " : " and at most ") + pricing::formatNumber(range.greatest);
}

/// Items of a list; spaces at its commas do not count.
void appendItems(const std::string &name, std::string_view text, std::vector<std::string> &items)
{
    while (true) {
        const std::size_t comma = text.find(',');
        const bool isLast = comma == std::string_view::npos;
        std::string_view item = text.substr(0, comma);
        if (!isLast)
            item = item.substr(0, item.find_last_not_of(' ') + 1);
        if (item.empty())
            throw CLI::ValidationError(name, "has an empty item in its list");
        items.emplace_back(item);
        if (isLast)
            return;
        text.remove_prefix(comma + 1);
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    }
}

double parseWithin(const std::string &name, const std::string &text, Range range)
{
    const std::optional<double> number = pricing::parseNumber(text);
    if (!number || !range.holds(*number))
        throw CLI::ValidationError(name, "takes " + expectation(range) + ", not \"" + text + "\"");
    return *number;
}

} // namespace

CLI::Option *addNumber(CLI::App &app, const std::string &name, double &target, Range range, const std::string &help)
{
    return app
        .add_option_function<std::string>(
            name, [&target, name, range](const std::string &text) { target = parseWithin(name, text, range); }, help)
        ->type_name("NUMBER")
        ->default_str(pricing::formatNumber(target));
}

CLI::Option *addNumber(CLI::App &app, const std::string &name, std::optional<double> &target, Range range,
                       const std::string &help)
{
    return app
        .add_option_function<std::string>(
            name, [&target, name, range](const std::string &text) { target = parseWithin(name, text, range); }, help)
        ->type_name("NUMBER");
}

CLI::Option *addCount(CLI::App &app, const std::string &name, int &target, int least, int greatest,
                      const std::string &help)
{
    return app
        .add_option_function<std::string>(
            name,
            [&target, name, least, greatest](const std::string &text) {
                const std::optional<std::int64_t> number = pricing::parseInteger(text);
                if (!number || *number < least || *number > greatest) {
                    throw CLI::ValidationError(name, "takes a whole number from " + std::to_string(least) + " to " +
                                                         std::to_string(greatest) + ", not \"" + text + "\"");
                }
                target = static_cast<int>(*number);
            },
            help)
        ->type_name("COUNT")
        ->default_str(std::to_string(target));
}

CLI::Option *addFormat(CLI::App &app, OutputFormat &target)
{
    return app
        .add_option_function<std::string>(
            "--format",
            [&target](const std::string &text) {
                if (text != "table" && text != "json" && text != "csv")
                    throw CLI::ValidationError("--format", "takes table, json or csv, not \"" + text + "\"");
                target = text == "json" ? OutputFormat::Json : text == "csv" ? OutputFormat::Csv : OutputFormat::Table;
            },
            "How results are printed: table, json or csv")
        ->type_name("FORMAT")
        ->default_str("table");
}

CLI::Option *addTime(CLI::App &app, const std::string &name, std::optional<std::int64_t> &target,
                     const std::string &help)
{
    return app
        .add_option_function<std::string>(
            name,
            [&target, name](const std::string &text) {
                const std::optional<std::int64_t> seconds = pricing::parseInteger(text);
                const market::UnixSeconds time =
                    seconds ? feed::timeOfNumber(static_cast<double>(*seconds)) : feed::parseIsoTime(text);
                if (time == market::noTime)
                    throw CLI::ValidationError(name, "takes a time such as 2026-01-31T18:00:00Z, not \"" + text + "\"");
                target = time;
            },
            help)
        ->type_name("TIME");
}

CLI::Option *addList(CLI::App &app, const std::string &name, std::vector<std::string> &target, const std::string &help)
{
    return app
        .add_option_function<std::vector<std::string>>(
            name,
            [&target, name](const std::vector<std::string> &texts) {
                target.clear();
                for (const std::string &text : texts)
                    appendItems(name, text, target);
            },
            help)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->type_name("LIST");
}

std::vector<double> numbersOf(const std::string &name, const std::vector<std::string> &texts, Range range)
{
    std::vector<double> numbers;
    numbers.reserve(texts.size());
    for (const std::string &text : texts)
        numbers.push_back(parseWithin(name, text, range));
    return numbers;
}

BookNumber bookNumberOf(const std::string &name, const std::string &text, std::optional<double> missing, Range range)
{
    const std::size_t sign = text.find('=');
    const std::string book = text.substr(0, sign);
    if (book.empty())
        throw CLI::ValidationError(name, "takes a bookmaker's key, as in pinnacle=4, not \"" + text + "\"");
    if (sign == std::string::npos) {
        if (!missing)
            throw CLI::ValidationError(name, "takes BOOK=NUMBER, not \"" + text + "\"");
        return {book, *missing};
    }
    return {book, parseWithin(name, text.substr(sign + 1), range)};
}

HelpGroup::HelpGroup(CLI::App &app, std::string heading)
    : m_app(app), m_heading(std::move(heading)), m_before(app.get_options().size())
{
}

HelpGroup::~HelpGroup()
{
    const std::vector<CLI::Option *> options = m_app.get_options();
    for (std::size_t at = m_before; at < options.size(); ++at)
        options[at]->group(m_heading);
}

} // namespace evision::cli
