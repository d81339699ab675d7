// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_test.h"
#include "response.h"

#include <QRegularExpression>

using namespace evision::test;

namespace {

/// A market of each kind with something to find in it: a bet with link, an arbitrage, a middle, a low hold, an
/// outright, a player's total and quotes of every reason to be rejected.
std::string variedResponse()
{
    Response response;
    response.event("e1", "basketball_nba", "Reds", "Blues")
        .h2h("pinnacle", 1.9, 2.0)
        .h2h("alpha", 2.1, 1.8)
        .h2h("beta", 1.8, 2.05);
    response.totals("pinnacle", 200.5, 1.95, 1.95).totals("alpha", 198.5, 1.95, 1.85).totals("beta", 203.5, 1.85, 1.95);
    response.book("gamma")
        .market("player_points")
        .quote("Over", 2.4, 20.5, "Ann Example")
        .quote("Under", 1.6, 20.5, "Ann Example");
    response.book("pinnacle")
        .market("player_points")
        .quote("Over", 2.0, 20.5, "Ann Example")
        .quote("Under", 1.85, 20.5, "Ann Example");
    response.book("delta")
        .market("totals")
        .quote("Over", 1.9)
        .quote("Over", 1.0, 200.5)
        .quote("Under", QJsonValue(), 200.5);
    response.book("matchbook").market("h2h_lay").quote("Reds", 2.0).quote("Blues", 2.1);
    response.event("e2", "golf_masters_winner", "A", "B")
        .book("alpha")
        .market("outrights")
        .quote("Carl Player", 12)
        .quote("Dan Player", 15);
    response.event("e3", "tennis_test", "Ann", "Bea", "2026-01-31T17:30:00Z")
        .h2h("pinnacle", 1.9, 2.0)
        .h2h("alpha", 2.1, 1.7);
    response.event("e4", "tennis_test", "Cat", "Dee")
        .h2h("pinnacle", 1.9, 2.0)
        .h2h("alpha", 2.3, 1.7, "2026-01-31T17:00:00Z");
    return response.json();
}

Run scan(const Words &options = {})
{
    const Folder folder;
    return run(Words{"scan", folder.file("r.json", variedResponse()), "--sharp", "pinnacle", "--format", "json"} +
               options);
}

QStringList names(const char *text)
{
    QStringList list = QString::fromLatin1(text).split(QLatin1Char(' '));
    list.sort();
    return list;
}

/// The members in the way from the top, "arbitrages.legs.price", of every object there.
QList<QJsonObject> objectsAt(const QJsonObject &document, const QStringList &path)
{
    QList<QJsonObject> found{document};
    for (const QString &name : path) {
        QList<QJsonObject> next;
        for (const QJsonObject &object : found) {
            if (object[name].isObject())
                next.append(object[name].toObject());
            for (const QJsonValue &item : object[name].toArray())
                next.append(item.toObject());
        }
        found = next;
    }
    return found;
}

} // namespace

/// The document evision.scan/1: what is in it and of which type.
class ScanDocument final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFieldIsThere_data();
    void everyFieldIsThere();
    void fieldsHaveTheirType_data();
    void fieldsHaveTheirType();
    void isOneDocumentAndALineEnd();
    void everyReasonIsCounted();
    void countsAddUp();
    void idsAreSixteenDigitsAndDiffer();
    void idsAndBytesAreTheSameInEveryRun();
    void idsDoNotDependOnWhatElseIsScanned();
    void betsComeBestFirst();
    void aBetsFiguresBelongTogether();
    void agesCountFromTheClock();
    void selectionsCarryTheirOwnPoint();
    void absentThingsAreNull();
    void namesKeepTheirLetters();
    void payoffsAreNamedByResult();
};

