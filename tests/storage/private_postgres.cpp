// SPDX-License-Identifier: GPL-3.0-or-later
#include "private_postgres.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace evision::storage {

namespace {

const char *const superuser = "bet";

/// Debian keeps the server's programs out of the path, a folder for each version.
QString serverProgram(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    if (!found.isEmpty())
        return found;
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    const QStringList newestFirst = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    for (const QString &version : newestFirst) {
        const QString program = versions.filePath(version + QLatin1String("/bin/") + name);
        if (QFileInfo(program).isExecutable())
            return program;
    }
    return {};
}

bool isRoot()
{
#ifdef Q_OS_UNIX
    return geteuid() == 0;
#else
    return false;
#endif
}

int freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

} // namespace

/// Debian's package brings a user for it.
QStringList PrivatePostgres::asServer()
{
    if (!isRoot())
        return {};
    return {QStringLiteral("setpriv"), QStringLiteral("--reuid=postgres"), QStringLiteral("--regid=postgres"),
            QStringLiteral("--clear-groups"), QStringLiteral("--")};
}

QString PrivatePostgres::giveToServer(const QString &folder)
{
    if (!isRoot())
        return {};
    QProcess owner;
    owner.start(QStringLiteral("chown"), {QStringLiteral("-R"), QStringLiteral("postgres:postgres"), folder});
    if (owner.waitForFinished() && owner.exitCode() == 0)
        return {};
    return QStringLiteral("There is no user postgres to run the server as.");
}

bool PrivatePostgres::isInstalled()
{
    return !serverProgram(QStringLiteral("initdb")).isEmpty() && !serverProgram(QStringLiteral("pg_ctl")).isEmpty();
}

PrivatePostgres::~PrivatePostgres()
{
    kill();
}

QString PrivatePostgres::run(const QString &program, const QStringList &arguments) const
{
    QStringList command = asServer() + QStringList{program} + arguments;
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    // pg_ctl's server inherits its output and would keep the pipe open.
    process.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")), QIODevice::Append);
    const QString first = command.takeFirst();
    process.start(first, command);
    constexpr int aMinute = 60000;
    if (process.waitForFinished(aMinute) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    QFile log(m_folder.filePath(QStringLiteral("log")));
    const QByteArray said = log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray();
    return QStringLiteral("%1 failed: %2").arg(program, QString::fromLocal8Bit(said));
}

QString PrivatePostgres::start()
{
    if (const QString refused = giveToServer(m_folder.path()); !refused.isEmpty())
        return refused;
    const QString failure = run(serverProgram(QStringLiteral("initdb")),
                                {QStringLiteral("-D"), dataFolder(), QStringLiteral("-U"), QLatin1String(superuser),
                                 QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("--no-sync"),
                                 QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--locale=C.UTF-8")});
    m_port = freePort();
    return failure.isEmpty() ? startAgain() : failure;
}

QString PrivatePostgres::startAgain()
{
    const QString options = QStringLiteral("-p %1 -c listen_addresses=127.0.0.1 -c unix_socket_directories=%2 "
                                           "-c fsync=off -c log_min_messages=fatal")
                                .arg(m_port)
                                .arg(m_folder.path());
    const QString failure =
        run(serverProgram(QStringLiteral("pg_ctl")), {QStringLiteral("-D"), dataFolder(), QStringLiteral("-w"),
                                                      QStringLiteral("-o"), options, QStringLiteral("start")});
    m_runs = failure.isEmpty();
    return failure;
}

void PrivatePostgres::kill()
{
    if (m_runs)
        (void)run(serverProgram(QStringLiteral("pg_ctl")), {QStringLiteral("-D"), dataFolder(), QStringLiteral("-m"),
                                                            QStringLiteral("immediate"), QStringLiteral("stop")});
    m_runs = false;
}

QString PrivatePostgres::command(const QString &sql) const
{
    return run(serverProgram(QStringLiteral("psql")),
               {QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"), QString::number(m_port),
                QStringLiteral("-U"), QLatin1String(superuser), QStringLiteral("-d"), QStringLiteral("postgres"),
                QStringLiteral("-qc"), sql});
}

void PrivatePostgres::dropConnections() const
{
    const QString failure = command(QStringLiteral(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bet-evision'"));
    if (!failure.isEmpty())
        qFatal("%s", qPrintable(failure));
}

DatabaseUrl PrivatePostgres::freshDatabase(const QString &name) const
{
    QString failure = command(QStringLiteral("DROP DATABASE IF EXISTS %1 WITH (FORCE)").arg(name));
    if (failure.isEmpty())
        failure = command(QStringLiteral("CREATE DATABASE %1").arg(name));
    if (!failure.isEmpty())
        qFatal("%s", qPrintable(failure));
    return DatabaseUrl::parse(QStringLiteral("postgres://%1@127.0.0.1:%2/%3?sslmode=prefer")
                                  .arg(QLatin1String(superuser))
                                  .arg(m_port)
                                  .arg(name))
        .value();
}

} // namespace evision::storage
