// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_client.h"

#include <QHostAddress>

#include <algorithm>
#include <charconv>
#include <utility>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace evision::test {

namespace {

/// The number behind `label` in `text`; 0 when it is not there.
std::size_t numberAfter(std::string_view text, std::string_view label)
{
    std::size_t number = 0;
    const std::size_t at = text.find(label);
    if (at != std::string_view::npos)
        std::from_chars(text.data() + at + label.size(), text.data() + text.size(), number);
    return number;
}

} // namespace

RawClient::RawClient(quint16 port) : m_socket(std::make_unique<QTcpSocket>())
{
    follow();
    m_socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

RawClient::RawClient(std::unique_ptr<QTcpSocket> socket) : m_socket(std::move(socket))
{
    follow();
}

void RawClient::follow()
{
    QObject::connect(m_socket.get(), &QTcpSocket::connected, m_socket.get(), [this] {
        m_wasConnected = true;
        pump();
    });
    QObject::connect(m_socket.get(), &QTcpSocket::bytesWritten, m_socket.get(), [this] { pump(); });
    QObject::connect(m_socket.get(), &QTcpSocket::readyRead, m_socket.get(), [this] {
        if (m_reads)
            m_received += m_socket->readAll().toStdString();
    });
}

RawClient &RawClient::send(std::string_view bytes)
{
    m_socket->write(bytes.data(), static_cast<qint64>(bytes.size())); // kept by Qt until there is a connection
    return *this;
}

RawClient &RawClient::sendMuch(std::string piece, std::uint64_t total)
{
    m_piece = std::move(piece);
    m_left = total;
    if (connected())
        pump();
    return *this;
}

void RawClient::pump()
{
    constexpr qint64 ahead = 1 << 16;
    while (m_left > 0 && connected() && m_socket->bytesToWrite() < ahead) {
        const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(m_left, m_piece.size()));
        m_socket->write(m_piece.data(), static_cast<qint64>(size));
        m_left -= size;
    }
}

RawClient &RawClient::stopReading()
{
    m_reads = false;
    m_socket->setReadBufferSize(1);
    return *this;
}

void RawClient::readOn()
{
    m_reads = true;
    m_socket->setReadBufferSize(0);
    m_received += m_socket->readAll().toStdString();
}

bool RawClient::halfClose()
{
#ifdef Q_OS_UNIX
    m_socket->flush();
    return ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR) == 0;
#else
    return false;
#endif
}

std::vector<Answer> RawClient::answers(bool toHead) const
{
    std::vector<Answer> result;
    std::string_view rest = m_received;
    for (;;) {
        const std::size_t blank = rest.find("\r\n\r\n");
        if (blank == std::string_view::npos)
            return result;
        Answer answer;
        answer.head = rest.substr(0, blank + 4);
        answer.status = static_cast<int>(numberAfter(answer.head, "HTTP/1.1 "));
        rest.remove_prefix(blank + 4);
        const std::size_t length = toHead ? 0 : numberAfter(answer.head, "Content-Length: ");
        answer.body = rest.substr(0, length);
        rest.remove_prefix(std::min(length, rest.size()));
        result.push_back(std::move(answer));
    }
}

int RawClient::status() const
{
    return static_cast<int>(numberAfter(m_received.substr(0, 16), "HTTP/1.1 "));
}

http::Limits shortLimits()
{
    using namespace std::chrono_literals;
    http::Limits limits;
    limits.handshakeTime = limits.headTime = limits.bodyTime = limits.idleTime = 100ms;
    limits.stallTime = limits.writeTime = 100ms;
    limits.lingerTime = 20ms;
    return limits;
}

std::string get(std::string_view path, std::string_view fields)
{
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(fields) + "\r\n";
}

} // namespace evision::test
