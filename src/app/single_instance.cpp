// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/single_instance.h"

#include "app/instance_listener.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>

namespace evision::app {

namespace {

constexpr int answerMilliseconds = 250;

bool raiseOther(const QString &name)
{
    QLocalSocket socket;
    socket.connectToServer(name, QIODevice::WriteOnly);
    return socket.waitForConnected(answerMilliseconds);
}

} // namespace

SingleInstance::SingleInstance(const QString &settingsFolder)
{
    // Names of local servers are short and flat on some systems.
    const QByteArray path = QDir(settingsFolder).absolutePath().toUtf8();
    m_name = QStringLiteral("bet-evision-%1")
                 .arg(QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16)));
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::anotherWasRaised()
{
    if (raiseOther(m_name))
        return true;
    auto listener = std::make_unique<InstanceListener>();
    connect(listener.get(), &InstanceListener::asked, this, &SingleInstance::raiseWanted);
    m_listener =
        std::make_unique<desk::WorkerThread<InstanceListener>>(std::move(listener), QStringLiteral("instance"));
    bool listens = false;
    m_listener->run([&listens, this](InstanceListener &own) { listens = own.listen(m_name); });
    if (listens)
        return false;
    // Either another one began in this moment, or one crashed and left its name behind.
    if (raiseOther(m_name))
        return true;
    m_listener->post([name = m_name](InstanceListener &own) {
        QLocalServer::removeServer(name);
        static_cast<void>(own.listen(name));
    });
    return false;
}

} // namespace evision::app
