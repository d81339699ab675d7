// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/bet_index.h"
#include "models/opportunities/column.h"
#include "models/opportunities/flag_text.h"
#include "models/opportunities/key_titles.h"
#include "models/opportunities/price_history.h"

#include "pricing/random.h"

#include <QtTest>

#include <map>
#include <set>

using namespace evision;
using models::BetIndex;
using models::PriceHistory;

class TestBetParts final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keysAreCalledByTheirTitles();
    void flagsTellFromWhereOn();
    void theIndexIsAMap();
    void manyAreFoundAsOneByOne();
    void columnsAreKnownById();
    void historyOverwritesTheOldestOfAll();
    void aForgottenSlotBeginsAnew();
    void everyFlagHasAWordOfItsOwn();
};

void TestBetParts::theIndexIsAMap()
{
    pricing::Random random(3);
    BetIndex index;
    std::map<edge::OpportunityId, std::uint32_t> truth;
    for (int step = 0; step < 20000; ++step) {
        const edge::OpportunityId id = (random.below(400) + 1) * 0x100ULL; // alike in their low bits
        const auto known = truth.find(id);
        QCOMPARE(index.find(id), known == truth.end() ? BetIndex::none : known->second);
        if (known != truth.end()) {
            index.erase(id);
            truth.erase(known);
        } else {
            const auto slot = static_cast<std::uint32_t>(id / 0x100U);
            index.insert(id, slot);
            truth[id] = slot;
        }
    }
}

void TestBetParts::manyAreFoundAsOneByOne()
{
    pricing::Random random(5);
    BetIndex index;
    std::vector<edge::OpportunityId> ids;
    std::vector<std::uint32_t> slots{7};
    index.findAll(ids, slots);
    QVERIFY(slots.empty());
    for (std::uint32_t at = 0; at < 1000; ++at) {
        ids.push_back((at + 1) * 0x100000001ULL + random.below(3)); // many of one home
        if (at % 3 != 0 && index.find(ids.back()) == BetIndex::none)
            index.insert(ids.back(), at);
    }
    index.findAll(ids, slots);
    QCOMPARE(slots.size(), ids.size());
    for (std::size_t at = 0; at < ids.size(); ++at)
        QCOMPARE(slots[at], index.find(ids[at]));
}

void TestBetParts::columnsAreKnownById()
{
    for (int column = 0; column < models::columnCount; ++column)
        QCOMPARE(models::columnFromId(models::columnId(static_cast<models::Column>(column))),
                 std::optional(static_cast<models::Column>(column)));
    QCOMPARE(models::columnId(models::Column::BestEv), QStringLiteral("best_ev"));
    QVERIFY(!models::columnFromId(QStringLiteral("nothing")));
}

void TestBetParts::historyOverwritesTheOldestOfAll()
{
    PriceHistory history(8);
    for (std::uint32_t at = 0; at < 20; ++at)
        history.record(at % 2, at + 1, 2 + 0.125 * at, 2);
    const auto points = history.points(0);
    QCOMPARE(points.size(), std::size_t{4});
    QCOMPARE(points.front().time, market::UnixSeconds{13});
    QCOMPARE(points.back().time, market::UnixSeconds{19});
    QCOMPARE(points.back().price, 2 + 0.125 * 18);
    for (std::uint32_t at = 0; at < 8; ++at)
        history.record(1, 100, 2, 2);
    QVERIFY(!history.knows(0));
    QVERIFY(history.points(0).empty());
}

void TestBetParts::aForgottenSlotBeginsAnew()
{
    PriceHistory history(8);
    history.record(3, 10, 2, 2);
    history.forget(3);
    QVERIFY(!history.knows(3));
    history.record(3, 20, 3, 3);
    QCOMPARE(history.points(3).size(), std::size_t{1});
}

void TestBetParts::everyFlagHasAWordOfItsOwn()
{
    std::set<QString> words;
    const auto all = models::flagList(static_cast<edge::Flags>((1U << edge::flagCount) - 1));
    QCOMPARE(static_cast<int>(all.size()), edge::flagCount);
    for (const edge::Flag flag : all) {
        words.insert(models::flagWord(flag));
        QVERIFY(models::flagMeaning(flag).size() > 20);
    }
    QCOMPARE(static_cast<int>(words.size()), edge::flagCount);
}

void TestBetParts::keysAreCalledByTheirTitles()
{
    models::KeyTitles titles;
    titles.add(QStringLiteral("codere_it"), QStringLiteral("Codere (IT)"));
    titles.add(QStringLiteral("betfair_ex_uk"), QStringLiteral("Betfair"));
    titles.add(QStringLiteral("betfair_ex_eu"), QStringLiteral("Betfair"));
    QCOMPARE(titles.title(QStringLiteral("codere_it")), QStringLiteral("Codere (IT)"));
    QCOMPARE(titles.title(QStringLiteral("nobody_knows_it")), QStringLiteral("Nobody Knows IT"));
    // Two that share a title are to be told apart.
    QCOMPARE(titles.title(QStringLiteral("betfair_ex_uk")), QStringLiteral("Betfair EX UK"));
    QCOMPARE(titles.title(QStringLiteral("betfair_ex_eu")), QStringLiteral("Betfair EX EU"));
}

void TestBetParts::flagsTellFromWhereOn()
{
    const auto says = [](edge::Flag flag, const char *words) {
        return models::flagMeaning(flag).contains(QString::fromLatin1(words));
    };
    QVERIFY(says(edge::Flag::Suspect, "above 15 %") && says(edge::Flag::Suspect, "more than 5") &&
            says(edge::Flag::Suspect, "at least 5 bookmakers"));
    QVERIFY(says(edge::Flag::Stale, "10 minutes, or 2 in play"));
    QVERIFY(says(edge::Flag::ThinExchange, "at most 5 %"));
    QVERIFY(says(edge::Flag::Interpolated, "at most 1.5 apart"));
}

QTEST_APPLESS_MAIN(TestBetParts)
#include "tst_bet_parts.moc"
