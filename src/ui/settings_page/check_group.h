// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings_page/choice.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QWidget>

namespace evision::ui {

/// Any of a few, all of them in sight, in two columns where their texts are not cut.
class CheckGroup final : public QWidget {
    Q_OBJECT

public:
    CheckGroup(const QString &name, const QList<Choice> &choices, QWidget *parent = nullptr);

    /// In the order of the choices.
    [[nodiscard]] QStringList chosen() const;
    /// Without a signal. Keys that are not among the choices become choices.
    void setChosen(const QStringList &keys);
    [[nodiscard]] QCheckBox *box(const QString &key) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By the user.
    void chosenEdited(const QStringList &keys);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    static constexpr int most = 2; ///< columns
    [[nodiscard]] int widest() const;
    /// What all columns take.
    [[nodiscard]] int wide() const;
    [[nodiscard]] int columnsIn(int room) const;
    void arrange();
    void add(const Choice &choice);

    QString m_name;
    QList<Choice> m_choices;
    QList<QCheckBox *> m_boxes; ///< by choice
    QGridLayout *m_grid;
    int m_columns = most;
};

} // namespace evision::ui
