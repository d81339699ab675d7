// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_test.h"

using namespace evision::test;

namespace {

const std::string threeWay = "4.20,3.70,1.95";

QJsonObject documentOf(const Words &words)
{
    return run(words + Words{"--format", "json"}).json();
}

QList<double> numbers(const QJsonValue &array)
{
    QList<double> list;
    for (const QJsonValue &item : array.toArray())
        list.append(item.toDouble());
    return list;
}

QJsonObject rowOf(const QJsonObject &devig, const QString &method)
{
    for (const QJsonValue &row : devig[key("results")].toArray()) {
        if (row[key("method")] == method)
            return row.toObject();
    }
    return {};
}

} // namespace

/// devig: published figures, and what does not apply.
class DevigCommand final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsThePublishedFigures_data();
    void knowsThePublishedFigures();
    void findsTheParameters_data();
    void findsTheParameters();
    void takesAliases_data();
    void takesAliases();
    void ofAllMethodsIsDoneEvenIfNoneApplies();
    void byOneMethodThatDoesNotApplyFails_data();
    void byOneMethodThatDoesNotApplyFails();
    void ofAFairBookKeepsThePrices();
};

void DevigCommand::knowsThePublishedFigures_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QList<double>>("fair");
    const auto row = [](const char *method, double home, double draw, double away) {
        QTest::newRow(method) << key(method) << QList<double>{home, draw, away};
    };
    row("multiplicative", 0.233155598642753, 0.264663111972855, 0.502181289384392);
    row("additive", 0.231033231033231, 0.263208263208263, 0.505758505758506);
    row("power", 0.231140979822797, 0.263064092365887, 0.505794927811316);
    row("shin", 0.231571958908889, 0.263574496283164, 0.504853544807947);
    row("odds_ratio", 0.232004526865990, 0.263641295893736, 0.504354177240273);
    row("probit", 0.231804766320241, 0.263540237174108, 0.504654996505650);
    row("jsd", 0.231521613008688, 0.263410823000351, 0.505067563990961);
    row("balanced_book", 0.229937962777667, 0.262457474484691, 0.507604562737643);
    row("goto", 0.230469695074990, 0.262807476305926, 0.506722828619083);
    row("worst_case", 0.231033231033231, 0.263064092365887, 0.502181289384392); // the least of the first four
}

void DevigCommand::knowsThePublishedFigures()
{
    QFETCH(QString, method);
    QFETCH(QList<double>, fair);
    const QJsonObject all = documentOf({"devig", "--odds", threeWay});
    const QJsonObject one = documentOf({"devig", "--odds", threeWay, "--method", method.toStdString()});
    QCOMPARE(all[key("results")].toArray().size(), 11);
    QCOMPARE(one[key("results")].toArray().size(), 1);
    for (const QJsonObject &document : {all, one}) {
        const QList<double> found = numbers(rowOf(document, method)[key("probabilities")]);
        QCOMPARE(found.size(), fair.size());
        for (int at = 0; at < fair.size(); ++at)
            QVERIFY(near(found[at], fair[at], 1e-13));
        COMPARE_NEAR(document[key("book_sum")].toDouble(), 1.021186021186021);
    }
}

void DevigCommand::findsTheParameters_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<double>("parameter");
    QTest::newRow("the exponent of power") << key("power") << 1.0206558753468138;
    QTest::newRow("the insiders of Shin") << key("shin") << 0.010608058155023643;
    QTest::newRow("the odds ratio") << key("odds_ratio") << 1.0344564763298995;
    QTest::newRow("the shift of probit") << key("probit") << 0.020473182680560419;
    QTest::newRow("the distance of jsd") << key("jsd") << 0.0054830675115567;
    QTest::newRow("the share of balanced books") << key("balanced_book") << 0.010593010593010593;
    QTest::newRow("the step of goto") << key("goto") << 0.0087361570263567;
}

void DevigCommand::findsTheParameters()
{
    QFETCH(QString, method);
    QFETCH(double, parameter);
    const QJsonObject row = rowOf(documentOf({"devig", "--odds", threeWay}), method);
    QVERIFY(near(row[key("parameter")].toDouble(), parameter, 1e-12));
}

void DevigCommand::takesAliases_data()
{
    QTest::addColumn<std::string>("alias");
    QTest::addColumn<QString>("method");
    QTest::newRow("proportional") << std::string("proportional") << key("multiplicative");
    QTest::newRow("wpo") << std::string("wpo") << key("additive");
    QTest::newRow("logit") << std::string("logit") << key("odds_ratio");
    QTest::newRow("bb") << std::string("bb") << key("balanced_book");
}

void DevigCommand::takesAliases()
{
    QFETCH(std::string, alias);
    QFETCH(QString, method);
    const QJsonObject document = documentOf({"devig", "--odds", threeWay, "--method", alias});
    QCOMPARE(document[key("results")].toArray().at(0)[key("method")].toString(), method);
    QCOMPARE(document[key("settings")].toObject()[key("method")].toString(), method);
}

void DevigCommand::ofAllMethodsIsDoneEvenIfNoneApplies()
{
    const Run done = run({"devig", "--odds", "1,3", "--format", "json"});
    QCOMPARE(done.code, 0);
    for (const QJsonValue &row : done.json()[key("results")].toArray()) {
        QVERIFY(!row[key("applicable")].toBool(true));
        QVERIFY(row[key("probabilities")].isNull());
        QCOMPARE(row[key("reason")].toString(), key("The price of outcome 1 is not a finite number above 1."));
    }
}

void DevigCommand::byOneMethodThatDoesNotApplyFails_data()
{
    QTest::addColumn<std::string>("odds");
    QTest::addColumn<std::string>("method");
    QTest::addColumn<std::string>("reason");
    const auto row = [](const char *name, const char *odds, const char *method, const char *reason) {
        QTest::newRow(name) << std::string(odds) << std::string(method) << std::string(reason);
    };
    row("Shin of a book below 1", "2.1,2.1", "shin", "book sum");
    row("additive with a long outsider", "1.02,1.5,80", "additive", "outcome 3");
    row("balanced book with a long outsider", "1.02,1.5,80", "balanced_book", "outcome 3");
    row("goto with a long outsider", "1.02,1.5,80", "goto", "outcome 3");
    row("a price of 1", "1,9", "power", "outcome 1");
    row("a negative price", "2,-3", "power", "outcome 2");
    row("a single price", "2.1", "power", "at least 2");
}

void DevigCommand::byOneMethodThatDoesNotApplyFails()
{
    QFETCH(std::string, odds);
    QFETCH(std::string, method);
    QFETCH(std::string, reason);
    const Run done = run({"devig", "--odds=" + odds, "--method", method, "--format", "json"});
    QCOMPARE(done.code, 1);
    const QJsonObject row = done.json()[key("results")].toArray().at(0).toObject();
    QCOMPARE(row[key("applicable")], QJsonValue(false));
    QVERIFY(row[key("probabilities")].isNull());
    VERIFY_HOLDS(row[key("reason")].toString().toStdString(), reason);
    const Run table = run({"devig", "--odds=" + odds, "--method", method});
    QCOMPARE(table.code, 1);
    VERIFY_HOLDS(table.out, "Not applicable: " + method);
}

void DevigCommand::ofAFairBookKeepsThePrices()
{
    for (const QJsonValue &row : documentOf({"devig", "--odds", "2,4,4"})[key("results")].toArray())
        QCOMPARE(numbers(row[key("probabilities")]), (QList<double>{0.5, 0.25, 0.25}));
}

QTEST_GUILESS_MAIN(DevigCommand)
#include "tst_devig_command.moc"
