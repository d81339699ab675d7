// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_lab.h"

#include "pricing/random.h"

#include <algorithm>
#include <cmath>
#include <set>

using namespace evision;
using namespace evision::test;
using models::Column;
using pricing::Random;
using Ids = std::vector<edge::OpportunityId>;

namespace {

constexpr std::array teams{"Arsenal", "Chelsea", "München", "Munchen", "Öster", "Zürich", "atlético", "Boston"};
constexpr std::array books{"bet365", "sportsbet", "Unibet", "pinnacle"};
constexpr std::array sports{"soccer_epl", "basketball_nba", "tennis_atp"};

edge::Opportunity randomBet(Random &random, BetBoard &board, edge::OpportunityId id)
{
    edge::Opportunity bet = board.bet(id);
    bet.line.home = board.name(teams[random.below(teams.size())]);
    bet.line.away = board.name(teams[random.below(teams.size())]);
    if (random.below(10) == 0)
        bet.line.home = bet.line.away = market::noName;
    bet.line.sport = board.sport(sports[random.below(sports.size())]);
    bet.bookmaker = board.book(books[random.below(books.size())]);
    bet.selection = random.below(2) == 0 ? market::Vocabulary::over : market::Vocabulary::under;
    bet.point = random.below(4) == 0 ? std::numeric_limits<double>::quiet_NaN() : 0.5 * random.below(8);
    bet.price = bet.effectivePrice = 1.5 + 0.25 * random.below(10);
    bet.ev = 0.01 * random.below(9);
    bet.evMin = bet.ev - 0.01 * random.below(5);
    bet.hold = random.below(3) == 0 ? std::numeric_limits<double>::quiet_NaN() : 0.01 * random.below(5);
    bet.stake = random.below(50);
    bet.line.commenceTime = BetBoard::noon + 600 + 1800 * random.below(8);
    bet.quoteTime = BetBoard::noon - 10 * random.below(30);
    bet.flags = random.below(4) == 0 ? static_cast<edge::Flags>(edge::Flag::OneSharp) : edge::Flags{0};
    return bet;
}

void change(Random &random, BetBoard &board)
{
    for (std::uint32_t at = random.below(40); at > 0; --at) {
        const edge::OpportunityId id = (random.below(90) + 1) * 0x9E3779B97F4A7C15ULL;
        if (random.below(3) == 0)
            board.bets.erase(id);
        else
            board.put(randomBet(random, board, id));
    }
}

/// The order of the numbers, straight from the board; unknown ones last.
double number(const edge::Opportunity &bet, Column column)
{
    switch (column) {
    case Column::Price:
        return bet.price;
    case Column::Ev:
        return bet.ev;
    case Column::Stake:
        return bet.stake;
    case Column::Hold:
        return bet.hold;
    case Column::StartsIn:
        return static_cast<double>(bet.line.commenceTime);
    case Column::Fair:
        return 1 / bet.fairProbability;
    default:
        return -static_cast<double>(bet.quoteTime); // Age
    }
}

bool comesBefore(double a, double b, edge::OpportunityId idOfA, edge::OpportunityId idOfB, Qt::SortOrder direction)
{
    if (std::isnan(a) != std::isnan(b))
        return std::isnan(b);
    if (std::isnan(a) || a == b)
        return idOfA < idOfB;
    return (a < b) == (direction == Qt::AscendingOrder);
}

bool isListed(const edge::Opportunity &bet, const models::FilterOptions &filter, const market::Vocabulary &vocabulary)
{
    const auto text = [](std::string_view name) {
        return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    };
    if (bet.ev < filter.minEv - 1e-12 || (filter.robustOnly && bet.evMin <= 0) || bet.price < filter.minPrice)
        return false;
    if (!filter.books.isEmpty() && !filter.books.contains(text(vocabulary.bookmakers.text(bet.bookmaker))))
        return false;
    const QString teamsOf = text(vocabulary.names.text(bet.line.home)) + text(vocabulary.names.text(bet.line.away));
    return filter.text.isEmpty() || teamsOf.contains(QStringLiteral("Arsenal"));
}

Ids naive(const edge::Board &board, const models::FilterOptions &filter, const market::Vocabulary &vocabulary,
          Column column, Qt::SortOrder direction)
{
    std::vector<edge::Opportunity> listed;
    for (const edge::BoardRow &row : board.rows()) {
        if (isListed(row.opportunity, filter, vocabulary))
            listed.push_back(row.opportunity);
    }
    std::sort(listed.begin(), listed.end(), [&](const edge::Opportunity &a, const edge::Opportunity &b) {
        return comesBefore(number(a, column), number(b, column), a.id, b.id, direction);
    });
    Ids ids;
    for (const edge::Opportunity &bet : listed)
        ids.push_back(bet.id);
    return ids;
}

models::FilterOptions randomFilter(Random &random)
{
    models::FilterOptions filter;
    filter.minEv = 0.01 * random.below(4);
    filter.robustOnly = random.below(4) == 0;
    filter.minPrice = random.below(3) == 0 ? 2 : 0;
    if (random.below(3) == 0)
        filter.books = {QStringLiteral("bet365"), QStringLiteral("Unibet")};
    if (random.below(4) == 0)
        filter.text = QStringLiteral("ÁRSENAL");
    return filter;
}

} // namespace

