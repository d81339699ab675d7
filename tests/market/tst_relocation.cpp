// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/quote_store.h"
#include "market/relocation.h"

#include "support/book_builder.h"

#include <QTest>

#include <string>
#include <vector>

using namespace evision;
using namespace evision::market;
using test::BookBuilder;
using test::noPoint;
using test::testNow;

namespace {

using Texts = std::vector<std::string>;

/// Everything a book says, in words.
Texts told(const QuoteBook &book, const Vocabulary &words)
{
    Texts texts;
    for (const SportEvent &event : book.events) {
        for (std::uint32_t at = event.firstListing; at < event.firstListing + event.listingCount; ++at) {
            const Listing &listing = book.listings[at];
            for (std::uint32_t quote = listing.firstQuote; quote < listing.firstQuote + listing.quoteCount; ++quote) {
                std::string text;
                for (const std::string_view part :
                     {words.eventIds.text(event.id), words.sports.text(event.sport), words.names.text(event.home),
                      words.names.text(event.away), words.bookmakers.text(listing.bookmaker),
                      words.marketKey(listing.market), words.names.text(book.name[quote]),
                      words.names.text(book.description[quote]),
                      book.link.empty() ? std::string_view() : words.names.text(book.link[quote])})
                    text.append(part).append("|");
                texts.push_back(text + std::to_string(book.price[quote]) + '|' + std::to_string(listing.updatedAt));
            }
        }
    }
    return texts;
}

/// A vocabulary in which other things came first, so that every id is another.
void clutter(Vocabulary &words)
{
    for (NameTable *table : {&words.eventIds, &words.sports, &words.bookmakers, &words.names}) {
        for (const char *text : {"another", "one more", "Away"})
            table->intern(text);
    }
    words.internMarket("outrights");
    words.internMarket("totals_h1_lay");
}

void write(BookBuilder &quotes)
{
    quotes.event("e", "soccer_epl", "Arsenal", "Leeds").book("a").market("h2h").quote("Arsenal", 2).quote("Draw", 3.4);
    quotes.market("alternate_totals_h1").quote("Over", 1.9, 1.5).quote("Under", 1.95, 1.5);
    quotes.event("f").at(testNow - 60).book("b").market("player_points").quote("Over", 1.9, 20.5, "Ann");
    quotes.market("h2h_lay").quote("Home", 2.1).quote("Away", 2.1);
}

ResponseScope everything(Vocabulary &words, const Texts &bookmakers)
{
    ResponseScope scope;
    for (const char *market : {"h2h", "alternate_totals_h1", "player_points", "h2h_lay"})
        scope.markets.push_back(words.internMarket(market));
    for (const std::string &bookmaker : bookmakers)
        scope.bookmakers.push_back(words.bookmakers.intern(bookmaker));
    return scope;
}

} // namespace

/// Quotes that move from a vocabulary full of old names into a fresh one.
class TestRelocation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBookSaysTheSameInOtherIds_data();
    void aBookSaysTheSameInOtherIds();
    void onlyTextsThatAreMetAreAdded();
    void aMarketIsUnderstoodAnew();
    void nobodyStaysNobody();
    void aStoreGoesOnAsBefore();
};

void TestRelocation::aBookSaysTheSameInOtherIds_data()
{
    QTest::addColumn<bool>("linked");
    QTest::newRow("without links") << false;
    QTest::newRow("with links") << true;
}

void TestRelocation::aBookSaysTheSameInOtherIds()
{
    QFETCH(bool, linked);
    Vocabulary from;
    Vocabulary to;
    clutter(to);
    BookBuilder quotes(from);
    write(quotes);
    if (linked)
        quotes.book("c").market("h2h").quote("Home", 2.2, noPoint, {}, "https://bet.example");
    QuoteBook book = quotes.take();
    const Texts before = told(book, from);
    const NameId home = book.events[0].home;
    Relocation(from, to).move(book);
    QCOMPARE(told(book, to), before);
    QVERIFY(book.events[0].home != home);
    QCOMPARE(book.link.empty(), !linked);
    QCOMPARE(book.name[1], NameId{Vocabulary::draw}); // names with a meaning keep their ids
}

void TestRelocation::onlyTextsThatAreMetAreAdded()
{
    Vocabulary from;
    Vocabulary to;
    clutter(from);
    const std::size_t known = to.names.size();
    BookBuilder quotes(from);
    quotes.event("e").h2h("a", 2, 1.8);
    QuoteBook book = quotes.take();
    Relocation(from, to).move(book);
    QCOMPARE(to.names.size(), known + 2); // Home and Away
    QCOMPARE(to.names.find("one more"), noName);
    QCOMPARE(to.bookmakers.text(book.listings[0].bookmaker), std::string_view("a"));
}

void TestRelocation::aMarketIsUnderstoodAnew()
{
    Vocabulary from;
    Vocabulary to;
    clutter(to);
    const NameId held = from.internMarket("alternate_totals_h1_lay");
    Relocation move(from, to);
    const MarketInfo &before = from.market(held);
    const MarketInfo &after = to.market(move.market(held));
    QCOMPARE(to.families.text(after.family), from.families.text(before.family));
    QCOMPARE(to.periods.text(after.period), from.periods.text(before.period));
    QCOMPARE(move.family(before.family), after.family);
    QCOMPARE(move.period(before.period), after.period);
    QVERIFY(after.lay && after.alternate && after.kind == before.kind && after.marketClass == before.marketClass);
}

void TestRelocation::nobodyStaysNobody()
{
    Vocabulary from;
    Vocabulary to;
    Relocation move(from, to);
    QCOMPARE(move.event(noName), noName);
    QCOMPARE(move.sport(noName), noName);
    QCOMPARE(move.bookmaker(noName), noName);
    QCOMPARE(move.market(noName), noName);
    QCOMPARE(move.name(noName), noName);
}

void TestRelocation::aStoreGoesOnAsBefore()
{
    Vocabulary first;
    Vocabulary second;
    clutter(second);
    QuoteStore stayed;
    QuoteStore moved;
    for (QuoteStore *store : {&stayed, &moved}) {
        BookBuilder quotes(first);
        write(quotes);
        store->apply(quotes.take(), everything(first, {"a", "b"}));
    }
    moved.relocate(first, second);
    QCOMPARE(told(moved.book(), second), told(stayed.book(), first));
    QCOMPARE(moved.newestUpdate(), testNow - 10);

    // b withdraws its player, and an older copy of its lays comes from a cache.
    const auto next = [](QuoteStore &store, Vocabulary &words) {
        BookBuilder quotes(words);
        quotes.event("f").at(testNow - 90).book("b").market("h2h_lay").quote("Home", 2.3).quote("Away", 2.1);
        const std::vector<EventChange> changes = store.apply(quotes.take(), everything(words, {"b"}));
        QCOMPARE(changes.size(), std::size_t{1});
        QCOMPARE(words.eventIds.text(changes[0].event), std::string_view("f"));
        QCOMPARE(changes[0].movedQuotes, 1U);
    };
    next(stayed, first);
    next(moved, second);
    QCOMPARE(told(moved.book(), second), told(stayed.book(), first));
    QCOMPARE(moved.book().quoteCount(), std::size_t{6});
}

QTEST_GUILESS_MAIN(TestRelocation)
#include "tst_relocation.moc"
