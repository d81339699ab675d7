// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/demo_market.h"

#include "simulator/service/simulator_server.h"

#include <utility>

namespace evision::desk {

namespace {

UnixMillis startOf(const DemoOptions &options)
{
    return options.startAt != 0 ? options.startAt : SystemClock().now();
}

} // namespace

std::vector<std::string> demoSports()
{
    return {"soccer_epl",
            "soccer_spain_la_liga",
            "soccer_germany_bundesliga",
            "soccer_brazil_campeonato",
            "americanfootball_nfl",
            "basketball_nba",
            "icehockey_nhl",
            "baseball_mlb",
            "mma_mixed_martial_arts"};
}

/// Makes the server on the thread that it is to live on.
class DemoServer final : public QObject {
public:
    void open(simulator::SimulatorServerOptions options)
    {
        m_server = std::make_unique<simulator::SimulatorServer>(std::move(options));
        if (!m_server->listen())
            m_server.reset();
    }
    /// Empty when it does not listen.
    [[nodiscard]] QString url() const { return m_server ? m_server->url() : QString(); }

private:
    std::unique_ptr<simulator::SimulatorServer> m_server;
};

DemoMarket::DemoMarket(const DemoOptions &options) : m_clock(startOf(options), options.speed) {}

DemoMarket::~DemoMarket() = default;

Expected<std::unique_ptr<DemoMarket>, std::string> DemoMarket::open(const DemoOptions &options)
{
    std::unique_ptr<DemoMarket> market(new DemoMarket(options));
    simulator::SimulatorServerOptions server;
    server.service.seed = options.seed;
    server.service.keys = {{key().toStdString(), options.credits, true, true}};
    server.service.faults = options.faults;
    server.speed = options.speed;
    server.startAt = market->m_clock.now();
    market->m_server =
        std::make_unique<WorkerThread<DemoServer>>(std::make_unique<DemoServer>(), QStringLiteral("demo market"));
    QString url;
    market->m_server->run([&url, &server](DemoServer &demo) {
        demo.open(std::move(server));
        url = demo.url();
    });
    const auto address = feed::ServiceAddress::from(url);
    if (url.isEmpty() || !address)
        return Unexpected{
            std::string("The demo market cannot listen on this machine's own address; a firewall may forbid it.")};
    market->m_address = std::make_unique<feed::ServiceAddress>(*address);
    return market;
}

} // namespace evision::desk
