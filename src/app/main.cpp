// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"
#include "app/single_instance.h"
#include "app/window_controller.h"
#include "desk/tables.h"
#include "process/interrupts.h"

#include <QApplication>
#include <QIcon>
#include <QLoggingCategory>

#include <cstdio>
#include <optional>

using namespace evision;

namespace {

/// Prints and tells the exit code, where the program is to end with that.
std::optional<int> printed(const app::Options &options)
{
    if (options.exitCode)
        std::fprintf(*options.exitCode == 0 ? stdout : stderr, "%s\n", qPrintable(options.message));
    return options.exitCode;
}

/// Without a display there is no QApplication, and yet the help.
std::optional<int> printedWithoutDisplay(int argc, char **argv)
{
    QStringList arguments;
    for (int at = 0; at < argc; ++at)
        arguments << QString::fromLocal8Bit(argv[at]);
    if (!app::onlyPrints(arguments))
        return {};
    const QCoreApplication core(argc, argv);
    app::nameProgram();
    return printed(app::optionsFrom(arguments));
}

} // namespace

int main(int argc, char **argv)
{
    if (const auto code = printedWithoutDisplay(argc, argv))
        return *code;
    QApplication application(argc, argv);
    app::nameApplication();
    // The variable QT_LOGGING_RULES brings them back.
    QLoggingCategory::setFilterRules(QStringLiteral("evision.*=false"));

    const app::Options options = app::optionsFrom(QApplication::arguments());
    if (const auto code = printed(options))
        return *code;
    const QString folder =
        options.settingsFolder.isEmpty() ? settings::SettingsFolder::usualPath() : options.settingsFolder;
    app::SingleInstance instance(folder);
    if (instance.anotherRuns()) {
        std::fprintf(stderr, "BET EVision runs already with these settings; it was asked to come to the front.\n");
        return 0;
    }
    const auto tables = desk::loadTables();
    if (!tables) {
        std::fprintf(stderr, "%s\n", tables.error().c_str());
        return 1;
    }
    // Before what it ends, so that a second signal finds it here while that ends.
    const process::Interrupts interrupts;
    settings::SettingsFolder settings(folder);
    app::WindowController controller(application, settings, *tables, options);
    QObject::connect(&instance, &app::SingleInstance::raiseWanted, &controller.window(), &ui::MainWindow::raiseAgain);
    // Not quit(), which a window that is asked something could refuse.
    QObject::connect(&interrupts, &process::Interrupts::interrupted, &application, [] { QApplication::exit(0); });
    controller.show();
    return QApplication::exec();
}
