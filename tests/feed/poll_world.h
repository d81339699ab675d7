// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of sources share: clocks, a listener, requests.
#pragma once

#include "interfaces/clock.h"
#include "interfaces/quote_source.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace evision::test {

/// Stands still until it is told to go on.
class StoppedClock final : public Clock {
public:
    [[nodiscard]] UnixMillis now() const override { return 1755259200000 + m_steady; }
    [[nodiscard]] std::int64_t steady() const override { return m_steady; }
    [[nodiscard]] double pace() const override { return 0; }
    void advance(std::int64_t milliseconds) { m_steady += milliseconds; }

private:
    std::atomic<std::int64_t> m_steady = 5000;
};

/// Runs so many times as fast as real time.
class RunningClock final : public Clock {
public:
    explicit RunningClock(std::int64_t speed = 1) : m_speed(speed) {}
    [[nodiscard]] UnixMillis now() const override { return 1755259200000 + steady(); }
    [[nodiscard]] std::int64_t steady() const override
    {
        using namespace std::chrono;
        return duration_cast<microseconds>(steady_clock::now() - m_start).count() * m_speed / 1000;
    }
    [[nodiscard]] double pace() const override { return static_cast<double>(m_speed); }

private:
    std::int64_t m_speed;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// Keeps what a source answers.
class Listener : public QObject {
public:
    explicit Listener(QuoteSource &source)
    {
        connect(&source, &QuoteSource::answered, this, [this](const PollAnswer &answer) {
            answers.push_back(answer);
            ++timesAnswered[answer.request.id];
        });
    }

    [[nodiscard]] std::size_t count() const { return answers.size(); }
    [[nodiscard]] const PollAnswer &last() const { return answers.back(); }
    /// Whether ids 1 to `most` were answered, each once.
    [[nodiscard]] bool allOnce(std::uint64_t most) const
    {
        for (std::uint64_t id = 1; id <= most; ++id) {
            const auto found = timesAnswered.find(id);
            if (found == timesAnswered.end() || found->second != 1)
                return false;
        }
        return timesAnswered.size() == most;
    }

    std::vector<PollAnswer> answers;
    std::map<std::uint64_t, int> timesAnswered;
};

inline PollRequest oddsRequest(std::uint64_t id = 1, const std::string &sport = "soccer_epl")
{
    PollRequest request;
    request.id = id;
    request.kind = PollKind::Odds;
    request.sport = sport;
    request.regions = {"eu", "uk"};
    request.markets = {"h2h", "totals"};
    request.mostCredits = 4;
    return request;
}

inline PollRequest eventRequest(std::uint64_t id = 1)
{
    PollRequest request = oddsRequest(id);
    request.kind = PollKind::EventOdds;
    request.event = "e912304de2b2ce35b473ce2ecd3d1502";
    return request;
}

/// The word for an error, for messages of failed comparisons.
inline QString word(PollError error)
{
    const std::string_view id = pollErrorId(error);
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

} // namespace evision::test
