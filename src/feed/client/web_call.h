// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/client/answer_parser.h"
#include "feed/client/reply_head.h"
#include "feed/client/web_connection.h"
#include "interfaces/poll.h"

#include <QAbstractSocket>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <cstdint>
#include <string>

namespace evision::feed {

struct WebLimits {
    int stallMilliseconds = 15000;                           ///< without a byte
    int answerMilliseconds = 60000;                          ///< for a whole answer, connecting included
    std::int64_t mostBytes = std::int64_t{32} * 1024 * 1024; ///< as they come, compressed or not
};

/// What came of a call.
struct WebAnswer {
    PollError error = PollError::None; ///< None when an answer came whole, whatever its status
    std::string message;               ///< a sentence when there is an error; says nothing of the address
    bool mayRepeat = true;             ///< false for errors that stay, such as a bad certificate
    int status = 0;                    ///< of HTTP; 0 when no head came
    ReplyHead head;                    ///< as far as it came
    QUrl location;                     ///< where the answer sends to, if anywhere; may hold the key
    std::string body;                  ///< as it came; empty when there is an error
};

/// One GET over HTTP/1.1 on a connection of its own, sent once: no cookies, no cache, no redirects followed, no TLS
/// error ignored, nothing inflated, bounded in bytes and time. Lives on its parent's thread.
class WebCall : public QObject {
    Q_OBJECT

public:
    /// `url` may hold a key: it is sent and never shown.
    WebCall(const QUrl &url, const WebLimits &limits, QObject *parent);
    /// Breaks the call off at once, without a signal.
    ~WebCall() override;

    /// After finished().
    [[nodiscard]] const WebAnswer &answer() const { return m_answer; }

Q_SIGNALS:
    /// Once, from the event loop.
    void finished();

private:
    struct Trouble {
        PollError error;
        bool mayRepeat;
        const char *sentence;
    };
    [[nodiscard]] static Trouble troubleOf(QAbstractSocket::SocketError error);
    void send();
    void read();
    void takeSocketError(QAbstractSocket::SocketError error);
    void takeState();
    void giveUp(const Trouble &trouble);
    void end();

    QUrl m_url;
    WebLimits m_limits;
    WebConnection m_connection;
    AnswerParser m_parser;
    QTimer m_stall;
    QTimer m_deadline;
    WebAnswer m_answer;
    bool m_ended = false;
};

} // namespace evision::feed