void ScanDocument::everyFieldIsThere_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("members");
    QTest::newRow("the document") << QString()
                                  << names("schema as_of settings currency counts rejected opportunities arbitrages "
                                           "middles low_holds");
    QTest::newRow("counts") << key("counts") << names("events bookmakers read used lines priced_lines");
    QTest::newRow("reasons") << key("rejected")
                             << names("bad_price missing_point duplicate superseded lay stale in_play bad_event");
    QTest::newRow("settings")
        << key("settings")
        << names("files as_of odds_format format max_mb max_age max_age_before_start max_age_in_play include_in_play "
                 "method consensus min_sharps exchange_spread interpolation min_ev kelly bankroll max_stake "
                 "currency total step max_skew low_hold max_break_even sharp commission clone_groups target "
                 "demo live base_url seed speed start fault sport markets regions bookmakers links "
                 "bookmakers_file weights_file rules_file rows");
    const char *line = "id event_id sport_key commence_time home_team away_team family period participant";
    const auto with = [line](const char *more) { return names((std::string(line) + " " + more).c_str()); };
    QTest::newRow("a bet")
        << key("opportunities")
        << with("market selection point bookmaker price effective_price fair_probability fair_price ev ev_min "
                "ev_max stable hold kelly stake sharps method age_s link flags");
    QTest::newRow("a bet's sharp") << key("opportunities.sharps") << names("bookmaker weight age_s");
    QTest::newRow("an arbitrage") << key("arbitrages") << with("point kind profit skew_s legs payoffs flags");
    QTest::newRow("a middle") << key("middles") << with("legs window miss hit break_even flags");
    QTest::newRow("a low hold") << key("low_holds") << with("point hold legs flags");
    for (const char *of : {"arbitrages.legs", "middles.legs", "low_holds.legs"})
        QTest::newRow(of) << key(of)
                          << names("market family selection point bookmaker price effective_price stake age_s");
}

void ScanDocument::everyFieldIsThere()
{
    QFETCH(QString, path);
    QFETCH(QStringList, members);
    const auto found = objectsAt(scan({"--low-hold", "0.06"}).json(), path.split(QLatin1Char('.'), Qt::SkipEmptyParts));
    QVERIFY(!found.isEmpty());
    for (const QJsonObject &object : found)
        QCOMPARE(object.keys(), members); // QJsonObject sorts its keys
}

void ScanDocument::fieldsHaveTheirType_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("members");
    QTest::addColumn<int>("type");
    const auto row = [](const char *path, const char *members, QJsonValue::Type type) {
        QTest::addRow("%s: %s", path, members) << key(path) << key(members) << int(type);
    };
    row("opportunities",
        "id event_id sport_key commence_time home_team away_team family period market selection bookmaker method",
        QJsonValue::String);
    row("opportunities", "price effective_price fair_probability fair_price ev ev_min ev_max hold kelly age_s",
        QJsonValue::Double);
    row("opportunities", "stable", QJsonValue::Bool);
    row("opportunities", "stake", QJsonValue::String);
    row("opportunities", "sharps flags", QJsonValue::Array);
    row("opportunities.sharps", "weight age_s", QJsonValue::Double);
    row("arbitrages", "id event_id kind", QJsonValue::String);
    row("arbitrages", "profit skew_s", QJsonValue::Double);
    row("arbitrages.legs", "stake selection bookmaker", QJsonValue::String);
    row("arbitrages.legs", "price effective_price", QJsonValue::Double);
    row("middles", "miss hit break_even", QJsonValue::Double);
    row("middles", "window flags legs", QJsonValue::Array);
    row("middles.legs", "price point stake", QJsonValue::Double);
    row("low_holds", "hold", QJsonValue::Double);
    row("low_holds.legs", "stake", QJsonValue::Double);
    row("counts", "events bookmakers read used lines priced_lines", QJsonValue::Double);
    row("settings", "method consensus odds_format currency format as_of", QJsonValue::String);
    row("settings", "interpolation include_in_play demo live links", QJsonValue::Bool);
    row("settings", "commission sharp clone_groups", QJsonValue::Object);
    row("settings", "files target fault sport markets regions bookmakers", QJsonValue::Array);
}

void ScanDocument::fieldsHaveTheirType()
{
    QFETCH(QString, path);
    QFETCH(QString, members);
    QFETCH(int, type);
    const auto found = objectsAt(scan({"--low-hold", "0.06"}).json(), path.split(QLatin1Char('.')));
    QVERIFY(!found.isEmpty());
    for (const QJsonObject &object : found) {
        for (const QString &name : members.split(QLatin1Char(' ')))
            QVERIFY2(object[name].type() == type, qPrintable(name));
    }
}

void ScanDocument::isOneDocumentAndALineEnd()
{
    const Run done = scan();
    QCOMPARE(done.code, 0);
    QCOMPARE(done.json()[key("schema")].toString(), key("evision.scan/1"));
    QCOMPARE(done.json()[key("as_of")].toString(), key("2026-01-31T18:00:00Z"));
    QVERIFY(done.out.ends_with("}\n"));
    QVERIFY(QJsonDocument::fromJson(QByteArray::fromStdString(done.out)).toJson().size() > 100);
}

