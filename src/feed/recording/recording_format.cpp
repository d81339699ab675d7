// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/recording/recording_format.h"

#include <libdeflate.h>

#include <array>
#include <limits>

namespace evision::feed::recording {

namespace {

template <typename Number>
void append(std::string &bytes, Number number)
{
    for (std::size_t index = 0; index < sizeof(Number); ++index)
        bytes += static_cast<char>(static_cast<unsigned char>(number >> (8 * index)));
}

/// The number at the start of at least so many bytes.
template <typename Number>
Number take(std::string_view bytes) noexcept
{
    Number number = 0;
    for (std::size_t index = 0; index < sizeof(Number); ++index)
        number = static_cast<Number>(
            number | static_cast<Number>(static_cast<Number>(static_cast<unsigned char>(bytes[index])) << (8 * index)));
    return number;
}

class FieldWriter {
public:
    void text(Field field, std::string_view value)
    {
        append(m_bytes, static_cast<std::uint16_t>(field));
        append(m_bytes, static_cast<std::uint32_t>(value.size()));
        m_bytes += value;
    }
    void number(Field field, std::int64_t value)
    {
        std::string bytes;
        append(bytes, static_cast<std::uint64_t>(value));
        text(field, bytes);
    }
    void number(Field field, std::optional<std::int64_t> value)
    {
        if (value)
            number(field, *value);
    }
    void list(Field field, const std::vector<std::string> &values)
    {
        for (const std::string &value : values)
            text(field, value);
    }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

std::optional<std::int64_t> numberOf(std::string_view value) noexcept
{
    if (value.size() != sizeof(std::int64_t))
        return std::nullopt;
    return static_cast<std::int64_t>(take<std::uint64_t>(value));
}

bool readNumber(std::string_view value, std::int64_t &number) noexcept
{
    const std::optional<std::int64_t> read = numberOf(value);
    number = read.value_or(number);
    return read.has_value();
}

bool readCount(std::string_view value, int &number) noexcept
{
    const std::optional<std::int64_t> read = numberOf(value);
    if (!read || *read < 0 || *read > std::numeric_limits<int>::max())
        return false;
    number = static_cast<int>(*read);
    return true;
}

bool readKind(std::string_view value, PollKind &kind) noexcept
{
    const std::optional<std::int64_t> read = numberOf(value);
    if (!read || *read < 0 || *read > static_cast<std::int64_t>(PollKind::Scores))
        return false;
    kind = static_cast<PollKind>(*read);
    return true;
}

bool readError(std::string_view value, PollError &error) noexcept
{
    for (int number = 0; number <= static_cast<int>(PollError::Cancelled); ++number) {
        if (pollErrorId(static_cast<PollError>(number)) == value) {
            error = static_cast<PollError>(number);
            return true;
        }
    }
    return false;
}

bool readOf(Field field, std::string_view value, PollAnswer &answer)
{
    PollRequest &request = answer.request;
    switch (field) {
    case Field::RequestId:
        request.id = value.size() == sizeof request.id ? take<std::uint64_t>(value) : 0;
        return value.size() == sizeof request.id;
    case Field::Kind:
        return readKind(value, request.kind);
    case Field::Sport:
        request.sport = value;
        return true;
    case Field::Event:
        request.event = value;
        return true;
    case Field::Market:
        request.markets.emplace_back(value);
        return true;
    case Field::Region:
        request.regions.emplace_back(value);
        return true;
    case Field::Bookmaker:
        request.bookmakers.emplace_back(value);
        return true;
    case Field::DaysFrom:
        return readCount(value, request.daysFrom);
    case Field::MostCredits:
        return readNumber(value, request.mostCredits);
    case Field::Error:
        return readError(value, answer.error);
    case Field::Message:
        answer.message = value;
        return true;
    case Field::CreditsRemaining:
        return (answer.credits.remaining = numberOf(value)).has_value();
    case Field::CreditsUsed:
        return (answer.credits.used = numberOf(value)).has_value();
    case Field::CreditsLast:
        return (answer.credits.last = numberOf(value)).has_value();
    case Field::ServerTime:
        return readNumber(value, answer.serverTime);
    case Field::SentAt:
        return readNumber(value, answer.sentAt);
    case Field::ReceivedAt:
        return readNumber(value, answer.receivedAt);
    case Field::InflateMicroseconds:
        return readNumber(value, answer.inflateMicroseconds);
    case Field::Attempts:
        return readCount(value, answer.attempts);
    case Field::Afresh:
        answer.afresh = numberOf(value) == std::int64_t{1};
        return true;
    }
    return true; // of a later program
}

} // namespace

std::string header()
{
    std::string bytes(signature);
    append(bytes, version);
    append(bytes, oddsApiFormat);
    append(bytes, checksum(bytes));
    return bytes;
}

HeaderVerdict checkHeader(std::string_view bytes) noexcept
{
    if (bytes.substr(0, signature.size()) != signature)
        return HeaderVerdict::NoRecording;
    constexpr std::size_t checkAt = headerSize - 4;
    if (bytes.size() != headerSize || take<std::uint32_t>(bytes.substr(checkAt)) != checksum(bytes.substr(0, checkAt)))
        return HeaderVerdict::Damaged;
    const bool known =
        take<std::uint32_t>(bytes.substr(8)) == version && take<std::uint32_t>(bytes.substr(12)) == oddsApiFormat;
    return known ? HeaderVerdict::Good : HeaderVerdict::TooNew;
}

std::string written(const RecordHead &head)
{
    std::string bytes(recordMark);
    for (const std::uint32_t number :
         {head.fieldBytes, head.fieldCheck, head.bodyBytes, head.bodyCheck, head.inflatedBytes})
        append(bytes, number);
    append(bytes, checksum(bytes));
    return bytes;
}

std::optional<RecordHead> readRecordHead(std::string_view bytes) noexcept
{
    constexpr std::size_t checkAt = recordHeadSize - 4;
    if (bytes.size() != recordHeadSize || bytes.substr(0, recordMark.size()) != recordMark ||
        take<std::uint32_t>(bytes.substr(checkAt)) != checksum(bytes.substr(0, checkAt)))
        return std::nullopt;
    const auto number = [bytes](std::size_t at) { return take<std::uint32_t>(bytes.substr(at)); };
    const RecordHead head{number(4), number(8), number(12), number(16), number(20)};
    if (head.fieldBytes > mostFieldBytes || head.bodyBytes > mostBodyBytes || head.inflatedBytes > mostBodyBytes)
        return std::nullopt;
    return head;
}

std::string writtenFields(const PollAnswer &answer)
{
    const PollRequest &request = answer.request;
    FieldWriter fields;
    fields.number(Field::RequestId, static_cast<std::int64_t>(request.id));
    fields.number(Field::Kind, static_cast<std::int64_t>(request.kind));
    fields.text(Field::Sport, request.sport);
    fields.text(Field::Event, request.event);
    fields.list(Field::Market, request.markets);
    fields.list(Field::Region, request.regions);
    fields.list(Field::Bookmaker, request.bookmakers);
    fields.number(Field::DaysFrom, std::int64_t{request.daysFrom});
    fields.number(Field::MostCredits, request.mostCredits);
    fields.text(Field::Error, pollErrorId(answer.error));
    fields.text(Field::Message, answer.message);
    fields.number(Field::CreditsRemaining, answer.credits.remaining);
    fields.number(Field::CreditsUsed, answer.credits.used);
    fields.number(Field::CreditsLast, answer.credits.last);
    fields.number(Field::ServerTime, answer.serverTime);
    fields.number(Field::SentAt, answer.sentAt);
    fields.number(Field::ReceivedAt, answer.receivedAt);
    fields.number(Field::InflateMicroseconds, answer.inflateMicroseconds);
    fields.number(Field::Attempts, std::int64_t{answer.attempts});
    if (answer.afresh)
        fields.number(Field::Afresh, 1);
    return fields.take();
}

std::optional<PollAnswer> readFields(std::string_view bytes)
{
    constexpr std::size_t fieldHead = 6;
    PollAnswer answer;
    while (!bytes.empty()) {
        if (bytes.size() < fieldHead)
            return std::nullopt;
        const auto field = static_cast<Field>(take<std::uint16_t>(bytes));
        const std::size_t size = take<std::uint32_t>(bytes.substr(2));
        bytes.remove_prefix(fieldHead);
        if (size > bytes.size() || !readOf(field, bytes.substr(0, size), answer))
            return std::nullopt;
        bytes.remove_prefix(size);
    }
    return answer;
}

std::uint32_t checksum(std::string_view bytes) noexcept
{
    return libdeflate_crc32(0, bytes.data(), bytes.size());
}

} // namespace evision::feed::recording
