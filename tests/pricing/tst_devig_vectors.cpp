// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/devig.h"
#include "pricing/number.h"

#include "methods.h"
#include "near.h"
#include "support/shared_data.h"

#include <QTest>

#include <algorithm>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>

using namespace evision::pricing;
using evision::test::Devigged;
using evision::test::devigged;

namespace {

/// A line of the golden vectors: a market priced by one implementation.
struct Row {
    std::string id; ///< of the method
    std::string source;
    std::vector<double> odds;
    std::vector<double> fair;
    double parameter = std::numeric_limits<double>::quiet_NaN();
    std::string market;
    std::string kind;
    std::string status;

    [[nodiscard]] bool isReference() const { return source.starts_with("reference"); }
    /// A price of exactly 1: whatever the formula makes of it, the market is refused.
    [[nodiscard]] bool isSettled() const { return kind == "price1"; }
    /// Fair but for the digits of a double: the reference still sees a margin of 1e-46 there.
    [[nodiscard]] bool isFair() const { return std::abs(bookSum(odds) - 1.0) <= 1e-12; }
    [[nodiscard]] Method method() const { return *methodFromId(id); }
    [[nodiscard]] QByteArray name() const { return QByteArray::fromStdString(id + " " + source + " " + market); }
};

std::vector<std::string> split(const std::string &text, char separator)
{
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);)
        parts.push_back(part);
    return parts;
}

std::vector<double> numbers(const std::string &text)
{
    std::vector<double> values;
    for (const std::string &word : split(text, ' '))
        values.push_back(parseNumber(word).value());
    return values;
}

Row rowOf(const std::string &line)
{
    const std::vector<std::string> cells = split(line, ',');
    Row row{cells.at(0), cells.at(1), numbers(cells.at(3)), numbers(cells.at(4)),
            {},          cells.at(7), cells.at(8),          cells.at(9)};
    row.parameter = parseNumber(cells.at(5)).value_or(std::numeric_limits<double>::quiet_NaN());
    return row;
}

/// The parameter in the terms of the file: its logit states ln C.
double parameterOf(const Row &row, const Devigged &answer)
{
    return row.id == "logit" ? std::log(answer.result.parameter) : answer.result.parameter;
}

} // namespace

class TestDevigVectors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void probabilitiesAgree_data() { addMethodRows(); }
    void probabilitiesAgree();
    void parametersAgree_data() { addMethodRows(); }
    void parametersAgree();
    void probabilitiesSumToOne_data() { addMethodRows(); }
    void probabilitiesSumToOne();
    void formulasThatLeaveTheIntervalDoNotApply();
    void worstCaseDoesWithoutAdditive();
    void shinNeedsAMargin();
    void settledPriceIsRefusedByAll();
    void everyMethodIsThere();

private:
    void addMethodRows();
    /// The rows of a status, settled markets apart; of one method id only if it is given.
    [[nodiscard]] std::vector<Row> rowsOf(const std::string &status, const std::string &id = {}) const;

    std::vector<Row> m_rows;
};

void TestDevigVectors::initTestCase()
{
    const auto folder = evision::test::sharedData();
    if (!folder)
        QSKIP("The folder of golden vectors is not here.");
    std::ifstream file(*folder / "devig" / "vectors.csv");
    std::string line;
    std::getline(file, line); // column titles
    while (std::getline(file, line))
        m_rows.push_back(rowOf(line));
    QVERIFY(m_rows.size() > 1000);
}

void TestDevigVectors::addMethodRows()
{
    QTest::addColumn<std::string>("id");
    for (const char *id : {"multiplicative", "additive", "wpo", "power", "shin", "odds_ratio", "logit", "probit",
                           "goto", "balanced_book", "jsd", "worst_case"})
        QTest::addRow("under %s", id) << std::string(id);
}

std::vector<Row> TestDevigVectors::rowsOf(const std::string &status, const std::string &id) const
{
    std::vector<Row> rows;
    std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(rows), [&](const Row &row) {
        return row.status == status && !row.isSettled() && (id.empty() || row.id == id);
    });
    return rows;
}

