// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/api_error_codes.h"

#include <algorithm>
#include <string>

namespace evision::feed {

namespace {

constexpr std::string_view ourFault = "The odds service refused a setting of this call as wrong; the call is not made "
                                      "again.";

constexpr ApiErrorCode codes[] = {
    {"MISSING_KEY", PollError::NoKey, "The odds service asks for a key (401 MISSING_KEY); enter yours."},
    {"INVALID_KEY", PollError::BadKey,
     "The odds service refused the key (401 INVALID_KEY): it knows no such key. Compare it with the one you were "
     "sent."},
    {"DEACTIVATED_KEY", PollError::BadKey,
     "The odds service refused the key (401 DEACTIVATED_KEY): it has been switched off. Look into your account there, "
     "or "
     "enter another key."},
    {"OUT_OF_USAGE_CREDITS", PollError::OutOfCredits,
     "The credits of this API key are used up; there are new ones after the reset, or with a larger plan."},
    {"HISTORICAL_UNAVAILABLE_ON_FREE_USAGE_PLAN", PollError::NotInPlan,
     "Past odds need a paid plan of the odds service; the API key is good for everything else."},
    {"UNKNOWN_SPORT", PollError::UnknownSport,
     "The odds service does not offer this sport; it does not exist, or is out of season."},
    {"EVENT_NOT_FOUND", PollError::UnknownEvent,
     "The odds service no longer lists this game; it may be over or called off."},
    {"EXCEEDED_FREQ_LIMIT", PollError::TooManyCalls,
     "The odds service had too many calls in a second; they go on after a pause."},
    {"INVALID_MARKET", PollError::BadRequest,
     "A market is unknown to the odds service, or offered for single games only; change the markets."},
    {"INVALID_MARKET_COMBO", PollError::BadRequest,
     "A market does not fit the sport, such as winners of a competition and single games; change the markets."},
    {"MISSING_MARKET", PollError::BadRequest, "No market is named; choose at least one."},
    {"MISSING_REGION", PollError::BadRequest, "Neither regions nor bookmakers are named; choose at least one."},
    {"INVALID_REGION", PollError::BadRequest, "A region is unknown to the odds service; change the regions."},
    {"INVALID_BOOKMAKERS", PollError::BadRequest,
     "A bookmaker is unknown to the odds service; change the list of bookmakers."},
    {"INVALID_SPORT", PollError::BadRequest, "The sport is not one of the odds service; choose another."},
    {"INVALID_EVENT_ID", PollError::BadRequest, "The game's id is not one of the odds service."},
    {"INVALID_EVENT_IDS", PollError::BadRequest, "An id of a game is not one of the odds service."},
    {"INVALID_COMMENCE_TIME_FROM", PollError::BadRequest, "The earliest start is not a time the odds service takes."},
    {"INVALID_COMMENCE_TIME_TO", PollError::BadRequest, "The latest start is not a time the odds service takes."},
    {"INVALID_COMMENCE_TIME_RANGE", PollError::BadRequest,
     "The earliest start lies after the latest; change the period."},
    {"INVALID_SCORES_DAYS_FROM", PollError::BadRequest, "Results can be asked for up to 3 days back."},
    {"MISSING_HISTORICAL_TIMESTAMP", PollError::BadRequest, "Past odds need a date."},
    {"INVALID_HISTORICAL_TIMESTAMP", PollError::BadRequest, "The date of the past odds is not one the service takes."},
    {"HISTORICAL_MARKETS_UNAVAILABLE_AT_DATE", PollError::BadRequest,
     "The odds service has no record of these markets at that date; choose a later date or other markets."},
    {"INVALID_DATE_FORMAT", PollError::BadRequest, ourFault},
    {"INVALID_ODDS_FORMAT", PollError::BadRequest, ourFault},
    {"INVALID_ALL_SPORTS_PARAM", PollError::BadRequest, ourFault},
    {"INVALID_INCLUDE_LINKS", PollError::BadRequest, ourFault},
    {"INVALID_INCLUDE_SIDS", PollError::BadRequest, ourFault},
    {"INVALID_INCLUDE_BET_LIMITS", PollError::BadRequest, ourFault},
    {"INVALID_INCLUDE_MULTIPLIERS", PollError::BadRequest, ourFault},
    {"INVALID_INCLUDE_ROTATION_NUMBERS", PollError::BadRequest, ourFault},
    {"INVALID_PARTICIPANT_ID", PollError::BadRequest, ourFault},
    {"INVALID_STATUS", PollError::BadRequest, ourFault},
};

std::string asCode(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char character) {
        if (character == '-')
            return '_';
        return character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A') : character;
    });
    return result;
}

} // namespace

const ApiErrorCode *findErrorCode(std::string_view word) noexcept
{
    const auto *found = std::find_if(std::begin(codes), std::end(codes),
                                     [word](const ApiErrorCode &code) { return code.code == word; });
    return found == std::end(codes) ? nullptr : found;
}

const ApiErrorCode *findErrorCodeIn(std::string_view text)
{
    const std::string upper = asCode(text);
    const ApiErrorCode *longest = nullptr;
    for (const ApiErrorCode &code : codes) {
        if (upper.find(code.code) != std::string::npos && (!longest || code.code.size() > longest->code.size()))
            longest = &code;
    }
    return longest;
}

} // namespace evision::feed
