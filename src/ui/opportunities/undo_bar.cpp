// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/undo_bar.h"

#include "models/opportunities/plain_tip.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <chrono>
#include <utility>

namespace evision::ui {

namespace {

using namespace std::chrono_literals;

// As long as it takes to read it, or to change one's mind.
constexpr auto wordsStay = 6s;
constexpr auto undoStays = 20s;

} // namespace

UndoBar::UndoBar(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_text(new QLabel), m_undoButton(new QToolButton), m_close(new QToolButton)
{
    setFrameShape(NoFrame);
    setAutoFillBackground(true);
    m_text->setTextFormat(Qt::PlainText); // names come from a feed
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_undoButton->setText(tr("&Undo"));
    m_undoButton->setToolTip(tr("Takes it back (Ctrl+Z)"));
    m_undoButton->setFocusPolicy(Qt::StrongFocus);
    m_close->setAccessibleName(tr("Close the message"));
    m_close->setToolTip(tr("Close the message"));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::m, spacing::xs, spacing::s, spacing::xs);
    row->setSpacing(spacing::s);
    row->addWidget(m_text, 1);
    row->addWidget(m_undoButton);
    row->addWidget(m_close);
    m_away.setSingleShot(true);
    connect(&m_away, &QTimer::timeout, this, &QWidget::hide);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_undoButton, &QToolButton::clicked, this, &UndoBar::undo);
    connect(&m_theme, &Theme::changed, this, &UndoBar::dress);
    dress();
    hide();
}

void UndoBar::dress()
{
    QPalette own = palette();
    own.setColor(QPalette::Window, m_theme.color(Role::Selection));
    setPalette(own);
    m_close->setIcon(m_theme.icon(Glyph::Close));
    m_undoButton->setIcon(m_theme.icon(Glyph::Reset));
    m_undoButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

void UndoBar::say(const QString &sentence, std::function<void()> undo)
{
    m_undo = std::move(undo);
    m_text->setText(sentence);
    m_text->setToolTip(models::plainTip(sentence));
    setAccessibleName(sentence);
    m_undoButton->setVisible(static_cast<bool>(m_undo));
    show();
    m_away.start(m_undo ? std::chrono::milliseconds(undoStays) : std::chrono::milliseconds(wordsStay));
    QAccessibleEvent told(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

bool UndoBar::undo()
{
    if (!m_undo || isHidden())
        return false;
    hide();
    std::exchange(m_undo, {})();
    return true;
}

QString UndoBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

} // namespace evision::ui
