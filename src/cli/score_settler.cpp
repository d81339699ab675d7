// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/score_settler.h"

#include "desk/file_reader.h"
#include "desk/tables.h"

namespace evision::cli {

namespace {

constexpr std::size_t greatestAnswer = std::size_t{64} * 1024 * 1024;

ledger::MatchResult resultOf(const feed::ScoredEvent &event)
{
    ledger::MatchResult result;
    if (event.homeScore && event.awayScore)
        result.final = ledger::Score{*event.homeScore, *event.awayScore};
    return result;
}

} // namespace

Expected<ScoreSettler, std::string> ScoreSettler::read(const std::string &path)
{
    const auto bytes = desk::readFile(path, greatestAnswer);
    if (!bytes)
        return Unexpected{bytes.error()};
    auto events = feed::decodeScores(*bytes);
    if (!events)
        return Unexpected{path + ": " + events.error()};
    auto rules = desk::loadSettlementRules();
    if (!rules)
        return Unexpected{rules.error()};
    ScoreSettler settler;
    for (feed::ScoredEvent &event : *events)
        settler.m_events.insert_or_assign(event.id, event);
    settler.m_rules = std::move(rules).value();
    return settler;
}

ScoreSettler::Verdict ScoreSettler::judge(const ledger::Bet &bet) const
{
    if (bet.kind == ledger::BetKind::EachWay)
        return {std::nullopt, "An each-way bet needs the result of its place; enter it."};
    ledger::BetSettlement settlement;
    settlement.by = ledger::SettledBy::Scores;
    for (const ledger::BetLeg &leg : bet.legs) {
        const auto event = m_events.find(leg.selection.eventId);
        if (event == m_events.end() || !event->second.completed)
            return {};
        const ledger::MatchResult result = resultOf(event->second);
        const auto grade = ledger::grade(leg.selection, result, m_rules);
        if (!grade)
            return {std::nullopt, std::string(ledger::ungradedText(grade.error()))};
        settlement.legs.push_back({*grade, 1, 0, result.final});
    }
    return {settlement, {}};
}

} // namespace evision::cli
