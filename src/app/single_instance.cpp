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

/// The folder by its one true name, so that a link to it is not another. It is made where it is not there yet: a lock
/// has to be somewhere.
QString pathOf(const QString &folder)
{
    QDir().mkpath(folder);
    const QString canonical = QDir(folder).canonicalPath();
    return canonical.isEmpty() ? QDir(folder).absolutePath() : canonical;
}

/// Names of local servers are short and flat on some systems. Where the session has a folder that no other user can
/// write to, the name is in there.
QString nameOf(const QString &folder)
{
    const QByteArray hash = QCryptographicHash::hash(pathOf(folder).toUtf8(), QCryptographicHash::Sha256);
    const QString name = QStringLiteral("bet-evision-") + QString::fromLatin1(hash.toHex().left(16));
    const QString session = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return QDir::isAbsolutePath(session) ? QDir(session).filePath(name) : name;
}

void raise(const QString &name)
{
    QLocalSocket socket;
    socket.connectToServer(name, QIODevice::WriteOnly);
    static_cast<void>(socket.waitForConnected(answerMilliseconds));
}

} // namespace

SingleInstance::SingleInstance(const QString &settingsFolder)
    : m_lock(QDir(pathOf(settingsFolder)).filePath(QStringLiteral("running.lock"))), m_name(nameOf(settingsFolder))
{
    m_lock.setStaleLockTime(0); // of a program that runs no lock is too old; of one that crashed every one is
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::anotherRuns()
{
    if (!m_lock.tryLock(0) && m_lock.error() == QLockFile::LockFailedError) {
        raise(m_name);
        return true;
    }
    auto listener = std::make_unique<InstanceListener>();
    connect(listener.get(), &InstanceListener::asked, this, &SingleInstance::raiseWanted);
    m_listener =
        std::make_unique<desk::WorkerThread<InstanceListener>>(std::move(listener), QStringLiteral("instance"));
    const bool locked = m_lock.isLocked();
    m_listener->post([name = m_name, locked](InstanceListener &own) {
        if (locked)
            QLocalServer::removeServer(name); // one that crashed left it
        static_cast<void>(own.listen(name));
    });
    return false;
}

} // namespace evision::app
