import { facilityName } from '@jarvis-edge/sync/facilities.ts';
import type { ChurnLevel } from '@jarvis-edge/sync/member-figures.ts';
import { alertEndingWords } from './alert-endings.ts';
import { chances, count, days, every, howLong, inPoints } from './counted-en.ts';
import { numberIn, plainDay, plainNumber, points, pull, textIn, upper, wordsOf, type Facts } from './insight-facts.ts';
import type { InsightWords } from './insight-words-fr.ts';
import { stayingSign, type StayingSign } from './staying-sign.ts';

type Story = (facts: Facts) => string;

function ordinal(n: number): string {
  const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
  return `${n}${endings[new Intl.PluralRules('en', { type: 'ordinal' }).select(n)] ?? 'th'}`;
}

const alertTypes: InsightWords['alerts']['types'] = {
  churn_risk: 'May leave',
  negative_feedback: 'Unhappy conversation',
  equipment_issue: 'Problem reported',
  milestone: 'Milestone',
  emergency: 'Emergency',
  staff_called: 'Somebody is wanted',
  box_cloned: 'Two boxes with one identity',
  operations_missing: 'Data is missing',
  badge_disputed: 'Badge given twice',
  kiosk_offline: 'Kiosk offline',
  box_trespassed: 'Suspicious box',
};

const alertStories: Readonly<Record<string, Story>> = {
  churn_risk: (facts) => {
    const score = numberIn(facts, 'score');
    if (score === null) return 'May leave soon.';
    if (numberIn(facts, 'calmSince') !== null) {
      return `The risk has fallen to ${inPoints(score)} of 100, below the alert threshold.`;
    }
    return facts['by'] === 'learned'
      ? `${chances(score)} of leaving, by the learned score.`
      : `Risk of leaving: ${inPoints(score)} of 100, by the house rule.`;
  },
  negative_feedback: (facts) => {
    const quote = textIn(facts, 'quote');
    return quote === null ? 'The last conversation was clearly negative.' : `“${quote}”`;
  },
  equipment_issue: (facts) => {
    const name = textIn(facts, 'name') ?? facilityName(textIn(facts, 'place') ?? '', 'en');
    return name === undefined ? 'A problem in the gym was reported.' : `${upper(name)}: a problem was reported.`;
  },
  milestone: (facts) => {
    const n = numberIn(facts, 'count') ?? 0;
    const kinds: Readonly<Record<string, string>> = {
      visits: `${ordinal(n)} visit!`,
      anniversary: `A member for ${count(n, 'year', 'years')}!`,
      goal: n > 0 ? `Goal reached: ${plainNumber(n, 'en')}\u00A0kg!` : 'A goal is reached!',
    };
    return wordsOf(kinds, textIn(facts, 'kind') ?? '') ?? 'A milestone is reached!';
  },
  emergency: (facts) =>
    facts['isUnsure'] === true
      ? 'Something that was said at the kiosk may have been a call for help. Read it, and go and look.'
      : 'Somebody spoke of feeling unwell or of danger at the kiosk. Go and look at once.',
  staff_called: () => 'A member waits for somebody of the team at the kiosk.',
  box_cloned: () => 'Two boxes speak to the hub with the same key.',
  operations_missing: () => 'The hub was restored from a backup that is too old: data of the box is missing.',
  badge_disputed: () => 'Two members were given the same card.',
  kiosk_offline: () => 'The hub has not heard of this kiosk for more than 30 minutes.',
  box_trespassed: () => 'A box tried to read what belongs to another gym.',
};

const alertActions: Readonly<Record<string, string>> = {
  call_member: 'Call the member',
  write_to_member: 'Write them a message',
  greet_in_person: 'Greet them in person at their next visit',
  offer_coach_session: 'Offer a session with a coach',
  offer_class: 'Suggest a class',
  talk_about_contract: 'Talk about what comes after their membership',
  listen_and_apologise: 'Listen and apologise',
  check_machine: 'Check the machine',
  put_out_of_order: 'Put the machine out of order',
  look_after_place: 'See to it on the spot',
  congratulate: 'Congratulate',
  go_to_kiosk: 'Go to the kiosk',
  call_emergency_services: 'Call emergency services if needed',
  find_copied_box: 'Find the copied box',
  revoke_box: 'Revoke the box',
  look_for_newer_backup: 'Look for a newer backup',
  give_another_card: 'Give one of them another card',
  check_power: 'Check the power',
  check_internet: 'Check the internet connection',
  restart_box: 'Restart the box',
  look_at_box: 'Look at the box in the gym',
};

