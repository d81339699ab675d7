// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/page_face.h"

#include <QAction>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace evision::ui {

namespace {

constexpr int pictureSize = 48;
constexpr int sentenceWidth = 460;
// Of a skeleton's row: where a bar begins and ends, as shares of the width.
constexpr std::array<std::pair<double, double>, 6> bars{
    {{0.01, 0.05}, {0.08, 0.27}, {0.30, 0.42}, {0.45, 0.53}, {0.60, 0.64}, {0.72, 0.79}}};

} // namespace

PageFace::PageFace(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_picture(new QLabel),
      m_title(new QLabel),
      m_sentence(new QLabel),
      m_button(new QPushButton)
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(spacing::s);
    column->addStretch(2);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    // A row of its own: a wrapped text that a layout aligns gets the height of one that is not wrapped.
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_sentence);
    row->addStretch();
    column->addLayout(row);
    column->addSpacing(spacing::s);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setFixedWidth(sentenceWidth);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_action)
            m_action->trigger();
    });
    connect(&m_theme, &Theme::changed, this, &PageFace::dress);
    showLoading();
    dress();
}

void PageFace::dress()
{
    m_title->setFont(m_theme.headingFont());
    m_picture->setPixmap(
        m_theme.icon(m_glyph, Role::Muted).pixmap(QSize(pictureSize, pictureSize), devicePixelRatio()));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, m_theme.color(Role::Muted));
    m_sentence->setPalette(muted);
    m_button->setMinimumHeight(m_theme.rowHeight());
    m_button->setIcon(m_action ? m_action->icon() : QIcon());
    update();
}

void PageFace::showLoading()
{
    m_isLoading = true;
    setAccessibleName(tr("Waiting for the first prices"));
    m_picture->hide();
    m_title->hide();
    m_button->hide();
    m_sentence->setText(tr("Waiting for the first prices…"));
    update();
}

void PageFace::show(Glyph glyph, const QString &title, const QString &sentence, QAction *action)
{
    m_isLoading = false;
    m_glyph = glyph;
    setAccessibleName(title);
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_action = action;
    m_button->setText(action ? action->text() : QString());
    m_button->setToolTip(action ? action->toolTip() : QString());
    m_picture->show();
    m_title->show();
    m_button->setVisible(action != nullptr);
    dress();
}

void PageFace::focusInEvent(QFocusEvent *event)
{
    if (m_button->isVisible())
        m_button->setFocus(event->reason());
}

void PageFace::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (!m_isLoading)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Role::Surface));
    const int row = m_theme.rowHeight();
    for (int top = row; top + row < height(); top += row) {
        if (m_sentence->geometry().adjusted(0, -row, 0, row).intersects(QRect(0, top, width(), row)))
            continue; // room for the words
        for (const auto &[from, to] : bars)
            painter.drawRoundedRect(QRectF(from * width(), top + row * 0.3, (to - from) * width(), row * 0.4),
                                    cornerRadius / 2.0, cornerRadius / 2.0);
    }
}

} // namespace evision::ui
