// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes at all as a recording, and as the parts of one whose checksums are right: the reader must neither crash nor
// read what is not there, and what it reads must be written as it was.
#include "feed/recording/recording_format.h"
#include "feed/recording/recording_reader.h"

#include <QBuffer>
#include <QByteArray>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace evision;
using namespace evision::feed;

namespace {

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

void readAll(QByteArray bytes)
{
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    RecordingReader reader(device);
    const auto index = reader.readIndex();
    if (!index) {
        if (index.error().empty())
            fail("refused without a word");
        return;
    }
    if (index->goodBytes > bytes.size() || (index->end == RecordingEnd::Whole) != (index->goodBytes == bytes.size()))
        fail("the end is elsewhere");
    if ((index->end == RecordingEnd::Whole) != index->message.empty())
        fail("an end without a word");
    for (const RecordingEntry &entry : index->entries) {
        const auto answer = reader.read(entry);
        if (answer && answer->ok() != (answer->body != nullptr))
            fail("a body too many, or one missing");
    }
}

/// The bytes as the fields of a record.
void readAsFields(std::string_view bytes)
{
    const auto answer = recording::readFields(bytes);
    if (!answer)
        return;
    const std::string written = recording::writtenFields(*answer);
    const auto again = recording::readFields(written);
    if (!again || recording::writtenFields(*again) != written)
        fail("does not come back as it was written");
}

/// A record of the bytes, the first of which says where the fields end, whose checksums are right.
std::string recordOf(std::string_view bytes)
{
    const std::size_t split = bytes.empty() ? 0 : static_cast<unsigned char>(bytes[0]) * bytes.size() / 256;
    const std::string_view fields = bytes.substr(0, split);
    const std::string_view body = bytes.substr(split);
    recording::RecordHead head;
    head.fieldBytes = static_cast<std::uint32_t>(fields.size());
    head.fieldCheck = recording::checksum(fields);
    head.bodyBytes = static_cast<std::uint32_t>(body.size());
    head.bodyCheck = recording::checksum(body);
    head.inflatedBytes = static_cast<std::uint32_t>(bytes.size());
    return written(head) + std::string(bytes);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    readAll(QByteArray(bytes.data(), static_cast<qsizetype>(size)));
    readAll(QByteArray::fromStdString(recording::header() + std::string(bytes)));
    readAll(QByteArray::fromStdString(recording::header() + recordOf(bytes)));
    readAsFields(bytes);
    return 0;
}
