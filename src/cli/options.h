// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Its header takes seconds to read: only who calls it includes it.
namespace CLI {
class App;
class Option;
} // namespace CLI

namespace evision::cli {

enum class OutputFormat { Table, Json, Csv };

/// Which numbers an option takes.
struct Range {
    double least;
    double greatest;
    bool leastIncluded = true;

    [[nodiscard]] bool holds(double value) const noexcept
    {
        return (leastIncluded ? value >= least : value > least) && value <= greatest;
    }
};

// Options of one value, read strictly and alike in every locale. A value that does not fit ends the command line with a
// sentence and exit code 2; so does an option given twice.
CLI::Option *addNumber(CLI::App &app, const std::string &name, double &target, Range range, const std::string &help);
CLI::Option *addNumber(CLI::App &app, const std::string &name, std::optional<double> &target, Range range,
                       const std::string &help);
CLI::Option *addCount(CLI::App &app, const std::string &name, int &target, int least, int greatest,
                      const std::string &help);
CLI::Option *addFormat(CLI::App &app, OutputFormat &target);
/// A time in ISO 8601 with Z, or in seconds since 1970.
CLI::Option *addTime(CLI::App &app, const std::string &name, std::optional<std::int64_t> &target,
                     const std::string &help);

/// A list: separated by commas, or the option repeated.
CLI::Option *addList(CLI::App &app, const std::string &name, std::vector<std::string> &target, const std::string &help);

/// The numbers of a list option; throws CLI::ValidationError.
[[nodiscard]] std::vector<double> numbersOf(const std::string &name, const std::vector<std::string> &texts,
                                            Range range);

/// Puts the options that are added while it lives under a heading of the help.
class HelpGroup {
public:
    HelpGroup(CLI::App &app, std::string heading);
    ~HelpGroup();
    HelpGroup(const HelpGroup &) = delete;
    HelpGroup &operator=(const HelpGroup &) = delete;

private:
    CLI::App &m_app;
    std::string m_heading;
    std::size_t m_before; ///< options
};

/// BOOK=NUMBER, or BOOK alone where `missing` says what that means; throws CLI::ValidationError.
struct BookNumber {
    std::string book;
    double number;
};
[[nodiscard]] BookNumber bookNumberOf(const std::string &name, const std::string &text, std::optional<double> missing,
                                      Range range);

} // namespace evision::cli
