// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/poll.h"

#include "edge/board.h"
#include "edge/scan_result.h"
#include "market/vocabulary.h"

#include <QMetaType>

#include <cstdint>
#include <memory>

namespace evision::scanner {

/// How long the steps of one poll took.
struct PollTimings {
    std::int64_t fetchMilliseconds = 0; ///< from sending to the last byte
    std::int64_t inflateMicroseconds = 0;
    std::int64_t readMicroseconds = 0; ///< from bytes to quotes
    std::int64_t scanMicroseconds = 0; ///< from quotes to the board
};

/// What a poll, or time passing, made of the market. Immutable; shared by all threads. Deltas are consecutive: the one
/// of number n, applied to the board of number n - 1, gives the board of number n, unless the vocabularies of the two
/// differ: then the ids of the older one mean nothing to the newer, and one starts again from its board.
struct Publication {
    std::uint64_t number = 0;                             ///< from 1
    std::shared_ptr<const market::Vocabulary> vocabulary; ///< of all ids in here; may be another than before
    std::shared_ptr<const edge::Board> board;
    std::shared_ptr<const edge::BoardDelta> delta;
    std::shared_ptr<const edge::ScanResult> scan; ///< its `status` is empty
    PollKind kind = PollKind::Odds;
    bool polled = false; ///< false: nothing came, but what is held grew older
    PollTimings timings; ///< zero unless polled
};

} // namespace evision::scanner

Q_DECLARE_METATYPE(std::shared_ptr<const evision::scanner::Publication>)
