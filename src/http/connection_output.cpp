// SPDX-License-Identifier: GPL-3.0-or-later
// What a connection sends, and how it closes.
#include "http/connection.h"

#include <QDateTime>
#include <QSslSocket>

#include <algorithm>
#include <array>

namespace evision::http {

std::string Connection::bytesOf(const Response &response, After after) const
{
    const bool head = m_request.method == "HEAD";
    return toBytes(response, {head, after == After::Close, QDateTime::currentSecsSinceEpoch()});
}

void Connection::answer(const Response &response)
{
    if (m_phase != Phase::Handling)
        return;
    const After after = m_request.keepsAlive() ? After::KeepAlive : After::Close;
    write(bytesOf(response, after), after);
}

void Connection::refuse(const Response &response)
{
    const bool headIsRead = m_parser.state() == HeadParser::State::Done;
    m_unread = m_phase != Phase::Handling && (!headIsRead || m_request.contentLength > 0);
    write(bytesOf(response, After::Close), After::Close);
}

void Connection::write(std::string_view bytes, After after)
{
    leaveExchange();
    m_after = after;
    const Limits &limits = m_service.limits;
    m_writeDeadline.setRemainingTime(limits.writeTime);
    enter(Phase::Writing, std::min(limits.stallTime, limits.writeTime));
    m_socket->write(bytes.data(), static_cast<qint64>(bytes.size()));
    // At once, as far as the system takes it: when a client sends no more, Qt closes the socket with what is not out.
    m_flushing = true;
    m_socket->flush();
    m_flushing = false;
    // Later, so that a row of requests sent ahead is a loop and no recursion.
    QMetaObject::invokeMethod(this, &Connection::onBytesWritten, Qt::QueuedConnection);
}

bool Connection::sendRaw(std::string_view bytes)
{
    if (m_phase != Phase::Handling && m_phase != Phase::Raw)
        return false;
    const Limits &limits = m_service.limits;
    if (m_phase == Phase::Handling || unsent() == 0)
        enter(Phase::Raw, std::min(limits.stallTime, limits.answerTime));
    if (unsent() + static_cast<std::int64_t>(bytes.size()) > limits.rawBytes) {
        drop();
        return false;
    }
    return m_socket->write(bytes.data(), static_cast<qint64>(bytes.size())) >= 0;
}

void Connection::finishRaw()
{
    if (m_phase != Phase::Handling && m_phase != Phase::Raw)
        return;
    write({}, After::Close);
}

void Connection::onBytesWritten()
{
    if (m_flushing)
        return;
    const Limits &limits = m_service.limits;
    if (m_phase == Phase::Raw)
        return m_deadline.start(unsent() == 0 ? limits.answerTime : limits.stallTime);
    if (m_phase != Phase::Writing)
        return;
    if (unsent() == 0)
        return written();
    const std::chrono::milliseconds left(m_writeDeadline.remainingTime());
    m_deadline.start(std::min(limits.stallTime, left));
}

void Connection::written()
{
    if (m_after == After::Close)
        return linger();
    m_first = false;
    m_request = {};
    enter(Phase::Waiting, m_service.limits.idleTime);
    advance(); // what was sent ahead
}

/// Closes. With bytes of the client unread TCP would reset the connection, and the answer might be lost.
void Connection::linger()
{
    const bool unread = m_unread || !m_input.empty() || m_socket->bytesAvailable() > 0;
    m_input.clear();
    enter(unread ? Phase::Lingering : Phase::Closing, m_service.limits.lingerTime);
    if (unread)
        discard();
    else
        m_socket->disconnectFromHost();
}

void Connection::discard()
{
    std::array<char, 16384> piece;
    for (;;) {
        const qint64 got = m_socket->read(piece.data(), qint64{piece.size()});
        if (got <= 0)
            return;
        m_discarded += static_cast<std::uint64_t>(got);
        if (m_discarded > m_service.limits.lingerBytes)
            return drop();
    }
}

std::int64_t Connection::unsent() const
{
    const auto *secure = qobject_cast<const QSslSocket *>(m_socket);
    return m_socket->bytesToWrite() + (secure ? secure->encryptedBytesToWrite() : 0);
}

} // namespace evision::http