const membershipEnds: Story = (facts) => {
  const n = numberIn(facts, 'days');
  if (n === null) return 'The membership ends soon';
  if (n < 0) return `The membership ended ${days(-n)} ago`;
  return n === 0 ? 'The membership ends today' : `The membership ends in ${days(n)}`;
};

const ruleReasons: Readonly<Record<string, Story>> = {
  no_visit: (facts) => {
    const n = numberIn(facts, 'days');
    return n === null ? 'No visit for more than 14 days' : `No visit for ${days(n)}`;
  },
  negative_sessions: (facts) => {
    const n = numberIn(facts, 'count');
    return n === null
      ? 'Several negative conversations in 90 days'
      : `${count(n, 'negative conversation', 'negative conversations')} in 90 days`;
  },
  low_engagement: (facts) => {
    const engagement = numberIn(facts, 'engagement');
    return engagement === null ? 'Low engagement' : `Low engagement: ${points(engagement)} of 100`;
  },
  membership_ends: membershipEnds,
};

const learnedReasons: Readonly<Record<string, Story>> = {
  rhythm: (facts) => {
    const [visits, usual] = [numberIn(facts, 'visits'), numberIn(facts, 'usual')];
    if (visits === null) return 'How often they come';
    const come = `${count(visits, 'visit', 'visits')} in 4 weeks`;
    return usual === null ? come : `${come}, usually ${plainNumber(usual, 'en')}`;
  },
  absence: (facts) => {
    const [away, gap] = [numberIn(facts, 'days'), numberIn(facts, 'usual_gap')];
    if (away === null) return 'Time since the last visit';
    const since = away < 1 ? 'A visit today' : `Last visit ${days(away)} ago`;
    return gap === null ? since : `${since}, usually ${every(gap)}`;
  },
  tenure: (facts) => {
    const n = numberIn(facts, 'days');
    if (n === null) return 'Unknown how long a member';
    return `A member for ${howLong(n)}`;
  },
  contract_end: (facts) =>
    numberIn(facts, 'days') === null ? 'A membership without a known end' : membershipEnds(facts),
  classes: (facts) => {
    const [kept, missed] = [numberIn(facts, 'kept') ?? 0, numberIn(facts, 'missed') ?? 0];
    if (kept + missed === 0) return 'No class booked in 8 weeks';
    return `Of ${count(kept + missed, 'class', 'classes')} booked in 8 weeks, ${missed}\u00A0missed`;
  },
  talks: (facts) => {
    const n = numberIn(facts, 'count') ?? 0;
    return n === 0 ? 'No conversation in 4 weeks' : `${count(n, 'conversation', 'conversations')} in 4 weeks`;
  },
  mood: (facts) => {
    const mean = numberIn(facts, 'mean');
    if (mean === null) return 'Mood unknown: no conversation in 90 days';
    const kind = mean < -0.3 ? 'negative' : mean > 0.3 ? 'positive' : 'neutral';
    return `A rather ${kind} mood in 90 days`;
  },
};

