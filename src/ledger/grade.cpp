// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/grade.h"

#include "ledger/proposition.h"
#include "market/market_key.h"

#include <algorithm>
#include <array>

namespace evision::ledger {

namespace {

constexpr std::array<std::string_view, gradeCount> gradeIds = {"won", "half_won", "push", "half_lost", "lost", "void"};

/// The grade that every score before overtime gives which can have become `final`. In two-legged ties overtime is
/// played from any score of the day, so nothing more is known than that no goal was taken away.
std::optional<Grade> gradeBefore(const Proposition &proposition, const Score &final)
{
    const Grade grade = gradeOf(proposition, final);
    for (int home = 0; home <= final.home; ++home) {
        for (int away = 0; away <= final.away; ++away) {
            if (gradeOf(proposition, {home, away}) != grade)
                return std::nullopt;
        }
    }
    return grade;
}

Expected<Grade, Ungraded> gradeRetired(const Selection &selection, const Proposition &proposition,
                                       const MatchResult &result, const SettlementRules &rules)
{
    const Retirement rule = rules.retirement(selection.sportKey);
    if (rule == Retirement::Unknown)
        return Unexpected{Ungraded::Retirement};
    if (rule == Retirement::Void || (rule == Retirement::AfterASet && !result.oneSetCompleted) ||
        proposition.kind != Proposition::Kind::Result)
        return Grade::Void;
    if (!result.wentOn)
        return Unexpected{Ungraded::NoScore};
    return gradeOf(proposition, *result.wentOn == Side::Home ? Score{1, 0} : Score{0, 1});
}

bool isScore(const std::optional<Score> &score) noexcept
{
    constexpr int most = 1000; // a thousand goals, points or runs: what is above is no score
    return score && score->home >= 0 && score->away >= 0 && score->home <= most && score->away <= most;
}

} // namespace

std::string_view gradeId(Grade grade) noexcept
{
    return gradeIds[static_cast<std::size_t>(grade)];
}

std::optional<Grade> gradeFromId(std::string_view id) noexcept
{
    const auto found = std::find(gradeIds.begin(), gradeIds.end(), id);
    if (found == gradeIds.end())
        return std::nullopt;
    return static_cast<Grade>(found - gradeIds.begin());
}

std::string_view ungradedText(Ungraded reason) noexcept
{
    switch (reason) {
    case Ungraded::NoScore:
        return "There is no score for it; enter the result.";
    case Ungraded::Period:
        return "It is on a part of the match, and scores are of the whole; enter the result.";
    case Ungraded::Statistic:
        return "It is on figures that no score tells; enter the result.";
    case Ungraded::Overtime:
        return "It is settled without overtime, and the score may have one in it; enter the score before overtime.";
    case Ungraded::UnknownName:
        return "Its selection is neither a team of the match nor an outcome of the market; enter the result.";
    case Ungraded::NoPoint:
        return "Its handicap or total has no number that bets are settled by; enter the result.";
    case Ungraded::Retirement:
        return "Somebody gave up, and the bookmaker's rule for that is not known; enter the result.";
    case Ungraded::UnknownMarket:
        break;
    }
    return "This market is not settled by itself; enter the result.";
}

Expected<Grade, Ungraded> grade(const Selection &selection, const MatchResult &result, const SettlementRules &rules)
{
    if (result.end == MatchEnd::Cancelled)
        return Grade::Void;
    const auto proposition = propositionOf(selection);
    if (!proposition)
        return Unexpected{proposition.error()};
    if (result.end == MatchEnd::Retired)
        return gradeRetired(selection, *proposition, result, rules);

    const Overtime overtime = rules.overtime(selection.sportKey, market::parseMarketKey(selection.market).stem);
    if (overtime != Overtime::Counts && isScore(result.regulation))
        return gradeOf(*proposition, *result.regulation);
    if (!isScore(result.final))
        return Unexpected{Ungraded::NoScore};
    if (overtime != Overtime::Excluded)
        return gradeOf(*proposition, *result.final);
    if (const auto certain = gradeBefore(*proposition, *result.final))
        return *certain;
    return Unexpected{Ungraded::Overtime};
}

} // namespace evision::ledger
