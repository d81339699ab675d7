// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scripted_server.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace evision::test {

ScriptedServer::ScriptedServer(http::Limits limits) : m_server(std::move(limits))
{
    m_server.setHandler(
        [this](const http::Request &request, const http::Responder &responder) { handle(request, responder); });
    if (!m_server.listen(QHostAddress(QHostAddress::LocalHost)))
        qFatal("cannot listen on the loopback interface: %s", qPrintable(m_server.errorString()));
}

int ScriptedServer::underWay() const
{
    return static_cast<int>(
        std::count_if(m_open.begin(), m_open.end(), [](const http::Responder &each) { return each.isOpen(); }));
}

void ScriptedServer::handle(const http::Request &request, const http::Responder &responder)
{
    m_requests.push_back(request);
    std::erase_if(m_open, [](const http::Responder &each) { return !each.isOpen(); });
    m_open.push_back(responder);
    m_mostUnderWay = std::max(m_mostUnderWay, underWay());

    ScriptedAnswer answer;
    if (!m_queue.empty()) {
        answer = std::move(m_queue.front());
        m_queue.pop_front();
    } else if (m_script) {
        answer = m_script(request);
    } else {
        answer.status = 404;
    }
    if (answer.delay.count() == 0)
        return play(answer, responder);
    QTimer::singleShot(answer.delay, &m_timers, [this, answer, responder] { play(answer, responder); });
}

void ScriptedServer::play(const ScriptedAnswer &answer, const http::Responder &responder)
{
    http::Response response = http::Response::json(answer.status, answer.body);
    for (const http::Header &field : answer.headers)
        response.headers.set(field.name, field.value);
    const std::string bytes = answer.raw.empty() ? responder.bytesOf(response) : answer.raw;
    const auto sendAll = [&responder](std::string_view part) {
        responder.sendRaw(part);
        responder.finish();
    };
    switch (answer.fault) {
    case Fault::None:
        return answer.raw.empty() ? responder.send(response) : sendAll(bytes);
    case Fault::Silence:
        return;
    case Fault::Reset:
        return responder.abort();
    case Fault::CutHead:
        return sendAll(std::string_view(bytes).substr(0, bytes.find("\r\n\r\n") / 2));
    case Fault::CutBody:
        return sendAll(std::string_view(bytes).substr(0, bytes.size() - (answer.body.size() + 1) / 2));
    case Fault::Garbage:
        return sendAll("\x16\x03\x01 this is not HTTP \r\n\r\n");
    case Fault::Slow:
        return sendSlowly(answer, responder, bytes);
    }
}

void ScriptedServer::sendSlowly(const ScriptedAnswer &answer, const http::Responder &responder, std::string rest)
{
    const std::size_t piece = std::max<std::size_t>(answer.pieceBytes, 1);
    responder.sendRaw(std::string_view(rest).substr(0, piece));
    rest.erase(0, piece);
    if (rest.empty())
        return responder.finish();
    QTimer::singleShot(answer.pause, &m_timers,
                       [this, answer, responder, rest = std::move(rest)] { sendSlowly(answer, responder, rest); });
}

} // namespace evision::test
