// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/market_status.h"
#include "interfaces/secret_store.h"
#include "ui/main_window/feed_facts.h"

#include <QDateTime>
#include <QString>

namespace evision::app {

/// What the status bar is to tell. `pollCost` in credits.
[[nodiscard]] ui::FeedFacts factsOf(const desk::MarketStatus &status, std::int64_t pollCost);

/// What the page says where it can show nothing: why, since when, and what still works. `message` is a sentence.
[[nodiscard]] QString brokenText(const QString &message, const QDateTime &since);

/// Why a key that was checked is not taken.
[[nodiscard]] QString keyRefusedText(const desk::KeyCheck &check);
/// A sentence after a key was found to be good.
[[nodiscard]] QString keyAcceptedText(const desk::KeyCheck &check, SecretPlace place, std::int64_t budget);

/// Of a key that has no credits now.
[[nodiscard]] QString keyKeptText(SecretPlace place);

} // namespace evision::app
