// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/answer_parser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <utility>

namespace evision::feed {

namespace beast = boost::beast;

namespace {

std::string_view view(beast::string_view text)
{
    return {text.data(), text.size()};
}

} // namespace

struct AnswerParser::Grammar {
    explicit Grammar(std::int64_t mostBodyBytes)
    {
        parser.header_limit(static_cast<std::uint32_t>(mostHeadBytes));
        parser.body_limit(static_cast<std::uint64_t>(std::max<std::int64_t>(mostBodyBytes, 0)));
    }

    beast::http::response_parser<beast::http::string_body> parser;
    beast::error_code error;
};

AnswerParser::AnswerParser(std::int64_t mostBodyBytes)
    : m_mostBodyBytes(mostBodyBytes), m_grammar(std::make_unique<Grammar>(mostBodyBytes))
{
}

AnswerParser::~AnswerParser() = default;

AnswerParser::State AnswerParser::feed(std::string_view bytes)
{
    // Beast looks for the end of a head in all it is shown, so it is never shown much more than a head may have.
    while (!bytes.empty() && m_state == State::NeedsMore) {
        const std::string_view piece = bytes.substr(0, mostHeadBytes);
        bytes.remove_prefix(piece.size());
        m_rest += piece;
        parse();
    }
    return m_state;
}

void AnswerParser::parse()
{
    std::size_t used = 0;
    m_grammar->error = {};
    while (m_state == State::NeedsMore && !m_grammar->error && used < m_rest.size()) {
        const bool inHead = !m_grammar->parser.is_header_done();
        const std::size_t step =
            m_grammar->parser.put(boost::asio::buffer(m_rest.data() + used, m_rest.size() - used), m_grammar->error);
        used += step;
        if (inHead && m_grammar->parser.is_header_done())
            readHead(step);
        if (m_status != 0 && m_grammar->parser.is_done())
            m_state = State::Done;
        if (step == 0)
            break;
    }
    m_rest.erase(0, used);
    if (m_state == State::NeedsMore)
        m_state = stateNow();
}

AnswerParser::State AnswerParser::stateNow() const
{
    const beast::error_code &error = m_grammar->error;
    if (!error || error == beast::http::error::need_more)
        return m_rest.size() > mostHeadBytes ? State::HeadTooLarge : State::NeedsMore;
    if (error == beast::http::error::body_limit)
        return State::BodyTooLarge;
    return error == beast::http::error::header_limit ? State::HeadTooLarge : State::NotHttp;
}

void AnswerParser::readHead(std::size_t bytes)
{
    const auto &message = m_grammar->parser.get();
    constexpr int firstFinal = 200;
    const int status = static_cast<int>(message.result_int());
    if (status < firstFinal) { // 100 Continue and its like: the answer comes after it
        m_interimBytes += bytes;
        m_grammar = std::make_unique<Grammar>(m_mostBodyBytes);
        if (m_interimBytes > mostHeadBytes)
            m_state = State::HeadTooLarge;
        return;
    }
    m_status = status;
    for (const auto &field : message)
        m_head.read(view(field.name_string()), view(field.value()));
    m_location = std::string(view(message[beast::http::field::location]));
}

AnswerParser::State AnswerParser::end()
{
    if (m_state != State::NeedsMore || m_status == 0)
        return m_state;
    beast::error_code error;
    m_grammar->parser.put_eof(error); // an answer without a length ends with its connection
    if (!error && m_grammar->parser.is_done())
        m_state = State::Done;
    return m_state;
}

std::string AnswerParser::takeBody()
{
    return m_status == 0 ? std::string() : std::exchange(m_grammar->parser.get().body(), {});
}

} // namespace evision::feed
