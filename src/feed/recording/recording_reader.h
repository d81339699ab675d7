// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/decoder/inflate.h"
#include "feed/recording/recording_format.h"
#include "interfaces/poll.h"
#include "pricing/expected.h"

#include <QIODevice>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace evision::feed {

/// What is in a recording, without the bodies.
struct RecordingEntry {
    PollAnswer answer; ///< body is null
    bool hasBody = false;
    qint64 bodyAt = 0; ///< place in the file
    recording::RecordHead head;
};

/// How a recording ends.
enum class RecordingEnd : std::uint8_t {
    Whole,
    Cut,     ///< in the middle of the last record: the program that wrote it was ended
    Damaged, ///< at goodBytes; what follows is lost
};

struct RecordingIndex {
    std::vector<RecordingEntry> entries; ///< all that is good before the end
    RecordingEnd end = RecordingEnd::Whole;
    qint64 goodBytes = 0; ///< up to here
    std::string message;  ///< a sentence for the user unless Whole
};

/// Reads recordings of any size: first what is in them, then one body at a time. The device must be open, can seek and
/// outlives the reader. One thread at a time.
class RecordingReader {
public:
    explicit RecordingReader(QIODevice &device);

    /// Goes through the file without reading bodies. The error, a sentence, is that of a file which is no recording or
    /// one of a later version.
    [[nodiscard]] Expected<RecordingIndex, std::string> readIndex();
    /// The whole answer. The error, a sentence, is that of a body which is damaged.
    [[nodiscard]] Expected<PollAnswer, std::string> read(const RecordingEntry &entry);

private:
    /// Fewer bytes when the file ends.
    [[nodiscard]] std::string readBytes(std::size_t count);
    [[nodiscard]] RecordingEnd readEntry(RecordingEntry &entry, qint64 fileSize);

    QIODevice &m_device;
    Inflater m_inflater;
};

} // namespace evision::feed
