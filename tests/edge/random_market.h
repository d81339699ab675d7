// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge_lab.h"

#include "pricing/random.h"

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace evision::test {

/// A final score.
struct Score {
    int home = 0;
    int away = 0;
};

/// One quote that somebody could bet on, told independently of the code under test.
struct Offer {
    std::string bookmaker;
    std::string market;
    std::string selection;
    double point = noPoint;
    double price = 0;
    double effective = 0; ///< after commission
    market::UnixSeconds time = 0;
};

/// Net profit of a unit on a number against a bar, in halves: Asian quarter bars split the stake.
[[nodiscard]] inline double settleOnNumber(double distance, double effective)
{
    double net = 0;
    const bool quarter = std::abs(distance * 2 - std::round(distance * 2)) > 1e-9;
    for (const double half : {distance - (quarter ? 0.25 : 0), distance + (quarter ? 0.25 : 0)})
        net += half > 1e-9 ? (effective - 1) / 2 : half < -1e-9 ? -0.5 : 0;
    return net;
}

/// Net profit of a unit on `offer` at `score`. A two-way winner bet whose draw rule is not known to be draw no bet
/// loses on a draw, which is the worst it can do.
[[nodiscard]] inline double settle(const Offer &offer, Score score)
{
    const int margin = offer.selection == "Away" ? score.away - score.home : score.home - score.away;
    const double won = offer.effective - 1;
    if (offer.market == "totals") {
        const double distance = score.home + score.away - offer.point;
        return settleOnNumber(offer.selection == "Over" ? distance : -distance, offer.effective);
    }
    if (offer.market == "spreads")
        return settleOnNumber(margin + offer.point, offer.effective);
    if (offer.market == "double_chance") {
        const std::string result = score.home > score.away ? "Home" : score.home < score.away ? "Away" : "Draw";
        return offer.selection.find(result) != std::string::npos ? won : -1;
    }
    if (offer.selection == "Draw")
        return margin == 0 ? won : -1;
    const bool returned =
        offer.market == "draw_no_bet" || (offer.market == "h2h2" && offer.bookmaker.starts_with("dnb"));
    return margin > 0 ? won : margin == 0 && returned ? 0 : -1;
}

/// The scores that a match can end with; where it cannot end level, those are left out.
[[nodiscard]] inline std::vector<Score> scoresOf(bool draws)
{
    std::vector<Score> scores;
    constexpr int most = 6; // beyond every number that is offered, in sum and in difference
    for (int home = 0; home <= most; ++home) {
        for (int away = 0; away <= most; ++away) {
            if (draws || home != away)
                scores.push_back({home, away});
        }
    }
    return scores;
}

/// Writes random events whose prices come from one model of the match with noise upon them, and keeps the offers.
class RandomMarket {
public:
    RandomMarket(EdgeLab &lab, pricing::Random &random) : m_lab(&lab), m_random(&random) {}

    std::vector<Offer> offers;
    bool draws = false;
    double errors = 0; ///< chance that a price is too high by anything

    void write()
    {
        offers.clear();
        draws = m_random->below(3) != 0;
        m_lab->quotes.event("e", draws ? "soccer_epl" : "basketball_nba");
        makeModel();
        constexpr std::array<const char *, 10> names{"soft",       "softer",     "softest",  "dnb1",  "dnb2",
                                                     "tenpercent", "betfair_uk", "smarkets", "twin1", "pinnacle"};
        const std::uint32_t first = m_random->below(10);
        const std::uint32_t books = 3 + m_random->below(6);
        for (std::uint32_t at = 0; at < books; ++at)
            writeBook(names[(first + at) % names.size()]);
    }

private:
    void makeModel()
    {
        const double homeGoals = 0.5 + 2 * m_random->uniform();
        const double awayGoals = 0.5 + 2 * m_random->uniform();
        double sum = 0;
        m_scores = scoresOf(draws);
        m_chances.clear();
        for (const Score score : m_scores) {
            m_chances.push_back(std::pow(homeGoals, score.home) * std::pow(awayGoals, score.away) /
                                (std::tgamma(score.home + 1) * std::tgamma(score.away + 1)));
            sum += m_chances.back();
        }
        for (double &chance : m_chances)
            chance /= sum;
    }
    /// The price at which `offer` is fair: the ratio of what is lost to what is won.
    double fairPrice(Offer offer) const
    {
        offer.effective = 2;
        double won = 0;
        double lost = 0;
        for (std::size_t at = 0; at < m_scores.size(); ++at) {
            const double net = settle(offer, m_scores[at]);
            (net > 0 ? won : lost) += m_chances[at] * std::abs(net);
        }
        return 1 + lost / won;
    }
    void quote(const std::string &bookmaker, const char *market, const std::string &selection, double point = noPoint)
    {
        Offer offer{bookmaker, market, selection, point, 0, 0, m_time};
        const double noise = std::exp(0.16 * (m_random->uniform() - 0.62));
        const double error = errors > 0 && m_random->uniform() < errors ? std::exp(2 * m_random->uniform()) : 1;
        offer.price = std::round(fairPrice(offer) * noise * error * 100) / 100;
        if (!(offer.price > 1.02 && offer.price < 200) || m_random->below(40) == 0)
            return;
        const double commission = bookmaker == "tenpercent"   ? 0.1
                                  : bookmaker == "betfair_uk" ? 0.05
                                  : bookmaker == "smarkets"   ? 0.02
                                                              : 0;
        offer.effective = 1 + (offer.price - 1) * (1 - commission);
        m_lab->quotes.quote(selection, offer.price, point);
        offers.push_back(offer);
    }
    void open(const char *market)
    {
        m_time = testNow - 10 - 30 * static_cast<market::UnixSeconds>(m_random->below(12));
        m_lab->quotes.at(m_time).market(market);
    }
    void writeBook(const std::string &name)
    {
        m_lab->quotes.book(name);
        open("h2h");
        const bool threeWay = draws && !name.starts_with("dnb") && m_random->below(5) != 0;
        for (const char *side : {"Home", "Draw", "Away"}) {
            if (threeWay || side != std::string("Draw"))
                quote(name, threeWay ? "h2h3" : "h2h2", side);
        }
        if (threeWay && (offers.empty() || !namedDraw(name))) // then the line is two-way by the rules of the feed
            renameWinner(name);
        if (draws && m_random->below(2) == 0) {
            open("draw_no_bet");
            quote(name, "draw_no_bet", "Home");
            quote(name, "draw_no_bet", "Away");
        }
        if (draws && m_random->below(2) == 0) {
            open("double_chance");
            for (const char *pair : {"Home or Draw", "Draw or Away", "Away or Home"})
                quote(name, "double_chance", pair);
        }
        open("spreads");
        for (double point = -1.25; point <= 1.25; point += 0.25) {
            if (m_random->below(3) == 0) {
                quote(name, "spreads", "Home", point);
                quote(name, "spreads", "Away", 0.0 - point);
            }
        }
        open("totals");
        for (double point = 1.5; point <= 4; point += 0.25) {
            if (m_random->below(3) == 0) {
                quote(name, "totals", "Over", point);
                quote(name, "totals", "Under", point);
            }
        }
    }
    [[nodiscard]] bool namedDraw(const std::string &bookmaker) const
    {
        for (const Offer &offer : offers) {
            if (offer.bookmaker == bookmaker && offer.market == "h2h3" && offer.selection == "Draw")
                return true;
        }
        return false;
    }
    void renameWinner(const std::string &bookmaker)
    {
        for (Offer &offer : offers) {
            if (offer.bookmaker == bookmaker && offer.market == "h2h3")
                offer.market = "h2h2";
        }
    }

    EdgeLab *m_lab;
    pricing::Random *m_random;
    std::vector<Score> m_scores;
    std::vector<double> m_chances;
    market::UnixSeconds m_time = testNow;
};

} // namespace evision::test
