// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/check_list.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace evision::ui {

namespace {

constexpr int shownRows = 7;
constexpr int searchRole = Qt::UserRole + 1;

} // namespace

CheckList::CheckList(const Theme &theme, const QString &name, const QString &none, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_none(none),
      m_search(new QLineEdit(this)),
      m_glass(m_search->addAction(QIcon(), QLineEdit::LeadingPosition)),
      m_list(new QListWidget(this)),
      m_summary(new QLabel(this))
{
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search: %1").arg(name));
    m_search->setToolTip(tr("Lists what contains these words. Down goes to the list, Esc clears."));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setAccessibleName(name);
    m_list->setToolTip(tr("Space chooses, or chooses no more."));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::xs);
    column->addWidget(m_search);
    column->addWidget(m_list);
    column->addWidget(m_summary);
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &CheckList::filter);
    connect(m_list, &QListWidget::itemChanged, this, &CheckList::take);
    connect(&theme, &Theme::changed, this, &CheckList::dress);
    dress();
}

void CheckList::setChoices(const QList<Choice> &choices)
{
    if (choices == m_choices)
        return;
    m_choices = choices;
    fill();
}

void CheckList::setChosen(const QStringList &keys)
{
    const bool listed = std::all_of(keys.begin(), keys.end(), [this](const QString &key) {
        return std::any_of(m_choices.begin(), m_choices.end(), [&key](const Choice &one) { return one.key == key; });
    });
    m_chosen = keys;
    if (listed && m_list->count() == m_choices.size())
        check();
    else
        fill();
}

void CheckList::fill()
{
    QList<Choice> all = withKeys(m_choices, m_chosen);
    std::sort(all.begin(), all.end(), [](const Choice &one, const Choice &other) {
        const int byGroup = one.group.localeAwareCompare(other.group);
        return byGroup != 0 ? byGroup < 0 : one.title.localeAwareCompare(other.title) < 0;
    });
    const QSignalBlocker quiet(m_list);
    const QString current = m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toString() : QString();
    m_list->clear();
    for (const Choice &choice : std::as_const(all)) {
        //: What it belongs to, and what it is: "Soccer · EPL"
        const QString text = choice.group.isEmpty() ? choice.title : tr("%1 · %2").arg(choice.group, choice.title);
        auto *item = new QListWidgetItem(text, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setData(Qt::UserRole, choice.key);
        item->setData(searchRole, text + QLatin1Char(' ') + choice.key);
        item->setToolTip(choice.key.toHtmlEscaped());
        if (choice.key == current)
            m_list->setCurrentItem(item);
    }
    check();
    filter();
    dress();
}

/// Shows what is chosen.
void CheckList::check()
{
    const QSignalBlocker quiet(m_list);
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const bool isChosen = m_chosen.contains(item->data(Qt::UserRole).toString());
        item->setCheckState(isChosen ? Qt::Checked : Qt::Unchecked);
    }
    QStringList titles;
    for (const QString &key : std::as_const(m_chosen))
        titles.append(titleOf(m_choices, key));
    m_summary->setText(titles.isEmpty() ? m_none
                                        : tr("Chosen: %1").arg(titles.join(QStringLiteral(", "))));
    m_list->setAccessibleDescription(m_summary->text());
}

void CheckList::filter()
{
    const QStringList words = m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const QString text = item->data(searchRole).toString();
        item->setHidden(!std::all_of(words.begin(), words.end(), [&text](const QString &word) {
            return text.contains(word, Qt::CaseInsensitive);
        }));
    }
}

void CheckList::take(const QListWidgetItem *item)
{
    const QString key = item->data(Qt::UserRole).toString();
    const bool wanted = item->checkState() == Qt::Checked;
    if (wanted == m_chosen.contains(key))
        return;
    if (wanted)
        m_chosen.append(key);
    else
        m_chosen.removeAll(key);
    check();
    Q_EMIT chosenEdited(m_chosen);
}

bool CheckList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    if (key != Qt::Key_Down)
        return QWidget::eventFilter(watched, event);
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->isRowHidden(row))
            continue;
        if (!m_list->currentItem() || m_list->isRowHidden(m_list->currentRow()))
            m_list->setCurrentRow(row);
        m_list->setFocus(Qt::OtherFocusReason);
        break;
    }
    return true;
}

void CheckList::dress()
{
    m_glass->setIcon(m_theme.icon(Glyph::Search, Role::Muted));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, m_theme.color(Role::Muted));
    m_summary->setPalette(muted);
    const int row = m_list->fontMetrics().lineSpacing() + spacing::s;
    const QSignalBlocker quiet(m_list); // a row's height is no choice
    for (int at = 0; at < m_list->count(); ++at)
        m_list->item(at)->setSizeHint(QSize(0, row));
    m_list->setFixedHeight(shownRows * row + 2 * m_list->frameWidth());
}

} // namespace evision::ui
