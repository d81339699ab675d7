// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/choice_button.h"

#include "models/opportunities/plain_tip.h"
#include "ui/theme/theme.h"

#include <QSet>
#include <QSignalBlocker>
#include <QWidgetAction>

#include <algorithm>
#include <utility>

namespace evision::ui {

namespace {

/// On a button, where & marks a key and a long name would push all others away.
QString shown(const QString &name)
{
    constexpr qsizetype most = 18;
    QString text = name.size() > most ? name.left(most - 1) + QStringLiteral("…") : name;
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

ChoiceButton::ChoiceButton(const QString &name, std::function<QStringList()> offered,
                           std::function<QString(const QString &)> title, QWidget *parent)
    : QToolButton(parent),
      m_name(name),
      m_offered(std::move(offered)),
      m_title(std::move(title)),
      m_menu(new QMenu(this)),
      m_list(new QListWidget)
{
    setPopupMode(InstantPopup);
    setMenu(m_menu);
    setFocusPolicy(Qt::StrongFocus);
    m_list->setAccessibleName(m_name);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideMiddle);
    auto *action = new QWidgetAction(m_menu);
    action->setDefaultWidget(m_list);
    m_menu->addAction(action);
    connect(m_menu, &QMenu::aboutToShow, this, &ChoiceButton::fill);
    connect(m_list, &QListWidget::itemChanged, this, &ChoiceButton::take);
    describe();
}

void ChoiceButton::setChosen(const QStringList &chosen)
{
    m_chosen = chosen;
    describe();
}

void ChoiceButton::fill()
{
    constexpr int mostRows = 14;
    constexpr int mostLetters = 30;
    QStringList keys = m_offered();
    const QSet<QString> known(keys.begin(), keys.end());
    for (const QString &key : std::as_const(m_chosen)) {
        if (!known.contains(key))
            keys << key; // still chosen, although nothing of it is there now
    }
    std::sort(keys.begin(), keys.end(), [this](const QString &a, const QString &b) {
        return QString::localeAwareCompare(m_title(a), m_title(b)) < 0;
    });
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    addRow(tr("All"), QString(), m_chosen.isEmpty());
    const QSet<QString> chosen(m_chosen.begin(), m_chosen.end());
    for (const QString &key : std::as_const(keys))
        addRow(m_title(key), key, chosen.contains(key));
    m_list->setCurrentRow(0);
    m_list->setFixedHeight(std::min(m_list->count(), mostRows) * m_list->sizeHintForRow(0));
    m_list->setFixedWidth(mostLetters * m_list->fontMetrics().averageCharWidth() + 2 * spacing::xl);
    m_list->setFocus();
}

void ChoiceButton::addRow(const QString &text, const QString &key, bool wanted)
{
    auto *item = new QListWidgetItem(text, m_list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setData(Qt::UserRole, key);
    item->setCheckState(wanted ? Qt::Checked : Qt::Unchecked);
}

void ChoiceButton::take(QListWidgetItem *item)
{
    const QString key = item->data(Qt::UserRole).toString();
    const bool wanted = item->checkState() == Qt::Checked;
    if (key.isEmpty())
        m_chosen.clear();
    else if (wanted)
        m_chosen << key;
    else
        m_chosen.removeAll(key);
    const QSignalBlocker quiet(m_list);
    m_list->item(0)->setCheckState(m_chosen.isEmpty() ? Qt::Checked : Qt::Unchecked);
    for (int row = 1; key.isEmpty() && row < m_list->count(); ++row)
        m_list->item(row)->setCheckState(Qt::Unchecked);
    describe();
    Q_EMIT chosenChanged();
}

void ChoiceButton::describe()
{
    QStringList titles;
    for (const QString &key : std::as_const(m_chosen))
        titles << m_title(key);
    const QString which = m_chosen.isEmpty()     ? tr("all")
                          : m_chosen.size() == 1 ? titles.front()
                                                 : QString::number(m_chosen.size());
    //: What is chosen from, and what is chosen: "Books: all"
    setText(tr("%1: %2").arg(m_name, shown(which)));
    setToolTip(models::plainTip(m_chosen.isEmpty() ? tr("Every one is listed. Choose which to list only.")
                                                   : titles.join(QStringLiteral(", "))));
    setAccessibleName(tr("%1: %2").arg(m_name, which));
}

} // namespace evision::ui
