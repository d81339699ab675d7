// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/opportunity_model.h"

#include <functional>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace evision::ui {

using OnMute = std::function<void(const models::Mute &mute)>;

/// Ways to mute what is in a row: the bet, its event, its bookmaker.
void addMutes(QMenu &menu, const models::OpportunityModel &model, int row, const OnMute &onMute);
/// Times for which the bet of a row is not wanted, counted from `now`.
void addSnoozes(QMenu &menu, const models::OpportunityModel &model, int row, market::UnixSeconds now,
                const OnMute &onMute);

} // namespace evision::ui
