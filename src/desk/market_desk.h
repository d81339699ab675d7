// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/market_watch.h"
#include "desk/worker_thread.h"

namespace evision::desk {

/// The market as a window sees it: every function returns at once, every answer and signal comes on the thread that
/// made it, and none after its end. Its end takes less than a second.
class MarketDesk final : public QObject {
    Q_OBJECT

public:
    using OnKeyCheck = MarketWatch::OnKeyCheck;
    using OnKept = MarketWatch::OnKept;
    using OnForecast = MarketWatch::OnForecast;
    using OnSports = MarketWatch::OnSports;

    MarketDesk(const edge::EdgeTables &tables, WatchOptions options);
    ~MarketDesk() override;

    void watchDemo();
    /// With the key that is kept; the demo market is shown where there is none, or it is refused.
    void watchService();
    void watchServiceWith(const QString &key);
    /// The market that is watched follows: bets are judged and games asked for by the new options, and nothing that is
    /// known is paid for again. Options with a plan that has a problem change nothing of what is asked for.
    void setOptions(const WatchOptions &options);
    /// What the service would cost with these settings from now on. No answer where the market changes meanwhile.
    /// `plan` must have no problem.
    void forecast(const feed::PlanSettings &plan, OnForecast done);
    /// Which sports the service lists, by a call that costs nothing. No answer unless the service is watched and says.
    void listSports(OnSports done);

    /// One call that costs nothing.
    void checkKey(const QString &key, OnKeyCheck done);
    /// In the keychain, or for the session where there is none. An empty key forgets it.
    void keepKey(const QString &key, OnKept done);

    /// What pollByHand() costs at most, in credits.
    [[nodiscard]] std::int64_t costOfPollByHand() const;
    /// Asks for all sports at once, unless that is already under way.
    void pollByHand();
    /// How a bet of the last publication came about; nothing if it is gone by then.
    void explain(edge::OpportunityId id, LiveDesk::OnExplained done);

    [[nodiscard]] MarketPlace place() const noexcept { return m_place; }
    [[nodiscard]] const edge::EdgeTables &tables() const noexcept { return m_tables; }

Q_SIGNALS:
    /// Another market from here on: what came before is not of it.
    void marketChanged(evision::desk::MarketPlace place);
    void published(const std::shared_ptr<const evision::scanner::Publication> &publication);
    void statusChanged(const evision::desk::MarketStatus &status);
    void told(const QString &sentence);

private:
    edge::EdgeTables m_tables;
    WatchOptions m_options;
    MarketPlace m_place = MarketPlace::Demo;
    std::unique_ptr<WorkerThread<MarketWatch>> m_watch;
};

} // namespace evision::desk
