// SPDX-License-Identifier: GPL-3.0-or-later
#include "interfaces/poll.h"

namespace evision {

PollAction actionFor(PollError error) noexcept
{
    switch (error) {
    case PollError::None:
    case PollError::Cancelled:
        return PollAction::GoOn;
    case PollError::NoKey:
    case PollError::BadKey:
        return PollAction::AskForKey;
    case PollError::OutOfCredits:
        return PollAction::WaitForReset;
    case PollError::NotInPlan:
        return PollAction::LeaveOut;
    case PollError::UnknownSport:
        return PollAction::RefreshSports;
    case PollError::UnknownEvent:
        return PollAction::DropEvent;
    case PollError::BadRequest:
    case PollError::Redirected:
    case PollError::TooLarge:
        return PollAction::ShowAndStop;
    case PollError::TooManyCalls:
    case PollError::ServerTrouble:
    case PollError::Unreachable:
    case PollError::TimedOut:
    case PollError::BadAnswer:
        return PollAction::TryLater;
    }
    return PollAction::ShowAndStop;
}

std::string_view pollErrorId(PollError error) noexcept
{
    switch (error) {
    case PollError::None:
        break;
    case PollError::NoKey:
        return "no_key";
    case PollError::BadKey:
        return "bad_key";
    case PollError::OutOfCredits:
        return "out_of_credits";
    case PollError::NotInPlan:
        return "not_in_plan";
    case PollError::UnknownSport:
        return "unknown_sport";
    case PollError::UnknownEvent:
        return "unknown_event";
    case PollError::BadRequest:
        return "bad_request";
    case PollError::TooManyCalls:
        return "too_many_calls";
    case PollError::ServerTrouble:
        return "server_trouble";
    case PollError::Unreachable:
        return "unreachable";
    case PollError::TimedOut:
        return "timed_out";
    case PollError::BadAnswer:
        return "bad_answer";
    case PollError::TooLarge:
        return "too_large";
    case PollError::Redirected:
        return "redirected";
    case PollError::Cancelled:
        return "cancelled";
    }
    return {};
}

} // namespace evision
