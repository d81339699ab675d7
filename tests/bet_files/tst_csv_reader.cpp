// SPDX-License-Identifier: GPL-3.0-or-later
#include "bet_files/csv_reader.h"
#include "wording/csv.h"

#include <QBuffer>
#include <QTest>

#include <random>

using namespace evision;
using namespace evision::bet_files;

namespace {

using Table = std::vector<std::vector<std::string>>;

/// The rows, and after a mistake a last one with that sentence alone.
Table tableOf(QByteArray bytes)
{
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device);
    Table table;
    for (auto row = reader.next();; row = reader.next()) {
        if (!row)
            table.push_back({row.error()});
        if (!row || !*row)
            return table;
        table.push_back(**row);
    }
}

} // namespace

class TestCsvReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tables_data();
    void tables();
    void whatIsNoTableIsRefused_data();
    void whatIsNoTableIsRefused();
    void rowsAreCountedAsSpreadsheetsDo();
    void whatIsWrittenIsRead();
};

void TestCsvReader::tables_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Table>("table");
    const Table two = {{"a", "b"}, {"1", "2"}};
    QTest::newRow("commas") << QByteArray("a,b\n1,2\n") << two;
    QTest::newRow("no line end after the last row") << QByteArray("a,b\n1,2") << two;
    QTest::newRow("line ends of Windows") << QByteArray("a,b\r\n1,2\r\n") << two;
    QTest::newRow("line ends of old Macs") << QByteArray("a,b\r1,2\r") << two;
    QTest::newRow("semicolons") << QByteArray("a;b\n1;2\n") << two;
    QTest::newRow("tabs") << QByteArray("a\tb\n1\t2\n") << two;
    QTest::newRow("a byte order mark") << QByteArray("\xef\xbb\xbf"
                                                     "a,b\n1,2\n")
                                       << two;
    QTest::newRow("the hint of Excel") << QByteArray("sep=;\r\na;b\r\n1;2\r\n") << two;
    QTest::newRow("empty lines") << QByteArray("a,b\n\n\n1,2\n\n") << two;
    QTest::newRow("commas between semicolons")
        << QByteArray("a;b;c\n1,5;2,5;3\n") << Table{{"a", "b", "c"}, {"1,5", "2,5", "3"}};
    QTest::newRow("a separator within quotes") << QByteArray("\"a;b;c\",d\n") << Table{{"a;b;c", "d"}};
    QTest::newRow("quotes within quotes") << QByteArray("\"say \"\"no\"\"\",x\n") << Table{{"say \"no\"", "x"}};
    QTest::newRow("a line end within quotes") << QByteArray("\"one\r\ntwo\",x\n") << Table{{"one\r\ntwo", "x"}};
    QTest::newRow("empty cells") << QByteArray(",,\n\"\",x,\n") << Table{{"", "", ""}, {"", "x", ""}};
    QTest::newRow("text after a quotation") << QByteArray("\"a\"b,c\n") << Table{{"ab", "c"}};
    QTest::newRow("a quote in the middle") << QByteArray("5\" nails,c\n") << Table{{"5\" nails", "c"}};
    QTest::newRow("nothing") << QByteArray() << Table{};
    QTest::newRow("a mark and nothing") << QByteArray("\xef\xbb\xbf") << Table{};
}

void TestCsvReader::tables()
{
    QFETCH(QByteArray, text);
    QFETCH(Table, table);
    QCOMPARE(tableOf(text), table);
}

void TestCsvReader::whatIsNoTableIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("a quotation without an end") << QByteArray("a,b\n1,\"2\n3,4\n") << QByteArray("never closed");
    QTest::newRow("another encoding") << QByteArray("a,b\nM\xfcller,2\n") << QByteArray("UTF-8");
    QTest::newRow("a row without an end")
        << "a,b\n" + QByteArray(static_cast<qsizetype>(CsvReader::greatestRow) + 10, 'x') << QByteArray("too long");
    QTest::newRow("a quotation that is too long")
        << "a,\"" + QByteArray(static_cast<qsizetype>(CsvReader::greatestRow) + 10, 'x') + "\"\n"
        << QByteArray("too long");
}

void TestCsvReader::whatIsNoTableIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, sentence);
    const Table table = tableOf(text);
    QVERIFY(!table.empty());
    QVERIFY2(table.back().front().find(sentence.toStdString()) != std::string::npos, table.back().front().c_str());
    QVERIFY(table.back().front().starts_with("Row "));
}

void TestCsvReader::rowsAreCountedAsSpreadsheetsDo()
{
    QByteArray bytes("a,b\n\n\"x\ny\",2\n3,4\n");
    QBuffer device(&bytes);
    QVERIFY(device.open(QIODevice::ReadOnly));
    CsvReader reader(device);
    std::vector<std::size_t> rows;
    for (auto row = reader.next(); row && *row; row = reader.next())
        rows.push_back(reader.row());
    QCOMPARE(rows, std::vector<std::size_t>({1, 3, 4}));
}

void TestCsvReader::whatIsWrittenIsRead()
{
    std::mt19937 random(7); // NOLINT: the same texts in each run
    const std::string letters = ",;\"'\r\n\t=+-@a1 .\\";
    const auto upTo = [&random](std::size_t most) {
        return std::uniform_int_distribution<std::size_t>(0, most)(random);
    };
    for (int time = 0; time < 2000; ++time) {
        std::vector<std::string> cells = {"first", "second", "third"};
        for (std::string &cell : cells) {
            cell.clear();
            for (std::size_t left = upTo(6); left > 0; --left)
                cell += letters[upTo(letters.size() - 1)];
        }
        // The heading settles what separates.
        Table table = tableOf(QByteArray::fromStdString("a,b,c\r\n" + wording::csvLine(cells)));
        QCOMPARE(table.size(), std::size_t{2});
        for (std::size_t at = 0; at < cells.size(); ++at) {
            // No cell begins as a formula, numbers apart.
            const std::string &cell = table.back()[at];
            if (!cell.empty() && std::string("=@\t\r\n").find(cell.front()) != std::string::npos)
                QFAIL(cell.c_str());
            QCOMPARE(std::string(wording::withoutApostrophe(cell)), cells[at]);
        }
    }
}

QTEST_GUILESS_MAIN(TestCsvReader)
#include "tst_csv_reader.moc"