function stays(sign: StayingSign): string {
  switch (sign.kind) {
    case 'often':
      return `Comes often: ${plainNumber(sign.perWeek, 'en')} times a week`;
    case 'as_usual':
      return `Keeps the pace: ${count(sign.visits, 'visit', 'visits')} in 4 weeks, usually ${plainNumber(sign.usual, 'en')}`;
    case 'lately':
      return sign.days < 1 ? 'A visit today' : `A recent visit, ${days(sign.days)} ago`;
    case 'within_habit':
      return `No unusual absence: last visit ${days(sign.days)} ago, usually ${every(sign.usualGap)}`;
    case 'member_for':
      return `Has trained here for ${howLong(sign.days)}`;
    case 'runs_on':
      return `The membership runs on for ${howLong(sign.days)}`;
    case 'books':
      return `Books regularly: ${sign.kept}\u00A0classes attended in 8 weeks`;
    case 'attends':
      return `${count(sign.kept, 'class', 'classes')} attended in 8 weeks`;
    case 'talks':
      return `Talks with JARVIS: ${count(sign.count, 'conversation', 'conversations')} in 4 weeks`;
    case 'good_mood':
      return 'Mostly in a good mood for 90 days';
    case 'never_cross':
      return 'No negative conversation in 90 days';
  }
}

const actionItems: InsightWords['actionItems'] = {
  talk_about_contract: 'Talk about what comes after their membership',
  listen_and_apologise: 'Listen and apologise',
  check_machine: 'Check the machine',
  look_after_place: 'Look after the place they spoke of',
  offer_coach_session: 'Offer a session with a coach',
  freeze_membership: 'Freeze their membership',
  send_guest_pass: 'Send a guest pass',
  look_for_lost_property: 'Look for what they lost',
  speak_in_person: 'Speak with them in person',
  ask_how_they_are: 'Ask how they are',
};

