// SPDX-License-Identifier: GPL-3.0-or-later
#include "service_lab.h"
#include "support/shared_data.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace evision;
using namespace evision::test;

namespace {

/// What one response says of a market, each as a list of values.
using Measures = std::map<QString, std::vector<double>>;

QString classOf(const QString &book)
{
    static const std::set<QString> sharps{QStringLiteral("pinnacle"), QStringLiteral("lowvig"),
                                          QStringLiteral("betonlineag"), QStringLiteral("suprabets")};
    static const std::set<QString> exchanges{QStringLiteral("betfair"),       QStringLiteral("betfair_ex_uk"),
                                             QStringLiteral("betfair_ex_eu"), QStringLiteral("betfair_ex_au"),
                                             QStringLiteral("matchbook"),     QStringLiteral("smarkets")};
    return sharps.contains(book)      ? QStringLiteral("sharp")
           : exchanges.contains(book) ? QStringLiteral("exchange")
                                      : QStringLiteral("soft");
}

double decimal(double price, bool isAmerican)
{
    if (!isAmerican)
        return price;
    return price > 0 ? 1 + price / 100 : 1 - 100 / price;
}

std::int64_t secondsOf(const QJsonValue &value)
{
    return value.isString() ? instant(value.toString().toStdString()) : static_cast<std::int64_t>(value.toDouble());
}

/// Reads the games before the start of one response.
class Meter {
public:
    explicit Meter(bool isAmerican) : m_isAmerican(isAmerican) {}

    Measures measure(const QJsonArray &events)
    {
        std::int64_t newest = 0;
        for (const QJsonValue event : events) {
            for (const QJsonValue book : event.toObject().value(QLatin1String("bookmakers")).toArray())
                newest = std::max(newest, secondsOf(book.toObject().value(QLatin1String("last_update"))));
        }
        for (const QJsonValue value : events) {
            const QJsonObject event = value.toObject();
            if (secondsOf(event.value(QLatin1String("commence_time"))) > newest)
                read(event);
        }
        return std::move(m_measures);
    }

private:
    void read(const QJsonObject &event)
    {
        const QJsonArray books = event.value(QLatin1String("bookmakers")).toArray();
        std::vector<std::int64_t> times;
        m_best.clear();
        m_lines.clear();
        m_quoting.clear();
        for (const QJsonValue value : books) {
            const QJsonObject book = value.toObject();
            if (const std::int64_t at = secondsOf(book.value(QLatin1String("last_update"))); at > 0)
                times.push_back(at);
            for (const QJsonValue market : book.value(QLatin1String("markets")).toArray())
                read(market.toObject(), book.value(QLatin1String("key")).toString());
        }
        for (const std::int64_t at : times)
            m_measures[QStringLiteral("age")].push_back(
                static_cast<double>(*std::max_element(times.begin(), times.end()) - at));
        for (const auto &[names, prices] : m_best) {
            double sum = 0;
            for (const auto &[name, price] : prices)
                sum += 1 / price;
            const QString kind = names.size() == 3 ? QStringLiteral("best3") : QStringLiteral("best2");
            if (books.size() > 1)
                m_measures[kind].push_back(sum < 1 ? 1 : 0);
        }
        for (const auto &[key, lines] : m_lines) {
            if (m_quoting[key] > 1)
                m_measures[key + QLatin1String(" differ")].push_back(lines.size() > 1 ? 1 : 0);
        }
    }

    void read(const QJsonObject &market, const QString &book)
    {
        const QString key = market.value(QLatin1String("key")).toString();
        std::map<QString, double> prices;
        double sum = 0;
        QString line;
        for (const QJsonValue value : market.value(QLatin1String("outcomes")).toArray()) {
            const QJsonObject outcome = value.toObject();
            const double price = decimal(outcome.value(QLatin1String("price")).toDouble(), m_isAmerican);
            if (!(price > 1.01))
                return; // a placeholder
            sum += 1 / price;
            prices[outcome.value(QLatin1String("name")).toString()] = price;
            line += outcome.value(QLatin1String("name")).toString() +
                    QString::number(outcome.value(QLatin1String("point")).toDouble());
        }
        if (key == QLatin1String("spreads") || key == QLatin1String("totals")) {
            m_lines[key].insert(line);
            ++m_quoting[key];
            m_measures[classOf(book) + QLatin1String(" line")].push_back(sum - 1);
        }
        if (key != QLatin1String("h2h"))
            return;
        m_measures[classOf(book) + QLatin1Char(' ') + QString::number(prices.size())].push_back(sum - 1);
        std::set<QString> names;
        for (const auto &[name, price] : prices)
            names.insert(name);
        for (const auto &[name, price] : prices)
            m_best[names][name] = std::max(m_best[names][name], price);
    }

