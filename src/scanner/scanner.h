// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/engine.h"
#include "scanner/feed_state.h"
#include "scanner/publication.h"

#include "interfaces/clock_timer.h"
#include "interfaces/poll_planner.h"
#include "interfaces/quote_source.h"

#include <QObject>

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace evision::scanner {

struct ScannerOptions {
    EngineOptions engine;
    /// How often what is held is looked at again when nothing comes, in real milliseconds.
    std::int64_t agingMilliseconds = 5000;
    /// Calls of one turn at most, so that a planner that never has enough does not hold the thread.
    int mostCallsATurn = 32;
};

/// The loop: asks the planner what to call, the source for it, the engine what it means; publishes boards. Lives on a
/// thread of its own, the source on another; all functions are to be called on its own.
class Scanner final : public QObject {
    Q_OBJECT

public:
    /// Source, clock and tables must outlive it.
    Scanner(QuoteSource &source, std::unique_ptr<PollPlanner> planner, const Clock &clock,
            const edge::EdgeTables &tables, ScannerOptions options = {});
    ~Scanner() override;

    void start();
    /// No more calls; those under way are cancelled. What was published stays good.
    void stop();
    /// Judges what is held by other rules, at once and from now on.
    void setEdgeOptions(const edge::EdgeOptions &options);
    /// Asks the planner again at once, for after a change it could not see.
    void wake();

    [[nodiscard]] const FeedState &state() const noexcept { return m_state; }
    /// The source's time, reckoned on from what it last said, so that neither a wrong clock of ours nor one that is set
    /// makes prices older or younger; noTime before the first answer.
    [[nodiscard]] market::UnixSeconds serverTimeNow() const;
    [[nodiscard]] PollPlanner &planner() noexcept { return *m_planner; }
    [[nodiscard]] Engine &engine() noexcept { return m_engine; }

Q_SIGNALS:
    void published(const std::shared_ptr<const evision::scanner::Publication> &publication);
    void stateChanged(const evision::scanner::FeedState &state);
    /// An answer was taken, for whoever counts and logs; a good one that could not be read comes as BadAnswer.
    void settled(const evision::PollAnswer &answer);

private:
    void plan();
    void send(const PollRequest &request);
    void takeAnswer(const PollAnswer &answer);
    void noteServerTime(const PollAnswer &answer);
    void setServerTime(market::UnixSeconds time);
    void age();
    void catchUp();
    [[nodiscard]] std::int64_t agingInterval() const;
    void startAging();
    void setStateBy(const PollAnswer &answer);
    void setModeBy(PollError error, const std::string &message);
    void tellState();

    QuoteSource &m_source;
    std::unique_ptr<PollPlanner> m_planner;
    const Clock &m_clock;
    ScannerOptions m_options;
    Engine m_engine;
    ClockTimer m_planTimer;
    ClockTimer m_agingTimer;
    bool m_running = false;

    std::map<std::uint64_t, PollRequest> m_underWay;
    FeedState m_state;
    FeedState m_told;
    PollError m_priceError = PollError::None; ///< of the last answer with prices, or that should have had some
    std::string m_priceMessage;

    market::UnixSeconds m_toldTime = market::noTime; ///< the source's, as it last said
    // The source's time as last reckoned, and ours then.
    market::UnixSeconds m_serverTime = market::noTime;
    std::int64_t m_steadyThen = 0;
    UnixMillis m_nowThen = 0;
};

} // namespace evision::scanner
