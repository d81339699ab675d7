// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/decoder/odds_decoder.h"
#include "market/vocabulary.h"
#include "simulator/service/sample_response.h"
#include "simulator/world/random.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <tuple>

using namespace evision;
using simulator::JsonLayout;
using simulator::SampleOptions;
using simulator::SampleResponse;
using simulator::sampleResponse;

namespace {

struct Sample {
    explicit Sample(const SampleOptions &options) : response(sampleResponse(options))
    {
        result = feed::OddsDecoder(vocabulary).decode(response.json, book);
    }

    SampleResponse response;
    market::Vocabulary vocabulary;
    market::QuoteBook book;
    feed::DecodeResult result;
};

SampleOptions quotes(std::size_t count)
{
    SampleOptions options;
    options.quotes = count;
    return options;
}

using LineKey = std::tuple<std::size_t, market::NameId, double>; // event, market, point of the first outcome

/// The best price of each outcome of a two- or three-way line, and the sharp bookmaker's.
struct Line {
    std::map<market::NameId, double> best;
    std::map<market::NameId, double> sharp;
};

std::map<LineKey, Line> linesOf(const Sample &sample)
{
    std::map<LineKey, Line> lines;
    const market::QuoteBook &book = sample.book;
    const market::NameId sharp = sample.vocabulary.bookmakers.find("pinnacle");
    for (std::size_t event = 0; event < book.events.size(); ++event) {
        const market::SportEvent &of = book.events[event];
        for (std::size_t index = of.firstListing; index < of.firstListing + of.listingCount; ++index) {
            const market::Listing &listing = book.listings[index];
            if (listing.quoteCount > 3 || sample.vocabulary.market(listing.market).lay)
                continue;
            const double point = book.point[listing.firstQuote];
            Line &line = lines[{event, listing.market, std::isnan(point) ? 0 : point}];
            for (std::size_t quote = listing.firstQuote; quote < listing.firstQuote + listing.quoteCount; ++quote) {
                double &best = line.best[book.name[quote]];
                best = std::fmax(best, book.price[quote]);
                if (listing.bookmaker == sharp)
                    line.sharp[book.name[quote]] = book.price[quote];
            }
        }
    }
    return lines;
}

double bookSum(const std::map<market::NameId, double> &prices)
{
    double sum = 0;
    for (const auto &[name, price] : prices)
        sum += 1 / price;
    return sum;
}

} // namespace

class TestSampleResponse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameOptionsGiveTheSameBytes();
    void randomIsSplitMix();
    void hasTheShapeOfTheService();
    void variants_data();
    void variants();
    void layoutsHoldTheSame();
    void defaultSampleIsWorthLookingAt();
    void quirksAreThere();
};

void TestSampleResponse::sameOptionsGiveTheSameBytes()
{
    const std::string first = sampleResponse(quotes(5000)).json;
    QCOMPARE(sampleResponse(quotes(5000)).json, first);
    SampleOptions other = quotes(5000);
    other.seed = 2;
    QVERIFY(sampleResponse(other).json != first);
    // The same on every platform; changes only when the sample is meant to change.
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(first), QCryptographicHash::Sha256).toHex();
    QCOMPARE(hash.left(16), QByteArray("90d69947c12733c1"));
}

void TestSampleResponse::randomIsSplitMix()
{
    simulator::Random random(1234567); // published outputs for this seed
    QCOMPARE(random.next(), std::uint64_t{6457827717110365317U});
    QCOMPARE(random.next(), std::uint64_t{3203168211198807973U});
    QCOMPARE(random.next(), std::uint64_t{9817491932198370423U});
}

void TestSampleResponse::hasTheShapeOfTheService()
{
    const Sample sample(quotes(100000));
    QVERIFY2(sample.result.ok(), sample.result.message.c_str());
    QCOMPARE(sample.book.quoteCount(), sample.response.quotes);
    QCOMPARE(sample.book.events.size(), sample.response.events);
    QVERIFY(sample.response.quotes >= 100000 && sample.response.quotes < 100050);
    const auto count = static_cast<double>(sample.response.quotes);
    const double bytes = static_cast<double>(sample.response.json.size()) / count;
    QVERIFY2(bytes > 80 && bytes < 100, qPrintable(QString::number(bytes)));
    const double perEvent = count / static_cast<double>(sample.response.events);
    QVERIFY2(perEvent > 200 && perEvent < 300, qPrintable(QString::number(perEvent)));
    QVERIFY(sample.vocabulary.bookmakers.size() > 35);
    QVERIFY(sample.vocabulary.sports.size() > 8);
    QVERIFY(sample.book.link.empty());
    QVERIFY(sample.book.newestUpdate <= simulator::sampleTime);
    QVERIFY(sample.book.newestUpdate > simulator::sampleTime - 10);
    for (const char *key : {"h2h", "h2h_lay", "spreads", "totals", "alternate_spreads", "alternate_totals"}) {
        const bool found = std::any_of(sample.book.listings.begin(), sample.book.listings.end(), [&](const auto &item) {
            return sample.vocabulary.marketKey(item.market) == key;
        });
        QVERIFY2(found, key);
    }
}