void ScanDocument::everyReasonIsCounted()
{
    const QJsonObject rejected = scan().json()[key("rejected")].toObject();
    const QJsonObject wanted{{key("bad_price"), 2},  {key("missing_point"), 1}, {key("duplicate"), 0},
                             {key("superseded"), 0}, {key("lay"), 2},           {key("stale"), 2},
                             {key("in_play"), 4},    {key("bad_event"), 0}};
    QCOMPARE(rejected, wanted);
}

void ScanDocument::countsAddUp()
{
    const QJsonObject document = scan().json();
    const QJsonObject counts = document[key("counts")].toObject();
    double sum = counts[key("used")].toDouble();
    for (const QJsonValue &number : document[key("rejected")].toObject())
        sum += number.toDouble();
    QCOMPARE(sum, counts[key("read")].toDouble());
    QCOMPARE(counts[key("events")].toDouble(), 4.0);
    QCOMPARE(counts[key("bookmakers")].toDouble(), 6.0);
    QVERIFY(counts[key("priced_lines")].toDouble() <= counts[key("lines")].toDouble());
}

void ScanDocument::idsAreSixteenDigitsAndDiffer()
{
    const QJsonObject document = scan({"--low-hold", "0.06", "--min-ev", "-1"}).json();
    QSet<QString> seen;
    for (const char *list : {"opportunities", "arbitrages", "middles", "low_holds"}) {
        for (const QJsonObject &found : objectsAt(document, {key(list)})) {
            const QString id = found[key("id")].toString();
            QVERIFY2(QRegularExpression(key("^[0-9a-f]{16}$")).match(id).hasMatch(), qPrintable(id));
            QVERIFY2(!seen.contains(id), qPrintable(id));
            seen.insert(id);
        }
    }
    QVERIFY(seen.size() > 10);
}

void ScanDocument::idsAndBytesAreTheSameInEveryRun()
{
    const Folder folder;
    const std::string path = folder.file("r.json", variedResponse());
    QCOMPARE(run({"scan", path, "--format", "json"}).out, run({"scan", path, "--format", "json"}).out);
}

void ScanDocument::idsDoNotDependOnWhatElseIsScanned()
{
    const Folder folder;
    const std::string path = folder.file("r.json", variedResponse());
    const std::string other =
        folder.file("other.json", Response().event("x9", "tennis_test", "Xa", "Yb").h2h("zeta", 1.5, 2.6).json());
    const auto ids = [&](const Words &files, const char *minimum) {
        QMap<QString, QString> found;
        const Run done = run(Words{"scan", "--sharp", "pinnacle", "--format", "json", "--min-ev", minimum} + files);
        for (const QJsonObject &bet : objectsAt(done.json(), {key("opportunities")}))
            found[bet[key("bookmaker")].toString() + bet[key("selection")].toString() + bet[key("market")].toString()] =
                bet[key("id")].toString();
        return found;
    };
    const auto alone = ids({path}, "0.02");
    const auto together = ids({other, path}, "0");
    QVERIFY(!alone.isEmpty());
    for (auto at = alone.begin(); at != alone.end(); ++at)
        QCOMPARE(together[at.key()], at.value());
}

void ScanDocument::betsComeBestFirst()
{
    double last = 1e9;
    const auto bets = objectsAt(scan({"--min-ev", "-1"}).json(), {key("opportunities")});
    QVERIFY(bets.size() > 5);
    for (const QJsonObject &bet : bets) {
        QVERIFY(bet[key("ev")].toDouble() <= last);
        last = bet[key("ev")].toDouble();
    }
}

void ScanDocument::aBetsFiguresBelongTogether()
{
    for (const QJsonObject &bet :
         objectsAt(scan({"--min-ev", "-1", "--commission", "alpha=0.05"}).json(), {key("opportunities")})) {
        const auto number = [&bet](const char *name) { return bet[key(name)].toDouble(); };
        COMPARE_NEAR(number("effective_price"),
                     1 + (number("price") - 1) * (bet[key("bookmaker")] == key("alpha") ? 0.95 : 1));
        COMPARE_NEAR(number("ev"), number("fair_probability") * number("effective_price") - 1);
        COMPARE_NEAR(number("fair_price") * number("fair_probability"), 1.0);
        COMPARE_NEAR(number("kelly"), std::max(0.0, number("ev") / (number("effective_price") - 1)));
        QVERIFY(number("ev_min") <= number("ev") && number("ev") <= number("ev_max"));
        QCOMPARE(bet[key("stable")].toBool(), number("ev_min") > 0 || number("ev_max") < 0);
        const double stake = bet[key("stake")].toString().toDouble();
        QVERIFY(stake <= number("kelly") * 250 + 1e-9 && stake > number("kelly") * 250 - 0.01 - 1e-9);
    }
}