/// Whatever the feed does, the rows are those that sorting and filtering the whole board afresh would give.
class TestModelProperties final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsAreTheBoardSortedAndFiltered_data();
    void rowsAreTheBoardSortedAndFiltered();
    void wordsAreInOrderWhateverCameWhen();
    void countsAddUp();
    void persistentIndexesStayOnTheirBets();
};

void TestModelProperties::rowsAreTheBoardSortedAndFiltered_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 12; ++seed)
        QTest::addRow("market %u", seed) << seed;
}

void TestModelProperties::rowsAreTheBoardSortedAndFiltered()
{
    QFETCH(unsigned, seed);
    constexpr std::array columns{Column::Ev,   Column::Price,    Column::Stake, Column::Hold,
                                 Column::Age, Column::StartsIn, Column::Fair};
    Random random(seed);
    ModelLab lab;
    models::FilterOptions filter;
    Column column = Column::Ev;
    Qt::SortOrder direction = Qt::DescendingOrder;
    for (int poll = 0; poll < 60; ++poll) {
        change(random, lab.board);
        const std::uint32_t event = random.below(12);
        if (event == 0)
            lab.board.relocate();
        if (event == 1)
            lab.board.number += 1; // a publication was missed
        lab.show();
        if (event == 2)
            lab.model.setFilter(filter = randomFilter(random));
        if (event == 3) {
            column = columns[random.below(columns.size())];
            direction = random.below(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
            lab.model.sort(static_cast<int>(column), direction);
        }
        QCOMPARE(lab.ids(), naive(*lab.board.board, filter, *lab.board.vocabulary, column, direction));
        if (event == 4)
            lab.model.hold();
        else if (lab.model.isHeld())
            lab.model.release();
        if (lab.model.isHeld()) {
            change(random, lab.board);
            lab.show();
            lab.model.release();
        }
    }
}

void TestModelProperties::wordsAreInOrderWhateverCameWhen()
{
    Random random(7);
    for (const Column column : {Column::Event, Column::Book, Column::Sport, Column::Selection}) {
        ModelLab lab;
        lab.model.sort(static_cast<int>(column), Qt::AscendingOrder);
        for (int poll = 0; poll < 15; ++poll) {
            change(random, lab.board);
            lab.show();
            const Ids merged = lab.ids();
            lab.model.sort(static_cast<int>(column), Qt::AscendingOrder); // all of it again
            QCOMPARE(merged, lab.ids());
            for (int row = 1; row < lab.model.rowCount() && column == Column::Book; ++row)
                QVERIFY(lab.at(row - 1, column).toString().compare(lab.at(row, column).toString(),
                                                                   Qt::CaseInsensitive) <= 0);
        }
    }
}

void TestModelProperties::countsAddUp()
{
    Random random(11);
    ModelLab lab;
    for (int poll = 0; poll < 60; ++poll) {
        change(random, lab.board);
        lab.show();
        if (poll % 5 == 0)
            lab.model.setFilter(randomFilter(random));
        if (poll % 7 == 0) {
            lab.clock.advance(900'000);
            lab.model.tick();
        }
        const models::BetCounts &counts = lab.model.counts();
        QCOMPARE(counts.total, static_cast<int>(lab.board.board->rows().size()));
        QCOMPARE(counts.listed, lab.model.rowCount());
        int hidden = 0;
        for (const int count : counts.hidden)
            hidden += count;
        QCOMPARE(counts.listed + hidden, counts.total);
    }
}

void TestModelProperties::persistentIndexesStayOnTheirBets()
{
    Random random(5);
    ModelLab lab;
    change(random, lab.board);
    lab.show();
    std::vector<std::pair<edge::OpportunityId, QPersistentModelIndex>> kept;
    for (int row = 0; row < lab.model.rowCount(); ++row)
        kept.emplace_back(lab.model.bet(row).id, lab.model.index(row, row % models::columnCount));
    for (int poll = 0; poll < 30; ++poll) {
        change(random, lab.board);
        lab.show();
        for (auto &[id, index] : kept) {
            if (index.isValid())
                QCOMPARE(lab.model.bet(index.row()).id, id);
            else
                id = 0; // it left; should it come back, this index stays let go of
        }
    }
}

QTEST_GUILESS_MAIN(TestModelProperties)
#include "tst_model_properties.moc"
