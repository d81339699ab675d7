// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json_writer.h"
#include "cli/scan_csv.h"
#include "wording/csv.h"
#include "cli_test.h"
#include "response.h"

using namespace evision;
using namespace evision::test;

namespace {

/// {"x": text} as the writer writes it.
std::string written(const std::string &text)
{
    cli::JsonWriter json;
    json.beginObject();
    json.value("x", text);
    json.endObject();
    return json.finish();
}

std::string bytes(const char *text, std::size_t size)
{
    return {text, size};
}

const std::string replacement = "\ufffd";

} // namespace

/// JSON and CSV, down to the byte.
class Writers final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void jsonTextIsEscaped_data();
    void jsonTextIsEscaped();
    void jsonReplacesWhatIsNoUtf8_data();
    void jsonReplacesWhatIsNoUtf8();
    void jsonNumbersReadBack_data();
    void jsonNumbersReadBack();
    void jsonHasNoNumberThatIsNotFinite();
    void jsonIsIndented();
    void jsonMayBeWrittenAgain();
    void csvCells_data();
    void csvCells();
    void csvOfAScanHasARowABet();
    void csvOfAScanProtectsNames();
};

void Writers::jsonTextIsEscaped_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("inside");
    const auto row = [](const char *name, const std::string &text, const char *inside) {
        QTest::newRow(name) << text << std::string(inside);
    };
    row("quotes", "a\"b", R"(a\"b)");
    row("backslashes", "a\\b", R"(a\\b)");
    row("a line end", "a\nb", R"(a\u000ab)");
    row("a zero byte", bytes("a\0b", 3), R"(a\u0000b)");
    row("an escape", "\x1b[0m", R"(\u001b[0m)");
    row("delete", "\x7f", R"(\u007f)");
    row("slashes stay", "a/b", "a/b");
    row("letters of two, three and four bytes stay", "é中😀", "é中😀");
}

void Writers::jsonTextIsEscaped()
{
    QFETCH(std::string, text);
    QFETCH(std::string, inside);
    QCOMPARE(written(text), "{\n  \"x\": \"" + inside + "\"\n}\n");
    const QJsonObject read = QJsonDocument::fromJson(QByteArray::fromStdString(written(text))).object();
    QCOMPARE(read[key("x")].toString().toStdString(), text);
}

void Writers::jsonReplacesWhatIsNoUtf8_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("inside");
    const std::string once = replacement;
    QTest::newRow("a lone continuation byte") << std::string("a\x80z") << "a" + once + "z";
    QTest::newRow("a letter cut off") << std::string("a\xc3") << "a" + once;
    QTest::newRow("a letter cut off before another") << std::string("\xe4\xb8z") << once + once + "z";
    QTest::newRow("an overlong slash") << std::string("\xc0\xaf") << once + once;
    QTest::newRow("an overlong form of three bytes") << std::string("\xe0\x80\xaf") << once + once + once;
    QTest::newRow("half a surrogate pair") << std::string("\xed\xa0\x80") << once + once + once;
    QTest::newRow("beyond the last code point") << std::string("\xf4\x90\x80\x80") << once + once + once + once;
    QTest::newRow("bytes that never occur") << std::string("\xfe\xff") << once + once;
}

void Writers::jsonReplacesWhatIsNoUtf8()
{
    QFETCH(std::string, text);
    QFETCH(std::string, inside);
    QCOMPARE(written(text), "{\n  \"x\": \"" + inside + "\"\n}\n");
}

void Writers::jsonNumbersReadBack_data()
{
    QTest::addColumn<double>("number");
    for (const double number :
         {0.0, -0.0, 0.1, 1.0 / 3, 2.0, -17.25, 1e15, 1e22, 1e300, 5e-324, 1.7976931348623157e308, 0.02})
        QTest::newRow(qPrintable(QString::number(number))) << number;
}

void Writers::jsonNumbersReadBack()
{
    QFETCH(double, number);
    cli::JsonWriter json;
    json.beginArray();
    json.element(number);
    json.endArray();
    QVERIFY(std::strtod(json.finish().c_str() + 1, nullptr) == number); // bit for bit, which QCOMPARE is not
}

void Writers::jsonHasNoNumberThatIsNotFinite()
{
    cli::JsonWriter json;
    json.beginArray();
    for (const double number : {std::nan(""), HUGE_VAL, -HUGE_VAL})
        json.element(number);
    json.endArray();
    QCOMPARE(json.finish(), std::string("[\n  null,\n  null,\n  null\n]\n"));
}

