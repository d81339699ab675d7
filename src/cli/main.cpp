// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "process/console.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <ctime>
#include <exception>
#include <iostream>

int main(int argc, char **argv)
{
    using namespace evision::cli;
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("BET EVision"));
    // The variable QT_LOGGING_RULES brings them back.
    QLoggingCategory::setFilterRules(QStringLiteral("evision.*=false"));
    try {
        using namespace evision::process;
        const int code = runProgram(argc, argv,
                                    {std::cout, std::cerr, 100, isTerminal(StandardStream::Output), std::time(nullptr),
                                     isConsole(StandardStream::Output) ? &consoleSize : nullptr});
        std::cout.flush();
        if (!std::cout) {
            std::cerr << "evision-cli: the output could not be written.\n";
            return Failed;
        }
        return code;
    } catch (const std::exception &error) {
        std::cerr << "evision-cli: " << error.what() << '\n';
        return Failed;
    }
}
