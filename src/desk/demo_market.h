// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/clocks.h"
#include "desk/worker_thread.h"

#include "feed/client/service_address.h"
#include "pricing/expected.h"
#include "simulator/service/fault.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace evision::desk {

struct DemoOptions {
    std::uint64_t seed = 1;
    double speed = 1;       ///< simulated seconds a second, above 0
    UnixMillis startAt = 0; ///< simulated time when it begins; 0: now
    simulator::FaultPlan faults;
    std::int64_t credits = 100'000; ///< a month
};

/// Keys of the sports that the demo market is worth looking at for.
[[nodiscard]] std::vector<std::string> demoSports();

class DemoServer;

/// The built-in market, spoken over HTTP on this machine by a simulator on a thread of its own: what is tried on it has
/// gone the whole way that real prices go.
class DemoMarket {
public:
    /// The error is a sentence.
    [[nodiscard]] static Expected<std::unique_ptr<DemoMarket>, std::string> open(const DemoOptions &options);
    ~DemoMarket();

    [[nodiscard]] const Clock &clock() const noexcept { return m_clock; }
    [[nodiscard]] const feed::ServiceAddress &address() const noexcept { return *m_address; }
    [[nodiscard]] static QString key() { return QStringLiteral("demo"); }

private:
    explicit DemoMarket(const DemoOptions &options);

    PacedClock m_clock;
    std::unique_ptr<feed::ServiceAddress> m_address;
    std::unique_ptr<WorkerThread<DemoServer>> m_server;
};

} // namespace evision::desk
