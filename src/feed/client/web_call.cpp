// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/web_call.h"

#include <QIODevice>
#include <QNetworkAccessManager>
#include <QNetworkRequest>

#include <string_view>

namespace evision::feed {

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// A body of no bytes that cannot be sent twice. Qt sends a GET up to four times by itself when connections end without
/// an answer; each may cost credits and counts for the rate, and nobody would know. It gives up when it cannot go back
/// to the start of what it sends.
class SentOnce final : public QIODevice {
public:
    SentOnce() { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return true; }
    bool reset() override { return false; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64) override { return -1; }
};

QNetworkRequest requestFor(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true); // as SentOnce needs
    request.setHeader(QNetworkRequest::ContentLengthHeader, 0);
    // Set by hand, so that Qt leaves inflating to us: it knows no limit that would suit.
    request.setRawHeader("Accept-Encoding", "gzip");
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("User-Agent", "BET-EVision");
    return request;
}

/// Qt gives errors of HTTP, which come with a whole answer, and errors of the way there.
bool isOfHttp(QNetworkReply::NetworkError error)
{
    constexpr int firstOfContent = QNetworkReply::ContentAccessDenied;
    return error == QNetworkReply::NoError ||
           (error >= firstOfContent && error != QNetworkReply::ProtocolFailure &&
            error != QNetworkReply::ProtocolUnknownError && error != QNetworkReply::ContentReSendError) ||
           error == QNetworkReply::ProxyAuthenticationRequiredError;
}

constexpr const char *tooLarge = "The answer is too large; ask for fewer markets or regions.";
constexpr const char *tooSlow = "The odds service did not answer in time.";
} // namespace

WebCall::Trouble WebCall::troubleOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return {PollError::Unreachable, true, "The odds service is not found; check the internet connection."};
    case QNetworkReply::ConnectionRefusedError:
        return {PollError::Unreachable, true,
                "The odds service accepts no connection; its address may be wrong, or it is down."};
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        return {PollError::Unreachable, true, "The connection broke off before the answer was whole."};
    case QNetworkReply::TimeoutError:
        return {PollError::TimedOut, true, tooSlow};
    case QNetworkReply::SslHandshakeFailedError:
        return {PollError::Unreachable, false,
                "The connection to the odds service is not secure, so nothing was sent: its certificate was not "
                "accepted. Check this machine's date, and whether a proxy or virus scanner reads along."};
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return {PollError::Unreachable, true, "The proxy of this network does not answer; check the proxy settings."};
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return {PollError::BadAnswer, false,
                "What answers at the address of the odds service does not speak HTTP; check the address."};
    default:
        return {PollError::Unreachable, true,
                "There is no connection to the odds service; check the internet connection."};
    }
}

WebCall::WebCall(QNetworkAccessManager &manager, const QUrl &url, const WebLimits &limits, QObject *parent)
    : QObject(parent),
      m_limits(limits),
      m_noContent(std::make_unique<SentOnce>()),
      m_reply(manager.sendCustomRequest(requestFor(url), "GET", m_noContent.get())),
      m_stall(this),
      m_deadline(this)
{
    constexpr qint64 readAtOnce = qint64{256} * 1024; // what Qt holds back at most beyond our own buffer
    m_reply->setReadBufferSize(readAtOnce);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &WebCall::readHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &WebCall::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &WebCall::end);
    for (QTimer *timer : {&m_stall, &m_deadline}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, [this] { giveUp({PollError::TimedOut, true, tooSlow}); });
    }
    m_stall.start(m_limits.stallMilliseconds);
    m_deadline.start(m_limits.answerMilliseconds);
}

WebCall::~WebCall()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    delete m_reply;
}

void WebCall::readHead()
{
    m_stall.start();
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.head = {};
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        m_answer.head.read(view(name), view(value));
    if (m_answer.head.length.value_or(0) > m_limits.mostBytes)
        giveUp({PollError::TooLarge, false, tooLarge});
}

void WebCall::readBody()
{
    m_stall.start();
    if (m_reply->isOpen())
        m_answer.body += m_reply->readAll();
    if (m_answer.body.size() > m_limits.mostBytes)
        giveUp({PollError::TooLarge, false, tooLarge});
}

void WebCall::giveUp(const Trouble &trouble)
{
    if (m_answer.error != PollError::None)
        return;
    m_answer.error = trouble.error;
    m_answer.message = trouble.sentence;
    m_answer.mayRepeat = trouble.mayRepeat;
    m_reply->abort(); // ends the call, unless it has ended
}

void WebCall::end()
{
    m_reply->disconnect(this);
    if (m_answer.error == PollError::None) {
        readHead();
        readBody();
    }
    m_stall.stop();
    m_deadline.stop();
    const QNetworkReply::NetworkError error = m_reply->error();
    if (m_answer.status == 0 || !isOfHttp(error))
        giveUp(troubleOf(error));
    m_answer.location = QUrl::fromEncoded(m_reply->rawHeader("Location"));
    if (m_answer.error != PollError::None)
        m_answer.body.clear();
    Q_EMIT finished();
}

} // namespace evision::feed
