// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/poll.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace evision::feed {

// A recording of a source's answers, version 1. All numbers are little-endian.
//
//   file    header, then records in the order of the answers; nothing between them, nothing behind them
//   header  0  8 bytes  89 45 56 52 0d 0a 1a 0a: shows whether the file was sent as text or cut to seven bits
//           8  u32      version: 1
//          12  u32      wire format of the bodies: 1 is The Odds API v4
//          16  u32      CRC-32 of the 16 bytes before
//   record  0  4 bytes  "EVR1"
//           4  u32      size of the fields
//           8  u32      CRC-32 of the fields
//          12  u32      size of the body as stored; 0 when there is none
//          16  u32      CRC-32 of the body as stored
//          20  u32      size of the body when inflated
//          24  u32      CRC-32 of the 24 bytes before
//          28           the fields, then the body, a gzip member
//   field   0  u16      what it is, see Field
//           2  u32      size of the value
//           6           the value: a number is an i64, a text its bytes
//
// A field that is not known is passed over; one that is absent has the value of an empty PollAnswer; of one that comes
// twice the last counts, but for those of lists, which come once for each element. A file that ends inside its last
// record was cut by a crash: what is before is good.
//
// Neither the API key nor anything that holds it is ever part of an answer.
namespace recording {

inline constexpr std::string_view signature = "\x89"
                                              "EVR\r\n\x1a\n";
inline constexpr std::string_view recordMark = "EVR1";
inline constexpr std::uint32_t version = 1;
inline constexpr std::uint32_t oddsApiFormat = 1;
inline constexpr std::size_t headerSize = 20;
inline constexpr std::size_t recordHeadSize = 28;

inline constexpr std::uint32_t mostFieldBytes = std::uint32_t{1} << 20U;
inline constexpr std::uint32_t mostBodyBytes = std::uint32_t{256} << 20U; ///< stored, and inflated

enum class Field : std::uint16_t {
    RequestId = 1,
    Kind = 2, ///< PollKind
    Sport = 3,
    Event = 4,
    Market = 5,    ///< of a list
    Region = 6,    ///< of a list
    Bookmaker = 7, ///< of a list
    DaysFrom = 8,
    MostCredits = 9,
    Error = 20, ///< pollErrorId(), empty for None
    Message = 21,
    CreditsRemaining = 22,
    CreditsUsed = 23,
    CreditsLast = 24,
    ServerTime = 25,
    SentAt = 26,
    ReceivedAt = 27,
    InflateMicroseconds = 28,
    Attempts = 29,
    Afresh = 30, ///< 1 on the first answer of a later session
};

/// The beginning of every file.
[[nodiscard]] std::string header();
enum class HeaderVerdict : std::uint8_t {
    Good,
    NoRecording, ///< another kind of file
    Damaged,
    TooNew, ///< of a later version of this program, or of another service
};
/// Of the first headerSize bytes.
[[nodiscard]] HeaderVerdict checkHeader(std::string_view bytes) noexcept;

struct RecordHead {
    std::uint32_t fieldBytes = 0;
    std::uint32_t fieldCheck = 0;
    std::uint32_t bodyBytes = 0;
    std::uint32_t bodyCheck = 0;
    std::uint32_t inflatedBytes = 0;
};
[[nodiscard]] std::string written(const RecordHead &head);
/// Of recordHeadSize bytes; nothing if they are damaged or beyond the limits.
[[nodiscard]] std::optional<RecordHead> readRecordHead(std::string_view bytes) noexcept;

/// An answer without its body.
[[nodiscard]] std::string writtenFields(const PollAnswer &answer);
/// Nothing if the bytes are no fields, or have a kind or an error that this version does not know.
[[nodiscard]] std::optional<PollAnswer> readFields(std::string_view bytes);

[[nodiscard]] std::uint32_t checksum(std::string_view bytes) noexcept;

} // namespace recording
} // namespace evision::feed
