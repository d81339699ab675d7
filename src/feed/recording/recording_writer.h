// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/recording/gzip.h"
#include "interfaces/poll.h"
#include "pricing/expected.h"

#include <QFile>
#include <QLockFile>
#include <QString>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace evision::feed {

struct RecordingLimits {
    std::int64_t mostFileBytes = std::int64_t{4} << 30U;
};

/// Adds answers to the end of a recording, each by a single write: a program that is ended at any moment leaves at most
/// its last answer cut. Blocks for as long as compressing and writing takes. One thread at a time.
class RecordingWriter {
public:
    ~RecordingWriter();
    RecordingWriter(const RecordingWriter &) = delete;
    RecordingWriter &operator=(const RecordingWriter &) = delete;

    /// Begins the file, or goes on with one that is there, without the answer that was cut at its end. The error, a
    /// sentence, is that of a file that cannot be written, is no recording, is damaged or is being written by another.
    [[nodiscard]] static Expected<std::unique_ptr<RecordingWriter>, std::string>
    open(const QString &path, const RecordingLimits &limits = {});

    /// A sentence when the answer was not added; empty when it was. After the first failure nothing is added any more,
    /// and all before it is kept.
    [[nodiscard]] std::string add(const PollAnswer &answer);

    /// What was mended when the file was opened, a sentence; empty when nothing was.
    [[nodiscard]] const std::string &note() const noexcept { return m_note; }
    [[nodiscard]] std::uint64_t answers() const noexcept { return m_answers; } ///< in the file
    [[nodiscard]] std::int64_t bytes() const noexcept { return m_bytes; }      ///< of the file

private:
    RecordingWriter(const QString &path, const RecordingLimits &limits);
    [[nodiscard]] std::string begin();
    [[nodiscard]] std::string goOn();
    [[nodiscard]] bool startsHeader();
    [[nodiscard]] std::string recordOf(const PollAnswer &answer) const;
    [[nodiscard]] bool write(std::string_view bytes);

    GzipWriter m_gzip;
    QLockFile m_lock;
    QFile m_file;
    RecordingLimits m_limits;
    std::string m_note;
    std::string m_failure;
    std::uint64_t m_answers = 0;
    bool m_afresh = false; ///< the next answer is the first one after the file was gone on with
    std::int64_t m_bytes = 0;
};

} // namespace evision::feed
