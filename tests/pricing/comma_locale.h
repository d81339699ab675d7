// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <clocale>
#include <locale>
#include <string>

namespace evision::test {

/// While it lives, streams write 1234.5 as 1.234,5, and so does the C library if the machine has a locale that does.
class CommaLocale final {
public:
    CommaLocale()
        : m_c(std::setlocale(LC_ALL, nullptr)), m_before(std::locale::global(std::locale(std::locale(), new Commas)))
    {
        for (const char *name : {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "German_Germany.1252"}) {
            if (std::setlocale(LC_ALL, name))
                break;
        }
    }
    ~CommaLocale()
    {
        std::locale::global(m_before);
        std::setlocale(LC_ALL, m_c.c_str());
    }
    CommaLocale(const CommaLocale &) = delete;
    CommaLocale &operator=(const CommaLocale &) = delete;

private:
    struct Commas : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
        char do_thousands_sep() const override { return '.'; }
        std::string do_grouping() const override { return "\3"; }
    };

    std::string m_c;
    std::locale m_before;
};

} // namespace evision::test
