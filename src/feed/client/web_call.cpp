// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/web_call.h"

#include <QTcpSocket>

#include <string_view>

namespace evision::feed {

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QByteArray hostField(const QUrl &url)
{
    const QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    const QByteArray name = host.contains(':') ? '[' + host + ']' : host;
    return url.port() < 0 ? name : name + ':' + QByteArray::number(url.port());
}

/// A connection is used once: one that was kept could end just when it is used again, and nobody would know whether the
/// service took the call and charged for it.
QByteArray requestFor(const QUrl &url)
{
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    const QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
    return "GET " + (path.isEmpty() ? "/" : path) + (query.isEmpty() ? "" : '?' + query) + " HTTP/1.1\r\n" +
           "Host: " + hostField(url) + "\r\n" +
           "Accept: application/json\r\n"
           "Accept-Encoding: gzip\r\n"
           "Connection: close\r\n"
           "User-Agent: BET-EVision\r\n"
           "\r\n";
}

constexpr const char *tooLarge = "The answer is too large; ask for fewer markets or regions.";
constexpr const char *tooSlow = "The odds service did not answer in time.";
constexpr const char *noHttp =
    "What answers at the address of the odds service does not speak HTTP; check the address.";
constexpr const char *brokeOff = "The connection broke off before the answer was whole.";
} // namespace

WebCall::Trouble WebCall::troubleOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return {PollError::Unreachable, true, "The odds service is not found; check the internet connection."};
    case QAbstractSocket::ConnectionRefusedError:
        return {PollError::Unreachable, true,
                "The odds service accepts no connection; its address may be wrong, or it is down."};
    case QAbstractSocket::RemoteHostClosedError:
        return {PollError::Unreachable, true, brokeOff};
    case QAbstractSocket::SocketTimeoutError:
        return {PollError::TimedOut, true, tooSlow};
    case QAbstractSocket::SslHandshakeFailedError:
        return {PollError::Unreachable, false,
                "The connection to the odds service is not secure, so nothing was sent: its certificate was not "
                "accepted. Check this machine's date, and whether a proxy or virus scanner reads along."};
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return {PollError::Unreachable, true, "The proxy of this network does not answer; check the proxy settings."};
    default:
        return {PollError::Unreachable, true,
                "There is no connection to the odds service; check the internet connection."};
    }
}

WebCall::WebCall(const QUrl &url, const WebLimits &limits, QObject *parent)
    : QObject(parent),
      m_url(url),
      m_limits(limits),
      m_connection(url, this),
      m_parser(limits.mostBytes),
      m_stall(this),
      m_deadline(this)
{
    connect(&m_connection, &WebConnection::opened, this, &WebCall::send);
    connect(&m_connection, &WebConnection::failed, this, &WebCall::takeSocketError);
    for (QTimer *timer : {&m_stall, &m_deadline}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, [this] { giveUp({PollError::TimedOut, true, tooSlow}); });
    }
    m_stall.start(m_limits.stallMilliseconds);
    m_deadline.start(m_limits.answerMilliseconds);
}

WebCall::~WebCall() = default;

void WebCall::send()
{
    QTcpSocket *const socket = m_connection.socket();
    connect(socket, &QIODevice::readyRead, this, &WebCall::read);
    connect(socket, &QAbstractSocket::errorOccurred, this, &WebCall::takeSocketError);
    socket->write(requestFor(m_url));
    read(); // some speak before they are asked
}

void WebCall::read()
{
    if (m_ended)
        return;
    const QByteArray bytes = m_connection.socket()->readAll(); // no more than the connection holds back
    if (bytes.isEmpty())
        return;
    m_stall.start();
    m_parser.feed(view(bytes));
    takeState();
}

void WebCall::takeSocketError(QAbstractSocket::SocketError error)
{
    if (QTcpSocket *const socket = m_connection.socket(); socket && error == QAbstractSocket::RemoteHostClosedError) {
        while (!m_ended && socket->bytesAvailable() > 0)
            read();
        if (!m_ended) {
            m_parser.end();
            takeState();
        }
    }
    giveUp(troubleOf(error));
}

void WebCall::takeState()
{
    const bool headCame = m_parser.status() != 0;
    switch (m_parser.state()) {
    case AnswerParser::State::NeedsMore:
        return;
    case AnswerParser::State::Done:
        return end();
    case AnswerParser::State::NotHttp:
        // Before a head it may be anything, also a service that comes up; after one it is an answer that was paid for.
        return giveUp({headCame ? PollError::BadAnswer : PollError::Unreachable, !headCame, noHttp});
    case AnswerParser::State::HeadTooLarge:
        return giveUp({PollError::BadAnswer, false,
                       "The head of the answer does not end; check the address of the odds service, and whether a "
                       "proxy answers in its place."});
    case AnswerParser::State::BodyTooLarge:
        return giveUp({PollError::TooLarge, false, tooLarge});
    }
}

void WebCall::giveUp(const Trouble &trouble)
{
    if (m_ended)
        return;
    m_answer.error = trouble.error;
    m_answer.message = trouble.sentence;
    m_answer.mayRepeat = trouble.mayRepeat;
    end();
}

void WebCall::end()
{
    m_ended = true;
    m_stall.stop();
    m_deadline.stop();
    m_answer.status = m_parser.status();
    m_answer.head = m_parser.head();
    m_answer.location = QUrl::fromEncoded(QByteArray::fromStdString(m_parser.location()));
    if (m_answer.error == PollError::None)
        m_answer.body = m_parser.takeBody();
    if (QTcpSocket *const socket = m_connection.socket()) {
        socket->disconnect(this);
        socket->abort();
    }
    // The socket is still speaking; whoever hears of the end may end all.
    QMetaObject::invokeMethod(this, &WebCall::finished, Qt::QueuedConnection);
}

} // namespace evision::feed
