// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/connection.h"

#include <QPointer>
#include <QSslSocket>

#include <algorithm>
#include <array>
#include <utility>

namespace evision::http {

namespace {

constexpr std::size_t chunkBytes = std::size_t{16} * 1024;

QHostAddress plainAddress(const QHostAddress &address)
{
    bool isIPv4 = false;
    const quint32 four = address.toIPv4Address(&isIPv4); // also of ::ffff:a.b.c.d
    return isIPv4 ? QHostAddress(four) : address;
}

} // namespace

Connection::Connection(std::unique_ptr<QTcpSocket> socket, const Service &service, QObject *parent)
    : QObject(parent), m_service(service), m_socket(socket.release()), m_parser(service.limits.head)
{
    m_socket->setParent(this);
    // What a client sends ahead stays in the system's buffers, where TCP tells it to wait.
    m_socket->setReadBufferSize(qint64{chunkBytes});
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &Connection::onDeadline);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::onReadyRead);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &Connection::onBytesWritten);
    connect(m_socket, &QTcpSocket::disconnected, this, &Connection::end);
}

Connection::~Connection()
{
    leaveExchange();
}

void Connection::start()
{
    auto *secure = qobject_cast<QSslSocket *>(m_socket);
    if (!secure)
        return enter(Phase::Waiting, m_service.limits.headTime);
    enter(Phase::Handshake, m_service.limits.handshakeTime);
    connect(secure, &QSslSocket::encryptedBytesWritten, this, &Connection::onBytesWritten);
    connect(secure, &QSslSocket::encrypted, this, [this] { enter(Phase::Waiting, m_service.limits.headTime); });
    secure->startServerEncryption();
}

void Connection::turnAway()
{
    if (qobject_cast<QSslSocket *>(m_socket)) // there is nothing it would understand yet
        return drop();
    refuse(Response::text(503, "There are too many connections at the moment."));
}

void Connection::drop()
{
    if (m_phase == Phase::Ended)
        return;
    QTcpSocket *socket = m_socket;
    end(); // first, for abort() tells of it at once
    socket->abort();
}

void Connection::onReadyRead()
{
    if (m_phase == Phase::Lingering)
        discard();
    else
        advance();
}

void Connection::advance()
{
    bool again = true;
    while (again) {
        switch (m_phase) {
        case Phase::Waiting:
        case Phase::Head:
            again = readHead();
            break;
        case Phase::Body:
            again = readBody();
            break;
        case Phase::Handshake:
        case Phase::Handling:
        case Phase::Raw:
        case Phase::Writing:
        case Phase::Lingering:
        case Phase::Closing:
        case Phase::Ended:
            again = false;
            break;
        }
    }
}

/// Until `m_input` has so many bytes or nothing more is there. Only a buffer that was emptied makes Qt read on.
void Connection::fill(std::size_t most)
{
    std::array<char, 4096> piece;
    while (m_input.size() < most) {
        const std::size_t room = std::min(piece.size(), most - m_input.size());
        const qint64 got = m_socket->read(piece.data(), static_cast<qint64>(room));
        if (got <= 0)
            return;
        m_input.append(piece.data(), static_cast<std::size_t>(got));
    }
}

bool Connection::readHead()
{
    fill(m_service.limits.head.bytes + 1);
    if (m_input.empty())
        return false;
    if (m_phase == Phase::Waiting) {
        // A first head has its time from the connection on, so that a byte does not buy more of it.
        m_phase = Phase::Head;
        if (!m_first)
            m_deadline.start(m_service.limits.headTime);
    }
    m_fed += m_parser.feed(std::string_view(m_input).substr(m_fed));
    switch (m_parser.state()) {
    case HeadParser::State::NeedsMore:
        return false;
    case HeadParser::State::Failed:
        refuse(Response::text(statusOf(m_parser.error()), sentence(m_parser.error())));
        return false;
    case HeadParser::State::Done:
        begin();
        return true;
    }
    return false;
}

void Connection::begin()
{
    m_request = {};
    static_cast<RequestHead &>(m_request) = m_parser.head();
    m_request.peer = plainAddress(m_socket->peerAddress());
    m_request.secure = qobject_cast<QSslSocket *>(m_socket) != nullptr;

    Admission admission;
    if (!admitted(admission))
        return;
    if (admission.kind == Admission::Kind::HandOver)
        return beginHandOver();
    m_input.erase(0, std::exchange(m_fed, 0));
    m_parser.reset();
    if (m_request.contentLength > admission.bodyBytes.value_or(m_service.limits.bodyBytes))
        return refuse(Response::text(413, "The body is too large."));
    if (m_request.contentLength == 0)
        return handle();
    enter(Phase::Body, m_service.limits.bodyTime);
    if (m_request.headers.find("Expect") && m_input.empty())
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
}

