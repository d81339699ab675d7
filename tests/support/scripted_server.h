// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/server.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace evision::test {

/// What goes wrong with an answer.
enum class Fault : std::uint8_t {
    None,
    Silence, ///< no answer; the connection stays
    Reset,   ///< the connection ends before a byte of it
    CutHead, ///< ... in the middle of its head
    CutBody, ///< ... in the middle of its body
    Garbage, ///< bytes that are no HTTP
    Slow,    ///< in pieces, with a pause between them
};

/// Every member has an initialiser, so that a test names only those it means: {.status = 401, .body = "..."}.
struct ScriptedAnswer {
    int status = 200;
    http::Headers headers{}; ///< over the defaults, which are Content-Type: application/json and Date
    std::string body{};
    Fault fault = Fault::None;
    std::chrono::milliseconds delay{0};  ///< before the answer
    std::chrono::milliseconds pause{10}; ///< Slow
    std::size_t pieceBytes = 64;         ///< Slow
    std::string raw{};                   ///< when not empty, the bytes on the wire in the place of all above
};

/// A service on the loopback interface that answers by a script and remembers what it was asked. It answers from the
/// queue first, then by the function, else 404. Lives on the test's thread, whose event loop must run (QTRY_...).
class ScriptedServer {
public:
    using Script = std::function<ScriptedAnswer(const http::Request &)>;

    /// Listens on a free port of 127.0.0.1.
    explicit ScriptedServer(http::Limits limits = {});

    /// Such as "http://127.0.0.1:41234"; a path goes behind it.
    [[nodiscard]] QString url(const QString &path = {}) const { return m_server.url() + path; }
    [[nodiscard]] quint16 port() const { return m_server.port(); }

    void enqueue(ScriptedAnswer answer) { m_queue.push_back(std::move(answer)); }
    void answerBy(Script script) { m_script = std::move(script); }
    [[nodiscard]] std::size_t queued() const { return m_queue.size(); }

    /// In the order of their arrival.
    [[nodiscard]] const std::vector<http::Request> &requests() const { return m_requests; }
    [[nodiscard]] const http::Request &lastRequest() const { return m_requests.back(); }
    [[nodiscard]] std::size_t count() const { return m_requests.size(); }
    void forget() { m_requests.clear(); }

    /// Requests that are not answered yet.
    [[nodiscard]] int underWay() const;
    /// Most of them at any moment so far.
    [[nodiscard]] int mostUnderWay() const { return m_mostUnderWay; }

    /// Ends all connections; new ones are refused by the system.
    void stop() { m_server.close(); }
    [[nodiscard]] http::Server &server() { return m_server; }

private:
    void handle(const http::Request &request, const http::Responder &responder);
    void play(const ScriptedAnswer &answer, const http::Responder &responder);
    void sendSlowly(const ScriptedAnswer &answer, const http::Responder &responder, std::string rest);

    http::Server m_server;
    QObject m_timers; ///< of delayed answers: none is played after its end
    std::deque<ScriptedAnswer> m_queue;
    Script m_script;
    std::vector<http::Request> m_requests;
    std::vector<http::Responder> m_open;
    int m_mostUnderWay = 0;
};

} // namespace evision::test
