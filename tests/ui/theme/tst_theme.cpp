// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QSignalSpy>
#include <QStyle>
#include <QSvgRenderer>
#include <QTest>

using namespace evision::ui;

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereAreFonts();
    void figuresAreOfOneWidth();
    void everyGlyphIsADrawing();
    void iconsHaveTheColourOfTheirRole();
    void iconsAreSharpOnFineScreens();
    void aSchemeChangesAllWidgets();
    void densityChangesRows();
    void theSameOptionsChangeNothing();

private:
    static const QApplication &application() { return *static_cast<QApplication *>(QCoreApplication::instance()); }
};

void TestTheme::thereAreFonts()
{
    // Without one every letter is a box, and no other test would notice.
    QVERIFY(!QFontDatabase::families().isEmpty());
    QVERIFY(QFontMetricsF(QApplication::font()).horizontalAdvance(QStringLiteral("iiii")) <
            QFontMetricsF(QApplication::font()).horizontalAdvance(QStringLiteral("MMMM")));
}

void TestTheme::figuresAreOfOneWidth()
{
    const Theme theme(application());
    const QFontMetricsF metrics(theme.numberFont());
    for (char digit = '0'; digit <= '9'; ++digit)
        QVERIFY(std::abs(metrics.horizontalAdvance(QLatin1Char(digit)) - metrics.horizontalAdvance(QLatin1Char('0'))) <
                0.01);
}

void TestTheme::everyGlyphIsADrawing()
{
    const Theme theme(application());
    for (int number = 0; number < glyphCount; ++number) {
        const auto glyph = static_cast<Glyph>(number);
        QFile file(glyphFile(glyph));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        QSvgRenderer drawing(file.readAll());
        QVERIFY2(drawing.isValid(), qPrintable(file.fileName()));
        QCOMPARE(drawing.viewBox(), QRect(0, 0, 24, 24));
        const QImage image = theme.icon(glyph).pixmap(QSize(24, 24), 1.0).toImage();
        int drawn = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                drawn += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
        }
        QVERIFY2(drawn > 10, qPrintable(file.fileName()));
    }
}

void TestTheme::iconsHaveTheColourOfTheirRole()
{
    const Theme theme(application(), {SchemeChoice::Dark, Density::Normal, false});
    const auto strongest = [](const QIcon &icon, QIcon::Mode mode) {
        const QImage image = icon.pixmap(QSize(24, 24), 1.0, mode).toImage().convertToFormat(QImage::Format_ARGB32);
        QColor found;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() == 255)
                    found = image.pixelColor(x, y);
            }
        }
        return found;
    };
    QCOMPARE(strongest(theme.icon(Glyph::Warning, Role::Warning), QIcon::Normal), theme.color(Role::Warning));
    QCOMPARE(strongest(theme.icon(Glyph::Warning), QIcon::Normal), theme.color(Role::Text));
    QCOMPARE(strongest(theme.icon(Glyph::Warning), QIcon::Disabled), theme.color(Role::Muted));
}

void TestTheme::iconsAreSharpOnFineScreens()
{
    const Theme theme(application());
    const QPixmap pixmap = theme.icon(Glyph::Search).pixmap(QSize(16, 16), 2.0);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.devicePixelRatio(), 2.0);
}

void TestTheme::aSchemeChangesAllWidgets()
{
    Theme theme(application(), {SchemeChoice::Light, Density::Normal, false});
    QCOMPARE(QApplication::palette().color(QPalette::Base), theme.color(Role::Base));
    const QColor light = theme.color(Role::Base);
    const QIcon before = theme.icon(Glyph::Search);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setOptions({SchemeChoice::Dark, Density::Normal, false});
    QCOMPARE(changed.count(), 1);
    QVERIFY(theme.isDark());
    QVERIFY(theme.color(Role::Base) != light);
    QCOMPARE(QApplication::palette().color(QPalette::Base), theme.color(Role::Base));
    QVERIFY(theme.icon(Glyph::Search).cacheKey() != before.cacheKey());
    theme.setOptions({SchemeChoice::System, Density::Normal, false}); // nothing here says that it is dark
    QVERIFY(!theme.isDark());
}

void TestTheme::densityChangesRows()
{
    Theme theme(application(), {SchemeChoice::Light, Density::Compact, false});
    QFont small = QApplication::font();
    const QFont usual = small;
    small.setPointSizeF(9);
    QApplication::setFont(small);
    QCOMPARE(theme.rowHeight(), 24);
    theme.setOptions({SchemeChoice::Light, Density::Normal, false});
    QCOMPARE(theme.rowHeight(), 28);
    theme.setOptions({SchemeChoice::Light, Density::Roomy, false});
    QCOMPARE(theme.rowHeight(), 36);
    QFont large = usual;
    large.setPointSizeF(40);
    QApplication::setFont(large);
    QVERIFY(theme.rowHeight() > 40);
    QApplication::setFont(usual);
}

void TestTheme::theSameOptionsChangeNothing()
{
    Theme theme(application());
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setOptions(theme.options());
    QCOMPARE(changed.count(), 0);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
