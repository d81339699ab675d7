// SPDX-License-Identifier: GPL-3.0-or-later
// evision-screenshots OUTDIR [NAME...]: saves NAME.png for each face of the window.
#include "faces.h"
#include "pseudo_language.h"

#include "app/options.h"

#include <QApplication>
#include <QFontDatabase>
#include <QLoggingCategory>
#include <QPixmap>
#include <QTcpServer>

#include <cstdio>

using namespace evision;

namespace {

bool save(const QApplication &application, const test::Face &face, const QString &file)
{
    test::PseudoLanguage pseudo;
    if (face.isPseudo)
        QCoreApplication::installTranslator(&pseudo); // goes with its end
    test::Stage stage(application, face.preferences, face.address);
    QWidget *shown = face.play(stage);
    const bool isSettled = stage.settle();
    return shown && isSettled && shown->grab().save(file);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    app::nameApplication();
    QLoggingCategory::setFilterRules(QStringLiteral("evision.*=false"));
    QStringList names = QApplication::arguments().mid(1);
    if (names.isEmpty() || QFontDatabase::families().isEmpty()) {
        std::fputs("Usage: evision-screenshots OUTDIR [NAME...]; a font must be installed.\n", stderr);
        return 2;
    }
    const QString folder = names.takeFirst();
    QTcpServer silent; // takes calls and never answers
    silent.listen(QHostAddress::LocalHost);
    int failures = 0;
    for (const test::Face &face : test::allFaces(QStringLiteral("http://127.0.0.1:%1").arg(silent.serverPort()))) {
        if (names.isEmpty() ? !face.isUsual : !names.contains(face.name))
            continue;
        const QString file = QStringLiteral("%1/%2.png").arg(folder, face.name);
        if (!save(application, face, file)) {
            std::fprintf(stderr, "%s is not as it should be\n", qPrintable(file));
            ++failures;
        }
    }
    return failures == 0 ? 0 : 1;
}
