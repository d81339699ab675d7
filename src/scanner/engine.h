// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/publication.h"

#include "interfaces/poll_planner.h"
#include "interfaces/quote_source.h"

#include "edge/scan.h"
#include "market/quote_store.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

namespace evision::scanner {

/// Makes the reader for a vocabulary; may be called on the engine's thread.
using MakeReader = std::function<std::unique_ptr<QuoteReader>(market::Vocabulary &)>;

struct EngineOptions {
    edge::EdgeOptions edge;
    /// Games that began so long ago are over, whatever the feed still says of them.
    market::UnixSeconds keepStartedSeconds = 12 * 3600;
    /// The vocabulary is begun anew, with what is still in use, when it holds so many texts.
    std::size_t mostNames = 400'000;
};

/// What became of an answer.
struct Taken {
    bool ok = false;
    std::string message;                            ///< a sentence for the user when not ok
    PollFindings findings;                          ///< for the planner
    std::shared_ptr<const Publication> publication; ///< null unless the answer had prices
};

/// From answers to boards: reads, merges, scans, compares. No threads, no timers, no clock: the same answers in the
/// same order give the same publications, timings aside. The tables must outlive it.
class Engine {
public:
    Engine(MakeReader makeReader, const edge::EdgeTables &tables, EngineOptions options);

    /// Takes an answer that is ok().
    [[nodiscard]] Taken take(const PollAnswer &answer);
    /// What is held, scanned again as of a later moment. Nothing (null) before the first quotes, and for a moment that
    /// is not later than the last.
    [[nodiscard]] std::shared_ptr<const Publication> age(market::UnixSeconds asOf);

    /// Forgets all that is held, as if it had just been made; only publications go on being counted.
    void forget();

    /// What is held, judged by other rules from now on. Nothing (null) before the first quotes.
    [[nodiscard]] std::shared_ptr<const Publication> setEdgeOptions(const edge::EdgeOptions &options);

    /// How an opportunity of the last publication came about.
    [[nodiscard]] std::optional<edge::Derivation> explain(edge::OpportunityId id);

    /// The source's time of the last scan; noTime before the first.
    [[nodiscard]] market::UnixSeconds asOf() const noexcept { return m_asOf; }
    [[nodiscard]] const edge::ScanResult &result() const noexcept { return m_result; }
    [[nodiscard]] const market::Vocabulary &vocabulary() const noexcept { return *m_vocabulary; }
    [[nodiscard]] const market::QuoteBook &book() const noexcept { return m_store.book(); }
    [[nodiscard]] const edge::EdgeOptions &edgeOptions() const noexcept { return m_scan->options(); }

private:
    void renewVocabulary();
    [[nodiscard]] std::shared_ptr<const Publication> publish(PollKind kind);
    [[nodiscard]] market::ResponseScope scopeOf(const PollRequest &request);
    void addFindings(const std::vector<market::EventChange> &changes, PollFindings &findings);
    /// Whether the bet is on the board for the first time ever, and not back after its price was too old for a while.
    [[nodiscard]] bool isFirstSeen(const edge::Opportunity &bet);
    void forgetSeen();

    MakeReader m_makeReader;
    const edge::EdgeTables &m_tables;
    EngineOptions m_options;
    std::size_t m_renewAt; ///< texts in the vocabulary

    std::shared_ptr<market::Vocabulary> m_vocabulary;
    std::unique_ptr<QuoteReader> m_reader;
    std::unique_ptr<edge::MarketScan> m_scan;
    market::QuoteStore m_store;
    market::QuoteBook m_answer;
    market::UnixSeconds m_answeredAt = market::noTime; ///< the source's time of the newest answer
    market::UnixSeconds m_asOf = market::noTime;       ///< the same, or later by ageing
    edge::ScanResult m_result;
    std::shared_ptr<const edge::Board> m_board;
    std::shared_ptr<const edge::BoardDelta> m_delta;
    std::uint64_t m_number = 0;
    std::unordered_map<edge::OpportunityId, market::UnixSeconds> m_seen; ///< every bet's start, until that is long past
    std::size_t m_seenLimit = 4096;                                      ///< at which it is looked through
};

} // namespace evision::scanner
