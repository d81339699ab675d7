// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/client/web_call.h"
#include "feed/decoder/inflate.h"
#include "interfaces/poll.h"

#include <string>
#include <string_view>

namespace evision::feed {

/// Fills error, message, body and inflateMicroseconds of `answer`, whose request is the question, with what `web`
/// means. Neither message nor body hold `key` afterwards.
void readWebAnswer(const WebAnswer &web, bool aboutEvent, std::string_view key, Inflater &inflater, PollAnswer &answer);

} // namespace evision::feed
