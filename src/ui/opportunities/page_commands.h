// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/opportunity_model.h"
#include "ui/opportunities/explain_words.h"
#include "ui/theme/theme.h"

#include <QObject>
#include <QPointer>
#include <QUrl>

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QDialog;
QT_END_NAMESPACE

namespace evision::ui {

class BetTable;
class UndoBar;

/// Shows an address outside of the program. False: it could not.
using OpenLink = std::function<bool(const QUrl &)>;

/// What can be done with a bet, and the dialogs of the page. Of the page, and only for it.
class PageCommands final : public QObject {
    Q_OBJECT

public:
    /// All of them must outlive it.
    PageCommands(models::OpportunityModel &model, BetTable &table, UndoBar &bar, const Theme &theme, QObject *parent);

    void setOpenLink(OpenLink open) { m_open = std::move(open); }
    /// The answer to linkWanted: what the feed gives for the bet, perhaps nothing.
    void openLink(const QString &link);
    /// How the bet came about shall go to the clipboard; derivationWanted asks for it.
    void copyDerivation(edge::OpportunityId id);
    /// The answer, if it was asked for.
    void takeDerivation(edge::OpportunityId id, const std::optional<edge::Derivation> &derivation,
                        const ExplainFacts &facts);
    void copy(const QString &text, const QString &sentence);
    void mute(const models::Mute &mute);
    void showMuted();
    void showKeys();

Q_SIGNALS:
    void derivationWanted(evision::edge::OpportunityId id);

private:
    [[nodiscard]] QString mutedText(const models::Mute &mute) const;
    void open(QDialog *dialog);

    models::OpportunityModel &m_model;
    BetTable &m_table;
    UndoBar &m_bar;
    const Theme &m_theme;
    OpenLink m_open;
    std::optional<edge::OpportunityId> m_toCopy;
    QPointer<QDialog> m_dialog;
};

} // namespace evision::ui
