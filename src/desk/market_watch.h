// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/demo_market.h"
#include "desk/live_desk.h"
#include "desk/market_connection.h"
#include "desk/market_status.h"
#include "desk/plan_memory_file.h"

#include "edge/options.h"
#include "feed/planner/credit_planner.h"
#include "interfaces/secret_store.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace evision::desk {

class CallsByHand;

/// What a window watches, and how.
struct WatchOptions {
    feed::PlanSettings plan; ///< of the service; no sports: the usual ones
    edge::EdgeOptions edge;
    QString serviceAddress = QStringLiteral("https://api.the-odds-api.com");
    DemoOptions demo;
    QString memoryFolder; ///< for what the credit planner learns; empty: this user's data folder
    /// Tests hand in their own; made on the watch's thread.
    std::function<std::unique_ptr<SecretStore>()> makeSecrets;
};

/// The calls for every sport of a market at once, for when the user asks.
[[nodiscard]] std::vector<PollRequest> callsByHandOf(const feed::PlanSettings &plan);
/// The plan that is followed at a place.
[[nodiscard]] feed::PlanSettings planAt(MarketPlace place, const WatchOptions &options);

/// One market at a time: opens it, watches it, changes to another. All that may block - keychain, files, the end of a
/// market - happens on its thread, which is not a window's. MarketDesk is the way to it.
class MarketWatch final : public QObject {
    Q_OBJECT

public:
    using OnKeyCheck = std::function<void(const KeyCheck &)>;
    using OnKept = std::function<void(SecretPlace)>;
    using OnForecast = std::function<void(const feed::Forecast &)>;
    using OnSports = std::function<void(const std::vector<SportInfo> &)>;

    MarketWatch(edge::EdgeTables tables, WatchOptions options);
    ~MarketWatch() override;

    void watchDemo();
    /// With the key that is kept; the demo market goes on where there is none.
    void watchService();
    void watchServiceWith(const QString &key);
    /// The market that is watched follows at once; it is opened anew only if it is elsewhere now.
    void setOptions(const WatchOptions &options);
    /// What the service would cost with these settings, from now on; by what the planner knows of it where it is the
    /// one that is watched. No answer where the market ends meanwhile. `plan` must have no problem.
    void forecast(const feed::PlanSettings &plan, OnForecast done);
    /// What the service lists, by a call that costs nothing; no answer where it is not watched, or does not say.
    void listSports(OnSports done);
    /// One call that costs nothing.
    void checkKey(const QString &key, OnKeyCheck done);
    void keepKey(const QString &key, OnKept done);
    void pollByHand();
    void explain(edge::OpportunityId id, LiveDesk::OnExplained done);

Q_SIGNALS:
    void marketChanged(evision::desk::MarketPlace place);
    void published(const std::shared_ptr<const evision::scanner::Publication> &publication);
    void statusChanged(const evision::desk::MarketStatus &status);
    /// A sentence for the user.
    void told(const QString &sentence);

private:
    [[nodiscard]] SecretStore &secrets();
    void watch(MarketConnection connection, MarketPlace place);
    void end();
    [[nodiscard]] Expected<std::unique_ptr<PollPlanner>, std::string> makePlanner(MarketPlace place);
    void askSports(std::shared_ptr<MarketConnection> connection, std::function<void(const PollAnswer &)> done);
    void collect();
    void takeState(const scanner::FeedState &state);

    edge::EdgeTables m_tables;
    WatchOptions m_options;
    std::unique_ptr<SecretStore> m_secrets;

    std::optional<MarketConnection> m_connection;
    CallsByHand *m_byHand = nullptr;          ///< the scanner's; used on its thread only
    feed::CreditPlanner *m_planner = nullptr; ///< the same
    std::unique_ptr<LiveDesk> m_desk;         ///< ends before the connection
    MarketStatus m_status;
    std::optional<std::int64_t> m_nextPollAt; ///< on the steady clock
    bool m_collecting = false;
};

} // namespace evision::desk
