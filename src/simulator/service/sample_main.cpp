// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/service/sample_response.h"

#include <charconv>
#include <cstdio>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#endif

namespace {

constexpr char usage[] = "Usage: evision-sample [--quotes N] [--seed S] [--american] [--unix] [--links] [--pretty]\n"
                         "Writes an invented response of The Odds API v4 to standard output.\n"
                         "  --quotes N   about so many quotes, 1 to 5000000 (2000)\n"
                         "  --seed S     another sample for each number (1)\n"
                         "  --american   American odds instead of decimal ones\n"
                         "  --unix       times in seconds instead of ISO 8601\n"
                         "  --links      with links to the bookmakers' pages\n"
                         "  --pretty     indented\n";

template <typename Number>
bool parse(std::string_view text, Number &number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

std::optional<evision::simulator::SampleOptions> parseArguments(std::span<char *> arguments)
{
    evision::simulator::SampleOptions options;
    for (std::size_t index = 0; index < arguments.size(); ++index) {
        const std::string_view name = arguments[index];
        const std::string_view value = index + 1 < arguments.size() ? arguments[index + 1] : "";
        if (name == "--american")
            options.american = true;
        else if (name == "--unix")
            options.unixTimes = true;
        else if (name == "--links")
            options.links = true;
        else if (name == "--pretty")
            options.layout = evision::simulator::JsonLayout::Pretty;
        else if (name == "--quotes" && parse(value, options.quotes) && options.quotes >= 1 && options.quotes <= 5000000)
            ++index;
        else if (name == "--seed" && parse(value, options.seed))
            ++index;
        else
            return std::nullopt;
    }
    return options;
}

} // namespace

int main(int count, char **values)
{
    const std::span<char *> arguments(values + 1, count > 0 ? static_cast<std::size_t>(count - 1) : 0);
    if (!arguments.empty() && std::string_view(arguments[0]) == "--help")
        return std::fputs(usage, stdout) < 0 ? 1 : 0;
    const auto options = parseArguments(arguments);
    if (!options) {
        std::fputs(usage, stderr);
        return 2;
    }
#ifdef _WIN32
    _setmode(_fileno(stdout), _O_BINARY); // the same bytes everywhere
#endif
    const evision::simulator::SampleResponse sample = evision::simulator::sampleResponse(*options);
    const bool written = std::fwrite(sample.json.data(), 1, sample.json.size(), stdout) == sample.json.size();
    return written && std::fflush(stdout) == 0 ? 0 : 1;
}
