// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/poll.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace evision::test {

/// An answer with something in every field; each seed another.
inline PollAnswer someAnswer(std::uint32_t seed)
{
    std::minstd_rand random(seed * 2654435761U + 1);
    const auto below = [&random](std::uint32_t limit) { return static_cast<std::uint32_t>(random()) % limit; };
    const auto text = [&below] {
        std::string result;
        for (std::uint32_t left = below(12); left > 0; --left)
            result += static_cast<char>(below(256));
        return result;
    };
    PollAnswer answer;
    answer.request.id = std::uint64_t{below(1U << 31U)} << 33U;
    answer.request.kind = static_cast<PollKind>(below(5));
    answer.request.sport = text();
    answer.request.event = text();
    for (auto *list : {&answer.request.markets, &answer.request.regions, &answer.request.bookmakers}) {
        for (std::uint32_t left = below(4); left > 0; --left)
            list->push_back(text());
    }
    answer.request.daysFrom = static_cast<int>(below(4));
    answer.request.mostCredits = below(100);
    if (below(3) == 0) {
        answer.error = static_cast<PollError>(1 + below(static_cast<std::uint32_t>(PollError::Cancelled)));
        answer.message = text();
    } else {
        std::string body(below(3000), '[');
        for (std::size_t at = 0; at < body.size(); at += 1 + below(40))
            body[at] = static_cast<char>(below(256));
        answer.body = std::make_shared<const std::string>(std::move(body));
    }
    for (auto *number : {&answer.credits.remaining, &answer.credits.used, &answer.credits.last}) {
        if (below(2) == 0)
            *number = below(20000);
    }
    if (below(2) == 0)
        answer.serverTime = 1755259200 + below(1000);
    answer.sentAt = 1755259200000 + std::int64_t{seed} * 1000 + below(300);
    answer.receivedAt = answer.sentAt + below(700);
    answer.inflateMicroseconds = below(9000);
    answer.attempts = static_cast<int>(1 + below(4));
    return answer;
}

/// All of an answer, to be compared.
inline QByteArray described(const PollAnswer &answer)
{
    QByteArray result;
    const auto text = [&result](const std::string &value) {
        result += QByteArray::fromStdString(value).toPercentEncoding() + ' ';
    };
    const auto number = [&result](std::int64_t value) { result += QByteArray::number(qint64{value}) + ' '; };
    number(static_cast<std::int64_t>(answer.request.id));
    number(static_cast<int>(answer.request.kind));
    text(answer.request.sport);
    text(answer.request.event);
    for (const auto *list : {&answer.request.markets, &answer.request.regions, &answer.request.bookmakers}) {
        result += '(';
        for (const std::string &value : *list)
            text(value);
        result += ')';
    }
    number(answer.request.daysFrom);
    number(answer.request.mostCredits);
    number(static_cast<int>(answer.error));
    text(answer.message);
    result += answer.body ? "body:" : "none:";
    text(answer.body ? *answer.body : std::string());
    for (const auto &credit : {answer.credits.remaining, answer.credits.used, answer.credits.last})
        number(credit.value_or(-1));
    number(answer.serverTime);
    number(answer.sentAt);
    number(answer.receivedAt);
    number(answer.inflateMicroseconds);
    number(answer.attempts);
    return result;
}

inline std::vector<PollAnswer> someAnswers(std::uint32_t count)
{
    std::vector<PollAnswer> answers;
    for (std::uint32_t seed = 1; seed <= count; ++seed)
        answers.push_back(someAnswer(seed));
    return answers;
}

} // namespace evision::test
