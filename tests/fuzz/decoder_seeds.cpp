// SPDX-License-Identifier: GPL-3.0-or-later
// Writes responses of every layout and shape into the folder that is the argument.
#include "simulator/service/sample_response.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

using namespace evision::simulator;

namespace {

/// Shapes that the sample does not have.
constexpr std::string_view shapes[] = {
    "[]",
    "\xef\xbb\xbf[]",
    R"({"timestamp":"2025-08-15T12:00:00Z","previous_timestamp":null,"next_timestamp":null,"data":[]})",
    R"({"data":{"id":"1","sport_key":"s","commence_time":1,"home_team":null,"away_team":null,"bookmakers":[]}})",
    R"([{"key":"s","group":"G","title":"T","description":"","active":true,"has_outrights":false}])",
    R"([{"id":"1","sport_key":"s","commence_time":1e9,"completed":true,"scores":[{"name":"A","score":"1"}]}])",
    R"([{"id":"par_1","full_name":"\u00c5se \ud83d\ude00"}])",
    R"({"message":"Unknown sport","error_code":"UNKNOWN_SPORT"})",
    R"({"id":"1","sport_key":"s","commence_time":"2025-08-15T14:00:00.5+02:00","bookmakers":[{"key":"b","title":"B",)"
    R"("markets":[{"key":"player_points","last_update":"2025-08-15T12:00:00Z","outcomes":[{"name":"Over",)"
    R"("description":"A. Player","price":-110,"point":-0.0},{"name":"Under","description":"A. Player","price":1e999,)"
    R"("point":0.5,"sid":null,"link":"l"}]}]}]})",
};

void write(const std::filesystem::path &path, std::string_view text)
{
    std::ofstream(path, std::ios::binary) << text;
}

} // namespace

int main(int count, char **values)
{
    if (count != 2)
        return 2;
    const std::filesystem::path folder = values[1];
    std::uint64_t number = 0;
    for (const std::string_view shape : shapes)
        write(folder / ("shape" + std::to_string(++number)), shape);
    for (const JsonLayout layout : {JsonLayout::Compact, JsonLayout::Spaced, JsonLayout::Pretty}) {
        for (std::uint64_t variant = 0; variant < 8; ++variant) {
            SampleOptions options;
            options.quotes = 10 + variant * 4;
            options.seed = ++number;
            options.layout = layout;
            options.american = (variant & 1) != 0;
            options.unixTimes = (variant & 2) != 0;
            options.links = (variant & 4) != 0;
            write(folder / ("sample" + std::to_string(number)), sampleResponse(options).json);
        }
    }
    return 0;
}
