// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sql_error.h"

namespace evision::storage {

namespace {

using Fault = StorageFault;

/// The primary code is the low byte of an extended one: sqlite.org/rescode.html.
Fault faultOfSqlite(int code)
{
    constexpr int lowByte = 0xff;
    switch (code & lowByte) {
    case 5:
    case 6:
        return Fault::Busy;
    case 8:
        return Fault::ReadOnly;
    case 11:
    case 26:
        return Fault::Corrupt;
    case 10:
        return Fault::Disk;
    case 13:
        return Fault::Full;
    case 3:
    case 14:
    case 23:
        return Fault::Refused;
    default:
        return Fault::Impossible;
    }
}

/// Classes of SQLSTATE: PostgreSQL's manual, appendix A.
Fault faultOfPostgres(const QString &state, const QString &said)
{
    const auto is = [&state](const char *code) { return state.startsWith(QLatin1String(code)); };
    if (is("28") || is("42501") || is("3D000"))
        return Fault::Refused;
    if (is("08") || is("57P"))
        return Fault::Unreachable;
    if (is("53100"))
        return Fault::Full;
    if (is("58"))
        return Fault::Disk;
    if (is("25006"))
        return Fault::ReadOnly;
    if (is("40") || is("55P03"))
        return Fault::Busy;
    if (is("XX00"))
        return Fault::Corrupt;
    // Before there is a connection the driver gives no code, only the server's words.
    const bool refused =
        state.isEmpty() &&
        (said.contains(QLatin1String("authentication failed")) ||
         said.contains(QLatin1String("no password supplied")) || said.contains(QLatin1String("certificate")) ||
         said.contains(QLatin1String("does not exist")) || said.contains(QLatin1String("pg_hba.conf")));
    if (refused)
        return Fault::Refused;
    return state.isEmpty() ? Fault::Unreachable : Fault::Impossible;
}

QString sentenceOf(Fault fault, const QString &where)
{
    switch (fault) {
    case Fault::Unreachable:
        return QStringLiteral("The database %1 cannot be reached.").arg(where);
    case Fault::Refused:
        return QStringLiteral("The database %1 cannot be opened.").arg(where);
    case Fault::Busy:
        return QStringLiteral("Another program keeps the database %1 busy; try again in a moment.").arg(where);
    case Fault::Full:
        return QStringLiteral("There is no room left for the database %1; make some on that disk.").arg(where);
    case Fault::ReadOnly:
        return QStringLiteral("The database %1 may only be read; check the rights of the file and its folder.")
            .arg(where);
    case Fault::Corrupt:
        return QStringLiteral("The database %1 is damaged; bring back a backup with `evision-cli db restore`.")
            .arg(where);
    case Fault::Disk:
        return QStringLiteral("The disk that the database %1 is on does not read or write what it should; look after "
                              "it before you go on.")
            .arg(where);
    case Fault::Stopped:
    case Fault::NewerSchema:
    case Fault::Changed:
    case Fault::Impossible:
        break;
    }
    return QStringLiteral("The database %1 did not take a statement.").arg(where);
}

} // namespace

StorageError storageErrorOf(const QSqlError &error, const DatabaseUrl &url, bool open)
{
    const QString said = (error.databaseText().isEmpty() ? error.driverText() : error.databaseText()).simplified();
    Fault fault = Fault::Unreachable;
    if (url.backend == Backend::Sqlite)
        fault = faultOfSqlite(error.nativeErrorCode().toInt());
    else if (open || !said.isEmpty())
        fault = faultOfPostgres(error.nativeErrorCode(), said);
    QString message = sentenceOf(fault, url.shown());
    if (!said.isEmpty())
        message += QStringLiteral(" (It said: %1)").arg(said);
    if (!url.password.isEmpty())
        message.replace(url.password, QStringLiteral("***"));
    return {fault, message};
}

} // namespace evision::storage
