// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/recording/recording_source.h"

namespace evision::feed {

RecordingSource::RecordingSource(std::unique_ptr<QuoteSource> source, std::unique_ptr<RecordingWriter> writer)
    : m_writer(std::move(writer)), m_source(std::move(source))
{
    m_source->setParent(this);
    connect(m_source.get(), &QuoteSource::answered, this, &RecordingSource::record);
}

void RecordingSource::record(const PollAnswer &answer)
{
    if (!m_failed) {
        const std::string failure = m_writer->add(answer);
        m_failed = !failure.empty();
        if (m_failed)
            Q_EMIT recordingFailed(QString::fromStdString(failure));
    }
    Q_EMIT answered(answer);
}

} // namespace evision::feed
