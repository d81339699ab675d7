// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/recording/replay_source.h"

#include "feed/client/odds_api_reader.h"

#include <algorithm>
#include <utility>

namespace evision::feed {

namespace {

bool isSameCall(PollRequest left, const PollRequest &right)
{
    left.id = right.id;
    left.mostCredits = right.mostCredits;
    return left == right;
}

} // namespace

ReplaySource::ReplaySource(std::unique_ptr<QIODevice> device, const Clock &clock, const ReplayOptions &options)
    : m_clock(clock), m_options(options), m_device(std::move(device)), m_reader(*m_device), m_timer(clock, this)
{
    m_device->setParent(this); // moves along to another thread
    connect(&m_timer, &ClockTimer::reached, this, &ReplaySource::play);
}

Expected<std::unique_ptr<ReplaySource>, std::string>
ReplaySource::open(std::unique_ptr<QIODevice> device, const Clock &clock, const ReplayOptions &options)
{
    std::unique_ptr<ReplaySource> source(new ReplaySource(std::move(device), clock, options));
    std::string error = source->prepare();
    if (!error.empty())
        return Unexpected{std::move(error)};
    return source;
}

std::string ReplaySource::prepare()
{
    Expected<RecordingIndex, std::string> index = m_reader.readIndex();
    if (!index)
        return index.error();
    m_index = std::move(*index);
    m_taken.resize(m_index.entries.size());
    m_left = m_index.entries.size();
    // The clock that recorded may have been set back: an answer is never due before the one before it.
    double latest = 0;
    for (const RecordingEntry &entry : m_index.entries) {
        const double after = static_cast<double>(entry.answer.receivedAt) -
                             static_cast<double>(m_index.entries.front().answer.receivedAt);
        latest = std::max(latest, after);
        constexpr double longest = 1e15; // of a damaged time
        m_dueAfter.push_back(
            m_options.speed > 0 ? static_cast<std::int64_t>(std::min(latest / m_options.speed, longest)) : 0);
    }
    return {};
}

std::size_t ReplaySource::find(const PollRequest &request) const
{
    for (std::size_t number = m_firstLeft; number < m_taken.size(); ++number) {
        if (!m_taken[number] && isSameCall(m_index.entries[number].answer.request, request))
            return number;
    }
    return m_taken.size();
}

void ReplaySource::request(const PollRequest &request)
{
    if (m_startedAt < 0)
        m_startedAt = m_clock.steady();
    const std::size_t number = find(request);
    if (number == m_taken.size()) {
        m_unknown.push_back(request);
        return m_timer.startAt(m_clock.steady());
    }
    m_taken[number] = true;
    while (m_firstLeft < m_taken.size() && m_taken[m_firstLeft])
        ++m_firstLeft;
    m_waiting.emplace(number, request);
    m_timer.startAt(m_unknown.empty() ? m_startedAt + m_dueAfter[m_waiting.begin()->first] : m_clock.steady());
}

void ReplaySource::play()
{
    // Whoever hears of an answer may ask anew: that is for the next time.
    for (const PollRequest &request : std::exchange(m_unknown, {}))
        fail(request, PollError::Unreachable, "The recording has no further answer to this call.");
    const std::int64_t now = m_clock.steady();
    std::size_t most = m_waiting.size();
    while (most-- > 0 && !m_waiting.empty() && m_startedAt + m_dueAfter[m_waiting.begin()->first] <= now) {
        const auto first = m_waiting.extract(m_waiting.begin());
        playEntry(first.key(), first.mapped());
    }
    if (!m_unknown.empty())
        m_timer.startAt(now);
    else if (!m_waiting.empty())
        m_timer.startAt(m_startedAt + m_dueAfter[m_waiting.begin()->first]);
}

void ReplaySource::playEntry(std::size_t number, const PollRequest &request)
{
    --m_left;
    Expected<PollAnswer, std::string> answer = m_reader.read(m_index.entries[number]);
    if (answer) {
        answer->request = request;
        Q_EMIT answered(*answer);
    } else {
        Q_EMIT damageFound(QString::fromStdString(answer.error()));
        fail(request, PollError::BadAnswer, answer.error().c_str());
    }
    if (m_left == 0)
        Q_EMIT ended();
}

void ReplaySource::fail(const PollRequest &request, PollError error, const char *sentence)
{
    PollAnswer answer;
    answer.request = request;
    answer.error = error;
    answer.message = sentence;
    answer.sentAt = answer.receivedAt = m_clock.now();
    Q_EMIT answered(answer);
}

void ReplaySource::cancelAll()
{
    m_timer.stop();
    const std::map<std::size_t, PollRequest> waiting = std::exchange(m_waiting, {});
    const std::vector<PollRequest> unknown = std::exchange(m_unknown, {});
    for (const auto &[number, request] : waiting) {
        m_taken[number] = false;
        m_firstLeft = std::min(m_firstLeft, number);
    }
    for (const auto &[number, request] : waiting)
        fail(request, PollError::Cancelled, "The call was called off.");
    for (const PollRequest &request : unknown)
        fail(request, PollError::Cancelled, "The call was called off.");
}

std::unique_ptr<QuoteReader> ReplaySource::makeReader(market::Vocabulary &vocabulary) const
{
    return std::make_unique<OddsApiReader>(vocabulary);
}

} // namespace evision::feed
