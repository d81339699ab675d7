// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/service/simulator_server.h"

#include "simulator/service/gzip.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace evision::simulator {

namespace {

std::int64_t systemSteady()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

std::int64_t timeOfDay()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

ServiceCall callOf(const http::Request &request)
{
    ServiceCall call;
    call.path = request.path;
    while (call.path.size() > 1 && call.path.back() == '/')
        call.path.pop_back();
    for (const http::Parameter &parameter : request.query) {
        if (parameter.name == "apiKey")
            call.key = parameter.value;
        else
            call.query.emplace_back(parameter.name, parameter.value);
    }
    return call;
}

http::Response responseOf(const ServiceAnswer &answer, bool asGzip)
{
    http::Response response;
    response.status = answer.status;
    for (const auto &[name, value] : answer.headers)
        response.headers.add(name, value);
    response.headers.add("vary", "Accept-Encoding");
    if (asGzip && !answer.body.empty()) {
        response.headers.add("content-encoding", "gzip");
        response.body = gzipped(answer.body);
    } else {
        response.body = answer.body;
    }
    return response;
}

} // namespace

SimulatorServer::SimulatorServer(SimulatorServerOptions options, QObject *parent)
    : QObject(parent),
      m_service(std::move(options.service)),
      m_steady(options.steady ? std::move(options.steady) : systemSteady),
      m_startAt(options.startAt > 0 ? options.startAt : timeOfDay()),
      m_startedSteady(m_steady()),
      m_speed(options.speed)
{
    m_server.setHandler(
        [this](const http::Request &request, const http::Responder &responder) { handle(request, responder); });
}

bool SimulatorServer::listen(const QHostAddress &address, quint16 port)
{
    return m_server.listen(address, port);
}

QString SimulatorServer::url() const
{
    return m_server.url();
}

QString SimulatorServer::errorString() const
{
    return m_server.errorString();
}

void SimulatorServer::close()
{
    m_server.close();
}

std::int64_t SimulatorServer::now() const
{
    return m_startAt + static_cast<std::int64_t>(static_cast<double>(m_steady() - m_startedSteady) * m_speed);
}

void SimulatorServer::handle(const http::Request &request, const http::Responder &responder)
{
    if (request.method != "GET") {
        responder.send(http::Response::json(405, R"({"message":"Method not allowed"})"));
        return;
    }
    ServiceCall call = callOf(request);
    call.steady = m_steady();
    const ServiceAnswer answer = m_service.answer(call, now());
    const bool asGzip = acceptsGzip(request.headers.value("accept-encoding"));
    if (answer.delay.count() == 0) {
        send(answer, asGzip, responder);
        return;
    }
    ++m_underWay;
    QTimer::singleShot(answer.delay, this, [this, answer, asGzip, responder] {
        --m_underWay;
        send(answer, asGzip, responder);
    });
}

void SimulatorServer::send(const ServiceAnswer &answer, bool asGzip, const http::Responder &responder)
{
    const http::Response response = responseOf(answer, asGzip);
    if (!answer.cutAfter) {
        responder.send(response);
        return;
    }
    // The share of the body that was to arrive, whatever form the body has.
    const double share = static_cast<double>(*answer.cutAfter) / static_cast<double>(answer.body.size() + 1);
    const std::string bytes = responder.bytesOf(response);
    const std::size_t kept = bytes.size() - response.body.size() +
                             static_cast<std::size_t>(share * static_cast<double>(response.body.size()));
    responder.sendRaw(std::string_view(bytes).substr(0, std::min(kept, bytes.size())));
    responder.finish();
}

} // namespace evision::simulator