/// Whether the request goes on. When not, it was refused, or the connection has ended.
bool Connection::admitted(Admission &admission)
{
    const auto &methods = m_service.limits.methods;
    if (std::find(methods.begin(), methods.end(), m_request.method) == methods.end()) {
        Response response = Response::text(405, "There is no such method here.");
        std::string allowed;
        for (const std::string &method : methods)
            allowed += (allowed.empty() ? "" : ", ") + method;
        response.headers.set("Allow", allowed);
        refuse(response);
        return false;
    }
    const auto expected = m_request.headers.find("Expect");
    if (expected && !equalsIgnoringCase(*expected, "100-continue")) {
        refuse(Response::text(417, "Nothing but 100-continue can be expected here."));
        return false;
    }
    if (m_service.admit)
        admission = m_service.admit(m_request);
    if (m_phase == Phase::Ended)
        return false;
    if (admission.kind != Admission::Kind::Refuse)
        return true;
    refuse(admission.refusal);
    return false;
}

bool Connection::readBody()
{
    std::string &body = m_request.body;
    const auto wanted = static_cast<std::size_t>(m_request.contentLength);
    while (body.size() < wanted) {
        fill(std::min(chunkBytes, wanted - body.size()));
        if (m_input.empty())
            return false;
        const std::size_t taken = std::min(m_input.size(), wanted - body.size());
        body.append(m_input, 0, taken);
        m_input.erase(0, taken);
    }
    handle();
    return true;
}

void Connection::handle()
{
    enter(Phase::Handling, m_service.limits.answerTime);
    m_exchange = std::make_shared<Responder::Exchange>(Responder::Exchange{this});
    const Responder responder(m_exchange);
    if (m_service.handler)
        m_service.handler(m_request, responder);
    else
        responder.send(Response::text(404, "There is nothing here."));
}

void Connection::beginHandOver()
{
    if (!m_service.takeOver)
        return refuse(Response::text(501, "Connections are not handed over here."));
    enter(Phase::Handling, m_service.limits.answerTime);
    // Not while the socket tells of new bytes: whoever takes it may delete it.
    QMetaObject::invokeMethod(this, &Connection::handOver, Qt::QueuedConnection);
}

void Connection::handOver()
{
    if (m_phase != Phase::Handling)
        return;
    QTcpSocket *socket = std::exchange(m_socket, nullptr);
    disconnect(socket, nullptr, this, nullptr);
    socket->setParent(nullptr);
    socket->setReadBufferSize(0);
    // Whoever takes it reads the head again.
    for (auto byte = m_input.rbegin(); byte != m_input.rend(); ++byte)
        socket->ungetChar(*byte);
    const QPointer<QTcpSocket> guard(socket);
    const TakeOver takeOver = m_service.takeOver;
    const Request request = m_request;
    end();
    takeOver(request, socket);
    if (guard)
        Q_EMIT guard->readyRead();
}

void Connection::onDeadline()
{
    switch (m_phase) {
    case Phase::Waiting: // nothing is under way, so nothing need be said
        m_after = After::Close;
        return linger();
    case Phase::Head:
    case Phase::Body:
        return refuse(Response::text(408, "The request took too long to arrive."));
    case Phase::Handling:
        return refuse(Response::text(504, "The answer took too long."));
    case Phase::Handshake:
    case Phase::Raw:
    case Phase::Writing:
    case Phase::Lingering:
    case Phase::Closing:
    case Phase::Ended:
        break;
    }
    drop();
}

void Connection::enter(Phase phase, std::chrono::milliseconds deadline)
{
    m_phase = phase;
    m_deadline.start(deadline);
}

void Connection::leaveExchange()
{
    if (m_exchange)
        m_exchange->connection = nullptr;
    m_exchange.reset();
}

void Connection::end()
{
    if (std::exchange(m_phase, Phase::Ended) == Phase::Ended)
        return;
    m_deadline.stop();
    leaveExchange();
    Q_EMIT ended();
}

} // namespace evision::http
