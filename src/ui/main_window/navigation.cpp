// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/navigation.h"

#include "ui/main_window/badge_button.h"
#include "ui/theme/theme.h"

#include <QListWidget>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace evision::ui {

namespace {

constexpr int navigationIcon = 20;
constexpr int foldedWidth = navigationIcon + 2 * spacing::l;
constexpr int mostWidth = 240;

/// A whole row in the colour of the selection, with the focus around all of it; Qt draws it around the text.
class RowDelegate final : public QStyledItemDelegate {
public:
    RowDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option(given);
        const bool isFocused = option.state.testFlag(QStyle::State_HasFocus);
        const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        constexpr qreal half = 0.5;
        if (isCurrent || isFocused) {
            painter->setPen(isFocused ? QPen(m_theme.color(Role::Accent)) : QPen(Qt::NoPen));
            painter->setBrush(isCurrent ? m_theme.color(Role::Selection) : QColor(Qt::transparent));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(half, half, -half, -half), cornerRadius,
                                     cornerRadius);
        }
        painter->restore();
        option.state &= ~(QStyle::State_HasFocus | QStyle::State_Selected);
        option.rect.adjust(spacing::s, 0, 0, 0);
        QStyledItemDelegate::paint(painter, option, index);
    }

private:
    const Theme &m_theme;
};

} // namespace

Navigation::Navigation(const Theme &theme, QWidget *parent)
    : QFrame(parent),
      m_theme(theme),
      m_demo(new BadgeButton(theme, this)),
      m_list(new QListWidget(this)),
      m_fold(new QToolButton(this)),
      m_menu(new QToolButton(this)),
      m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(spacing::xs, spacing::s, spacing::xs, spacing::s);
    m_layout->setSpacing(spacing::xs);
    m_layout->addWidget(m_demo);
    m_layout->addWidget(m_list, 1);
    m_layout->addWidget(m_fold);
    m_layout->addWidget(m_menu);

    m_demo->setText(tr("Demo market"));
    m_demo->setAccessibleName(m_demo->text());
    m_demo->setToolTip(tr("Games and prices are invented. Click to learn more, and to enter a key."));
    m_demo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_demo->setFocusPolicy(Qt::TabFocus);
    m_demo->setMarked(true);
    m_demo->hide();
    m_list->setAccessibleName(tr("Pages"));
    m_list->setItemDelegate(new RowDelegate(theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize(QSize(navigationIcon, navigationIcon));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    connect(m_list, &QListWidget::currentRowChanged, this, &Navigation::pageWanted);

    for (QToolButton *button : {m_fold, m_menu}) {
        button->setAutoRaise(true);
        button->setIconSize(QSize(navigationIcon, navigationIcon));
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    m_menu->setText(tr("Menu"));
    m_menu->setToolTip(tr("Key, theme, help (F10)"));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_fold->setText(tr("Fold"));
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    connect(&theme, &Theme::changed, this, &Navigation::dress);
    dress();
}

void Navigation::addPage(const QString &title, Glyph glyph)
{
    m_entries.push_back({title, glyph});
    m_list->addItem(QString());
    dress();
}

void Navigation::setCurrent(int page)
{
    m_list->setCurrentRow(page);
}

void Navigation::setDemo(bool demo)
{
    m_demo->setVisible(demo);
}

void Navigation::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    dress();
    Q_EMIT foldChanged(folded);
}

void Navigation::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    m_fold->setVisible(!narrow);
    dress();
}

void Navigation::dress()
{
    QPalette colors = m_list->palette();
    colors.setColor(QPalette::Base, m_theme.color(Role::Surface));
    m_list->setPalette(colors);
    const bool isIcons = m_folded || m_narrow;
    int widest = 0;
    for (int row = 0; row < static_cast<int>(m_entries.size()); ++row) {
        const Entry &entry = m_entries[static_cast<std::size_t>(row)];
        QListWidgetItem *item = m_list->item(row);
        constexpr int keys = 9;
        const QString key = row < keys ? QStringLiteral(" (Ctrl+%1)").arg(row + 1) : QString();
        item->setIcon(m_theme.icon(entry.glyph));
        item->setText(isIcons ? QString() : entry.title);
        item->setToolTip(entry.title + key);
        item->setData(Qt::AccessibleTextRole, entry.title);
        item->setSizeHint(QSize(0, m_theme.rowHeight() + spacing::s));
        widest = std::max(widest, fontMetrics().horizontalAdvance(entry.title));
    }
    const Qt::ToolButtonStyle style = isIcons ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
    for (QToolButton *button : {m_fold, m_menu, static_cast<QToolButton *>(m_demo)})
        button->setToolButtonStyle(style);
    m_demo->setFont(m_theme.strongFont());
    m_demo->setIcon(m_theme.icon(Glyph::Market, Role::Warning));
    m_demo->setMinimumHeight(m_theme.rowHeight());
    widest = std::max(widest, QFontMetrics(m_demo->font()).horizontalAdvance(m_demo->text()));
    m_menu->setIcon(m_theme.icon(Glyph::Menu));
    m_fold->setIcon(m_theme.icon(isIcons ? Glyph::ChevronRight : Glyph::ChevronLeft));
    m_fold->setToolTip(isIcons ? tr("Show the names of the pages (Ctrl+B)") : tr("Fold to icons (Ctrl+B)"));
    m_fold->setAccessibleName(isIcons ? tr("Unfold the navigation") : tr("Fold the navigation"));
    m_menu->setAccessibleName(tr("Menu"));
    setFixedWidth(isIcons ? foldedWidth : std::min(mostWidth, widest + navigationIcon + 3 * spacing::xl));
}

} // namespace evision::ui
