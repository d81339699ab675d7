// SPDX-License-Identifier: GPL-3.0-or-later
// Writes addresses with keys into the folder that is the argument.
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

int main(int count, char **values)
{
    if (count != 2)
        return 2;
    int number = 0;
    for (const std::string_view text :
         {"https://api.the-odds-api.com\n0123456789abcdef0123456789abcdef", "http://127.0.0.1:8080/prefix/\na key&x=1",
          "http://[::1]:80\nk%41+ #", "https://user:password@host.example/",
          "https://b\xc3\xbc"
          "cher.example:8443/a%20b\n\xff",
          "http://localhost?x=y#z", " https://host.example/a/../b// \n"})
        std::ofstream(std::filesystem::path(values[1]) / std::to_string(++number), std::ios::binary) << text;
    return 0;
}
