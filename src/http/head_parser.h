// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/request.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace evision::http {

/// Why a head is refused.
enum class HeadError : std::uint8_t {
    None,
    BadLineEnd,        ///< a line feed or a carriage return without the other
    ControlByte,       ///< a NUL or another byte that no head has
    BadRequestLine,    ///< not "METHOD target HTTP/1.x"
    BadVersion,        ///< not HTTP/1.0 or HTTP/1.1
    BadTarget,         ///< see parseTarget()
    BadField,          ///< not "Name: value"
    FoldedLine,        ///< a field goes on in the next line, which two readers read differently
    BadHost,           ///< none in HTTP/1.1, several, not a host, or another than the target names
    BadLength,         ///< a Content-Length that is not one row of digits
    LengthAndEncoding, ///< both Content-Length and Transfer-Encoding: two readers see two bodies
    EncodingTooEarly,  ///< Transfer-Encoding in HTTP/1.0
    LengthRequired,    ///< a chunked body: this server takes only bodies of a stated length
    UnknownEncoding,   ///< another Transfer-Encoding
    TargetTooLong,     ///< the first line goes beyond the limit
    TooLarge,          ///< all lines together do
    TooManyFields,
};
/// The status that tells the client, such as 400; 0 for None.
[[nodiscard]] int statusOf(HeadError error) noexcept;
/// A sentence for the client; empty for None.
[[nodiscard]] std::string_view sentence(HeadError error) noexcept;

struct HeadLimits {
    std::size_t bytes = std::size_t{16} * 1024; ///< with all line ends
    std::size_t fields = 100;
};

/// Reads one request head from bytes that come in pieces; how they are cut makes no difference to the result. It
/// keeps no more than the limit. One thread at a time.
class HeadParser {
public:
    explicit HeadParser(HeadLimits limits = {});
    ~HeadParser();
    HeadParser(const HeadParser &) = delete;
    HeadParser &operator=(const HeadParser &) = delete;

    enum class State : std::uint8_t { NeedsMore, Done, Failed };

    /// Takes the next bytes and says how many it took: all, or those up to the end of the head or to what is wrong.
    std::size_t feed(std::string_view bytes);
    [[nodiscard]] State state() const noexcept { return m_state; }
    [[nodiscard]] HeadError error() const noexcept { return m_error; }
    /// When Done.
    [[nodiscard]] const RequestHead &head() const noexcept { return m_head; }
    /// Ready for the next head.
    void reset();

private:
    struct Grammar;
    void take(char byte);
    void endLine();
    void parseLines();
    void readHead();
    void checkHost();
    void checkBody();
    void fail(HeadError error);

    HeadLimits m_limits;
    std::unique_ptr<Grammar> m_grammar;
    std::string m_lines; ///< what the grammar has not seen
    std::size_t m_size = 0;
    std::size_t m_lineCount = 0;
    std::size_t m_lineLength = 0;
    bool m_carriageReturn = false;
    State m_state = State::NeedsMore;
    HeadError m_error = HeadError::None;
    RequestHead m_head;
};

} // namespace evision::http
