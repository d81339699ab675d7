// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/status_details.h"

#include "ui/main_window/popover.h"

#include <QCoreApplication>
#include <QStringList>

#include <vector>

namespace evision::ui {

namespace {

struct StatusText {
    Q_DECLARE_TR_FUNCTIONS(StatusText)
};

struct Fact {
    QString label;
    QString value;
};

void addNextPoll(const FeedFacts &facts, std::vector<Fact> &list)
{
    if (facts.nextPollSeconds)
        list.push_back({StatusText::tr("Next poll"), StatusText::tr("in %1").arg(ageText(*facts.nextPollSeconds))});
}

std::vector<Fact> marketFacts(const FeedFacts &facts)
{
    std::vector<Fact> list{{StatusText::tr("State"), facts.state},
                           {StatusText::tr("Prices held"), numberText(facts.quotes)}};
    addNextPoll(facts, list);
    return list;
}

std::vector<Fact> ageFacts(const FeedFacts &facts)
{
    std::vector<Fact> list{{StatusText::tr("Newest price"),
                            facts.newestAgeSeconds ? ageText(*facts.newestAgeSeconds) : StatusText::tr("none yet")}};
    addNextPoll(facts, list);
    return list;
}

std::vector<Fact> pollFacts(const FeedFacts &facts)
{
    if (!facts.polled)
        return {};
    return {
        {StatusText::tr("Fetch"), StatusText::tr("%1 ms").arg(numberText(facts.fetchMilliseconds))},
        {StatusText::tr("Inflate and decode"), StatusText::tr("%1 ms").arg(millisecondsText(facts.decodeMicroseconds))},
        {StatusText::tr("Scan"), StatusText::tr("%1 ms").arg(millisecondsText(facts.scanMicroseconds))}};
}

std::vector<Fact> creditFacts(const FeedFacts &facts)
{
    std::vector<Fact> list;
    if (facts.creditsLeft)
        list.push_back({StatusText::tr("Left until the reset"), numberText(*facts.creditsLeft)});
    if (facts.creditsUsed)
        list.push_back({StatusText::tr("Used since the reset"), numberText(*facts.creditsUsed)});
    list.push_back({StatusText::tr("Poll now costs at most"), numberText(facts.pollCost)});
    return list;
}

std::vector<Fact> factsOf(StatusItem item, const FeedFacts &facts)
{
    switch (item) {
    case StatusItem::Market:
        return marketFacts(facts);
    case StatusItem::Age:
        return ageFacts(facts);
    case StatusItem::Poll:
        return pollFacts(facts);
    case StatusItem::Credits:
        break;
    }
    return creditFacts(facts);
}

QString headingOf(StatusItem item, bool isDemo)
{
    switch (item) {
    case StatusItem::Market:
        return isDemo ? StatusText::tr("Demo market") : StatusText::tr("Odds service");
    case StatusItem::Age:
        return StatusText::tr("Age of the newest price");
    case StatusItem::Poll:
        return StatusText::tr("Last poll");
    case StatusItem::Credits:
        break;
    }
    return isDemo ? StatusText::tr("Simulated credits") : StatusText::tr("Credits");
}

QStringList sentencesOf(StatusItem item, const FeedFacts &facts)
{
    switch (item) {
    case StatusItem::Market:
        return {facts.message,
                facts.demo ? StatusText::tr("Games and prices are invented, and computed on this machine. A key of the "
                                            "odds service brings real ones.")
                           : QString()};
    case StatusItem::Age:
        return {StatusText::tr("How long ago any bookmaker last changed or confirmed a price, by the feed's own "
                               "clock. Prices older than %1 are not bet on, and the tables dim.")
                    .arg(ageText(oldAfterSeconds))};
    case StatusItem::Poll:
        return {StatusText::tr("From sending the call to its last byte; from bytes to prices; from prices to bets. All "
                               "of it off the window's thread.")};
    case StatusItem::Credits:
        break;
    }
    return {facts.forecast, facts.demo
                                ? StatusText::tr("The demo market counts as the odds service does, and costs nothing.")
                                : QString()};
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
    popover.begin(headingOf(item, facts.demo));
    for (const Fact &fact : factsOf(item, facts))
        popover.addFact(fact.label, fact.value);
    for (const QString &sentence : sentencesOf(item, facts)) {
        if (!sentence.isEmpty())
            popover.addSentence(sentence);
    }
    if (item != StatusItem::Market)
        return popover.addAction(actions.pollNow);
    if (facts.tone == FeedTone::Warning && facts.remedy != Remedy::EnterKey)
        popover.addAction(actions.of(facts.remedy));
    popover.addAction(actions.enterKey);
}

void refreshDetails(Popover &popover, StatusItem item, const FeedFacts &facts)
{
    for (const Fact &fact : factsOf(item, facts))
        popover.setFact(fact.label, fact.value);
}

} // namespace evision::ui
