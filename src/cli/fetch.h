// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/market_connection.h"

#include "interfaces/poll.h"

namespace evision::cli {

/// Makes one call and waits for its answer, as it comes, body and all; for the main thread of a program without
/// windows. Cancelled when the user ends it.
[[nodiscard]] PollAnswer fetch(const desk::MarketConnection &connection, PollRequest request);

} // namespace evision::cli
