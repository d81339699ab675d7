// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/opportunity_model.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QTreeWidget;
QT_END_NAMESPACE

namespace evision::ui {

/// What is muted, and for how long; lets it back.
class MuteDialog final : public QDialog {
    Q_OBJECT

public:
    /// The model must outlive it.
    explicit MuteDialog(models::OpportunityModel &model, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void letBack();
    void letAllBack();

    models::OpportunityModel &m_model;
    QLabel *m_none;
    QTreeWidget *m_list;
    QPushButton *m_letBack;
    QPushButton *m_letAllBack;
};

} // namespace evision::ui
