// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>
#include <QObject>
#include <QString>

#include <string>

namespace evision::cli {

/// A reason to end a watch before the user does, told from whatever thread finds one.
class WatchEnd final : public QObject {
    Q_OBJECT

public:
    /// `why` is a sentence for the user; the first one counts.
    void want(const QString &why)
    {
        {
            const QMutexLocker locker(&m_mutex);
            if (m_why.empty())
                m_why = why.toStdString();
        }
        Q_EMIT wanted();
    }
    /// Empty when there is none.
    [[nodiscard]] std::string why() const
    {
        const QMutexLocker locker(&m_mutex);
        return m_why;
    }

Q_SIGNALS:
    void wanted();

private:
    mutable QMutex m_mutex;
    std::string m_why;
};

} // namespace evision::cli
