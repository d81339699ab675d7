// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>

// Resources of a static library are linked in only where something asks for them, outside any namespace.
static void initialiseResources()
{
    Q_INIT_RESOURCE(app);
}

namespace evision::app {

namespace {

constexpr int usageError = 2;

QString tr(const char *text)
{
    return QCoreApplication::translate("evision::app", text);
}

Options ending(const QString &message, int code)
{
    Options options;
    options.message = message;
    options.exitCode = code;
    return options;
}

/// What may be said.
struct CommandLine {
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")},
                            tr(QT_TRANSLATE_NOOP("evision::app", "Print this text."))};
    QCommandLineOption version{QStringLiteral("version"), tr(QT_TRANSLATE_NOOP("evision::app", "Print the version."))};
    QCommandLineOption demo{
        QStringLiteral("demo"),
        tr(QT_TRANSLATE_NOOP("evision::app", "Show the built-in demo market: invented games, no key, no network."))};
    QCommandLineOption live{
        QStringLiteral("live"),
        tr(QT_TRANSLATE_NOOP("evision::app", "Show the odds service, with the key in ODDS_API_KEY or the keychain."))};
    QCommandLineOption folder{
        QStringLiteral("settings"),
        tr(QT_TRANSLATE_NOOP("evision::app", "Keep settings and what is learned in this folder.")),
        QStringLiteral("DIR")};
    QCommandLineOption address{
        QStringLiteral("base-url"),
        tr(QT_TRANSLATE_NOOP("evision::app", "Address of the odds service; https, or this machine.")),
        QStringLiteral("URL")};
    QCommandLineOption start{
        QStringLiteral("start"),
        tr(QT_TRANSLATE_NOOP("evision::app", "When the demo market begins, as 2026-01-31T18:00:00Z; default: now.")),
        QStringLiteral("TIME")};
};

Options wantedBy(const QCommandLineParser &parser, const CommandLine &line)
{
    Options options;
    if (parser.isSet(line.demo))
        options.market = settings::Market::Demo;
    if (parser.isSet(line.live))
        options.market = settings::Market::Service;
    options.settingsFolder = parser.value(line.folder);
    options.serviceAddress = parser.value(line.address);
    if (!parser.isSet(line.start))
        return options;
    options.demoStart = QDateTime::fromString(parser.value(line.start), Qt::ISODate);
    if (options.demoStart.isValid() && options.demoStart.timeSpec() == Qt::UTC)
        return options;
    return ending(
        tr(QT_TRANSLATE_NOOP("evision::app", "--start takes a time such as 2026-01-31T18:00:00Z, not \"%1\"."))
            .arg(parser.value(line.start)),
        usageError);
}

} // namespace

void nameProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("BET EVision"));
    QCoreApplication::setApplicationVersion(QStringLiteral(EVISION_VERSION));
}

void nameApplication()
{
    initialiseResources();
    nameProgram();
    QApplication::setDesktopFileName(QStringLiteral("org.betevision.BETEVision"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/evision/app_icon.svg")));
}

bool onlyPrints(const QStringList &arguments)
{
    return arguments.contains(QLatin1String("--help")) || arguments.contains(QLatin1String("-h")) ||
           arguments.contains(QLatin1String("--version"));
}

Options optionsFrom(const QStringList &arguments)
{
    const CommandLine line;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr(QT_TRANSLATE_NOOP("evision::app", "Finds bets that are worth more than they cost, and says why.")));
    parser.addOptions({line.help, line.version, line.demo, line.live, line.folder, line.address, line.start});
    if (!parser.parse(arguments))
        return ending(parser.errorText(), usageError);
    if (parser.isSet(line.help))
        return ending(parser.helpText(), 0);
    if (parser.isSet(line.version))
        return ending(QStringLiteral("BET EVision %1").arg(QCoreApplication::applicationVersion()), 0);
    if (!parser.positionalArguments().isEmpty())
        return ending(tr(QT_TRANSLATE_NOOP("evision::app", "There is nothing to do with \"%1\"; see --help."))
                          .arg(parser.positionalArguments().constFirst()),
                      usageError);
    if (parser.isSet(line.demo) && parser.isSet(line.live))
        return ending(tr(QT_TRANSLATE_NOOP("evision::app", "--demo and --live are two different markets; name one.")),
                      usageError);
    return wantedBy(parser, line);
}

} // namespace evision::app
