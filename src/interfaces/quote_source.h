// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/poll.h"

#include "market/quote_book.h"
#include "market/vocabulary.h"

#include <QObject>

#include <memory>
#include <string>
#include <vector>

namespace evision {

/// A sport as a source lists it.
struct SportInfo {
    std::string key;
    std::string group;
    std::string title;
    bool active = false;
    bool outrights = false; ///< lists winners of competitions only

    bool operator==(const SportInfo &) const = default;
};

/// What an answer says, as far as it could be read.
struct ReadResult {
    bool ok = false;
    std::string message;           ///< a sentence for the user when not ok
    std::vector<SportInfo> sports; ///< of an answer to PollKind::Sports
};

/// Reads the answers of one kind of source: the only place that knows its format. One thread at a time; it is the
/// thread that adds to the vocabulary.
class QuoteReader {
public:
    virtual ~QuoteReader() = default;
    /// Clears `book` and fills it with what `answer`, which must be ok(), says of games and prices.
    [[nodiscard]] virtual ReadResult read(const PollAnswer &answer, market::QuoteBook &book) = 0;
};

/// Where quotes come from: the service, a recording, a simulator, later another desk. Lives on a thread of its own and
/// answers by signal, each request exactly once, in any order.
class QuoteSource : public QObject {
    Q_OBJECT

public:
    /// Begins a call; its answer carries request.id. May be called on the source's own thread only.
    virtual void request(const PollRequest &request) = 0;
    /// Answers all that is under way with PollError::Cancelled, within a second.
    virtual void cancelAll() = 0;
    /// For the thread that reads. `vocabulary` must outlive it.
    [[nodiscard]] virtual std::unique_ptr<QuoteReader> makeReader(market::Vocabulary &vocabulary) const = 0;

Q_SIGNALS:
    void answered(const evision::PollAnswer &answer);
};

} // namespace evision
