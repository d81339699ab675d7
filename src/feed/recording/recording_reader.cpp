// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/recording/recording_reader.h"

#include <utility>

namespace evision::feed {

namespace {

std::string sentence(recording::HeaderVerdict verdict)
{
    switch (verdict) {
    case recording::HeaderVerdict::Good:
        break;
    case recording::HeaderVerdict::NoRecording:
        return "The file is not a recording of BET EVision.";
    case recording::HeaderVerdict::Damaged:
        return "The recording is damaged at its beginning.";
    case recording::HeaderVerdict::TooNew:
        return "The recording was made by a later version of BET EVision, or of another odds service.";
    }
    return {};
}

std::string sentence(RecordingEnd end, std::size_t records, qint64 goodBytes)
{
    const std::string kept = " (byte " + std::to_string(goodBytes) + "); " + std::to_string(records) +
                             (records == 1 ? " answer" : " answers") + " before it can be used.";
    switch (end) {
    case RecordingEnd::Whole:
        break;
    case RecordingEnd::Cut:
        return "The recording ends in the middle of an answer, as after a crash" + kept;
    case RecordingEnd::Damaged:
        return "The recording is damaged" + kept;
    }
    return {};
}

} // namespace

RecordingReader::RecordingReader(QIODevice &device) : m_device(device), m_inflater(recording::mostBodyBytes) {}

Expected<RecordingIndex, std::string> RecordingReader::readIndex()
{
    if (!m_device.seek(0))
        return Unexpected{std::string("The recording cannot be read.")};
    const recording::HeaderVerdict verdict = recording::checkHeader(readBytes(recording::headerSize));
    if (verdict != recording::HeaderVerdict::Good)
        return Unexpected{sentence(verdict)};
    RecordingIndex index;
    const qint64 size = m_device.size();
    index.goodBytes = static_cast<qint64>(recording::headerSize);
    while (index.end == RecordingEnd::Whole && index.goodBytes < size) {
        RecordingEntry entry;
        index.end = m_device.seek(index.goodBytes) ? readEntry(entry, size) : RecordingEnd::Damaged;
        if (index.end == RecordingEnd::Whole) {
            index.goodBytes = entry.bodyAt + qint64{entry.head.bodyBytes};
            index.entries.push_back(std::move(entry));
        }
    }
    index.message = sentence(index.end, index.entries.size(), index.goodBytes);
    return index;
}

/// Reads the record at the device's place.
RecordingEnd RecordingReader::readEntry(RecordingEntry &entry, qint64 fileSize)
{
    const qint64 start = m_device.pos();
    const std::string headBytes = readBytes(recording::recordHeadSize);
    if (headBytes.size() < recording::recordHeadSize)
        return RecordingEnd::Cut;
    const std::optional<recording::RecordHead> head = recording::readRecordHead(headBytes);
    if (!head)
        return RecordingEnd::Damaged;
    entry.head = *head;
    entry.hasBody = head->bodyBytes > 0;
    entry.bodyAt = start + static_cast<qint64>(recording::recordHeadSize) + qint64{head->fieldBytes};
    if (entry.bodyAt + qint64{head->bodyBytes} > fileSize)
        return RecordingEnd::Cut;
    const std::string fields = readBytes(head->fieldBytes);
    if (recording::checksum(fields) != head->fieldCheck)
        return RecordingEnd::Damaged;
    std::optional<PollAnswer> answer = recording::readFields(fields);
    if (!answer || answer->ok() != entry.hasBody)
        return RecordingEnd::Damaged;
    entry.answer = *std::move(answer);
    return RecordingEnd::Whole;
}

Expected<PollAnswer, std::string> RecordingReader::read(const RecordingEntry &entry)
{
    PollAnswer answer = entry.answer;
    if (!entry.hasBody)
        return answer;
    const std::string damaged = "An answer of the recording is damaged (byte " + std::to_string(entry.bodyAt) + ").";
    if (!m_device.seek(entry.bodyAt))
        return Unexpected{damaged};
    const std::string stored = readBytes(entry.head.bodyBytes);
    if (stored.size() != entry.head.bodyBytes || recording::checksum(stored) != entry.head.bodyCheck)
        return Unexpected{damaged};
    const Inflater::Result plain = m_inflater.inflate(stored);
    if (plain.error != InflateError::None || plain.bytes.size() != entry.head.inflatedBytes)
        return Unexpected{damaged};
    answer.body = std::make_shared<const std::string>(plain.bytes);
    return answer;
}

std::string RecordingReader::readBytes(std::size_t count)
{
    std::string bytes(count, '\0');
    const qint64 read = m_device.read(bytes.data(), static_cast<qint64>(count));
    bytes.resize(read > 0 ? static_cast<std::size_t>(read) : 0);
    return bytes;
}

} // namespace evision::feed
