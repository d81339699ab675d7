// SPDX-License-Identifier: GPL-3.0-or-later
// Writes requests, good and bad, into the folder that is the argument.
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace {

using namespace std::string_view_literals;

constexpr std::string_view requests[] = {
    "GET /v4/sports/?apiKey=k&all=true HTTP/1.1\r\nHost: localhost:8080\r\nAccept-Encoding: gzip\r\n\r\n"sv,
    "GET /a%20b/%C3%A5?x=%2C+y&x HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n"sv,
    "POST /bets HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Type: application/json\r\n\r\n[1,2]"sv,
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"sv,
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"sv,
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\nExpect: 100-continue\r\n\r\n"sv,
    "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n"sv,
    "OPTIONS * HTTP/1.1\r\nHost: a\r\nOrigin: http://a\r\n\r\n"sv,
    "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n"sv,
    "HEAD / HTTP/1.0\r\n\r\n"sv,
    "GET /../x/./y HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"sv,
    "GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n z\r\n\r\n"sv,
    "GET / HTTP/1.1\nHost: a\n\n"sv,
    "GET / HTTP/9.9\r\nHost : a\r\n\0\r\n\r\n"sv,
    "GET /live HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"sv,
    "GET /1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n"sv,
};

} // namespace

int main(int count, char **values)
{
    if (count != 2)
        return 2;
    const std::filesystem::path folder = values[1];
    int number = 0;
    for (const std::string_view request : requests)
        std::ofstream(folder / ("request" + std::to_string(++number)), std::ios::binary) << request;
    return 0;
}
