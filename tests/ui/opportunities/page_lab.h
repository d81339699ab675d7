// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/opportunities/bet_table.h"
#include "ui/opportunities/explain_dock.h"
#include "ui/opportunities/filter_bar.h"
#include "ui/opportunities/opportunities_page.h"

#include "edge/edge_lab.h"
#include "support/bet_board.h"
#include "support/fake_clock.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMainWindow>
#include <QSignalSpy>
#include <QtTest>

#include <array>

namespace evision::test {

/// A page with a market made by hand, in a window.
class PageLab {
public:
    explicit PageLab(const ui::ThemeOptions &options = {})
        : theme(*static_cast<QApplication *>(QCoreApplication::instance()), options)
    {
        window.setCentralWidget(page);
        window.addDockWidget(Qt::RightDockWidgetArea, &page->dock());
        window.resize(1280, 720);
    }

    void publish()
    {
        board.publish(toSeconds(clock.now()));
        model.apply({board.number, board.vocabulary, board.board, board.delta});
        page->refreshExplanation();
    }
    void show()
    {
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
    }
    /// Different in all that a row shows; the first has the greatest value.
    void fill(int count)
    {
        for (int at = 0; at < count; ++at)
            board.put(example(at));
    }
    [[nodiscard]] edge::Opportunity example(int at);
    [[nodiscard]] ui::BetTable &table() { return page->table(); }
    [[nodiscard]] QModelIndex cell(int row, models::Column column) const
    {
        return model.index(row, static_cast<int>(column));
    }
    template <typename Widget>
    [[nodiscard]] Widget *part(const QString &accessibleName)
    {
        for (Widget *widget : page->findChildren<Widget *>()) {
            if (widget->accessibleName() == accessibleName)
                return widget;
        }
        return nullptr;
    }
    [[nodiscard]] QLineEdit *text() { return part<QLineEdit>(QStringLiteral("Filter by words")); }

    FakeClock clock{toMillis(BetBoard::noon)};
    BetBoard board;
    models::OpportunityModel model{clock};
    ui::Theme theme;
    QMainWindow window;
    ui::OpportunitiesPage *page = new ui::OpportunitiesPage(model, theme, clock);
};

inline edge::Opportunity PageLab::example(int at)
{
    struct Match {
        const char *home, *away, *sport;
    };
    static constexpr std::array<Match, 8> matches{
        {{"Arsenal", "Chelsea", "soccer_epl"},
         {"Los Angeles Lakers", "Boston Celtics", "basketball_nba"},
         {"FC Bayern München", "Borussia Dortmund", "soccer_germany_bundesliga"},
         {"Real Sociedad", "Athletic Bilbao", "soccer_spain_la_liga"},
         {"Toronto Maple Leafs", "Montréal Canadiens", "icehockey_nhl"},
         {"Jannik Sinner", "Carlos Alcaraz", "tennis_atp_us_open"},
         {"Kansas City Chiefs", "Buffalo Bills", "americanfootball_nfl"},
         {"Internazionale", "AC Milan", "soccer_italy_serie_a"}}};
    static constexpr std::array<const char *, 7> books{"sportsbet",     "bet365",     "unibet_uk",  "williamhill",
                                                       "betfair_ex_uk", "draftkings", "marathonbet"};
    const auto n = static_cast<std::size_t>(at);
    const Match &match = matches[n % matches.size()];
    edge::Opportunity bet = board.bet(static_cast<edge::OpportunityId>((n + 1) * 0x9E3779B97F4A7C15ULL));
    bet.line.home = board.name(match.home);
    bet.line.away = board.name(match.away);
    bet.line.sport = board.sport(match.sport);
    bet.line.event = board.vocabulary->eventIds.intern(match.home);
    bet.bookmaker = board.book(books[n % books.size()]);
    bet.ev = 0.081 * std::pow(0.97, at % 100) + 1e-9 * (1000000 - at);
    bet.evMin = bet.ev - 0.004 - 0.007 * (at % 7);
    bet.evMax = bet.ev + 0.003 + 0.004 * (at % 4);
    bet.price = bet.effectivePrice = 1.55 + 0.17 * (at * 5 % 23);
    bet.fairProbability = (1 + bet.ev) / bet.price;
    bet.kelly = bet.ev / (bet.price - 1);
    bet.stake = std::floor(bet.kelly * 0.25 * 5000 * 100) / 100;
    bet.line.commenceTime = BetBoard::noon + 1500 + 6200 * (at % 37);
    bet.quoteTime = BetBoard::noon - 8 - 13 * (at % 17);
    if (at % 3 == 1) {
        bet.line.family = board.vocabulary->families.intern("spreads");
        bet.line.set = market::OutcomeSet::HomeAway;
        bet.selection = at % 2 == 0 ? bet.line.home : bet.line.away;
        bet.point = 0.5 * (at % 9) - 2;
    } else if (at % 3 == 2) {
        bet.line.family = board.vocabulary->families.intern("h2h");
        bet.line.set = market::OutcomeSet::HomeAway;
        bet.selection = bet.line.home;
        bet.point = std::numeric_limits<double>::quiet_NaN();
    } else {
        bet.point = 1.5 + (at % 5);
    }
    static constexpr std::array<edge::Flags, 8> flags{0, 0, 64, 0, 128, 4, 0, 32 | 64 | 128};
    bet.flags = flags[n % flags.size()];
    return bet;
}

/// A bet that a real scan found, with its derivation.
struct ExplainLab {
    ExplainLab()
    {
        edge.sharps({{"pinnacle", 4}, {"circa", 2}, {"betfair_uk", 3}});
        edge.quotes.event("e").totals("pinnacle", 2.5, 1.98, 1.95).totals("circa", 2.5, 1.99, 1.93);
        edge.quotes.totals("sportsbet", 2.5, 2.12, 1.75).totals("bet365", 2.5, 1.95, 1.87);
        edge.quotes.totals("unibet", 2.5, 2.02, 1.83).totals("williamhill", 2.5, 1.91, 1.91);
        edge.run();
    }
    [[nodiscard]] std::optional<edge::Derivation> derivation(edge::OpportunityId id)
    {
        std::optional<edge::Derivation> found = edge.scan().explain(*edge.find("sportsbet", "Over"));
        if (found)
            found->opportunity.id = id;
        return found;
    }
    [[nodiscard]] ui::ExplainFacts facts()
    {
        // Borrowed: the lab outlives what is shown.
        return {std::shared_ptr<const market::Vocabulary>(std::shared_ptr<void>(), &edge.vocabulary),
                testNow,
                0.25,
                5000,
                100.0,
                QStringLiteral("EUR"),
                pricing::OddsFormat::Decimal};
    }

    EdgeLab edge;
};

} // namespace evision::test
