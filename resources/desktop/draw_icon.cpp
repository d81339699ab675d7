// SPDX-License-Identifier: GPL-3.0-or-later
// draw_icon FILE.svg SIZE FILE.png: for desktops that show no SVG.
#include <QImage>
#include <QPainter>
#include <QString>
#include <QSvgRenderer>

int main(int count, char **values)
{
    if (count != 4)
        return 2;
    QSvgRenderer drawing(QString::fromLocal8Bit(values[1]));
    const int size = QString::fromLocal8Bit(values[2]).toInt();
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    drawing.render(&painter);
    painter.end();
    return drawing.isValid() && image.save(QString::fromLocal8Bit(values[3])) ? 0 : 1;
}
