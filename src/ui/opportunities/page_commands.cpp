// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/page_commands.h"

#include "models/opportunities/bet_text.h"
#include "ui/opportunities/bet_table.h"
#include "ui/opportunities/keys_dialog.h"
#include "ui/opportunities/mute_dialog.h"
#include "ui/opportunities/undo_bar.h"
#include "ui/opportunities/web_link.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace evision::ui {

PageCommands::PageCommands(models::OpportunityModel &model, BetTable &table, UndoBar &bar, const Theme &theme,
                           QObject *parent)
    : QObject(parent), m_model(model), m_table(table), m_bar(bar), m_theme(theme)
{
}

void PageCommands::openLink(const QString &link)
{
    if (link.isEmpty()) {
        m_bar.say(tr("The feed gives no link for this bet."));
        return;
    }
    const std::optional<QUrl> url = webLink(link);
    if (!url)
        m_bar.say(tr("The feed's link is not a web address and was not opened: %1").arg(link.left(200)));
    else if (m_open && m_open(*url))
        m_bar.say(tr("Opened %1 in the browser.").arg(url->host()));
    else
        m_bar.say(tr("No browser could be started for %1").arg(url->toDisplayString()));
}

void PageCommands::copy(const QString &text, const QString &sentence)
{
    QGuiApplication::clipboard()->setText(text);
    m_bar.say(sentence);
}

void PageCommands::copyDerivation(edge::OpportunityId id)
{
    m_toCopy = id;
    Q_EMIT derivationWanted(id);
}

void PageCommands::takeDerivation(edge::OpportunityId id, const std::optional<edge::Derivation> &derivation,
                                  const ExplainFacts &facts)
{
    if (m_toCopy != id)
        return;
    m_toCopy.reset();
    if (derivation && facts.vocabulary)
        copy(explainWords(*derivation, facts).all, tr("Copied how the bet's value comes about."));
    else
        m_bar.say(tr("This bet is no longer on the board, so there is nothing to copy."));
}

QString PageCommands::mutedText(const models::Mute &mute) const
{
    if (mute.until == market::noTime)
        return tr("Muted until you let it back: %1").arg(mute.label);
    return tr("Muted until %1: %2").arg(models::momentText(mute.until), mute.label);
}

void PageCommands::mute(const models::Mute &mute)
{
    const models::MuteList before = m_model.mutes();
    models::MuteList after = before;
    after.add(mute);
    const int row = m_table.currentIndex().row();
    m_model.setMutes(after);
    // On to the next one, which is where the muted one was.
    if (!m_table.currentIndex().isValid() && m_model.rowCount() > 0)
        m_table.selectRow(std::clamp(row, 0, m_model.rowCount() - 1));
    m_bar.say(mutedText(mute), [this, mute, before] {
        models::MuteList mutes = m_model.mutes();
        mutes.remove(mute);
        for (const models::Mute &one : before.all()) {
            if (one.isOf(mute))
                mutes.add(one); // it was muted before, for another time
        }
        m_model.setMutes(mutes);
    });
}

void PageCommands::showMuted()
{
    open(new MuteDialog(m_model, &m_table));
}

void PageCommands::showKeys()
{
    open(new KeysDialog(m_theme, *m_table.window(), &m_table));
}

void PageCommands::open(QDialog *dialog)
{
    delete m_dialog;
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace evision::ui