void ScanDocument::agesCountFromTheClock()
{
    const auto bets = objectsAt(scan({"--as-of", "2026-01-31T18:01:30Z"}).json(), {key("opportunities")});
    QVERIFY(!bets.isEmpty());
    for (const QJsonObject &bet : bets) {
        QCOMPARE(bet[key("age_s")].toDouble(), 90.0);
        QCOMPARE(bet[key("sharps")].toArray().at(0).toObject()[key("age_s")].toDouble(), 90.0);
    }
}

void ScanDocument::selectionsCarryTheirOwnPoint()
{
    const Folder folder;
    const std::string path = folder.file("s.json", Response()
                                                       .event("e1", "basketball_nba", "Reds", "Blues")
                                                       .book("pinnacle")
                                                       .market("spreads")
                                                       .quote("Reds", 1.9, -3.5)
                                                       .quote("Blues", 2.0, 3.5)
                                                       .book("alpha")
                                                       .market("spreads")
                                                       .quote("Reds", 1.7, -3.5)
                                                       .quote("Blues", 2.2, 3.5)
                                                       .json());
    const auto bets =
        objectsAt(run({"scan", path, "--sharp", "pinnacle", "--format", "json"}).json(), {key("opportunities")});
    QCOMPARE(bets.size(), 1);
    QCOMPARE(bets.front()[key("selection")].toString(), key("Blues"));
    QCOMPARE(bets.front()[key("point")].toDouble(), 3.5);
}

void ScanDocument::absentThingsAreNull()
{
    const auto bets = objectsAt(scan().json(), {key("opportunities")});
    const auto winner =
        std::find_if(bets.begin(), bets.end(), [](const QJsonObject &bet) { return bet[key("market")] == key("h2h"); });
    QVERIFY(winner != bets.end());
    for (const char *name : {"participant", "point", "link"})
        QVERIFY2(winner->value(key(name)).isNull() && winner->contains(key(name)), name);
}

void ScanDocument::namesKeepTheirLetters()
{
    const Folder folder;
    const std::string name = "Ñandú \"FC\" \\ 中国 \u0001\u007f";
    const std::string path = folder.file(
        "n.json",
        Response().event("e1", "tennis_test", name, "Away").h2h("pinnacle", 1.9, 2.0).h2h("alpha", 2.1, 1.7).json());
    const auto bets =
        objectsAt(run({"scan", path, "--sharp", "pinnacle", "--format", "json"}).json(), {key("opportunities")});
    QCOMPARE(bets.size(), 1);
    QCOMPARE(bets.front()[key("home_team")].toString().toStdString(), name);
}

void ScanDocument::payoffsAreNamedByResult()
{
    const Folder folder;
    const std::string path =
        folder.file("a.json", Response().event("e1").h2h("alpha", 2.1, 1.7).h2h("beta", 1.7, 2.05).json());
    const auto found =
        objectsAt(run({"scan", path, "--format", "json", "--total", "1000"}).json(), {key("arbitrages")});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front()[key("kind")].toString(), key("two_way"));
    const QJsonObject payoffs = found.front()[key("payoffs")].toObject();
    QCOMPARE(payoffs.keys(), (QStringList{key("Away"), key("Home")}));
    const QJsonArray legs = found.front()[key("legs")].toArray();
    double staked = 0;
    for (const QJsonValue &leg : legs)
        staked += leg[key("stake")].toString().toDouble();
    for (const QJsonValue &leg : legs) {
        const double pays = leg[key("stake")].toString().toDouble() * leg[key("price")].toDouble() - staked;
        QVERIFY(near(pays, payoffs[leg[key("selection")].toString()].toString().toDouble(), 1e-9));
    }
    QVERIFY(near(found.front()[key("profit")].toDouble(), 0.03734940, 1e-5)); // 37.349398 of 1000 before rounding
}

QTEST_GUILESS_MAIN(ScanDocument)
#include "tst_scan_document.moc"
