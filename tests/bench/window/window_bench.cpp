// SPDX-License-Identifier: GPL-3.0-or-later
// Processor time from the start of the program to the first live row on the screen, against a bare Qt window with a
// table. Each start is a process of its own, the two in turn; the median of each counts.
#include "platform.h"

#include "app/window_controller.h"
#include "desk/tables.h"

#include <QApplication>
#include <QLoggingCategory>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace evision;

namespace {

using Instant = std::chrono::steady_clock::time_point;

struct Start {
    double processorSeconds = 0; ///< of all threads
    double seconds = 0;
};

/// Once what was shown is painted: prints what it took, and ends at once.
void report(Instant began)
{
    QTimer::singleShot(0, qApp, [began] {
        const double processor = static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
        const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        std::printf("%.6f %.6f\n", processor, wall);
        std::fflush(stdout);
        std::_Exit(0);
    });
}

int runBare(int argc, char **argv, Instant began)
{
    QApplication application(argc, argv);
    constexpr int rows = 50;
    constexpr int columns = 12;
    QStandardItemModel model(rows, columns);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column)
            model.setItem(row, column, new QStandardItem(QStringLiteral("%1.%2").arg(row).arg(column)));
    }
    QTableView table;
    table.setModel(&model);
    table.resize(1280, 720);
    table.show();
    QTimer::singleShot(0, &table, [&table, began] {
        table.repaint();
        report(began);
    });
    return QApplication::exec();
}

int runOurs(int argc, char **argv, Instant began)
{
    QApplication application(argc, argv);
    app::nameApplication();
    QLoggingCategory::setFilterRules(QStringLiteral("evision.*=false"));
    const QTemporaryDir folder;
    app::Options options;
    options.settingsFolder = folder.path();
    settings::SettingsFolder settings(folder.path());
    app::WindowController controller(application, settings, desk::loadTables().value(), options);
    QObject::connect(&controller.desk(), &desk::MarketDesk::published, &controller,
                     [&controller, began](const std::shared_ptr<const scanner::Publication> &publication) {
                         if (publication->board->rows().empty())
                             return;
                         controller.window().repaint();
                         report(began);
                     });
    controller.show();
    return QApplication::exec();
}

Start startOf(const std::string &program, const char *which)
{
    const std::string output = bench::outputOf("\"" + program + "\" --child " + which);
    Start start;
    std::sscanf(output.c_str(), "%lf %lf", &start.processorSeconds, &start.seconds); // NOLINT(cert-err34-c): our own
    return start;
}

double medianOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

int compare(const std::string &program, int rounds)
{
    std::vector<double> bare;
    std::vector<double> ours;
    std::vector<double> wall;
    for (int round = 0; round < rounds; ++round) {
        bare.push_back(startOf(program, "bare").processorSeconds);
        const Start start = startOf(program, "ours");
        ours.push_back(start.processorSeconds);
        wall.push_back(start.seconds);
    }
    if (medianOf(bare) <= 0 || medianOf(ours) <= 0)
        return 1;
    constexpr double milliseconds = 1000;
    std::printf("start_over_bare %.3g\n", medianOf(ours) / medianOf(bare));
    std::printf("start_first_row_ms %.3g\n", medianOf(wall) * milliseconds);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const Instant began = std::chrono::steady_clock::now();
    const std::span<char *> arguments(argv, static_cast<std::size_t>(argc));
    if (argc == 3 && std::string_view(arguments[1]) == "--child")
        return std::string_view(arguments[2]) == "bare" ? runBare(argc, argv, began) : runOurs(argc, argv, began);
    const bool quick = argc == 3 && std::string_view(arguments[2]) == "--quick";
    if (argc < 2 || std::string_view(arguments[1]) != "--ratios" || (argc > 2 && !quick)) {
        std::fputs("Usage: evision-window-bench --ratios [--quick]\n"
                   "Prints a line `name value` for each measurement; needs a display, or QT_QPA_PLATFORM=offscreen.\n",
                   stderr);
        return 2;
    }
    constexpr int usualRounds = 15;
    constexpr int quickRounds = 1;
    return compare(arguments[0], quick ? quickRounds : usualRounds);
}
