// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/status_details.h"

#include "ui/main_window/popover.h"

#include <QCoreApplication>

namespace evision::ui {

namespace {

struct StatusText {
    Q_DECLARE_TR_FUNCTIONS(StatusText)
};

void fillMarket(Popover &popover, const FeedFacts &facts, const StatusActions &actions)
{
    popover.begin(facts.demo ? StatusText::tr("Demo market") : StatusText::tr("Odds service"));
    popover.addFact(StatusText::tr("State"), facts.state);
    popover.addFact(StatusText::tr("Prices held"), numberText(facts.quotes));
    if (facts.nextPollSeconds)
        popover.addFact(StatusText::tr("Next poll"), StatusText::tr("in %1").arg(ageText(*facts.nextPollSeconds)));
    if (!facts.message.isEmpty())
        popover.addSentence(facts.message);
    if (facts.demo)
        popover.addSentence(StatusText::tr("Games and prices are invented, and computed on this machine. A key of the "
                                           "odds service brings real ones."));
    if (facts.tone == FeedTone::Warning && facts.remedy != Remedy::EnterKey)
        popover.addAction(actions.of(facts.remedy));
    popover.addAction(actions.enterKey);
}

void fillAge(Popover &popover, const FeedFacts &facts, const StatusActions &actions)
{
    popover.begin(StatusText::tr("Age of the newest price"));
    popover.addFact(StatusText::tr("Newest price"), facts.newestAgeSeconds ? ageText(*facts.newestAgeSeconds) : StatusText::tr("none yet"));
    if (facts.nextPollSeconds)
        popover.addFact(StatusText::tr("Next poll"), StatusText::tr("in %1").arg(ageText(*facts.nextPollSeconds)));
    popover.addSentence(
        StatusText::tr("How long ago any bookmaker last changed or confirmed a price, by the feed's own "
                       "clock. Prices older than %1 are not bet on, and the tables dim.")
            .arg(ageText(oldAfterSeconds)));
    popover.addAction(actions.pollNow);
}

void fillPoll(Popover &popover, const FeedFacts &facts, const StatusActions &actions)
{
    popover.begin(StatusText::tr("Last poll"));
    if (facts.polled) {
        popover.addFact(StatusText::tr("Fetch"), StatusText::tr("%1 ms").arg(numberText(facts.fetchMilliseconds)));
        popover.addFact(StatusText::tr("Inflate and decode"),
                        StatusText::tr("%1 ms").arg(millisecondsText(facts.decodeMicroseconds)));
        popover.addFact(StatusText::tr("Scan"), StatusText::tr("%1 ms").arg(millisecondsText(facts.scanMicroseconds)));
    }
    popover.addSentence(StatusText::tr("From sending the call to its last byte; from bytes to prices; from prices to "
                                       "bets. All of it off the window's thread."));
    popover.addAction(actions.pollNow);
}

void fillCredits(Popover &popover, const FeedFacts &facts, const StatusActions &actions)
{
    popover.begin(facts.demo ? StatusText::tr("Simulated credits") : StatusText::tr("Credits"));
    if (facts.creditsLeft)
        popover.addFact(StatusText::tr("Left until the reset"), numberText(*facts.creditsLeft));
    if (facts.creditsUsed)
        popover.addFact(StatusText::tr("Used since the reset"), numberText(*facts.creditsUsed));
    popover.addFact(StatusText::tr("Poll now costs at most"), numberText(facts.pollCost));
    if (!facts.forecast.isEmpty())
        popover.addSentence(facts.forecast);
    if (facts.demo)
        popover.addSentence(StatusText::tr("The demo market counts as the odds service does, and costs nothing."));
    popover.addAction(actions.pollNow);
}

} // namespace

QAction *StatusActions::of(Remedy remedy) const noexcept
{
    switch (remedy) {
    case Remedy::PollNow:
        return pollNow;
    case Remedy::EnterKey:
        return enterKey;
    case Remedy::OpenSettings:
        break;
    }
    return openSettings;
}

void fillDetails(Popover &popover, StatusItem item, const FeedFacts &facts, const StatusActions &actions)
{
    switch (item) {
    case StatusItem::Market:
        return fillMarket(popover, facts, actions);
    case StatusItem::Age:
        return fillAge(popover, facts, actions);
    case StatusItem::Poll:
        return fillPoll(popover, facts, actions);
    case StatusItem::Credits:
        return fillCredits(popover, facts, actions);
    }
}

} // namespace evision::ui
