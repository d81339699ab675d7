// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui_cases.h"

#include <QApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <cstdio>
#include <span>
#include <string_view>

using namespace evision::bench;

namespace {

constexpr char usage[] =
    "Usage: evision-gui-bench --ratios [--quick] [NAME...]\n"
    "       evision-gui-bench --frames [--quick]\n"
    "Prints a line `name value` for each measurement of the window, or for those whose names are given. --frames prints\n"
    "how long frames take while a hundred thousand quotes of the simulator move. Paints without a screen unless\n"
    "QT_QPA_PLATFORM is set.\n"
    "  --quick   small inputs: shows that it runs, the values mean nothing\n";

} // namespace

int main(int count, char **values)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QLoggingCategory::setFilterRules(QStringLiteral("qt.qpa.*=false"));
    QApplication application(count, values);
    Run run;
    run.program = values[0];
    bool ratios = false;
    bool frames = false;
    std::vector<std::string_view> names;
    for (const std::string_view argument : std::span(values, static_cast<std::size_t>(count)).subspan(1)) {
        if (argument == "--ratios")
            ratios = true;
        else if (argument == "--frames")
            frames = true;
        else if (argument == "--quick")
            run.quick = true;
        else
            names.push_back(argument);
    }
    if (frames)
        printFrames(run);
    for (const Case &one : tableCases()) {
        const bool isWanted = names.empty() || std::find(names.begin(), names.end(), one.name) != names.end();
        if (!ratios || !isWanted)
            continue;
        std::printf("%s %.4g\n", one.name.c_str(), one.measure(run));
        std::fflush(stdout);
    }
    if (!ratios && !frames)
        std::fputs(usage, stderr);
    return ratios || frames ? 0 : 2;
}
