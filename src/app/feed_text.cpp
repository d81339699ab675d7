// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace evision::app {

namespace {

struct AppText {
    Q_DECLARE_TR_FUNCTIONS(AppText)
};

ui::FeedTone toneOf(scanner::FeedMode mode)
{
    switch (mode) {
    case scanner::FeedMode::Starting:
        return ui::FeedTone::Waiting;
    case scanner::FeedMode::Live:
        return ui::FeedTone::Live;
    case scanner::FeedMode::Stopped:
    case scanner::FeedMode::NeedsKey:
    case scanner::FeedMode::OutOfCredits:
    case scanner::FeedMode::Trouble:
    case scanner::FeedMode::Refused:
        break;
    }
    return ui::FeedTone::Warning;
}

QString wordOf(scanner::FeedMode mode)
{
    switch (mode) {
    case scanner::FeedMode::Stopped:
        return AppText::tr("Stopped");
    case scanner::FeedMode::Starting:
        return AppText::tr("Starting");
    case scanner::FeedMode::Live:
        return AppText::tr("Live");
    case scanner::FeedMode::NeedsKey:
        return AppText::tr("Needs a key");
    case scanner::FeedMode::OutOfCredits:
        return AppText::tr("Out of credits");
    case scanner::FeedMode::Trouble:
        return AppText::tr("No answer");
    case scanner::FeedMode::Refused:
        return AppText::tr("Refused");
    }
    return {};
}

ui::Remedy remedyFor(scanner::FeedMode mode)
{
    switch (mode) {
    case scanner::FeedMode::NeedsKey:
    case scanner::FeedMode::OutOfCredits:
        return ui::Remedy::EnterKey;
    case scanner::FeedMode::Refused: // what was asked for: sports, markets, the address
        return ui::Remedy::OpenSettings;
    case scanner::FeedMode::Stopped:
    case scanner::FeedMode::Starting:
    case scanner::FeedMode::Live:
    case scanner::FeedMode::Trouble:
        break;
    }
    return ui::Remedy::PollNow;
}

QString keptText(SecretPlace place)
{
    switch (place) {
    case SecretPlace::Keychain:
        return AppText::tr("The key is kept in the keychain.");
    case SecretPlace::Environment:
        return AppText::tr("The variable ODDS_API_KEY overrides it at the next start.");
    case SecretPlace::Session:
    case SecretPlace::Nowhere:
        break;
    }
    return AppText::tr("There is no keychain here, so the key is kept only until the program ends.");
}

/// Why it is not known whether the key is good; empty where the service's own words say it.
QString notCheckedText(const desk::KeyCheck &check)
{
    switch (check.error) {
    case PollError::Unreachable:
    case PollError::BadAnswer:
    case PollError::Redirected:
    case PollError::TooLarge:
        return AppText::tr("The key could not be checked. %1").arg(QString::fromStdString(check.message));
    case PollError::TimedOut:
        return AppText::tr("The key could not be checked, for the odds service did not answer in time. Try again in a "
                           "moment.");
    case PollError::ServerTrouble:
        return AppText::tr("The key could not be checked, for the odds service has trouble of its own. Try again in a "
                           "few minutes.");
    case PollError::TooManyCalls:
        return AppText::tr("The key could not be checked, for the odds service had too many calls in a second (429). "
                           "Try again in a moment.");
    case PollError::OutOfCredits:
        return AppText::tr(
            "The odds service knows this key, but its credits are used up (401 OUT_OF_USAGE_CREDITS). It "
            "shows nothing until they are reset, or the plan is a larger one; the demo market goes on.");
    case PollError::None:
    case PollError::NoKey:
    case PollError::BadKey:
    case PollError::NotInPlan:
    case PollError::UnknownSport:
    case PollError::UnknownEvent:
    case PollError::BadRequest:
    case PollError::Cancelled:
        break;
    }
    return {};
}

} // namespace

ui::FeedFacts factsOf(const desk::MarketStatus &status, std::int64_t pollCost)
{
    ui::FeedFacts facts;
    facts.demo = status.place == desk::MarketPlace::Demo;
    facts.tone = toneOf(status.feed.mode);
    facts.state = wordOf(status.feed.mode);
    facts.message = QString::fromStdString(status.feed.message);
    facts.remedy = remedyFor(status.feed.mode);
    facts.quotes = static_cast<std::int64_t>(status.quotes);
    if (status.newestQuote != market::noTime)
        facts.newestAgeSeconds = std::max<std::int64_t>(status.sourceTime - status.newestQuote, 0);
    facts.nextPollSeconds = status.nextPollSeconds;
    facts.polled = status.feed.lastGoodAt > 0;
    facts.fetchMilliseconds = status.timings.fetchMilliseconds;
    facts.decodeMicroseconds = status.timings.inflateMicroseconds + status.timings.readMicroseconds;
    facts.scanMicroseconds = status.timings.scanMicroseconds;
    facts.creditsLeft = status.feed.credits.remaining;
    facts.creditsUsed = status.feed.credits.used;
    facts.pollCost = pollCost;
    if (status.forecast && !facts.demo) {
        facts.lasts = ui::ageText(status.forecast->lastsUntil - status.sourceTime);
        facts.forecast = QString::fromStdString(feed::sentence(*status.forecast));
    }
    return facts;
}

QString brokenText(const QString &message, const QDateTime &since)
{
    return AppText::tr(
               "%1 This has been so since %2. The demo market works without the service: Ctrl+Shift+D shows it.")
        .arg(message, QLocale().toString(since.time(), QLocale::ShortFormat));
}

QString keyRefusedText(const desk::KeyCheck &check)
{
    const QString sentence = notCheckedText(check);
    return sentence.isEmpty() ? QString::fromStdString(check.message) : sentence;
}

QString keyKeptText(SecretPlace place)
{
    return AppText::tr("%1 Once it has credits again, Ctrl+Shift+D shows the odds service.").arg(keptText(place));
}

QString keyAcceptedText(const desk::KeyCheck &check, SecretPlace place, std::int64_t budget)
{
    const QString kept = keptText(place);
    if (check.credits.remaining == std::int64_t{0})
        return AppText::tr("The key is good, but its credits are used up: no prices come until they are reset, or the "
                           "plan is a larger one. %1")
            .arg(kept);
    if (!check.credits.remaining)
        return AppText::tr("The key is good. %1").arg(kept);
    return AppText::tr("The key is good and has %1 credits left; at most %2 are spent in a month, unless Settings says "
                       "otherwise. %3")
        .arg(ui::numberText(*check.credits.remaining), ui::numberText(budget), kept);
}

} // namespace evision::app
