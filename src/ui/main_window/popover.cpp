// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/popover.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace evision::ui {

namespace {

constexpr int sentenceWidth = 340;

} // namespace

Popover::Popover(const Theme &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_theme(theme), m_layout(new QVBoxLayout(this))
{
    setFrameShape(QFrame::StyledPanel);
    m_layout->setContentsMargins(spacing::l, spacing::m, spacing::l, spacing::m);
    m_layout->setSizeConstraint(QLayout::SetFixedSize);
}

void Popover::begin(const QString &heading)
{
    delete m_content;
    m_content = new QWidget(this);
    m_layout->addWidget(m_content);
    m_column = new QVBoxLayout(m_content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(spacing::s);
    m_facts = nullptr;
    m_figures.clear();
    auto *title = new QLabel(heading, m_content);
    title->setFont(m_theme.strongFont());
    m_column->addWidget(title);
    setAccessibleName(heading);
    QPalette colors = palette();
    colors.setColor(QPalette::Window, m_theme.color(Role::Raised));
    setPalette(colors);
    setAutoFillBackground(true);
}

void Popover::addFact(const QString &label, const QString &value)
{
    if (!m_facts) {
        m_facts = new QFormLayout;
        m_facts->setHorizontalSpacing(spacing::l);
        m_facts->setVerticalSpacing(spacing::xs);
        m_column->addLayout(m_facts);
    }
    auto *name = new QLabel(label, m_content);
    QPalette muted = name->palette();
    muted.setColor(QPalette::WindowText, m_theme.color(Role::Muted));
    name->setPalette(muted);
    auto *figure = new QLabel(value, m_content);
    figure->setFont(m_theme.numberFont());
    figure->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->addRow(name, figure);
    m_figures.insert(label, figure);
}

void Popover::setFact(const QString &label, const QString &value)
{
    if (QLabel *figure = m_figures.value(label))
        figure->setText(value);
}

void Popover::addSentence(const QString &sentence)
{
    auto *text = new QLabel(sentence, m_content);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setFixedWidth(sentenceWidth);
    m_column->addWidget(text);
    m_facts = nullptr;
}

void Popover::addAction(QAction *action)
{
    auto *button = new QPushButton(action->icon(), action->text(), m_content);
    button->setEnabled(action->isEnabled());
    button->setToolTip(action->toolTip());
    button->setAutoDefault(true);
    const bool first = !m_content->findChild<QPushButton *>(QStringLiteral("first"));
    if (first)
        button->setObjectName(QStringLiteral("first"));
    connect(button, &QPushButton::clicked, this, [this, action] {
        close();
        action->trigger();
    });
    m_column->addWidget(button);
    m_facts = nullptr;
}

void Popover::showAt(const QWidget &anchor)
{
    adjustSize();
    const QPoint corner = anchor.mapToGlobal(QPoint(0, 0));
    const QRect room = anchor.screen()->availableGeometry();
    const int above = corner.y() - sizeHint().height() - spacing::xs;
    const int below = corner.y() + anchor.height() + spacing::xs;
    const bool isInUpperHalf = anchor.mapTo(anchor.window(), QPoint(0, 0)).y() < anchor.window()->height() / 2;
    const int top = above < room.top() || isInUpperHalf ? below : above;
    const int left = std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - sizeHint().width()));
    move(left, top);
    show();
    if (auto *first = m_content->findChild<QPushButton *>(QStringLiteral("first")))
        first->setFocus(Qt::PopupFocusReason);
}

} // namespace evision::ui
