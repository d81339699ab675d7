// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/choice_button.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QWidgetAction>

#include <utility>

namespace evision::ui {

ChoiceButton::ChoiceButton(const QString &name, std::function<QStringList()> offered, QWidget *parent)
    : QToolButton(parent), m_name(name), m_offered(std::move(offered)), m_menu(new QMenu(this))
{
    setPopupMode(InstantPopup);
    setMenu(m_menu);
    setFocusPolicy(Qt::StrongFocus);
    connect(m_menu, &QMenu::aboutToShow, this, &ChoiceButton::fill);
    describe();
}

void ChoiceButton::setChosen(const QStringList &chosen)
{
    m_chosen = chosen;
    describe();
}

void ChoiceButton::fill()
{
    m_menu->clear();
    QAction *all = m_menu->addAction(tr("&All"));
    all->setCheckable(true);
    all->setChecked(m_chosen.isEmpty());
    connect(all, &QAction::triggered, this, [this] {
        setChosen({});
        Q_EMIT chosenChanged();
    });
    m_menu->addSeparator();
    QStringList keys = m_offered();
    for (const QString &key : std::as_const(m_chosen)) {
        if (!keys.contains(key))
            keys << key; // still chosen, although nothing of it is there now
    }
    keys.sort();
    for (const QString &key : std::as_const(keys))
        add(key);
}

void ChoiceButton::add(const QString &key)
{
    // A box of its own keeps the menu open, so that several can be chosen.
    auto *action = new QWidgetAction(m_menu);
    auto *box = new QCheckBox(QString(key).replace(u'&', QStringLiteral("&&")));
    box->setChecked(m_chosen.contains(key));
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(spacing::s, spacing::xs / 2, spacing::m, spacing::xs / 2);
    layout->addWidget(box);
    action->setDefaultWidget(row);
    m_menu->addAction(action);
    connect(box, &QCheckBox::toggled, this, [this, key](bool wanted) { choose(key, wanted); });
}

void ChoiceButton::choose(const QString &key, bool wanted)
{
    if (wanted)
        m_chosen << key;
    else
        m_chosen.removeAll(key);
    if (QAction *all = m_menu->actions().value(0))
        all->setChecked(m_chosen.isEmpty());
    describe();
    Q_EMIT chosenChanged();
}

void ChoiceButton::describe()
{
    const QString which = m_chosen.isEmpty()       ? tr("all")
                          : m_chosen.size() == 1 ? m_chosen.front()
                                                 : QString::number(m_chosen.size());
    //: What is chosen from, and what is chosen: "Books: all"
    setText(tr("%1: %2").arg(m_name, which));
    setToolTip(m_chosen.isEmpty() ? tr("Every one is listed. Choose which to list only.")
                                  : m_chosen.join(QStringLiteral(", ")));
    setAccessibleName(text());
}

} // namespace evision::ui
