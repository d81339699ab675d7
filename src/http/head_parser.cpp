// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/head_parser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>
#include <limits>
#include <optional>

namespace evision::http {

namespace beast = boost::beast;

namespace {

std::string toString(beast::string_view text)
{
    return {text.data(), text.size()};
}

} // namespace

/// Beast knows the grammar of lines and fields. It is shown the first line when that is complete, and the others when
/// the blank line has come, so that it never matters where the bytes were cut.
struct HeadParser::Grammar {
    Grammar()
    {
        parser.skip(true); // the body is not its business
        parser.header_limit(std::numeric_limits<std::uint32_t>::max());
    }

    beast::http::request_parser<beast::http::empty_body> parser;
};

int statusOf(HeadError error) noexcept
{
    switch (error) {
    case HeadError::None:
        return 0;
    case HeadError::LengthRequired:
        return 411;
    case HeadError::TargetTooLong:
        return 414;
    case HeadError::TooLarge:
    case HeadError::TooManyFields:
        return 431;
    case HeadError::UnknownEncoding:
        return 501;
    case HeadError::BadLineEnd:
    case HeadError::ControlByte:
    case HeadError::BadRequestLine:
    case HeadError::BadVersion:
    case HeadError::BadTarget:
    case HeadError::BadField:
    case HeadError::FoldedLine:
    case HeadError::BadHost:
    case HeadError::BadLength:
    case HeadError::LengthAndEncoding:
    case HeadError::EncodingTooEarly:
        break;
    }
    return 400;
}

std::string_view sentence(HeadError error) noexcept
{
    switch (error) {
    case HeadError::None:
        break;
    case HeadError::BadLineEnd:
        return "Lines must end with a carriage return and a line feed.";
    case HeadError::ControlByte:
        return "The request has a control byte in its head.";
    case HeadError::BadRequestLine:
        return "This is not an HTTP request.";
    case HeadError::BadVersion:
        return "Only HTTP/1.1 and HTTP/1.0 are spoken here.";
    case HeadError::BadTarget:
        return "The address asked for is not well-formed.";
    case HeadError::BadField:
        return "A header field is not well-formed.";
    case HeadError::FoldedLine:
        return "A header field must stand in one line.";
    case HeadError::BadHost:
        return "The request must name its host once.";
    case HeadError::BadLength:
        return "Content-Length must be one whole number.";
    case HeadError::LengthAndEncoding:
        return "A request cannot have both Content-Length and Transfer-Encoding.";
    case HeadError::EncodingTooEarly:
        return "HTTP/1.0 knows no Transfer-Encoding.";
    case HeadError::LengthRequired:
        return "Send the body with a Content-Length.";
    case HeadError::UnknownEncoding:
        return "This Transfer-Encoding is not known here.";
    case HeadError::TargetTooLong:
        return "The address asked for is too long.";
    case HeadError::TooLarge:
        return "The header fields are too large.";
    case HeadError::TooManyFields:
        return "There are too many header fields.";
    }
    return {};
}

HeadParser::HeadParser(HeadLimits limits) : m_limits(limits), m_grammar(std::make_unique<Grammar>()) {}
HeadParser::~HeadParser() = default;

void HeadParser::reset()
{
    m_grammar = std::make_unique<Grammar>();
    m_lines.clear();
    m_size = m_lineCount = m_lineLength = 0;
    m_carriageReturn = false;
    m_state = State::NeedsMore;
    m_error = HeadError::None;
    m_head = {};
}

std::size_t HeadParser::feed(std::string_view bytes)
{
    std::size_t taken = 0;
    while (taken < bytes.size() && m_state == State::NeedsMore)
        take(bytes[taken++]);
    return taken;
}

void HeadParser::take(char byte)
{
    if (++m_size > m_limits.bytes)
        return fail(m_lineCount == 0 ? HeadError::TargetTooLong : HeadError::TooLarge);
    m_lines += byte;
    const auto value = static_cast<unsigned char>(byte);
    if (m_carriageReturn != (byte == '\n'))
        return fail(HeadError::BadLineEnd);
    if (m_carriageReturn)
        return endLine();
    m_carriageReturn = byte == '\r';
    if (m_carriageReturn)
        return;
    if ((value < 0x20 && byte != '\t') || value == 0x7f)
        return fail(HeadError::ControlByte);
    // A field name has no space, so a line that begins with one goes on the line before, or tries to hide a field.
    if (m_lineLength == 0 && m_lineCount > 0 && (byte == ' ' || byte == '\t'))
        return fail(HeadError::FoldedLine);
    ++m_lineLength;
}

void HeadParser::endLine()
{
    m_carriageReturn = false;
    const bool blank = m_lineLength == 0;
    m_lineLength = 0;
    ++m_lineCount;
    if (!blank && m_lineCount > m_limits.fields + 1)
        return fail(HeadError::TooManyFields);
    // The first line is looked at when it is there, so that what is not HTTP is told at once.
    if (m_lineCount == 1)
        return blank ? fail(HeadError::BadRequestLine) : parseLines();
    if (blank) {
        parseLines();
        if (m_state != State::Failed)
            readHead();
    }
}

void HeadParser::parseLines()
{
    beast::error_code error;
    const std::size_t used = m_grammar->parser.put(boost::asio::buffer(m_lines), error);
    m_lines.erase(0, used);
    if (!error || error == beast::http::error::need_more)
        return;
    if (error == beast::http::error::bad_version)
        return fail(HeadError::BadVersion);
    if (m_lineCount == 1)
        return fail(HeadError::BadRequestLine);
    // Beast says "bad length" and "bad encoding" also where there are both; which it is, is told by either 400.
    if (error == beast::http::error::bad_content_length)
        return fail(HeadError::BadLength);
    if (error == beast::http::error::bad_transfer_encoding)
        return fail(HeadError::LengthAndEncoding);
    fail(HeadError::BadField);
}

void HeadParser::readHead()
{
    if (!m_grammar->parser.is_header_done())
        return fail(HeadError::BadField);
    const auto &message = m_grammar->parser.get();
    m_head.method = toString(message.method_string());
    m_head.target = toString(message.target());
    m_head.minorVersion = message.version() == 10 ? 0 : 1;
    for (const auto &field : message)
        m_head.headers.add(toString(field.name_string()), toString(field.value()));
    m_lines.clear();

    // CONNECT names a host and nothing else; it is for the server to say that it has no such method.
    if (m_head.method != "CONNECT") {
        auto target = parseTarget(m_head.target);
        if (!target || (target->path == "*" && m_head.method != "OPTIONS"))
            return fail(HeadError::BadTarget);
        m_head.path = std::move(target->path);
        m_head.query = std::move(target->query);
        m_head.host = std::move(target->authority);
    }
    checkHost();
    if (m_state != State::Failed)
        checkBody();
    if (m_state != State::Failed)
        m_state = State::Done;
}

void HeadParser::checkHost()
{
    const std::size_t hosts = m_head.headers.count("Host");
    if (hosts > 1 || (hosts == 0 && m_head.minorVersion == 1))
        return fail(HeadError::BadHost);
    const std::string_view named = m_head.headers.value("Host");
    // A target that names a host must name the same: else a check of one could be passed with the other.
    if (hosts == 1 && !m_head.host.empty() && !equalsIgnoringCase(m_head.host, named))
        return fail(HeadError::BadHost);
    if (hosts == 0 && m_head.host.empty())
        return;
    const auto host = hostOf(hosts == 1 ? named : std::string_view(m_head.host));
    if (!host)
        return fail(HeadError::BadHost);
    m_head.host = *host;
}

void HeadParser::checkBody()
{
    const Headers &headers = m_head.headers;
    const std::size_t lengths = headers.count("Content-Length");
    if (headers.count("Transfer-Encoding") > 0) {
        if (m_head.minorVersion == 0)
            return fail(HeadError::EncodingTooEarly);
        if (lengths > 0)
            return fail(HeadError::LengthAndEncoding);
        const bool chunked = equalsIgnoringCase(headers.value("Transfer-Encoding"), "chunked");
        return fail(chunked ? HeadError::LengthRequired : HeadError::UnknownEncoding);
    }
    if (lengths == 0)
        return;
    const std::string_view digits = headers.value("Content-Length");
    constexpr std::size_t mostDigits = 18; // fits into 63 bits
    const bool number = !digits.empty() && digits.size() <= mostDigits &&
                        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (lengths > 1 || !number)
        return fail(HeadError::BadLength);
    for (const char digit : digits)
        m_head.contentLength = m_head.contentLength * 10 + static_cast<std::uint64_t>(digit - '0');
}

void HeadParser::fail(HeadError error)
{
    m_state = State::Failed;
    m_error = error;
    m_lines.clear();
    m_head = {};
}

} // namespace evision::http
