// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/decoder/inflate.h"

#include <QTest>

#include <zlib.h>

#include <memory>
#include <string>

using evision::feed::InflateError;
using evision::feed::Inflater;
using evision::feed::looksGzipped;

namespace {

constexpr int gzipWindow = 15 + 16;
constexpr int zlibWindow = 15;
constexpr int rawWindow = -15;

std::string deflated(const std::string &bytes, int window)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
    std::string result(deflateBound(&stream, bytes.size()), '\0');
    std::string input = bytes;
    stream.next_in = reinterpret_cast<Bytef *>(input.data()); // NOLINT(*-reinterpret-cast): zlib's interface
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef *>(result.data()); // NOLINT(*-reinterpret-cast)
    stream.avail_out = static_cast<uInt>(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return result;
}

std::string gzipped(const std::string &bytes)
{
    return deflated(bytes, gzipWindow);
}

int codeOf(InflateError error)
{
    return static_cast<int>(error);
}

} // namespace

class TestInflate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inflatesBothWrappers();
    void inflatesWhatShrinksMost();
    void membersInARowAreOne();
    void sizeFieldIsNotTrusted();
    void cutAnywhereIsDamaged();
    void everyChangedByteIsNoticed();
    void refusals();
    void limitIsExact();
    void tellsGzip();
};

void TestInflate::inflatesBothWrappers()
{
    Inflater inflater;
    const std::string text = "[{\"id\":\"1\"}]";
    for (const int window : {gzipWindow, zlibWindow}) {
        const Inflater::Result result = inflater.inflate(deflated(text, window));
        QCOMPARE(codeOf(result.error), codeOf(InflateError::None));
        QCOMPARE(std::string(result.bytes), text);
    }
    QCOMPARE(inflater.inflate(gzipped("")).bytes.size(), std::size_t{0});
    QCOMPARE(codeOf(inflater.inflate(gzipped("")).error), codeOf(InflateError::None));
}

void TestInflate::inflatesWhatShrinksMost()
{
    Inflater inflater;
    const std::string text(20000000, 'a'); // to a thousandth, so the output has to grow several times
    QCOMPARE(inflater.inflate(gzipped(text)).bytes, std::string_view(text));
    QCOMPARE(std::string(inflater.inflate(gzipped("small")).bytes), std::string("small"));
}

void TestInflate::membersInARowAreOne()
{
    Inflater inflater;
    const std::string large(100000, 'b');
    QCOMPARE(inflater.inflate(gzipped("one ") + gzipped("") + gzipped(large)).bytes, std::string_view("one " + large));
}

void TestInflate::sizeFieldIsNotTrusted()
{
    Inflater inflater;
    std::string body = gzipped(std::string(5000, 'c'));
    body.replace(body.size() - 4, 4, "\xff\xff\xff\x7f");
    QCOMPARE(codeOf(inflater.inflate(body).error), codeOf(InflateError::Damaged));
}

void TestInflate::cutAnywhereIsDamaged()
{
    Inflater inflater;
    const std::string body = gzipped("[{\"id\":\"1\",\"name\":\"a name that is long enough\"}]");
    for (std::size_t size = 3; size < body.size(); ++size) {
        // In a block of its own, so that a read beyond the end is seen.
        const std::unique_ptr<char[]> bytes(new char[size]);
        body.copy(bytes.get(), size);
        const Inflater::Result result = inflater.inflate(std::string_view(bytes.get(), size));
        QCOMPARE(codeOf(result.error), codeOf(InflateError::Damaged));
        QVERIFY(result.bytes.empty());
    }
}

void TestInflate::everyChangedByteIsNoticed()
{
    Inflater inflater;
    const std::string text = "[{\"id\":\"1\",\"name\":\"a name that is long enough\"}]";
    const std::string body = gzipped(text);
    for (std::size_t place = 10; place < body.size(); ++place) {
        std::string changed = body;
        changed[place] = static_cast<char>(changed[place] ^ 0x10);
        QVERIFY(inflater.inflate(changed).error != InflateError::None);
    }
}

void TestInflate::refusals()
{
    Inflater inflater;
    for (const std::string &body :
         {std::string(), std::string("[]"), std::string("\x1f"), std::string("\x1f\x8b"), deflated("text", rawWindow)})
        QCOMPARE(codeOf(inflater.inflate(body).error), codeOf(InflateError::NotCompressed));
    for (const std::string &body :
         {gzipped("text") + "x", deflated("text", zlibWindow) + "x", gzipped("a") + "\x1f\x8b\x08"})
        QCOMPARE(codeOf(inflater.inflate(body).error), codeOf(InflateError::Damaged));
    for (const InflateError error : {InflateError::NotCompressed, InflateError::Damaged, InflateError::TooLarge})
        QVERIFY(evision::feed::sentence(error).back() == '.');
}

void TestInflate::limitIsExact()
{
    Inflater inflater(100000);
    QCOMPARE(inflater.inflate(gzipped(std::string(100000, 'd'))).bytes.size(), std::size_t{100000});
    QCOMPARE(codeOf(inflater.inflate(gzipped(std::string(100001, 'd'))).error), codeOf(InflateError::TooLarge));
    QCOMPARE(codeOf(inflater.inflate(gzipped(std::string(50000000, 'd'))).error), codeOf(InflateError::TooLarge));
    const std::string half = gzipped(std::string(60000, 'e'));
    QCOMPARE(codeOf(inflater.inflate(half + half).error), codeOf(InflateError::TooLarge));
    QCOMPARE(inflater.inflate(half).bytes.size(), std::size_t{60000});
}

void TestInflate::tellsGzip()
{
    QVERIFY(looksGzipped(gzipped("x")));
    QVERIFY(!looksGzipped(""));
    QVERIFY(!looksGzipped("[]"));
    QVERIFY(!looksGzipped(deflated("x", zlibWindow)));
}

QTEST_GUILESS_MAIN(TestInflate)
#include "tst_inflate.moc"
