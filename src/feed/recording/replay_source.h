// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/recording/recording_reader.h"
#include "interfaces/clock_timer.h"
#include "interfaces/quote_source.h"
#include "pricing/expected.h"

#include <QIODevice>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace evision::feed {

struct ReplayOptions {
    /// How many recorded seconds pass in a second of the clock; 0 answers as fast as it is asked.
    double speed = 0;
};

/// A recording as a source. A request is answered with the first recorded answer to the same call that has not been
/// given yet: the same in all but request.id and request.mostCredits, which are the asker's. Answers come in the order
/// of the recording and, at a speed, as long after the first request as they came after the recording's first answer.
/// A call that has no further answer fails as Unreachable, one whose body is damaged as BadAnswer. Threads as
/// OddsApiSource.
class ReplaySource final : public QuoteSource {
    Q_OBJECT

public:
    /// `device` must be open and able to seek. The clock must outlive the source. The error, a sentence, is that of a
    /// file that cannot be played at all.
    [[nodiscard]] static Expected<std::unique_ptr<ReplaySource>, std::string>
    open(std::unique_ptr<QIODevice> device, const Clock &clock, const ReplayOptions &options = {});

    /// What there is to play, and a sentence about the file's end when it is cut or damaged.
    [[nodiscard]] const RecordingIndex &index() const noexcept { return m_index; }
    [[nodiscard]] bool atEnd() const noexcept { return m_left == 0; }

    void request(const PollRequest &request) override;
    /// What was waiting may be asked for again.
    void cancelAll() override;
    [[nodiscard]] std::unique_ptr<QuoteReader> makeReader(market::Vocabulary &vocabulary) const override;

Q_SIGNALS:
    /// After the last recorded answer.
    void ended();
    /// Before an answer that is damaged is given; `sentence` is for the user.
    void damageFound(const QString &sentence);

private:
    ReplaySource(std::unique_ptr<QIODevice> device, const Clock &clock, const ReplayOptions &options);
    [[nodiscard]] std::string prepare();
    [[nodiscard]] std::size_t find(const PollRequest &request) const;
    void play();
    void playEntry(std::size_t number, const PollRequest &request);
    void fail(const PollRequest &request, PollError error, const char *sentence);

    const Clock &m_clock;
    ReplayOptions m_options;
    std::unique_ptr<QIODevice> m_device;
    RecordingReader m_reader;
    RecordingIndex m_index;
    std::vector<std::int64_t> m_dueAfter;         ///< an entry's milliseconds of the clock after the first request
    std::vector<bool> m_taken;                    ///< asked for
    std::size_t m_firstLeft = 0;                  ///< before it all are taken
    std::size_t m_left = 0;                       ///< not answered yet
    std::int64_t m_startedAt = -1;                ///< steady; -1 before the first request
    std::map<std::size_t, PollRequest> m_waiting; ///< by entry
    std::vector<PollRequest> m_unknown;           ///< asked for, but not in the recording
    ClockTimer m_timer;
};

} // namespace evision::feed
