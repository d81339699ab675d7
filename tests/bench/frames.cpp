// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui_cases.h"

#include "live_market.h"
#include "platform.h"

#include "support/fake_clock.h"
#include "ui/opportunities/bet_table.h"

#include <QApplication>
#include <QPixmap>

#include <algorithm>
#include <cstdio>

namespace evision::bench {

namespace {

constexpr std::size_t manyQuotes = 100000;
constexpr int polls = 300;
constexpr int fadesAPoll = 4;
constexpr std::int64_t secondsAPoll = 2;

/// The table as users see it, sorted, on a screen that is only memory.
struct Screen {
    explicit Screen(const LiveMarket &market) : clock(toMillis(market.now()))
    {
        table.resize(1400, 900);
        model.setStaleAfter(1e9);
        model.apply(market.update());
        table.show();
        QCoreApplication::processEvents();
    }

    test::FakeClock clock;
    models::OpportunityModel model{clock};
    ui::Theme theme{*static_cast<QApplication *>(QCoreApplication::instance())};
    ui::BetTable table{model, theme, clock};
};

void print(const char *what, std::vector<double> &milliseconds)
{
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto at = [&milliseconds](double share) {
        return milliseconds[static_cast<std::size_t>(share * static_cast<double>(milliseconds.size() - 1))];
    };
    std::printf("%zu frames %s: median %.1f ms, 90 %% %.1f ms, 99 %% %.1f ms, longest %.1f ms\n", milliseconds.size(),
                what, at(0.5), at(0.9), at(0.99), at(1));
}

} // namespace

void printFrames(const Run &run)
{
    LiveMarket market(run.quotes(manyQuotes));
    Screen screen(market);
    constexpr double milli = 1000;
    std::vector<double> news;
    std::vector<double> fades;
    for (int poll = 0; poll < run.rounds(polls); ++poll) {
        market.move(secondsAPoll);
        screen.clock.advance(secondsAPoll * 1000);
        news.push_back(milli * secondsOf([&] {
                           screen.model.apply(market.update());
                           static_cast<void>(screen.table.grab());
                       }));
        for (int fade = 0; fade < fadesAPoll; ++fade) {
            screen.clock.advance(100);
            fades.push_back(milli * secondsOf([&] { static_cast<void>(screen.table.grab()); }));
        }
    }
    std::printf("%zu quotes of the simulator held, %zu bets listed\n", market.quotes(), market.bets());
    print("with a poll's news", news);
    print("while changes fade", fades);
}

} // namespace evision::bench
