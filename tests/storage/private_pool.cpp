// SPDX-License-Identifier: GPL-3.0-or-later
#include "private_pool.h"

#include "private_postgres.h"

#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

namespace evision::storage {

namespace {

QString program()
{
    const QString found = QStandardPaths::findExecutable(QStringLiteral("pgbouncer"));
    return found.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("pgbouncer"), {QStringLiteral("/usr/sbin")})
                           : found;
}

bool answers(int port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(port));
    return socket.waitForConnected(1000);
}

} // namespace

PrivatePool::~PrivatePool()
{
    m_process.kill();
    m_process.waitForFinished();
}

bool PrivatePool::isInstalled()
{
    return !program().isEmpty();
}

QString PrivatePool::start(const QString &mode, const DatabaseUrl &url, int servers)
{
    QTcpServer probe;
    m_port = probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : 0;
    probe.close();
    QFile settings(m_folder.filePath(QStringLiteral("pgbouncer.ini")));
    if (!settings.open(QIODevice::WriteOnly))
        return settings.errorString();
    settings.write(
        QStringLiteral("[databases]\n* = host=127.0.0.1 port=%1\n[pgbouncer]\nlisten_addr = 127.0.0.1\n"
                       "listen_port = %2\nunix_socket_dir =\nauth_type = any\npool_mode = %3\n"
                       "default_pool_size = %4\nquery_wait_timeout = 20\n")
            .arg(url.port)
            .arg(m_port)
            .arg(mode)
            .arg(servers)
            .replace(QStringLiteral("* = host=127.0.0.1"), QStringLiteral("* = host=127.0.0.1 user=%1").arg(url.user))
            .toUtf8());
    settings.close();
    const QString failure = PrivatePostgres::giveToServer(m_folder.path());
    if (!failure.isEmpty())
        return failure;
    QStringList command = PrivatePostgres::asServer() + QStringList{program(), settings.fileName()};
    const QString first = command.takeFirst();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(first, command);
    constexpr int aMoment = 10000;
    return QTest::qWaitFor([this] { return answers(m_port); }, aMoment) ? QString()
                                                                        : QStringLiteral("PgBouncer does not answer.");
}

DatabaseUrl PrivatePool::through(DatabaseUrl url) const
{
    url.port = m_port;
    return url;
}

} // namespace evision::storage
