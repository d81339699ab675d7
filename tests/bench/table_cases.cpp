// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui_cases.h"

#include "allocated.h"
#include "moving_board.h"
#include "plain_model.h"
#include "platform.h"

#include "support/fake_clock.h"
#include "ui/opportunities/bet_table.h"

#include <QApplication>
#include <QPixmap>

#include <algorithm>

namespace evision::bench {

namespace {

constexpr std::size_t many = 100000;
constexpr std::size_t few = 10000;
constexpr int rounds = 41;

QApplication &application()
{
    return *static_cast<QApplication *>(QCoreApplication::instance());
}

/// The table as users see it, sorted, on a screen that is only memory.
struct Table {
    explicit Table(std::size_t rows) : board(rows)
    {
        table.resize(1400, 900);
        model.setStaleAfter(1e9);
        model.apply(board.update());
        table.show();
        QCoreApplication::processEvents();
    }
    /// What a poll costs, its market not counted.
    double secondsOfPoll(bool repaint)
    {
        board.move();
        return secondsOf([&] {
            model.apply(board.update());
            if (repaint)
                (void)table.grab();
        });
    }

    MovingBoard board;
    test::FakeClock clock{toMillis(test::BetBoard::noon)};
    models::OpportunityModel model{clock};
    ui::Theme theme{application()};
    ui::BetTable table{model, theme, clock};
};

struct Plain {
    explicit Plain(std::size_t rows) : board(rows) { model.take(board.update()); }
    double secondsOfPoll()
    {
        board.move();
        return secondsOf([&] { model.take(board.update()); });
    }

    MovingBoard board;
    PlainModel model;
    PlainProxy proxy{model};
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double manyOverFew(const Run &run)
{
    Table big(run.quotes(many));
    Table small(run.quotes(few));
    std::vector<double> ratios;
    for (int round = 0; round < run.rounds(rounds); ++round) {
        const double base = small.secondsOfPoll(true);
        ratios.push_back(big.secondsOfPoll(true) / base);
    }
    return median(ratios);
}

double proxyOverOurs(const Run &run)
{
    Table ours(run.quotes(many));
    Plain plain(run.quotes(many));
    std::vector<double> ratios;
    for (int round = 0; round < run.rounds(rounds); ++round) {
        const double base = ours.secondsOfPoll(false);
        ratios.push_back(plain.secondsOfPoll() / base);
    }
    return median(ratios);
}

double millisecondsOfUpdate(const Run &run)
{
    Table ours(run.quotes(many));
    std::vector<double> times;
    for (int round = 0; round < run.rounds(rounds); ++round)
        times.push_back(ours.secondsOfPoll(false) * 1000);
    return median(times);
}

double millisecondsWithRepaint(const Run &run)
{
    Table ours(run.quotes(many));
    std::vector<double> times;
    for (int round = 0; round < run.rounds(rounds); ++round)
        times.push_back(ours.secondsOfPoll(true) * 1000);
    return median(times);
}

/// What the model keeps after a while, beside the board and its vocabulary, which the scanner has anyway.
double megabytesOfModel(const Run &run)
{
    MovingBoard board(run.quotes(many));
    const test::FakeClock clock{toMillis(test::BetBoard::noon)};
    const std::int64_t before = allocatedBytes();
    models::OpportunityModel model(clock);
    model.setStaleAfter(1e9);
    std::int64_t boards = 0;
    model.apply(board.update());
    for (int poll = 0; poll < 20; ++poll) {
        const std::int64_t start = allocatedBytes();
        board.move();
        boards += allocatedBytes() - start;
        model.apply(board.update());
    }
    constexpr double mega = 1e6;
    return static_cast<double>(allocatedBytes() - before - boards) / mega;
}

} // namespace

std::vector<Case> tableCases()
{
    return {{"table_100k_over_10k", manyOverFew},
            {"proxy_over_ours", proxyOverOurs},
            {"table_memory_mb_100k", megabytesOfModel},
            {"table_update_ms_100k", millisecondsOfUpdate},
            {"table_update_and_paint_ms_100k", millisecondsWithRepaint}};
}

} // namespace evision::bench
