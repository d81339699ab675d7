// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/db_command.h"

#include "cli/json_text.h"
#include "cli/json_writer.h"

#include "storage/backups.h"
#include "storage/ledger_copy.h"
#include "storage/ledger_schema.h"
#include "wording/text_table.h"

#include <CLI/CLI.hpp>

#include <QDateTime>
#include <QFile>

#include <ostream>

namespace evision::cli {

namespace {

using storage::StorageError;

int failed(const Terminal &terminal, const std::string &sentence)
{
    terminal.err << "evision-cli db: " << wording::printable(sentence) << '\n';
    return Failed;
}

int failed(const Terminal &terminal, const StorageError &error)
{
    return failed(terminal, error.message.toStdString());
}

std::string shown(storage::LedgerDatabase &ledger)
{
    return ledger.connection().url().shown().toStdString();
}

/// A ledger that cannot be opened any more, or not be read to its end.
bool isDamaged(const storage::DatabaseUrl &url)
{
    if (url.backend == storage::Backend::Postgres || !QFile::exists(url.path))
        return false;
    storage::Connection connection(url);
    auto sound = connection.open();
    if (sound)
        sound = connection.checkFile();
    return !sound && sound.error().fault == storage::StorageFault::Corrupt;
}

} // namespace

CLI::App *DbCommand::declare(CLI::App &program)
{
    m_app = program.add_subcommand("db", "Looks after the database that bets are kept in");
    m_app->require_subcommand(1);
    addFormat(*m_app->add_subcommand("status", "Says where it is, its version and how much is in it"), m_format);
    m_app->add_subcommand("migrate", "Brings it up to the version of this program; a copy is kept before");
    m_app->add_subcommand("check", "Reads all of it and says whether it is as it was written; exit code 1 if not");
    CLI::App *backup = m_app->add_subcommand("backup", "Makes a backup; the last seven are kept");
    CLI::App *restore = m_app->add_subcommand("restore", "Puts a backup in place of what is there, which is backed up");
    for (CLI::App *each : {backup, restore})
        each->add_option("--folder", m_folder, "Where backups are; default: beside the usual ledger")->type_name("DIR");
    restore->add_option("file", m_file, "The backup; default: the newest")->type_name("FILE");
    CLI::App *copy = m_app->add_subcommand("copy", "Copies it into another database, and goes on where it stopped");
    copy->add_option("--to", m_target, "sqlite:PATH or postgres://user@host/database")->required()->type_name("URL");
    return m_app;
}

int DbCommand::run(const Terminal &terminal)
{
    const std::string action = m_app->get_subcommands().front()->get_name();
    if (action == "migrate")
        return migrate(terminal);
    if (action == "check")
        return check(terminal);
    if (action == "backup")
        return backup(terminal);
    if (action == "restore")
        return restore(terminal);
    return action == "copy" ? copy(terminal) : status(terminal);
}

std::string DbCommand::backupFolder() const
{
    return m_folder.empty() ? storage::LedgerPlaces::usual().backups.toStdString() : m_folder;
}

int DbCommand::status(const Terminal &terminal) const
{
    const auto url = ledgerUrl(m_options);
    if (!url)
        return failed(terminal, url.error());
    const bool isThere = url->backend == storage::Backend::Postgres || QFile::exists(url->path);
    storage::SchemaState state{0, static_cast<int>(storage::ledgerSchema().size())};
    if (isThere) { // looking must not make a file
        storage::Connection connection(*url);
        if (auto opened = connection.open(); !opened)
            return failed(terminal, opened.error());
        const auto found = storage::Migrator(storage::ledgerSchema()).state(connection);
        if (!found)
            return failed(terminal, found.error());
        state = *found;
    }
    const std::string place = url->shown().toStdString();
    if (m_format == OutputFormat::Json) {
        JsonWriter json;
        beginDocument(json, "evision.db_status/1", terminal.now);
        json.endObject();
        json.value("database", place);
        json.value("exists", isThere && state.applied > 0);
        json.value("schema_applied", state.applied);
        json.value("schema_known", state.known);
        json.endObject();
        terminal.out << json.finish();
        return Done;
    }
    terminal.out << "Ledger:  " << wording::printable(place) << '\n';
    if (state.applied == 0)
        terminal.out << "There is none yet: the first bet makes it.\n";
    else
        terminal.out << "Version: " << state.applied << (state.isCurrent() ? ", the newest\n" : "; run `db migrate`\n");
    return Done;
}

int DbCommand::migrate(const Terminal &terminal) const
{
    const auto ledger = openLedger(m_options);
    if (!ledger)
        return failed(terminal, ledger.error());
    terminal.out << shown(**ledger) << " is at version " << storage::ledgerSchema().size() << ".\n";
    return Done;
}

int DbCommand::check(const Terminal &terminal) const
{
    const auto ledger = openLedger(m_options);
    if (!ledger)
        return failed(terminal, ledger.error());
    if (auto sound = (*ledger)->connection().checkFile(); !sound)
        return failed(terminal, sound.error());
    const auto report = (*ledger)->store().verify();
    if (!report)
        return failed(terminal, report.error());
    if (!report->isSound())
        return failed(terminal, report->finding.toStdString());
    terminal.out << report->entries << " entries, all as they were written"
                 << (report->sealed ? " and sealed.\n"
                                    : "; there is no seal, as there is no keychain to keep its key.\n");
    return Done;
}

int DbCommand::backup(const Terminal &terminal) const
{
    const auto ledger = openLedger(m_options);
    if (!ledger)
        return failed(terminal, ledger.error());
    const auto made = storage::Backups(QString::fromStdString(backupFolder()))
                          .make((*ledger)->connection(), QDateTime::currentDateTimeUtc());
    if (!made)
        return failed(terminal, made.error());
    terminal.out << made->toStdString() << '\n';
    return Done;
}

int DbCommand::restore(const Terminal &terminal) const
{
    const storage::Backups backups(QString::fromStdString(backupFolder()));
    const QString file = m_file.empty() ? backups.files().value(0) : QString::fromStdString(m_file);
    if (file.isEmpty())
        return failed(terminal, "There is no backup in " + backupFolder() + ".");
    const auto url = ledgerUrl(m_options);
    if (!url)
        return failed(terminal, url.error());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (isDamaged(*url)) {
        const auto aside = backups.replaceDamaged(file, url->path, now);
        if (!aside)
            return failed(terminal, aside.error());
        terminal.out << "Restored from " << file.toStdString() << ". The damaged file is " << aside->toStdString()
                     << ".\n";
        return Done;
    }
    const auto ledger = openLedger(m_options);
    if (!ledger)
        return failed(terminal, ledger.error());
    const auto before = backups.restore(file, (*ledger)->connection(), now);
    if (!before)
        return failed(terminal, before.error());
    terminal.out << "Restored from " << file.toStdString() << ". What was there is in " << before->toStdString()
                 << ".\n";
    return Done;
}

int DbCommand::copy(const Terminal &terminal) const
{
    const auto target = storage::DatabaseUrl::parse(QString::fromStdString(m_target));
    if (!target)
        return failed(terminal, target.error());
    const auto from = openLedger(m_options);
    if (!from)
        return failed(terminal, from.error());
    const auto to = storage::LedgerDatabase::open(*target, storage::LedgerPlaces::usual().backups, {});
    if (!to)
        return failed(terminal, to.error());
    if ((*from)->connection().url().shown() == target->shown())
        return failed(terminal, "That is the same database.");
    const auto copied = storage::copyLedger((*from)->connection(), (*to)->connection(),
                                            [&terminal](const storage::CopyProgress &progress) {
                                                if (terminal.coloured)
                                                    terminal.err << progress.done << " of " << progress.total << '\r';
                                                return true;
                                            });
    if (!copied)
        return failed(terminal, copied.error());
    terminal.out << copied->rows << " rows copied to " << shown(**to) << "; both are the same now.\n";
    return Done;
}

} // namespace evision::cli
