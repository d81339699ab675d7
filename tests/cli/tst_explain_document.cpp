// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_test.h"
#include "response.h"

using namespace evision::test;

namespace {

/// Two sharps, an exchange among them, and alpha with a bet on Home.
std::string twoSharps()
{
    Response response;
    response.event("e1").h2h("pinnacle", 1.9, 2.0).h2h("alpha", 2.3, 1.6);
    response.h2h("matchbook", 1.94, 2.04).market("h2h_lay").quote("Home", 1.97).quote("Away", 2.07);
    return response.json();
}

struct Explained {
    QJsonObject bet;
    QJsonObject document;
};

/// The best bet of a scan and what explain says of it.
Explained explain(const std::string &response, const Words &options)
{
    const Folder folder;
    const Words words = Words{folder.file("r.json", response), "--format", "json"} + options;
    const QJsonObject bet = run(Words{"scan"} + words).json()[key("opportunities")].toArray().at(0).toObject();
    return {bet, run(Words{"explain", "--id", bet[key("id")].toString().toStdString()} + words).json()};
}

QJsonObject methodOf(const QJsonObject &part, const char *method)
{
    for (const QJsonValue &use : part[key("methods")].toArray()) {
        if (use[key("method")] == key(method))
            return use.toObject();
    }
    return {};
}

} // namespace

/// The document evision.explain/1: from it alone the EV can be computed again.
class ExplainDocument final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFieldIsThere();
    void theOpportunityIsTheScans();
    void theEvIsComputedAgainFromTheQuotes();
    void theEvIsComputedAgainThroughCommissionAndExchange();
    void everyQuoteHasItsRole();
    void everyMethodIsShown();
    void interpolationShowsBothNeighbours();
    void theVariantsSpanTheRange();
    void kellyIsShown();
    void anUnknownIdFails();
    void csvHasARowAQuote();
    void theIdOfAnArbitrageIsKnownForOne();
    void anIdUnderOtherOptionsFails();
    void theTableSaysTheSame();
};

void ExplainDocument::everyFieldIsThere()
{
    const auto [bet, document] = explain(twoSharps(), {"--sharp", "pinnacle=4,matchbook=2"});
    QCOMPARE(document.keys().join(QLatin1Char(' ')),
             key("as_of commission consensus currency kelly line opportunity quotes robust schema settings sharps"));
    QCOMPARE(document[key("schema")].toString(), key("evision.explain/1"));
    QCOMPARE(document[key("line")].toObject().keys().join(QLatin1Char(' ')),
             key("family outcomes participant period point"));
    QCOMPARE(document[key("quotes")].toArray().at(0).toObject().keys().join(QLatin1Char(' ')),
             key("age_s bookmaker market point price role selection"));
    const QJsonObject sharp = document[key("sharps")].toArray().at(0).toObject();
    QCOMPARE(sharp.keys().join(QLatin1Char(' ')), key("age_s bookmaker parts probabilities source weight"));
    const QJsonObject part = sharp[key("parts")].toArray().at(0).toObject();
    QCOMPARE(part.keys().join(QLatin1Char(' ')), key("book_sum methods point share"));
    QCOMPARE(part[key("methods")].toArray().at(0).toObject().keys().join(QLatin1Char(' ')),
             key("applicable method parameter probabilities reason"));
}

void ExplainDocument::theOpportunityIsTheScans()
{
    const auto [bet, document] = explain(twoSharps(), {"--sharp", "pinnacle"});
    QVERIFY(!bet.isEmpty());
    QCOMPARE(document[key("opportunity")].toObject(), bet);
}

void ExplainDocument::theEvIsComputedAgainFromTheQuotes()
{
    const auto [bet, document] = explain(twoSharps(), {"--sharp", "pinnacle", "--method", "multiplicative"});
    double home = 0;
    double sum = 0;
    for (const QJsonValue &quote : document[key("quotes")].toArray()) {
        if (quote[key("role")] != key("sharp"))
            continue;
        sum += 1 / quote[key("price")].toDouble();
        home += quote[key("selection")] == key("Home") ? 1 / quote[key("price")].toDouble() : 0;
    }
    COMPARE_NEAR(sum,
                 document[key("sharps")].toArray().at(0)[key("parts")].toArray().at(0)[key("book_sum")].toDouble());
    COMPARE_NEAR(home / sum * 2.3 - 1, bet[key("ev")].toDouble());
    COMPARE_NEAR(bet[key("ev")].toDouble(), 2.0 / 3.9 * 2.3 - 1);
}

