// SPDX-License-Identifier: GPL-3.0-or-later
// Writes answers of the odds service, as fuzz_service_answer takes them, into the folder that is the argument.
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace {

constexpr std::string_view heads[] = {
    "\n",
    "x-requests-remaining: 0\nx-requests-used: 500\nX-Requests-Last: 3.0\n\n",
    "Date: Fri, 15 Aug 2025 12:00:00 GMT\nRetry-After: 7\nContent-Type: text/html\n\n",
    "Retry-After: Fri, 15 Aug 2025 12:00:05 GMT\nContent-Encoding: gzip\nContent-Length: 12\n\n",
};
constexpr std::string_view bodies[] = {
    R"({"message":"Invalid markets: a","error_code":"INVALID_MARKET","details_url":"https://x/y.html#invalid-market"})",
    R"({"message":"?apiKey=0123456789ab&x \u202e<b>","error_code":"EXCEEDED_FREQ_LIMIT"})",
    R"({"details_url":"https://x/y.html#out-of-usage-credits"})",
    R"([{"id":"1","sport_key":"s","commence_time":1,"home_team":"A","away_team":"B","bookmakers":[]}])",
    R"([{"key":"s","group":"G","title":"T","description":"","active":true,"has_outrights":false}])",
    "<html>0123456789ab</html>",
    "\x1f\x8b\x08",
};

} // namespace

int main(int count, char **values)
{
    if (count != 2)
        return 2;
    const std::filesystem::path folder = values[1];
    int number = 0;
    for (const char status : {'\0', '\1'}) {
        for (const std::string_view head : heads) {
            for (const std::string_view body : bodies)
                std::ofstream(folder / std::to_string(++number), std::ios::binary) << status << 'A' << head << body;
        }
    }
    return 0;
}
