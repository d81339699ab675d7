// SPDX-License-Identifier: GPL-3.0-or-later
#include "service_lab.h"
#include "simulator/world/hash.h"
#include "simulator/world/hidden_path.h"
#include "simulator/world/opinion.h"
#include "simulator/world/rhythm.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <vector>

using namespace evision;
using namespace evision::simulator;
using test::instant;

namespace {

const League &league(std::string_view key)
{
    return *findLeague(key);
}

/// Everything all bookmakers show of some games of a sport at one moment.
std::string pictureOf(Market &market, std::string_view sport, std::int64_t time)
{
    std::string picture;
    const std::vector<WireMarket> wanted = marketsOf(league(sport));
    const std::vector<const Fixture *> fixtures = market.listed(league(sport), time);
    for (const Fixture *fixture : std::span(fixtures).first(std::min<std::size_t>(fixtures.size(), 2))) {
        picture += fixture->id + isoTime(fixture->commenceTime(time));
        for (const Book &book : books()) {
            const auto posted = postedBy(book, *fixture, wanted, time);
            if (!posted)
                continue;
            picture += std::string(book.key) + std::to_string(posted->updatedAt);
            for (const PostedMarket &of : posted->markets) {
                picture += of.market->key;
                for (const PostedOutcome &outcome : of.outcomes)
                    picture += std::string(outcome.name) + std::to_string(outcome.price.hundredths) + ":" +
                               std::to_string(outcome.point);
            }
        }
    }
    return picture;
}

} // namespace

class TestMarket : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameSeedSameMarket();
    void anyPathToAMomentShowsTheSame();
    void wanderingIsAWalk();
    void beatsQuicken();
    void feedTimesNeverGoBack();
    void pricesChangeOnlyWhenTheFeedLooks();
    void nobodyPlaysTwiceADay();
    void keysAreWhatTheyShouldBe();
    void linesAreConsistent();
};

void TestMarket::sameSeedSameMarket()
{
    Market one(7);
    Market two(7);
    Market other(8);
    const std::int64_t time = instant("2026-10-10T12:00:00Z");
    for (const char *sport : {"soccer_epl", "americanfootball_nfl", "icehockey_nhl", "mma_mixed_martial_arts"}) {
        const std::string picture = pictureOf(one, sport, time);
        QVERIFY(picture.size() > 1000);
        QCOMPARE(pictureOf(two, sport, time), picture);
        QVERIFY(pictureOf(other, sport, time) != picture);
    }
}

void TestMarket::anyPathToAMomentShowsTheSame()
{
    const std::int64_t from = instant("2026-10-10T11:00:00Z");
    const std::int64_t to = from + 2 * 3600;
    Market jumped(3);
    const std::string expected = pictureOf(jumped, "soccer_epl", to);
    Market stepped(3);
    for (std::int64_t time = from; time < to; time += 97)
        (void)stepped.listed(league("soccer_epl"), time);
    QCOMPARE(pictureOf(stepped, "soccer_epl", to), expected);
    Market backwards(3);
    (void)pictureOf(backwards, "soccer_epl", to + 86400);
    (void)pictureOf(backwards, "basketball_nba", to);
    QCOMPARE(pictureOf(backwards, "soccer_epl", to), expected);
    backwards.trim();
    QCOMPARE(pictureOf(backwards, "soccer_epl", to), expected);
}

void TestMarket::wanderingIsAWalk()
{
    // Increments over equal stretches are alike and independent of what came before.
    double early = 0;
    double late = 0;
    double both = 0;
    constexpr int walks = 4000;
    for (std::uint64_t walk = 0; walk < walks; ++walk) {
        QCOMPARE(wanderAt(walk, 0), 0.0);
        const double first = wanderAt(walk, 0.3) - wanderAt(walk, 0);
        const double second = wanderAt(walk, 0.95) - wanderAt(walk, 0.65);
        early += first * first;
        late += second * second;
        both += first * second;
    }
    QVERIFY(std::abs(early / walks - 0.3) < 0.03);
    QVERIFY(std::abs(late / walks - 0.3) < 0.03);
    QVERIFY(std::abs(both / walks) < 0.03);
    QVERIFY(std::abs(wanderAt(1, 0.5) - wanderAt(1, 0.5001)) < 0.1);
}

void TestMarket::beatsQuicken()
{
    Rhythm rhythm(60, 7);
    rhythm.quicken(1000, 20);
    std::int64_t last = rhythm.last(0);
    std::set<std::int64_t> beats;
    for (std::int64_t time = 0; time < 2000; ++time) {
        const std::int64_t beat = rhythm.last(time);
        QVERIFY(beat <= time && beat >= last);
        QVERIFY(time - beat < (time < 1100 ? 80 : 20));
        QCOMPARE(rhythm.last(beat), beat);
        beats.insert(beat);
        last = beat;
    }
    QVERIFY(beats.contains(67) && beats.contains(127) && beats.contains(1007) && beats.contains(1027));
}