void ExplainDocument::theEvIsComputedAgainThroughCommissionAndExchange()
{
    const auto [bet, document] = explain(
        twoSharps(), {"--sharp", "pinnacle=4,matchbook=2", "--method", "multiplicative", "--commission", "alpha=0.05"});
    const double middle = (1 / 1.94 + 1 / 1.97) / 2;
    const double other = (1 / 2.04 + 1 / 2.07) / 2;
    const double fair = (4 * 2.0 / 3.9 + 2 * middle / (middle + other)) / 6;
    COMPARE_NEAR(document[key("commission")].toDouble(), 0.05);
    COMPARE_NEAR(bet[key("effective_price")].toDouble(), 1 + 1.3 * 0.95);
    COMPARE_NEAR(document[key("consensus")].toObject()[key("probabilities")].toObject()[key("Home")].toDouble(), fair);
    COMPARE_NEAR(bet[key("ev")].toDouble(), fair * (1 + 1.3 * 0.95) - 1);
}

void ExplainDocument::everyQuoteHasItsRole()
{
    const auto [bet, document] = explain(twoSharps(), {"--sharp", "pinnacle=4,matchbook=2"});
    QStringList roles;
    for (const QJsonValue &quote : document[key("quotes")].toArray())
        roles.append(quote[key("bookmaker")].toString() + key(" ") + quote[key("selection")].toString() + key(" ") +
                     quote[key("role")].toString());
    roles.sort();
    QCOMPARE(roles,
             (QStringList{key("alpha Away other"), key("alpha Home target"), key("matchbook Away exchange_back"),
                          key("matchbook Away exchange_lay"), key("matchbook Home exchange_back"),
                          key("matchbook Home exchange_lay"), key("pinnacle Away sharp"), key("pinnacle Home sharp")}));
}

void ExplainDocument::everyMethodIsShown()
{
    const auto [bet, document] = explain(twoSharps(), {"--sharp", "pinnacle"});
    const QJsonObject part = document[key("sharps")].toArray().at(0)[key("parts")].toArray().at(0).toObject();
    QCOMPARE(part[key("methods")].toArray().size(), 11);
    COMPARE_NEAR(methodOf(part, "multiplicative")[key("probabilities")].toObject()[key("Home")].toDouble(), 2.0 / 3.9);
    COMPARE_NEAR(methodOf(part, "power")[key("probabilities")].toObject()[key("Home")].toDouble(),
                 bet[key("fair_probability")].toDouble());
}

void ExplainDocument::interpolationShowsBothNeighbours()
{
    Response response;
    response.event("e1", "basketball_nba")
        .totals("pinnacle", 200, 1.8, 2.1)
        .book("pinnacle")
        .market("alternate_totals");
    response.quote("Over", 2.0, 201).quote("Under", 1.9, 201).totals("alpha", 200.25, 2.5, 1.5);
    const auto [bet, document] = explain(response.json(), {"--sharp", "pinnacle", "--method", "multiplicative"});
    const QJsonArray parts = document[key("sharps")].toArray().at(0)[key("parts")].toArray();
    QCOMPARE(parts.size(), 2);
    COMPARE_NEAR(parts[0][key("share")].toDouble(), 0.75);
    COMPARE_NEAR(parts[1][key("share")].toDouble(), 0.25);
    const auto logit = [](double p) { return std::log(p / (1 - p)); };
    const double blended = 0.75 * logit(2.1 / 3.9) + 0.25 * logit(1.9 / 3.9);
    COMPARE_NEAR(bet[key("fair_probability")].toDouble(), 1 / (1 + std::exp(-blended)));
    QVERIFY(bet[key("flags")].toArray().contains(key("interpolated")));
}

void ExplainDocument::theVariantsSpanTheRange()
{
    const auto [bet, document] = explain(twoSharps(), {"--sharp", "pinnacle=4,matchbook=2"});
    double least = 1e9;
    double greatest = -1e9;
    const QJsonArray variants = document[key("robust")].toArray();
    QCOMPARE(variants.size(), 9); // seven methods, and without each of two sharps
    for (const QJsonValue &variant : variants) {
        const double ev = variant[key("ev")].toDouble();
        COMPARE_NEAR(ev, variant[key("fair_probability")].toDouble() * 2.3 - 1);
        least = std::min(least, ev);
        greatest = std::max(greatest, ev);
    }
    COMPARE_NEAR(least, bet[key("ev_min")].toDouble());
    COMPARE_NEAR(greatest, bet[key("ev_max")].toDouble());
}

