// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/quote_store.h"

#include "pricing/random.h"
#include "support/book_builder.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <map>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

using namespace evision;
using namespace evision::market;
using test::BookBuilder;
using test::testNow;

namespace {

using Texts = std::vector<std::string>;

/// A store, a vocabulary, and words for what is asked and held.
class Lab {
public:
    Vocabulary vocabulary;
    BookBuilder quotes{vocabulary};
    QuoteStore store;

    [[nodiscard]] ResponseScope scope(const Texts &markets, Texts regions, const Texts &bookmakers = {},
                                      const char *event = "")
    {
        ResponseScope scope;
        scope.sport = vocabulary.sports.intern("basketball_nba");
        scope.event = vocabulary.eventIds.intern(event);
        for (const std::string &market : markets)
            scope.markets.push_back(vocabulary.internMarket(market));
        for (const std::string &bookmaker : bookmakers)
            scope.bookmakers.push_back(vocabulary.bookmakers.intern(bookmaker));
        scope.regions = std::move(regions);
        return scope;
    }
    const std::vector<EventChange> &answer(const ResponseScope &scope) { return store.apply(quotes.take(), scope); }

    /// "event bookmaker market name@price" of every quote held, in order.
    [[nodiscard]] Texts held() const
    {
        Texts texts;
        const QuoteBook &book = store.book();
        for (const SportEvent &event : book.events) {
            for (std::uint32_t at = 0; at < event.listingCount; ++at) {
                const Listing &listing = book.listings[event.firstListing + at];
                for (std::uint32_t quote = listing.firstQuote; quote < listing.firstQuote + listing.quoteCount; ++quote)
                    texts.push_back(text(event, listing, quote));
            }
        }
        return texts;
    }

private:
    [[nodiscard]] std::string text(const SportEvent &event, const Listing &listing, std::uint32_t quote) const
    {
        std::ostringstream text;
        text << vocabulary.eventIds.text(event.id) << ' ' << vocabulary.bookmakers.text(listing.bookmaker) << ' '
             << vocabulary.marketKey(listing.market) << ' ' << vocabulary.names.text(store.book().name[quote]) << '@'
             << store.book().price[quote];
        return text.str();
    }
};

struct Cell {
    double price;
    UnixSeconds updatedAt;
    Texts regions; ///< sorted; that brought it
};
using Cells = std::map<std::tuple<std::string, std::string, std::string>, Cell>; ///< by event, bookmaker, market

/// What a store should hold, told by a map with a cell for each listing.
class Model {
public:
    void take(const Cells &fresh, const Texts &markets, const Texts &regions)
    {
        std::erase_if(m_cells, [&](const auto &entry) {
            const bool asked = std::find(markets.begin(), markets.end(), std::get<2>(entry.first)) != markets.end();
            const Texts &origin = entry.second.regions;
            return asked && fresh.find(entry.first) == fresh.end() &&
                   std::includes(regions.begin(), regions.end(), origin.begin(), origin.end());
        });
        for (const auto &[key, cell] : fresh) {
            const auto held = m_cells.find(key);
            if (held == m_cells.end() || cell.updatedAt >= held->second.updatedAt)
                m_cells.insert_or_assign(key, cell);
        }
    }
    [[nodiscard]] Texts held() const
    {
        Texts texts;
        for (const auto &[key, cell] : m_cells) {
            std::ostringstream text;
            text << std::get<0>(key) << ' ' << std::get<1>(key) << ' ' << std::get<2>(key) << " Home@" << cell.price;
            texts.push_back(text.str());
        }
        std::sort(texts.begin(), texts.end());
        return texts;
    }

private:
    Cells m_cells;
};

/// Writes an answer of some events, bookmakers and prices.
Cells randomAnswer(Lab &lab, pricing::Random &random, UnixSeconds now, const Texts &markets, const Texts &regions)
{
    const std::map<std::string, std::string> regionOf{{"a", "eu"}, {"b", "eu"}, {"c", "us"}, {"d", "us"}};
    Cells cells;
    for (const std::string event : {"e", "f", "g"}) {
        if (random.below(5) == 0)
            continue;
        lab.quotes.event(event);
        for (const auto &[book, region] : regionOf) {
            for (const std::string &market : markets) {
                if (std::find(regions.begin(), regions.end(), region) == regions.end() || random.below(3) == 0)
                    continue;
                const double price = 1.1 + random.below(50) / 10.0;
                const UnixSeconds at = now - static_cast<UnixSeconds>(random.below(4));
                lab.quotes.at(at).book(book).market(market).quote("Home", price);
                cells[{event, book, market}] = {price, at, regions};
            }
        }
    }
    return cells;
}

} // namespace

class QuoteStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsInsideTheScopeAndNotThereIsGone();
    void whatIsOutsideStays_data();
    void whatIsOutsideStays();
    void aGameThatIsNotListedAnyMoreIsGone();
    void aGameOutsideTheScopeIsKeptWithoutQuotes();
    void theNewerUpdateStays();
    void ofEqualUpdatesTheLaterAnswerStays();
    void aLineTakenDownGoesWithItsListing();
    void laterAnswersKnowTheStart();
    void answersAreNumbered();
    void movesAreCounted();
    void linksComeAndGo();
    void oldGamesAreForgotten();
    void aModelOfOneLineAgrees();
};

void QuoteStoreTest::whatIsInsideTheScopeAndNotThereIsGone()
{
    Lab lab;
    lab.quotes.event("e").h2h("a", 2, 1.8).h2h("b", 2, 1.8);
    lab.answer(lab.scope({"h2h"}, {"eu"}));
    lab.quotes.event("e").h2h("b", 2.1, 1.7);
    lab.answer(lab.scope({"h2h"}, {"eu"}));
    QCOMPARE(lab.held(), (Texts{"e b h2h Home@2.1", "e b h2h Away@1.7"}));
}

void QuoteStoreTest::whatIsOutsideStays_data()
{
    QTest::addColumn<Texts>("markets");
    QTest::addColumn<Texts>("regions");
    QTest::addColumn<Texts>("bookmakers");
    QTest::addColumn<std::string>("event");
    QTest::newRow("another market") << Texts{"totals"} << Texts{"eu"} << Texts{} << std::string();
    QTest::newRow("another region") << Texts{"h2h"} << Texts{"us"} << Texts{} << std::string();
    QTest::newRow("other bookmakers") << Texts{"h2h"} << Texts{} << Texts{"b"} << std::string();
    QTest::newRow("another game") << Texts{"h2h"} << Texts{"eu"} << Texts{} << std::string("f");
}

void QuoteStoreTest::whatIsOutsideStays()
{
    QFETCH(Texts, markets);
    QFETCH(Texts, regions);
    QFETCH(Texts, bookmakers);
    QFETCH(std::string, event);
    Lab lab;
    lab.quotes.event("e").h2h("a", 2, 1.8);
    lab.answer(lab.scope({"h2h"}, {"eu"}));
    lab.answer(lab.scope(markets, regions, bookmakers, event.c_str()));
    QCOMPARE(lab.held(), (Texts{"e a h2h Home@2", "e a h2h Away@1.8"}));
}

void QuoteStoreTest::aGameThatIsNotListedAnyMoreIsGone()
{
    Lab lab;
    lab.quotes.event("e").h2h("a", 2, 1.8).event("f").h2h("a", 2, 1.8);
    lab.answer(lab.scope({"h2h"}, {"eu"}));
    lab.quotes.event("f").h2h("a", 2, 1.8);
    lab.answer(lab.scope({"h2h"}, {"eu"}));
    QCOMPARE(lab.store.book().events.size(), std::size_t{1});
    QCOMPARE(lab.vocabulary.eventIds.text(lab.store.book().events[0].id), std::string_view("f"));
}

void QuoteStoreTest::aGameOutsideTheScopeIsKeptWithoutQuotes()
{
    Lab lab;
    lab.quotes.event("e").event("f").h2h("a", 2, 1.8);
    lab.answer(lab.scope({"h2h"}, {"eu"}));
    QCOMPARE(lab.store.book().events.size(), std::size_t{2});
    lab.answer(lab.scope({"h2h"}, {"eu"}, {}, "f"));
    QCOMPARE(lab.store.book().events.size(), std::size_t{1});
}

void QuoteStoreTest::theNewerUpdateStays()
{
    Lab lab;
    lab.quotes.event("e").at(testNow).h2h("a", 2, 1.8);
    lab.answer(lab.scope({"h2h"}, {"eu"}));
    lab.quotes.event("e").at(testNow - 1).h2h("a", 2.5, 1.5); // an older copy, from a cache
    lab.answer(lab.scope({"h2h"}, {"eu"}));
    QCOMPARE(lab.held(), (Texts{"e a h2h Home@2", "e a h2h Away@1.8"}));
}

void QuoteStoreTest::ofEqualUpdatesTheLaterAnswerStays()
{
    Lab lab;
    lab.quotes.event("e").at(testNow).h2h("a", 2, 1.8);
    lab.answer(lab.scope({"h2h"}, {"eu"}));
    lab.quotes.event("e").at(testNow).h2h("a", 2.5, 1.5);
    lab.answer(lab.scope({"h2h"}, {"us"})); // of another region, all the same
    QCOMPARE(lab.held(), (Texts{"e a h2h Home@2.5", "e a h2h Away@1.5"}));
}

