// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/worker_thread.h"

#include "scanner/feed_state.h"
#include "scanner/publication.h"
#include "scanner/scanner.h"

#include "edge/book_table.h"
#include "edge/derivation.h"
#include "interfaces/clock.h"
#include "interfaces/poll_planner.h"
#include "interfaces/quote_source.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace evision::desk {

/// A market that is watched: a source and the scanning loop, each on a thread of its own. Made and asked on one thread,
/// where its signals arrive.
class LiveDesk final : public QObject {
    Q_OBJECT

public:
    using OnExplained = std::function<void(const std::optional<edge::Derivation> &)>;

    /// The clock must outlive it.
    LiveDesk(std::unique_ptr<QuoteSource> source, std::unique_ptr<PollPlanner> planner, const Clock &clock,
             edge::EdgeTables tables, scanner::ScannerOptions options);
    /// Cancels what is under way; takes less than a second.
    ~LiveDesk() override;

    void start();
    void stop();
    /// How a bet of the last publication came about, later; nothing if it is gone by then.
    void explain(edge::OpportunityId id, OnExplained done);
    /// Runs `task` on the scanner's thread, for what only it may touch.
    void onScanner(std::function<void(scanner::Scanner &)> task);
    /// The same with the source.
    void onSource(std::function<void(QuoteSource &)> task);

    [[nodiscard]] const edge::EdgeTables &tables() const noexcept { return m_tables; }

Q_SIGNALS:
    void published(const std::shared_ptr<const evision::scanner::Publication> &publication);
    void stateChanged(const evision::scanner::FeedState &state);
    void settled(const evision::PollAnswer &answer);

private:
    edge::EdgeTables m_tables;
    std::unique_ptr<WorkerThread<QuoteSource>> m_source;
    std::unique_ptr<WorkerThread<scanner::Scanner>> m_scanner; // ends first: it refers to the source
};

} // namespace evision::desk
