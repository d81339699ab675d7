// SPDX-License-Identifier: GPL-3.0-or-later
#include "pseudo_language.h"

#include <QMap>

#include <algorithm>

namespace evision::test {

namespace {

constexpr int share = 40; // percent that texts become longer

QChar accented(QChar letter)
{
    static const QMap<QChar, QChar> letters{{u'a', u'ä'}, {u'o', u'ö'}, {u'u', u'ü'},
                                            {u'A', u'Ä'}, {u'O', u'Ö'}, {u'U', u'Ü'}};
    return letters.value(letter, letter);
}

} // namespace

QString PseudoLanguage::translate(const char *context, const char *text, const char *, int) const
{
    if (context[0] == 'Q' && context[1] >= 'A' && context[1] <= 'Z')
        return {};
    const QString source = QString::fromUtf8(text);
    if (std::none_of(source.begin(), source.end(), [](QChar letter) { return letter.isLetter(); }))
        return source;
    QString made(u'[');
    bool inTag = false;
    for (const QChar letter : source) {
        inTag = letter == u'<' || (inTag && letter != u'>');
        made += inTag ? letter : accented(letter);
    }
    const qsizetype more = std::max<qsizetype>(source.size() * share / 100 - 2, 0);
    static const QString filling = QStringLiteral(" überlängen");
    for (qsizetype at = 0; at < more; ++at)
        made += filling[at % filling.size()];
    return made + u']';
}

} // namespace evision::test
