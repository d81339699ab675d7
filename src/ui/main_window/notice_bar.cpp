// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/notice_bar.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace evision::ui {

NoticeBar::NoticeBar(const Theme &theme, QWidget *parent)
    : QFrame(parent),
      m_theme(theme),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_dismiss(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing::m, spacing::s, spacing::s, spacing::s);
    layout->setSpacing(spacing::s);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_dismiss);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_dismiss->setAutoRaise(true);
    m_dismiss->setAccessibleName(tr("Dismiss"));
    m_dismiss->setToolTip(tr("Dismiss this notice"));
    connect(m_dismiss, &QToolButton::clicked, this, [this] { show({}); });
    connect(&theme, &Theme::changed, this, &NoticeBar::dress);
    dress();
    hide();
}

void NoticeBar::dress()
{
    QPalette colors;
    colors.setColor(QPalette::Window, m_theme.color(Role::Flash));
    setPalette(colors);
    setAutoFillBackground(true);
    m_icon->setPixmap(
        m_theme.icon(Glyph::Explain, Role::Warning).pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    m_dismiss->setIcon(m_theme.icon(Glyph::Close));
}

void NoticeBar::tell(const QString &sentence)
{
    constexpr qsizetype most = 4; // of the page something should be left
    if (sentence.isEmpty() || m_sentences.contains(sentence))
        return;
    QStringList sentences = m_sentences + QStringList(sentence);
    if (sentences.size() > most)
        sentences.removeAt(1); // the first is the reason, the last is what is new
    show(sentences);
}

void NoticeBar::withdraw(const QString &sentence)
{
    QStringList sentences = m_sentences;
    if (sentences.removeAll(sentence) > 0)
        show(sentences);
}

void NoticeBar::show(const QStringList &sentences)
{
    m_sentences = sentences;
    m_text->setText(sentence());
    setAccessibleName(sentence());
    setVisible(!m_sentences.isEmpty());
}

QString NoticeBar::sentence() const
{
    return m_sentences.join(u'\n');
}

} // namespace evision::ui
