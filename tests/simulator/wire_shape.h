// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <set>

namespace evision::test {

/// What of the service's schemas an answer is expected to follow.
enum class WireShape { Sports, Events, Odds, EventOdds, EventMarkets, Scores, Participants };

/// Which optional keys were asked for.
struct ShapeOptions {
    bool unixTimes = false;
    bool links = false;
    bool sids = false;
    bool betLimits = false;
    bool multipliers = false;
    bool rotation = false; ///< of a league that has rotation numbers
    bool american = false;
};

/// Everything in `value` that is not as the schema says: missing and unknown keys, wrong types, wrong order of
/// outcomes, impossible numbers. Empty when all is well. Written from the description of the wire format alone.
[[nodiscard]] QStringList shapeErrors(const QJsonValue &value, WireShape shape, const ShapeOptions &options = {});

/// The envelope of history; its data is checked apart.
[[nodiscard]] QStringList envelopeErrors(const QJsonValue &value);

/// All keys of a document with the types of their values: "[].bookmakers[].key string".
[[nodiscard]] std::set<QString> keysAndTypes(const QJsonValue &value);

} // namespace evision::test
