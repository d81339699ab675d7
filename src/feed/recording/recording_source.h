// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/recording/recording_writer.h"
#include "interfaces/quote_source.h"

#include <QString>

#include <memory>

namespace evision::feed {

/// Passes requests on to another source and writes every answer down before it is heard of. When writing fails, it says
/// so once and goes on without. Lives on the other source's thread and takes it along to another.
class RecordingSource final : public QuoteSource {
    Q_OBJECT

public:
    RecordingSource(std::unique_ptr<QuoteSource> source, std::unique_ptr<RecordingWriter> writer);

    void request(const PollRequest &request) override { m_source->request(request); }
    void cancelAll() override { m_source->cancelAll(); }
    [[nodiscard]] std::unique_ptr<QuoteReader> makeReader(market::Vocabulary &vocabulary) const override
    {
        return m_source->makeReader(vocabulary);
    }

    [[nodiscard]] const RecordingWriter &recording() const noexcept { return *m_writer; }

Q_SIGNALS:
    /// `sentence` is for the user.
    void recordingFailed(const QString &sentence);

private:
    void record(const PollAnswer &answer);

    std::unique_ptr<RecordingWriter> m_writer;
    std::unique_ptr<QuoteSource> m_source; // a child too, so that it moves along
    bool m_failed = false;
};

} // namespace evision::feed
