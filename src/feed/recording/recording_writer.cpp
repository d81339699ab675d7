// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/recording/recording_writer.h"

#include "feed/recording/recording_format.h"
#include "feed/recording/recording_reader.h"

#include <QFileInfo>

namespace evision::feed {

namespace {

/// Of two names for one file, the same.
QString realPath(const QString &path)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    return canonical.isEmpty() ? path : canonical;
}

} // namespace

RecordingWriter::RecordingWriter(const QString &path, const RecordingLimits &limits)
    : m_lock(realPath(path) + QStringLiteral(".lock")), m_file(path), m_limits(limits)
{
    m_lock.setStaleLockTime(0); // that of a program which still runs is never stale, however old
}

RecordingWriter::~RecordingWriter() = default;

Expected<std::unique_ptr<RecordingWriter>, std::string> RecordingWriter::open(const QString &path,
                                                                              const RecordingLimits &limits)
{
    for (const QString &each : {path, realPath(path) + QStringLiteral(".lock")}) {
        if (const QFileInfo there(each); there.exists() && !there.isFile()) // a pipe has no beginning to go back to
            return Unexpected{"The recording cannot be written: " + each.toStdString() + " is not a file."};
    }
    std::unique_ptr<RecordingWriter> writer(new RecordingWriter(path, limits));
    if (!writer->m_lock.tryLock(0))
        return Unexpected{std::string("The recording cannot be written: another program is writing it, or its folder "
                                      "is not writable.")};
    if (!writer->m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return Unexpected{"The recording cannot be written: " + writer->m_file.errorString().toStdString() + "."};
    std::string error = writer->m_file.size() == 0 ? writer->begin() : writer->goOn();
    if (!error.empty())
        return Unexpected{std::move(error)};
    return writer;
}

std::string RecordingWriter::begin()
{
    return m_file.seek(0) && write(recording::header())
               ? std::string()
               : "The recording cannot be written: " + m_file.errorString().toStdString() + ".";
}

/// Whether all there is of the file is a part of the header.
bool RecordingWriter::startsHeader()
{
    const std::string start = m_file.seek(0) ? m_file.readAll().toStdString() : std::string();
    return recording::header().compare(0, start.size(), start) == 0;
}

std::string RecordingWriter::goOn()
{
    const Expected<RecordingIndex, std::string> index = RecordingReader(m_file).readIndex();
    if (!index) {
        // A program may have been ended before it had written the whole header.
        if (m_file.size() < static_cast<qint64>(recording::headerSize) && startsHeader() && m_file.resize(0))
            return begin();
        return index.error() + " Choose another file to record to.";
    }
    if (index->end == RecordingEnd::Damaged)
        return index->message + " Choose another file to record to.";
    if (!m_file.resize(index->goodBytes) || !m_file.seek(index->goodBytes))
        return "The recording cannot be written: " + m_file.errorString().toStdString() + ".";
    m_answers = index->entries.size();
    m_afresh = m_answers > 0;
    m_bytes = index->goodBytes;
    if (index->end == RecordingEnd::Cut)
        m_note = "The last answer of the recording had been cut and was taken out.";
    return {};
}

std::string RecordingWriter::add(const PollAnswer &answer)
{
    if (!m_failure.empty())
        return m_failure;
    PollAnswer marked = answer;
    marked.afresh = m_afresh;
    const std::string record = recordOf(marked);
    if (record.empty()) {
        m_failure = "An answer is too large to be recorded; the recording has ended.";
    } else if (m_bytes + static_cast<std::int64_t>(record.size()) > m_limits.mostFileBytes) {
        m_failure = "The recording has reached " + std::to_string(m_limits.mostFileBytes >> 20U) +
                    " MB, its largest size, and has ended; record to another file.";
    } else if (write(record)) {
        ++m_answers;
        m_afresh = false;
    } else {
        m_failure =
            "The recording has ended, because it cannot be written: " + m_file.errorString().toStdString() + ".";
        m_file.resize(m_bytes); // half an answer helps nobody
    }
    return m_failure;
}

/// Empty when the answer is beyond the limits.
std::string RecordingWriter::recordOf(const PollAnswer &answer) const
{
    const std::string fields = recording::writtenFields(answer);
    const std::string_view plain = answer.ok() && answer.body ? std::string_view(*answer.body) : std::string_view();
    const std::string body = answer.ok() ? m_gzip.gzip(plain) : std::string();
    if (fields.size() > recording::mostFieldBytes || body.size() > recording::mostBodyBytes ||
        plain.size() > recording::mostBodyBytes)
        return {};
    recording::RecordHead head;
    head.fieldBytes = static_cast<std::uint32_t>(fields.size());
    head.fieldCheck = recording::checksum(fields);
    head.bodyBytes = static_cast<std::uint32_t>(body.size());
    head.bodyCheck = recording::checksum(body);
    head.inflatedBytes = static_cast<std::uint32_t>(plain.size());
    return written(head) + fields + body;
}

bool RecordingWriter::write(std::string_view bytes)
{
    if (m_file.write(bytes.data(), static_cast<qint64>(bytes.size())) != static_cast<qint64>(bytes.size()))
        return false;
    m_bytes += static_cast<std::int64_t>(bytes.size());
    return true;
}

} // namespace evision::feed
