// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/client/reply_head.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace evision::feed {

/// Reads one HTTP/1 answer from bytes as they come, and holds no more of it than its limits: whoever answers may go on
/// for ever, in the head as in the body. Nothing is inflated. Pure; one thread at a time.
class AnswerParser {
public:
    enum class State : std::uint8_t {
        NeedsMore,
        Done,
        NotHttp,      ///< the bytes are no answer in HTTP
        HeadTooLarge, ///< also the lines between the chunks of a body
        BodyTooLarge,
    };
    static constexpr std::size_t mostHeadBytes = std::size_t{64} * 1024; ///< some services send cookies by the dozen

    explicit AnswerParser(std::int64_t mostBodyBytes);
    ~AnswerParser();
    AnswerParser(const AnswerParser &) = delete;
    AnswerParser &operator=(const AnswerParser &) = delete;

    /// Takes the next bytes. What comes after the answer's end is passed over.
    State feed(std::string_view bytes);
    /// The connection has ended. NeedsMore: in the middle of the answer.
    State end();

    [[nodiscard]] State state() const noexcept { return m_state; }
    /// 0 until the head has come whole.
    [[nodiscard]] int status() const noexcept { return m_status; }
    [[nodiscard]] const ReplyHead &head() const noexcept { return m_head; }
    [[nodiscard]] const std::string &location() const noexcept { return m_location; } ///< may hold the key
    /// Gives the body away.
    [[nodiscard]] std::string takeBody();

private:
    struct Grammar;

    void parse();
    [[nodiscard]] State stateNow() const;
    void readHead(std::size_t bytes);

    std::int64_t m_mostBodyBytes;
    std::unique_ptr<Grammar> m_grammar;
    std::string m_rest;             ///< that no sense could be made of yet
    std::size_t m_interimBytes = 0; ///< of heads that come before the answer's
    State m_state = State::NeedsMore;
    int m_status = 0;
    ReplyHead m_head;
    std::string m_location;
};

} // namespace evision::feed
