// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLocalSocket>
#include <QObject>
#include <QString>

#include <memory>

namespace evision::app {

/// Waits for other starts of the program. Lives on the thread it listens on.
class InstanceListener final : public QObject {
    Q_OBJECT

public:
    /// False when the name is taken.
    [[nodiscard]] bool listen(const QString &name)
    {
        m_server = std::make_unique<QLocalServer>();
        m_server->setSocketOptions(QLocalServer::UserAccessOption);
        connect(m_server.get(), &QLocalServer::newConnection, this, [this] {
            while (QLocalSocket *socket = m_server->nextPendingConnection())
                socket->deleteLater(); // that it came is all there is to know
            Q_EMIT asked();
        });
        return m_server->listen(name);
    }

Q_SIGNALS:
    void asked();

private:
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace evision::app