void TestDevigVectors::probabilitiesAgree()
{
    QFETCH(const std::string, id);
    const std::vector<Row> rows = rowsOf("ok", id);
    QVERIFY(rows.size() > 30);
    for (const Row &row : rows) {
        const Devigged answer = devigged(row.method(), row.odds);
        QVERIFY2(answer.result.ok(), (row.name() + ": " + devigReason(answer.result).c_str()).constData());
        for (std::size_t i = 0; i < row.odds.size(); ++i) {
            const double tolerance = row.isReference() ? 1e-10 : 1e-9;
            const QByteArray gap = evision::test::gap(answer.fair[i], row.fair.at(i), tolerance);
            QVERIFY2(gap.isEmpty(), (row.name() + ": " + gap).constData());
        }
    }
}

void TestDevigVectors::parametersAgree()
{
    QFETCH(const std::string, id);
    for (const Row &row : rowsOf("ok", id)) {
        const double actual = parameterOf(row, devigged(row.method(), row.odds));
        if (!row.isReference() || row.isFair() || std::isnan(row.parameter) || std::isnan(actual))
            continue;
        const QByteArray gap = evision::test::gap(actual, row.parameter, 1e-9 * std::abs(row.parameter));
        QVERIFY2(gap.isEmpty(), (row.name() + ": " + gap).constData());
    }
}

void TestDevigVectors::probabilitiesSumToOne()
{
    QFETCH(const std::string, id);
    for (const Row &row : rowsOf("ok", id)) {
        const double sum = devigged(row.method(), row.odds).sum();
        if (id == "worst_case")
            QVERIFY2(sum < 1.0 + 1e-12, row.name().constData());
        else
            QVERIFY2(std::abs(sum - 1.0) <= 1e-12, row.name().constData());
    }
}

void TestDevigVectors::formulasThatLeaveTheIntervalDoNotApply()
{
    int checked = 0;
    for (const Row &row : rowsOf("negative")) {
        if (row.id == "worst_case")
            continue;
        const DevigResult result = devigged(row.method(), row.odds).result;
        QVERIFY2(result.error == DevigError::LeavesInterval, row.name().constData());
        const auto outside = std::find_if(row.fair.begin(), row.fair.end(), [](double p) { return p <= 0 || p >= 1; });
        QCOMPARE(result.outcome, static_cast<int>(outside - row.fair.begin()));
        ++checked;
    }
    QVERIFY(checked > 50);
}

void TestDevigVectors::worstCaseDoesWithoutAdditive()
{
    const std::vector<Row> rows = rowsOf("negative", "worst_case");
    QVERIFY(!rows.empty());
    for (const Row &row : rows) {
        const Devigged answer = devigged(Method::WorstCase, row.odds);
        QVERIFY2(answer.result.ok(), row.name().constData());
        const Devigged multiplicative = devigged(Method::Multiplicative, row.odds);
        const Devigged power = devigged(Method::Power, row.odds);
        const Devigged shin = devigged(Method::Shin, row.odds);
        for (std::size_t i = 0; i < row.odds.size(); ++i)
            QCOMPARE(answer.fair[i], std::min({multiplicative.fair[i], power.fair[i], shin.fair[i]}));
    }
}

void TestDevigVectors::shinNeedsAMargin()
{
    int refused = 0;
    for (const Row &row : rowsOf("underround")) {
        QCOMPARE(row.id, std::string("shin"));
        const DevigResult result = devigged(Method::Shin, row.odds).result;
        QVERIFY2(row.isFair() ? result.ok() : result.error == DevigError::NoInsiderShare, row.name().constData());
        refused += row.isFair() ? 0 : 1;
    }
    QVERIFY(refused > 0);
}

void TestDevigVectors::settledPriceIsRefusedByAll()
{
    int settled = 0;
    for (const Row &row : m_rows) {
        QVERIFY2(row.status != "degenerate" || row.isSettled(), row.name().constData());
        if (!row.isSettled())
            continue;
        ++settled;
        for (const Method method : evision::test::allMethods) {
            const DevigResult result = devigged(method, row.odds).result;
            QVERIFY2(result.error == DevigError::InvalidPrice && result.outcome == 0, row.name().constData());
        }
    }
    QVERIFY(settled > 0);
}

void TestDevigVectors::everyMethodIsThere()
{
    for (const Row &row : m_rows)
        QVERIFY2(methodFromId(row.id), row.name().constData());
}

QTEST_GUILESS_MAIN(TestDevigVectors)

#include "tst_devig_vectors.moc"
