// SPDX-License-Identifier: GPL-3.0-or-later
// Writes answers in HTTP, as fuzz_answer_parser takes them, into the folder that is the argument.
#include <filesystem>
#include <fstream>
#include <string_view>

namespace {

constexpr std::string_view answers[] = {
    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nx-requests-used: 7\r\n\r\n[]",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\n[1\r\n1\r\n]\r\n0\r\nTrailer: a\r\n\r\n",
    "HTTP/1.0 404 Not Found\r\nDate: Fri, 15 Aug 2025 12:00:00 GMT\r\n\r\n{\"message\":\"no\"}",
    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 204 No Content\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08",
};

} // namespace

int main(int count, char **values)
{
    if (count != 2)
        return 2;
    const std::filesystem::path folder = values[1];
    int number = 0;
    for (const char pieces : {'\1', '\7'}) {
        for (const std::string_view answer : answers)
            std::ofstream(folder / std::to_string(++number), std::ios::binary) << pieces << answer;
    }
    return 0;
}
