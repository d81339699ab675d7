// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/note_line.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>

namespace evision::ui {

NoteLine::NoteLine(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::xs);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    connect(&theme, &Theme::changed, this, &NoteLine::dress);
    set({}, false);
}

void NoteLine::explain(const QString &sentence)
{
    set(sentence, false);
}

void NoteLine::warn(const QString &sentence)
{
    set(sentence, true);
}

void NoteLine::set(const QString &sentence, bool warns)
{
    m_warns = warns;
    m_text->setText(sentence);
    setVisible(!sentence.isEmpty());
    dress();
}

void NoteLine::dress()
{
    m_icon->setVisible(m_warns);
    m_icon->setPixmap(m_theme.icon(Glyph::Warning, Role::Warning).pixmap(QSize(iconSize, iconSize), devicePixelRatio()));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_theme.color(m_warns ? Role::Warning : Role::Muted));
    m_text->setPalette(colors);
}

} // namespace evision::ui