void TestSampleResponse::variants_data()
{
    QTest::addColumn<bool>("american");
    QTest::addColumn<bool>("unixTimes");
    QTest::addColumn<bool>("links");
    QTest::newRow("American odds") << true << false << false;
    QTest::newRow("unix times") << false << true << false;
    QTest::newRow("links") << false << false << true;
    QTest::newRow("all of them") << true << true << true;
}

void TestSampleResponse::variants()
{
    QFETCH(bool, american);
    QFETCH(bool, unixTimes);
    QFETCH(bool, links);
    SampleOptions options = quotes(5000);
    options.american = american;
    options.unixTimes = unixTimes;
    options.links = links;
    const Sample sample(options);
    QVERIFY(sample.result.ok());
    QCOMPARE(sample.result.format == feed::OddsFormat::American, american);
    QCOMPARE(sample.response.json.find("T11:5") == std::string::npos, unixTimes);
    QCOMPARE(!sample.book.link.empty(), links);
    QCOMPARE(sample.book.quoteCount(), sample.response.quotes);
    QVERIFY(sample.book.newestUpdate > simulator::sampleTime - 60);
    QVERIFY(sample.book.events[0].commenceTime > simulator::sampleTime - 86400);
}

void TestSampleResponse::layoutsHoldTheSame()
{
    SampleOptions options = quotes(1000);
    const QJsonDocument compact = QJsonDocument::fromJson(QByteArray::fromStdString(sampleResponse(options).json));
    QVERIFY(!compact.array().isEmpty());
    for (const JsonLayout layout : {JsonLayout::Spaced, JsonLayout::Pretty}) {
        options.layout = layout;
        const std::string json = sampleResponse(options).json;
        QCOMPARE(QJsonDocument::fromJson(QByteArray::fromStdString(json)), compact);
        QCOMPARE(json.find('\n') != std::string::npos, layout == JsonLayout::Pretty);
    }
}

void TestSampleResponse::defaultSampleIsWorthLookingAt()
{
    const Sample sample{SampleOptions()};
    int good = 0;
    int arbitrages = 0;
    for (const auto &[key, line] : linesOf(sample)) {
        arbitrages += bookSum(line.best) < 0.99;
        const double sum = bookSum(line.sharp);
        for (const auto &[name, price] : line.sharp)
            good += line.best.at(name) / price / sum >= 1.02;
    }
    QVERIFY2(good >= 8, qPrintable(QString::number(good)));
    QVERIFY2(arbitrages >= 1, qPrintable(QString::number(arbitrages)));
    QVERIFY2(good < 100, qPrintable(QString::number(good)));
}

void TestSampleResponse::quirksAreThere()
{
    const Sample sample(quotes(100000));
    const auto bad =
        std::count_if(sample.book.price.begin(), sample.book.price.end(), [](double p) { return std::isnan(p); });
    QVERIFY(bad > 10 && bad < 200);
    const auto stale = std::count_if(sample.book.listings.begin(), sample.book.listings.end(), [](const auto &listing) {
        return listing.updatedAt < simulator::sampleTime - 600;
    });
    QVERIFY(stale > 50 && static_cast<std::size_t>(stale) < sample.book.listings.size() / 50);
    const auto started = std::count_if(sample.book.events.begin(), sample.book.events.end(),
                                       [](const auto &event) { return event.commenceTime < simulator::sampleTime; });
    QVERIFY(started > 2 && static_cast<std::size_t>(started) < sample.book.events.size() / 10);
    const std::string &json = sample.response.json;
    QVERIFY(std::any_of(json.begin(), json.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
    QVERIFY(json.find("\"bookmakers\":[]") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestSampleResponse)
#include "tst_sample_response.moc"