void QuoteStoreTest::aLineTakenDownGoesWithItsListing()
{
    Lab lab;
    lab.quotes.event("e").book("a").market("alternate_totals").quote("Over", 2, 10).quote("Over", 3, 11);
    lab.answer(lab.scope({"alternate_totals"}, {"eu"}));
    lab.quotes.event("e").book("a").market("alternate_totals").quote("Over", 2, 10);
    lab.answer(lab.scope({"alternate_totals"}, {"eu"}));
    QCOMPARE(lab.held(), (Texts{"e a alternate_totals Over@2"}));
}

void QuoteStoreTest::laterAnswersKnowTheStart()
{
    Lab lab;
    lab.quotes.event("e", "basketball_nba", "Home", "Away", testNow + 100).h2h("a", 2, 1.8);
    lab.answer(lab.scope({"h2h"}, {"eu"}));
    lab.quotes.event("e", "basketball_nba", "Home", "Away", testNow + 900);
    lab.answer(lab.scope({"totals"}, {"eu"}));
    QCOMPARE(lab.store.book().events[0].commenceTime, testNow + 900);
    QCOMPARE(lab.held().size(), std::size_t{2});
}

void QuoteStoreTest::answersAreNumbered()
{
    Lab lab;
    lab.quotes.event("e").h2h("a", 2, 1.8);
    lab.answer(lab.scope({"h2h"}, {"eu"}));
    lab.quotes.event("e").totals("a", 10, 2, 1.8);
    lab.answer(lab.scope({"totals"}, {"eu"}));
    QCOMPARE(lab.store.book().listings[0].response, 1U);
    QCOMPARE(lab.store.book().listings[1].response, 2U);
}

void QuoteStoreTest::movesAreCounted()
{
    Lab lab;
    lab.quotes.event("e").h2h("a", 2, 1.8).h2h("b", 2, 1.8);
    const std::vector<EventChange> first = lab.answer(lab.scope({"h2h"}, {"eu"}));
    QCOMPARE(first.size(), std::size_t{1});
    QCOMPARE(first[0].quotes, 4U);
    QCOMPARE(first[0].movedQuotes, 4U);
    // One price moved, the outcomes the other way round, a bookmaker gone and another come.
    lab.quotes.event("e").book("a").market("h2h").quote("Away", 1.7).quote("Home", 2).h2h("c", 2, 1.8);
    const std::vector<EventChange> second = lab.answer(lab.scope({"h2h"}, {"eu"}));
    QCOMPARE(second[0].quotes, 4U);
    QCOMPARE(second[0].movedQuotes, 3U);
}

void QuoteStoreTest::linksComeAndGo()
{
    Lab lab;
    lab.quotes.event("e").h2h("a", 2, 1.8);
    lab.answer(lab.scope({"h2h"}, {"eu"}));
    lab.quotes.event("e").book("b").market("totals").quote("Over", 2, 10, {}, "https://b.example/1");
    lab.answer(lab.scope({"totals"}, {"eu"}));
    const QuoteBook &book = lab.store.book();
    QCOMPARE(book.link.size(), book.quoteCount());
    QCOMPARE(lab.vocabulary.names.text(book.link[2]), std::string_view("https://b.example/1"));
    QCOMPARE(book.link[0], noName);
}

void QuoteStoreTest::oldGamesAreForgotten()
{
    Lab lab;
    lab.quotes.event("e", "basketball_nba", "Home", "Away", testNow - 90000).h2h("a", 2, 1.8);
    lab.quotes.event("f").h2h("a", 2, 1.8);
    lab.answer(lab.scope({"h2h"}, {"eu"}));
    lab.store.forgetBefore(testNow - 86400);
    QCOMPARE(lab.held(), (Texts{"f a h2h Home@2", "f a h2h Away@1.8"}));
    lab.quotes.event("f").h2h("b", 2, 1.8); // the rest is still a whole
    lab.answer(lab.scope({"h2h"}, {"eu"}));
    QCOMPARE(lab.held(), (Texts{"f b h2h Home@2", "f b h2h Away@1.8"}));
}

/// Random answers of random scopes, held against what a map from listing to price says.
void QuoteStoreTest::aModelOfOneLineAgrees()
{
    pricing::Random random(7);
    Lab lab;
    Model model;
    for (int round = 0; round < 3000; ++round) {
        const Texts regions = std::array<Texts, 3>{{{"eu", "us"}, {"eu"}, {"us"}}}[random.below(3)];
        const Texts markets = random.below(2) == 0 ? Texts{"h2h"} : Texts{"h2h", "btts"};
        model.take(randomAnswer(lab, random, testNow + round, markets, regions), markets, regions);
        lab.answer(lab.scope(markets, regions));
        Texts held = lab.held();
        std::sort(held.begin(), held.end());
        QCOMPARE(held, model.held());
    }
}

QTEST_GUILESS_MAIN(QuoteStoreTest)
#include "tst_quote_store.moc"
