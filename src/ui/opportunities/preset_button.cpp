// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/preset_button.h"

#include <QAction>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>

#include <algorithm>
#include <utility>

namespace evision::ui {

namespace {

QString menuText(const QString &name)
{
    return QString(name).replace(u'&', QStringLiteral("&&"));
}

} // namespace

PresetButton::PresetButton(std::function<Preset()> now, QWidget *parent)
    : QToolButton(parent), m_now(std::move(now)), m_menu(new QMenu(this))
{
    setPopupMode(InstantPopup);
    setMenu(m_menu);
    setFocusPolicy(Qt::StrongFocus);
    m_menu->setToolTipsVisible(true);
    connect(m_menu, &QMenu::aboutToShow, this, &PresetButton::fill);
}

void PresetButton::setPresets(std::vector<Preset> presets)
{
    m_presets = std::move(presets);
    m_current.reset();
    refresh();
}

void PresetButton::apply(int number)
{
    const auto at = static_cast<std::size_t>(number - 1);
    if (number < 1 || at >= m_presets.size())
        return;
    m_current = at;
    Q_EMIT applied(m_presets[at]);
    refresh();
}

void PresetButton::refresh()
{
    const Preset now = m_now();
    if (!m_current || !chosen().isAlike(now)) {
        const auto alike = std::find_if(m_presets.begin(), m_presets.end(),
                                        [&now](const Preset &preset) { return preset.isAlike(now); });
        if (alike != m_presets.end())
            m_current = static_cast<std::size_t>(alike - m_presets.begin());
    }
    const bool isChanged = m_current && !chosen().isAlike(now);
    const QString name = !m_current ? tr("none") : fontMetrics().elidedText(chosen().name, Qt::ElideRight, 160);
    //: Which preset of filters is set
    setText(isChanged ? tr("Preset: %1 (changed)").arg(menuText(name)) : tr("Preset: %1").arg(menuText(name)));
    setAccessibleName(isChanged ? tr("Preset: %1 (changed)").arg(m_current ? chosen().name : name)
                                : tr("Preset: %1").arg(m_current ? chosen().name : name));
    setToolTip(tr("Filters and order under a name. The keys 1 to 9 apply them."));
}

void PresetButton::fill()
{
    m_menu->clear();
    for (std::size_t at = 0; at < m_presets.size(); ++at) {
        const int number = static_cast<int>(at) + 1;
        const QString key = number <= mostPresetKeys ? u'\t' + QString::number(number) : QString();
        QAction *action = m_menu->addAction(menuText(m_presets[at].name) + key);
        action->setCheckable(true);
        action->setChecked(m_current == at);
        connect(action, &QAction::triggered, this, [this, number] { apply(number); });
    }
    if (m_presets.empty())
        m_menu->addAction(tr("No presets"))->setEnabled(false);
    addCommands();
}

void PresetButton::addCommands()
{
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("&Save as New Preset…")), &QAction::triggered, this,
            [this] { askName(tr("Save as New Preset"), {}, &PresetButton::saveAs); });
    if (m_current) {
        const QString name = menuText(chosen().name);
        QAction *update = m_menu->addAction(tr("&Update “%1”").arg(name));
        update->setToolTip(tr("It becomes what is set now."));
        update->setEnabled(!chosen().isAlike(m_now()));
        connect(update, &QAction::triggered, this, &PresetButton::updateCurrent);
        connect(m_menu->addAction(tr("&Rename “%1”…").arg(name)), &QAction::triggered, this,
                [this] { askName(tr("Rename Preset"), chosen().name, &PresetButton::renameCurrent); });
        connect(m_menu->addAction(tr("&Delete “%1”").arg(name)), &QAction::triggered, this,
                &PresetButton::removeCurrent);
    }
    m_menu->addSeparator();
    QAction *builtIn = m_menu->addAction(tr("Add &Built-in Presets"));
    builtIn->setToolTip(tr("Brings those back that came with the program."));
    connect(builtIn, &QAction::triggered, this, [this] {
        for (const Preset &preset : builtInPresets()) {
            if (m_presets.size() < mostPresets &&
                std::none_of(m_presets.begin(), m_presets.end(),
                             [&preset](const Preset &one) { return one.name == preset.name; }))
                m_presets.push_back(preset);
        }
        Q_EMIT presetsChanged(tr("The built-in presets are there again."));
        refresh();
    });
}

void PresetButton::askName(const QString &title, const QString &suggested, void (PresetButton::*take)(const QString &))
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("&Name of the preset:"));
    dialog->setTextValue(suggested);
    if (auto *edit = dialog->findChild<QLineEdit *>()) {
        edit->setMaxLength(longestPresetName);
        edit->setAccessibleName(tr("Name of the preset"));
    }
    connect(dialog, &QInputDialog::textValueSelected, this, take);
    dialog->open();
}

void PresetButton::saveAs(const QString &name)
{
    Preset preset = m_now();
    preset.name = name.simplified().left(longestPresetName);
    if (preset.name.isEmpty())
        return;
    const auto known = std::find_if(m_presets.begin(), m_presets.end(),
                                    [&preset](const Preset &one) { return one.name == preset.name; });
    if (known == m_presets.end() && m_presets.size() >= mostPresets)
        return tellFull();
    m_current = static_cast<std::size_t>(known - m_presets.begin());
    if (known == m_presets.end())
        m_presets.push_back(preset);
    else
        *known = preset;
    Q_EMIT presetsChanged(tr("Saved as preset “%1”.").arg(preset.name));
    refresh();
}

void PresetButton::tellFull()
{
    auto *box = new QMessageBox(QMessageBox::Information, tr("Presets"),
                                tr("There are %n presets already, and no more are kept. Delete one first.", nullptr,
                                   static_cast<int>(mostPresets)),
                                QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void PresetButton::updateCurrent()
{
    if (m_current)
        saveAs(chosen().name);
}

void PresetButton::renameCurrent(const QString &name)
{
    const QString wanted = name.simplified().left(longestPresetName);
    if (!m_current || wanted.isEmpty())
        return;
    m_presets[*m_current].name = wanted;
    Q_EMIT presetsChanged(tr("Renamed to “%1”.").arg(wanted));
    refresh();
}

void PresetButton::removeCurrent()
{
    if (!m_current)
        return;
    const QString name = chosen().name;
    m_presets.erase(m_presets.begin() + static_cast<std::ptrdiff_t>(*m_current));
    m_current.reset();
    Q_EMIT presetsChanged(tr("Deleted the preset “%1”.").arg(name));
    refresh();
}

} // namespace evision::ui