void TestMarket::feedTimesNeverGoBack()
{
    Market market(1);
    const std::int64_t from = instant("2026-10-10T05:00:00Z");
    const Fixture &fixture = *market.listed(league("soccer_epl"), from).front();
    for (const char *key : {"pinnacle", "betfair_ex_uk", "playup"}) {
        std::int64_t last = 0;
        for (std::int64_t time = fixture.start - 7 * 3600; time < fixture.kickoff + 600; time += 7) {
            const std::int64_t seen = seenAt(fixture, *findBook(key), FeedKind::Featured, time);
            QVERIFY(seen <= time && seen >= last && time - seen < 2400);
            last = seen;
        }
    }
}

void TestMarket::pricesChangeOnlyWhenTheFeedLooks()
{
    Market market(1);
    const std::int64_t from = instant("2026-10-10T08:00:00Z");
    const std::vector<WireMarket> wanted{*parseWireMarket("h2h"), *parseWireMarket("h2h_lay")};
    int changes = 0;
    for (const Fixture *fixture : market.listed(league("soccer_epl"), from)) {
        for (const char *key : {"pinnacle", "betfair_ex_uk", "unibet_uk"}) {
            std::optional<PostedBook> last;
            for (std::int64_t time = from; time < from + 1800; time += 5) {
                auto posted = postedBy(*findBook(key), *fixture, wanted, time);
                if (!posted)
                    continue;
                const bool isSame =
                    last && std::equal(posted->markets.begin(), posted->markets.end(), last->markets.begin(),
                                       last->markets.end(), [](const PostedMarket &a, const PostedMarket &b) {
                                           return a.outcomes[0].price == b.outcomes[0].price;
                                       });
                if (last && posted->updatedAt == last->updatedAt)
                    QVERIFY(isSame);
                changes += last && !isSame;
                last = std::move(posted);
            }
        }
    }
    QVERIFY(changes > 20);
}

void TestMarket::nobodyPlaysTwiceADay()
{
    Market market(1);
    const std::int64_t from = instant("2026-08-01T00:00:00Z");
    for (const League &of : leagues()) {
        std::map<std::pair<std::int64_t, int>, int> games;
        std::set<std::string> ids;
        int count = 0;
        for (const Fixture *fixture : market.starting(of, from, from + 90 * 86400)) {
            if (isOutright(of))
                continue;
            QVERIFY(fixture->home != fixture->away);
            QVERIFY(ids.insert(fixture->id).second);
            // Days of the league: late games of one evening may fall on the next day, before that one's early ones.
            const std::int64_t day = fixture->announced / 86400;
            const int home = ++games[{day, fixture->homeNumber}];
            const int away = ++games[{day, fixture->awayNumber}];
            QVERIFY2(home <= 2 && away <= 2, of.key.data());
            ++count;
        }
        QVERIFY(count == 0 || count >= 10 || of.roundDays == 7 || of.games[0] > 0);
    }
}

void TestMarket::keysAreWhatTheyShouldBe()
{
    for (const League &of : leagues()) {
        for (const WireMarket &market : marketsOf(of)) {
            const auto parsed = parseWireMarket(market.key);
            QVERIFY2(parsed, market.key.c_str());
            QCOMPARE(parsed->family, market.family);
            QCOMPARE(parsed->isAlternate, market.isAlternate);
            QVERIFY(parsed->stretch == market.stretch);
        }
    }
    QVERIFY(parseWireMarket("player_pass_tds_alternate") && parseWireMarket("batter_walks"));
    QVERIFY(parseWireMarket("alternate_totals_corners") && parseWireMarket("h2h_1st_5_innings"));
    for (const char *key : {"", "h2hh", "spreads_q5", "player_", "btts_h1", "player_walks", "outrights_q1"})
        QVERIFY2(!parseWireMarket(key), key);
}

void TestMarket::linesAreConsistent()
{
    // One score model per game: more points to the home side, a better chance; both sides of a line sum to 1.
    for (const char *key : {"soccer_epl", "americanfootball_nfl", "basketball_nba", "icehockey_nhl", "baseball_mlb"}) {
        const League &of = league(key);
        const Outlook outlook = outlookOf(of, {of.homeEdge, of.total});
        QVERIFY(std::abs(outlook.home + outlook.draw + outlook.away - 1) < 1e-6);
        double last = 1;
        for (double line = -10; line <= 10; line += 0.25) {
            const double chance = overChance(outlook.margin, line);
            QVERIFY(chance <= last + 1e-9);
            last = chance;
        }
        QVERIFY(std::abs(outlook.margin.above(0.5) + outlook.margin.below(-0.5) +
                         (hasDraws(of.score) ? outlook.draw : 0) - 1) < 1e-6);
        if (!hasDraws(of.score))
            QVERIFY(std::abs(outlook.margin.above(0) - outlook.homeWins) < 2e-3);
        QVERIFY(std::abs(outlook.total.mean() - of.total) < 0.04 * of.total);
    }
}

QTEST_GUILESS_MAIN(TestMarket)
#include "tst_market.moc"