    bool m_isAmerican;
    Measures m_measures;
    std::map<std::set<QString>, std::map<QString, double>> m_best;
    std::map<QString, std::set<QString>> m_lines;
    std::map<QString, int> m_quoting;
};

double quantile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

double meanOf(const std::vector<double> &values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

/// One number for one measure of one response: shares are means, all else medians.
double figureOf(const QString &measure, const std::vector<double> &values)
{
    const bool isShare = measure.startsWith(QLatin1String("best")) || measure.endsWith(QLatin1String("differ"));
    return isShare ? meanOf(values) : quantile(values, 0.5);
}

constexpr std::size_t fewest = 8; // values in a response that make a figure

/// Figures of each response, and all values in one.
struct Recorded {
    Measures figures;
    Measures values;
};

Recorded recordedFigures(const std::filesystem::path &folder)
{
    Recorded recorded;
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        const QString name = QString::fromStdString(entry.path().filename().string());
        if (!name.endsWith(QLatin1String(".json")) || !name.contains(QLatin1String("__odds__")))
            continue;
        QFile file(QString::fromStdString(entry.path().string()));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        Meter meter(name.contains(QLatin1String("__american__")));
        for (const auto &[measure, values] : meter.measure(QJsonDocument::fromJson(file.readAll()).array())) {
            recorded.values[measure].insert(recorded.values[measure].end(), values.begin(), values.end());
            if (values.size() < fewest)
                continue;
            recorded.figures[measure].push_back(figureOf(measure, values));
            if (measure == QLatin1String("age"))
                recorded.figures[QStringLiteral("age 90")].push_back(quantile(values, 0.9));
        }
    }
    return recorded;
}

/// Everything of thirty days, a few responses a day at different hours.
Measures simulatedValues()
{
    ServiceLab lab;
    Measures all;
    const std::int64_t from = instant("2026-10-01T00:00:00Z");
    const std::vector<std::string> targets{
        "soccer_epl/odds?regions=eu,uk&markets=h2h,totals",
        "soccer_sweden_allsvenskan/odds?regions=eu&markets=h2h,totals",
        "soccer_germany_bundesliga/odds?regions=eu&markets=h2h",
        "soccer_efl_champ/odds?regions=eu,uk&markets=h2h",
        "americanfootball_nfl/odds?regions=us,eu&markets=h2h,spreads,totals",
        "icehockey_nhl/odds?regions=us,eu&markets=h2h,totals",
        "soccer_usa_mls/odds?regions=us,eu&markets=h2h,totals",
        "soccer_brazil_campeonato/odds?regions=eu,au&markets=h2h",
        "mma_mixed_martial_arts/odds?regions=us,uk&markets=h2h",
    };
    for (int day = 0; day < 30; ++day) {
        for (std::size_t turn = 0; turn < 3; ++turn) {
            lab.now = from + day * 86400 + static_cast<std::int64_t>(turn) * 7 * 3600 + day * 1021;
            const std::string &target = targets[(static_cast<std::size_t>(day) * 3 + turn) % targets.size()];
            const QJsonArray events = lab.json("/v4/sports/" + target).array();
            for (const auto &[measure, values] : Meter(false).measure(events))
                all[measure].insert(all[measure].end(), values.begin(), values.end());
        }
    }
    return all;
}

} // namespace

/// The simulated market lies in the ranges of the real one, as far as that was recorded.
class TestRealism : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void liesInTheRecordedRanges();
};

void TestRealism::liesInTheRecordedRanges()
{
    const auto folder = sharedData();
    if (!folder)
        QSKIP("The recorded responses are not beside this checkout.");
    const Recorded recorded = recordedFigures(*folder / "odds-api");
    const Measures simulated = simulatedValues();
    for (const char *name : {"sharp 2", "sharp 3", "exchange 2", "exchange 3", "soft 2", "soft 3", "sharp line",
                             "soft line", "age", "age 90", "best2", "best3", "totals differ", "spreads differ"}) {
        const QString measure = QString::fromLatin1(name);
        QVERIFY2(recorded.figures.contains(measure), name);
        const std::vector<double> &figures = recorded.figures.at(measure);
        const auto [low, high] = std::minmax_element(figures.begin(), figures.end());
        const bool isTail = measure == QLatin1String("age 90");
        const QString source = isTail ? QStringLiteral("age") : measure;
        const auto overall = [&](const std::vector<double> &values) {
            return isTail ? quantile(values, 0.9) : figureOf(measure, values);
        };
        QVERIFY(simulated.at(source).size() > 100);
        const double made = overall(simulated.at(source));
        const double real = overall(recorded.values.at(source));
        qInfo("%-14s %8.4f; recorded %8.4f, responses %8.4f to %8.4f", name, made, real, *low, *high);
        QVERIFY2(made >= *low && made <= *high, name);
        // Single responses differ much: the whole must also be of the size of the whole.
        QVERIFY2(made > real / 2.5 && made < real * 2.5, name);
    }
}

QTEST_GUILESS_MAIN(TestRealism)
#include "tst_realism.moc"