void ExplainDocument::kellyIsShown()
{
    const auto [bet, document] = explain(twoSharps(), {"--sharp", "pinnacle", "--kelly", "0.5", "--bankroll", "200"});
    const QJsonObject kelly = document[key("kelly")].toObject();
    COMPARE_NEAR(kelly[key("full")].toDouble(), bet[key("ev")].toDouble() / 1.3);
    QCOMPARE(kelly[key("fraction")].toDouble(), 0.5);
    QCOMPARE(kelly[key("bankroll")].toDouble(), 200.0);
    QCOMPARE(kelly[key("stake")], bet[key("stake")]);
}

void ExplainDocument::anUnknownIdFails()
{
    const Folder folder;
    const Run done =
        run({"explain", folder.file("r.json", twoSharps()), "--id", "0123456789abcdef", "--format", "json"});
    QCOMPARE(done.code, 1);
    QCOMPARE(done.out, std::string());
    VERIFY_HOLDS(done.err, "No bet 0123456789abcdef");
}

void ExplainDocument::csvHasARowAQuote()
{
    const Folder folder;
    const std::string path = folder.file("r.json", twoSharps());
    const Words options{"--sharp", "pinnacle"};
    const QJsonObject scan = run(Words{"scan", path, "--format", "json"} + options).json();
    const std::string id = scan[key("opportunities")].toArray().at(0)[key("id")].toString().toStdString();
    const QJsonArray quotes =
        run(Words{"explain", path, "--id", id, "--format", "json"} + options).json()[key("quotes")].toArray();
    const std::vector<std::string> rows =
        lines(run(Words{"explain", path, "--id", id, "--format", "csv"} + options).out);
    QCOMPARE(rows.size(), static_cast<std::size_t>(quotes.size()) + 1);
    QCOMPARE(rows[0], std::string("role,bookmaker,market,selection,point,price,age_s\r"));
    for (qsizetype at = 0; at < quotes.size(); ++at)
        QVERIFY(rows[static_cast<std::size_t>(at) + 1].starts_with(
            quotes[at][key("role")].toString().toStdString() + "," +
            quotes[at][key("bookmaker")].toString().toStdString() + ","));
}

void ExplainDocument::theIdOfAnArbitrageIsKnownForOne()
{
    const Folder folder;
    const std::string path =
        folder.file("r.json", Response().event("e1").h2h("alpha", 2.1, 1.8).h2h("beta", 1.8, 2.1).json());
    const QJsonObject document = run({"scan", path, "--format", "json"}).json();
    const std::string id = document[key("arbitrages")].toArray().at(0)[key("id")].toString().toStdString();
    const Run done = run({"explain", path, "--id", id});
    QCOMPARE(done.code, 1);
    VERIFY_HOLDS(done.err, id + " is an arbitrage:");
}

void ExplainDocument::anIdUnderOtherOptionsFails()
{
    const Folder folder;
    const std::string path = folder.file("r.json", twoSharps());
    const QJsonObject document = run({"scan", path, "--format", "json", "--sharp", "pinnacle"}).json();
    const std::string id = document[key("opportunities")].toArray().at(0)[key("id")].toString().toStdString();
    QCOMPARE(run({"explain", path, "--id", id, "--sharp", "pinnacle"}).code, 0);
    QCOMPARE(run({"explain", path, "--id", id, "--sharp", "pinnacle", "--min-ev", "0.5"}).code, 1);
}

void ExplainDocument::theTableSaysTheSame()
{
    const Folder folder;
    const std::string path = folder.file("r.json", twoSharps());
    const Words options{"--sharp", "pinnacle", "--method", "multiplicative", "--currency", "USD"};
    const QJsonObject document = run(Words{"scan", path, "--format", "json"} + options).json();
    const std::string id = document[key("opportunities")].toArray().at(0)[key("id")].toString().toStdString();
    const Run done = run(Words{"explain", path, "--id", id} + options);
    QCOMPARE(done.code, 0);
    VERIFY_HOLDS(done.out, "Home, Home – Away, at alpha for 2.3");
    VERIFY_HOLDS(done.out, "1 sharp bookmaker puts the chance at 51.28 %, so 1.950 is fair; alpha pays 2.3.");
    VERIFY_HOLDS(done.out, "51.282 % x 2.3 - 1 = +17.95 %."); // 51.28 % would make +17.94 %
    VERIFY_HOLDS(done.out, "stake 34.51 USD");                // 0.25 * 1000 * (7/39) / 1.3, rounded down
}

QTEST_GUILESS_MAIN(ExplainDocument)
#include "tst_explain_document.moc"