void Writers::jsonIsIndented()
{
    cli::JsonWriter json;
    json.beginObject();
    json.beginArray("none");
    json.endArray();
    json.beginObject("inner");
    json.value("yes", true);
    json.value("count", 3);
    json.null("nothing");
    json.endObject();
    json.endObject();
    QCOMPARE(json.finish(), std::string("{\n  \"none\": [],\n  \"inner\": {\n    \"yes\": true,\n    \"count\": 3,\n   "
                                        " \"nothing\": null\n  }\n}\n"));
}

void Writers::jsonMayBeWrittenAgain()
{
    cli::JsonWriter json;
    for (int time = 0; time < 2; ++time) {
        json.beginObject();
        json.endObject();
        QCOMPARE(json.finish(), std::string("{}\n"));
    }
}

void Writers::csvCells_data()
{
    QTest::addColumn<std::string>("cell");
    QTest::addColumn<std::string>("written");
    const auto row = [](const char *name, const std::string &cell, const std::string &written) {
        QTest::newRow(name) << cell << written;
    };
    row("plain text", "Home", "Home");
    row("nothing", "", "");
    row("a comma", "a,b", "\"a,b\"");
    row("quotes", "a\"b", "\"a\"\"b\"");
    row("a line end", "a\nb", "\"a\nb\"");
    row("a carriage return", "a\rb", "\"a\rb\"");
    row("a formula", "=1+1", "'=1+1");
    row("a formula with a comma", "=IF(1,2,3)", "\"'=IF(1,2,3)\"");
    row("a formula by plus", "+A1", "'+A1");
    row("a formula by minus", "-A1", "'-A1");
    row("a formula by at", "@SUM(A1)", "'@SUM(A1)");
    row("a formula behind a tab", "\t=1", "'\t=1");
    row("a formula behind a carriage return", "\r=1", "\"'\r=1\"");
    row("a negative number", "-0.5", "-0.5");
    row("a number with a plus", "+1.5e3", "+1.5e3");
    row("a name that begins with a minus", "-3 FC", "'-3 FC");
}

void Writers::csvCells()
{
    QFETCH(std::string, cell);
    QFETCH(std::string, written);
    QCOMPARE(wording::csvLine({"x", cell, "y"}), "x," + written + ",y\r\n");
}

void Writers::csvOfAScanHasARowABet()
{
    const Folder folder;
    const std::string path = folder.file(
        "r.json", Response().event("e1").h2h("pinnacle", 1.9, 2.0).h2h("alpha", 2.1, 1.7).h2h("beta", 2.2, 1.7).json());
    const Words words{"scan", path, "--sharp", "pinnacle", "--method", "multiplicative"};
    const std::vector<std::string> rows = lines(run(words + Words{"--format", "csv"}).out);
    const QJsonArray bets = run(words + Words{"--format", "json"}).json()[key("opportunities")].toArray();
    QCOMPARE(rows.size(), std::size_t{3});
    QCOMPARE(rows[0],
             std::string(
                 "id,event_id,sport_key,commence_time,home_team,away_team,market,family,period,participant,selection,"
                 "point,bookmaker,price,effective_price,fair_probability,fair_price,ev,ev_min,ev_max,stable,hold,"
                 "kelly,stake,sharps,method,age_s,link,flags\r"));
    QVERIFY(rows[1].starts_with(bets[0][key("id")].toString().toStdString() +
                                ",e1,tennis_test,2026-02-01T18:00:00Z,Home,Away,h2h,h2h,full,,Home,,beta,2.2,2.2,"));
    VERIFY_HOLDS(rows[2], "one_sharp");
}

void Writers::csvOfAScanProtectsNames()
{
    const Folder folder;
    const std::string path = folder.file("r.json", Response()
                                                       .event("e1", "tennis_test", "=cmd()", "A,\"B\"")
                                                       .h2h("pinnacle", 1.9, 2.0)
                                                       .h2h("alpha", 2.1, 1.7)
                                                       .json());
    const std::string row = lines(run({"scan", path, "--sharp", "pinnacle", "--format", "csv"}).out).at(1);
    VERIFY_HOLDS(row, ",'=cmd(),\"A,\"\"B\"\"\",");
}

QTEST_GUILESS_MAIN(Writers)
#include "tst_writers.moc"
