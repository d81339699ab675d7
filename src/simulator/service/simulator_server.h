// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/service/odds_service.h"

#include "http/server.h"

#include <QHostAddress>
#include <QObject>
#include <QString>

#include <cstdint>
#include <functional>

namespace evision::simulator {

struct SimulatorServerOptions {
    ServiceOptions service;
    std::int64_t startAt = 0; ///< simulated time when it begins, milliseconds since 1970; 0 for the time of day
    double speed = 1;         ///< simulated seconds a second, above 0
    /// Milliseconds since some moment, never going back; empty for the system's. Tests hand in their own.
    std::function<std::int64_t()> steady;
};

/// The simulated odds service over HTTP. Lives on the thread that made it; answers at once, but for the faults it was
/// told to make. The limit of calls per second counts real seconds, everything else simulated ones.
class SimulatorServer final : public QObject {
    Q_OBJECT

public:
    explicit SimulatorServer(SimulatorServerOptions options, QObject *parent = nullptr);

    /// Port 0 takes a free one. False when it cannot; errorString() says why.
    [[nodiscard]] bool listen(const QHostAddress &address = QHostAddress::LocalHost, quint16 port = 0);
    /// Such as "http://127.0.0.1:8080", in the place of https://api.the-odds-api.com; empty when not listening.
    [[nodiscard]] QString url() const;
    [[nodiscard]] QString errorString() const;
    /// Listens no more and ends all connections at once.
    void close();

    /// Simulated time, milliseconds since 1970.
    [[nodiscard]] std::int64_t now() const;
    [[nodiscard]] OddsService &service() noexcept { return m_service; }
    /// Slow answers that are not sent yet.
    [[nodiscard]] int underWay() const noexcept { return m_underWay; }

private:
    void handle(const http::Request &request, const http::Responder &responder);
    static void send(const ServiceAnswer &answer, bool asGzip, const http::Responder &responder);

    OddsService m_service;
    std::function<std::int64_t()> m_steady;
    std::int64_t m_startAt;
    std::int64_t m_startedSteady;
    double m_speed;
    int m_underWay = 0;
    http::Server m_server;
};

} // namespace evision::simulator
