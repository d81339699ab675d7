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
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr(QT_TRANSLATE_NOOP("evision::app", "Finds bets that are worth more than they cost, and says why.")));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  tr(QT_TRANSLATE_NOOP("evision::app", "Print this text.")));
    const QCommandLineOption version(QStringLiteral("version"),
                                     tr(QT_TRANSLATE_NOOP("evision::app", "Print the version.")));
    const QCommandLineOption demo(
        QStringLiteral("demo"),
        tr(QT_TRANSLATE_NOOP("evision::app", "Show the built-in demo market: invented games, no key, no network.")));
    const QCommandLineOption live(
        QStringLiteral("live"),
        tr(QT_TRANSLATE_NOOP("evision::app", "Show the odds service, with the key in ODDS_API_KEY or the keychain.")));
    const QCommandLineOption folder(
        QStringLiteral("settings"),
        tr(QT_TRANSLATE_NOOP("evision::app", "Keep settings and what is learned in this folder.")),
        QStringLiteral("DIR"));
    const QCommandLineOption address(
        QStringLiteral("base-url"),
        tr(QT_TRANSLATE_NOOP("evision::app", "Address of the odds service; https, or this machine.")),
        QStringLiteral("URL"));
    parser.addOptions({help, version, demo, live, folder, address});
    if (!parser.parse(arguments))
        return ending(parser.errorText(), usageError);
    if (parser.isSet(help))
        return ending(parser.helpText(), 0);
    if (parser.isSet(version))
        return ending(QStringLiteral("BET EVision %1").arg(QCoreApplication::applicationVersion()), 0);
    if (!parser.positionalArguments().isEmpty())
        return ending(tr(QT_TRANSLATE_NOOP("evision::app", "There is nothing to do with \"%1\"; see --help."))
                          .arg(parser.positionalArguments().constFirst()),
                      usageError);
    if (parser.isSet(demo) && parser.isSet(live))
        return ending(tr(QT_TRANSLATE_NOOP("evision::app", "--demo and --live are two different markets; name one.")),
                      usageError);
    Options options;
    if (parser.isSet(demo))
        options.market = settings::Market::Demo;
    if (parser.isSet(live))
        options.market = settings::Market::Service;
    options.settingsFolder = parser.value(folder);
    options.serviceAddress = parser.value(address);
    return options;
}

} // namespace evision::app