const levels: Record<ChurnLevel, string> = { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' };

export const insightWords: InsightWords = {
  alerts: {
    types: alertTypes,
    typeOf: (type) => wordsOf<string>(alertTypes, type) ?? 'Alert',
    storyOf: (type, facts) =>
      wordsOf(alertStories, type)?.(facts) ?? 'This alert is of a kind that this page does not know yet.',
    actionOf: (code) => wordsOf(alertActions, code) ?? code,
    noteOf: (note) => wordsOf<string>(alertEndingWords.en, note) ?? note,
    priorities: { low: 'Low', medium: 'Medium', high: 'High', urgent: 'Urgent' },
    states: { pending: 'To do', in_progress: 'In progress', resolved: 'Resolved', dismissed: 'Dismissed' },
    todo: 'What to do',
    assignedTo: (name) => `Assigned to ${name}`,
    unassigned: 'Assigned to nobody',
    snoozedUntil: (when) => `Snoozed until ${when}`,
    noteNeeded: 'Write one word at least.',
    tooLate: {
      title: 'This alert was closed in the meantime.',
      body: 'Your text was not sent: copy it if it may help, then close.',
      copy: 'Copy my text',
    },
    draft: {
      write: 'Message to send…',
      title: 'Suggested message',
      body: 'Read it over, copy it, send it from your own mail: nothing leaves from here.',
      subject: 'Subject',
      message: 'Message',
      copy: 'Copy the message',
      copied: 'Copied',
      copyFailed: 'Copying did not work: select the text and copy it.',
    },
  },
  risk: {
    title: 'Risk of leaving',
    levels,
    level: (level) => `${levels[level]} risk`,
    points: (score) => `${points(score)}\u00A0/\u00A0100`,
    unknown: 'Risk not computed yet',
    counts: 'The score that counts.',
    countsWhy: 'Lists and alerts go by the higher of the two.',
    rule: 'The house rule',
    ruleLead: (score) => `${inPoints(score)}. Four signs count, for 90 points at most; the team is alerted from 70 on.`,
    ruleNone: 'None of the four signs: 0 points.',
    learned: 'The learned score',
    learnedLead: (score) => `${chances(score)} of leaving, going by the history of your own members.`,
    learnedRaises: 'What speaks for leaving',
    learnedLowers: 'What speaks for staying',
    learnedNone: 'No learned score',
    learnedNoneWhy:
      'It takes enough members who left in the history of the brand, and has to beat the rule on months kept aside. Of who is new, paused, or away for more than 56 days, only the rule speaks.',
    ruleReason: (code, facts) => wordsOf(ruleReasons, code)?.(facts) ?? `Another sign (${code})`,
    ruleAdds: (weight) => `+${count(points(weight), 'point', 'points')}`,
    learnedReason: (code, facts) =>
      wordsOf(learnedReasons, code)?.(facts) ?? wordsOf(ruleReasons, code)?.(facts) ?? `Another sign (${code})`,
    stayingReason: (code, facts) => {
      const sign = stayingSign(code, facts);
      return sign ? stays(sign) : (wordsOf(learnedReasons, code)?.(facts) ?? `Another sign (${code})`);
    },
    learnedPull: (weight) =>
      ({
        little: weight > 0 ? 'raises the risk a little' : 'lowers the risk a little',
        clearly: weight > 0 ? 'clearly raises the risk' : 'clearly lowers the risk',
        strongly: weight > 0 ? 'strongly raises the risk' : 'strongly lowers the risk',
      })[pull(weight)],
  },
  figures: {
    engagement: 'Engagement',
    engagementOf: (score) => `${points(score)}\u00A0/\u00A0100`,
    lastVisit: 'Last visit',
    daysAgo: (n) => (n === null ? 'no visit yet' : n === 0 ? 'today' : `${days(n)} ago`),
    visits: 'Visits',
    visitsPerWeek: 'Visits a week',
    perWeek: (n) => plainNumber(n, 'en'),
    sessions: 'Conversations',
    frequency: 'How often they talk',
    frequencies: { daily: 'Almost daily', weekly: 'Weekly', monthly: 'Monthly', rare: 'Rarely' },
    mood: 'Mean mood, 90 days',
    moodNone: 'no conversation',
    trend: 'Trend',
    trends: { improving: 'Improving', stable: 'Stable', declining: 'Declining' },
    negative: 'Negative conversations, 90 days',
    positive: 'Positive conversations, 90 days',
    computedOn: (at) => `Computed on ${plainDay(at, 'en')}`,
  },
  actionItems,
  actionItemOf: (code, facts) => {
    const what = wordsOf<string>(actionItems, code) ?? wordsOf(alertActions, code) ?? code;
    const about = textIn(facts, 'name') ?? textIn(facts, 'place');
    return about === null ? what : `${what}: ${about}`;
  },
  sentiments: { negative: 'Negative', neutral: 'Neutral', positive: 'Positive' },
  emotions: {
    joy: 'Joy',
    frustration: 'Frustration',
    sadness: 'Sadness',
    worry: 'Worry',
    surprise: 'Surprise',
    neutral: 'Neutral',
  },
  topics: {
    equipment: 'Machines',
    cleanliness: 'Cleanliness',
    classes: 'Classes',
    coaching: 'Coaching',
    schedule: 'Opening hours',
    membership: 'Membership',
    crowding: 'Crowding',
    health: 'Health',
    results: 'Results',
    atmosphere: 'Atmosphere',
    facilities: 'Facilities',
    kiosk: 'Kiosk and badge',
  },
  intents: {
    greeting: 'Hello',
    farewell: 'Goodbye',
    ask_hours: 'Asks for opening hours',
    ask_classes: 'Asks about classes',
    book_class: 'Books a class',
    cancel_booking: 'Cancels a booking',
    my_bookings: 'Asks about their bookings',
    my_progress: 'Asks about their progress',
    membership_info: 'Asks about memberships',
    freeze_membership: 'Wants to freeze the membership',
    cancel_membership: 'Wants to cancel the membership',
    report_issue: 'Reports a problem',
    complaint: 'Complains',
    praise: 'Praises or thanks',
    training_advice: 'Asks for training advice',
    ask_facility: 'Asks about facilities',
    ask_human: 'Asks for a person',
    guest_pass: 'Wants to bring somebody',
    lost_property: 'Lost or found something',
    emergency: 'Emergency',
    smalltalk: 'Chats',
    out_of_scope: 'Off topic',
    unknown: 'Not understood',
  },
  chart: {
    title: 'Mood over the conversation',
    titleOfMember: 'Mood from one conversation to the next',
    turn: 'Moment',
    score: 'Mood',
    said: 'What was said',
    asTable: 'See the figures',
    top: 'positive',
    bottom: 'negative',
    scoreOf: (score) => plainNumber(score, 'en'),
  },
};
