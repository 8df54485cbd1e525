import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { saysAllClear, saysNoBetter } from './all-clear.ts';
import { answered, type Answered } from './answers.ts';
import { book, confirmClass, namesClass, ofTold, onlyOwn } from './booking-moves.ts';
import type { Asked, Call, Candidate, Memory, Moment, Pending } from './memory.ts';
import { isQuestion } from './memory.ts';
import { bidsGoodbye, takeLeave } from './leaving.ts';
import type { Heard } from './hear.ts';
import { ask, asideOf, confirm, hereOf, offerMore, only, say, type Move } from './move.ts';
import { confirmReport } from './report-moves.ts';
import { isDone, read, Settled } from './results.ts';
import { resume } from './resume.ts';
import type { Slots } from './slots-said.ts';
import type { Understood } from './understand.ts';
import type { Here } from './when.ts';
import type { StaffReason } from './words/dictionary.ts';
import { wordsOf } from './words/words.ts';

/** For what the team is called, in the codes of the tool. */
const reasons: Record<StaffReason, string> = {
  ask_human: 'person',
  unknown: 'person',
  freeze_membership: 'membership',
  cancel_membership: 'membership',
  lost_property: 'lost_property',
  guest_pass: 'other',
  training_advice: 'other',
  ask_facility: 'other',
  pain: 'person',
  price: 'membership',
};

const emergencyCall: Call = { name: 'call_staff', args: { reason: 'emergency' } };

const asksOfEmergency = (pending: Pending | undefined): boolean =>
  pending?.kind === 'yes' && pending.call.args['reason'] === 'emergency';

/** The next move after the member said or typed something. */
export function heard(memory: Memory, text: string, understood: Heard, moment: Moment): Move {
  const calm: Memory = { ...memory, pending: undefined, asked: undefined, missed: 0 };
  const here = hereOf(calm, moment);
  const words = wordsOf(here);
  const { pending } = memory;
  const { byRules, likely } = understood;
  const { intent, slots } = isQuestion(pending) ? understood : unasked(understood);

  const after = saysAllClear(text) ? allClear(memory, intent, text, moment) : undefined;
  if (after !== undefined) return after;
  const isStill = memory.alarm !== undefined && !isQuestion(pending) && intent !== 'emergency' && saysNoBetter(text);
  if (isStill) return say(calm, words.emergency(memory.alarm === 'raised'));
  if (intent === 'emergency') return ask(calm, emergencyCall, 'settled', slots);
  if (intent === 'maybe_emergency') {
    // Told twice it is one: nobody repeats small talk to a question of life.
    if (asksOfEmergency(pending)) return ask(calm, emergencyCall, 'settled', slots);
    return confirm(calm, emergencyCall, words.isEmergency());
  }
  if (intent === 'farewell') return takeLeave(calm, pending, text, moment);
  if (intent === 'change_language') return changeLanguage(calm, pending, slots.language, moment);
  if (isAside(intent)) return besides(memory, intent, here);
  if (isQuestion(pending)) {
    const resumed = resume(calm, pending, byRules, text, moment);
    if (resumed !== undefined) return resumed;
  }
  if (pending?.kind === 'more' && likely?.intent === 'farewell')
    return say(calm, words.goodbye(memory.firstName), true);
  const isWish = intent === 'ask_classes' || byRules.intent === 'unknown';
  const chosen = pending?.kind === 'listed' && isWish ? chosenOf(calm, text, slots, moment) : undefined;
  if (chosen !== undefined) return chosen;
  const further = byRules.intent === 'unknown' ? continued(calm, text, understood, moment) : undefined;
  if (further !== undefined) return further;
  const isTakenBack = takenBack.has(intent) && takesBack.test(text) && !namesClass(slots) && slots.choice === undefined;
  if (isTakenBack && memory.booked !== undefined) return confirmClass(calm, 'cancel_booking', memory.booked, here);
  if (slots.price === true) return offerStaff(calm, 'price', here);
  switch (intent) {
    case 'greeting':
      // Whoever has been answered is greeted no more: the same word takes leave.
      if (memory.isAnswered && greetsAndLeaves.test(text)) return say(calm, words.goodbye(memory.firstName), true);
      return say(calm, words.greeting(memory.firstName));
    case 'help':
      return say(calm, words.whatICan());
    case 'ask_hours':
      return tell(calm, 'opening_hours', slots);
    case 'ask_classes':
      return tell(calm, 'timetable', slots);
    case 'book_class':
      return book(calm, slots, moment);
    case 'cancel_booking':
      return ask(calm, { name: 'my_bookings', args: {} }, 'cancel', slots);
    case 'my_bookings':
    case 'my_progress':
      return ask(calm, { name: intent, args: {} }, 'tell', slots);
    case 'ask_crowd':
      return ask(calm, { name: 'crowd_now', args: {} }, 'tell', slots);
    case 'membership_info':
      return ask(calm, { name: 'membership', args: {} }, 'tell', slots);
    case 'report_issue':
      return (
        confirmReport(calm, slots, text, here) ??
        say({ ...calm, pending: { kind: 'machine', text, slots } }, words.whichMachine(slots.machines ?? []))
      );
    case 'feedback':
      return confirm(calm, { name: 'leave_feedback', args: { text } }, words.confirmFeedback());
    case 'ask_human':
    case 'freeze_membership':
    case 'cancel_membership':
    case 'guest_pass':
    case 'lost_property':
    case 'training_advice':
    case 'ask_facility':
    case 'pain':
      return offerStaff(calm, intent, here);
    case 'stressed':
      return ask(calm, { name: 'timetable', args: {} }, 'calm', {});
    case 'smalltalk':
      if (slots.outside === true) return asideOf({ ...memory, missed: 0 }, words.outside());
      if (byRules.intent === 'unknown' && askedAnew.test(text.trim())) return missed(memory, moment);
      // Said twice, it would sound like a machine.
      return asideOf(
        { ...memory, missed: 0 },
        memory.said === words.smalltalk() ? words.whatICan() : words.smalltalk(),
      );
    case 'thanks':
      return offerMore(calm, words.welcome());
    case 'yes':
      return (pending?.kind === 'listed' && ofTold(calm, {}, moment)) || offerMore(calm, words.anythingElse());
    case 'no':
      return takesBack.test(text)
        ? ask(calm, { name: 'my_bookings', args: {} }, 'cancel', slots)
        : offerMore(calm, words.anythingElse());
    case 'unknown':
      // A class by its bare name asks when it is.
      if (slots.class !== undefined && text.trim().split(/\s+/u).length <= fewWords)
        return tell(calm, 'timetable', slots);
      return slots.outside === true ? asideOf({ ...memory, missed: 0 }, words.outside()) : missed(memory, moment);
  }
}

/** In French and Italian one word does for both. */
const greetsAndLeaves = /^\W*(?:allez |bon |ok |merci )?(?:salut|ciao)\W*$/iu;

/** Where nothing is asked, these words speak of a place that is booked: "actually, cancel". */
const takenBack: ReadonlySet<Understood['intent']> = new Set(['no', 'unknown', 'cancel_booking']);
const takesBack = /(?:^|\W)(?:annul|cancel|anul)/iu;

/** What interrupts nothing: a question that was asked stays asked. */
type Aside = 'repeat' | 'wait' | 'volume' | 'ask_time';
const asides: ReadonlySet<string> = new Set<Aside>(['repeat', 'wait', 'volume', 'ask_time']);
const isAside = (intent: Understood['intent']): intent is Aside => asides.has(intent);

function besides(memory: Memory, intent: Aside, here: Here): Move {
  const words = wordsOf(here);
  const aside = (text: string): Move => ({ kind: 'say', text, ends: false, memory: { ...memory, missed: 0 } });
  switch (intent) {
    case 'repeat': {
      const again = aside(memory.said === '' ? words.whatICan() : memory.said);
      // Said in another language by now, it asks no more whether to keep the one of before.
      const { pending, language } = memory;
      const isPast = offersToKeep(pending) && pending.call.args['language'] !== language;
      return isPast ? { ...again, memory: { ...again.memory, pending: undefined } } : again;
    }
    case 'wait':
      return aside(words.waits());
    case 'volume':
      return aside(words.volume());
    case 'ask_time':
      return aside(words.time(here));
  }
}

/** What says nothing by itself goes on with what was told last: "the second one" asks for one of the classes. */
function continued(calm: Memory, text: string, { byRules, likely }: Heard, moment: Moment): Move | undefined {
  const { slots } = byRules;
  if (slots.outside === true) return undefined;
  const isChosen = slots.choice !== undefined || likely?.intent === 'book_class';
  if (isChosen && calm.told.length > 0) return book(calm, slots, moment);
  return goesOn(calm, text, slots);
}

/** A class of the list, named in so few words that nothing is asked of it, is wanted: "the yoga". */
function chosenOf(calm: Memory, text: string, slots: Slots, moment: Moment): Move | undefined {
  const isAsked = askedAnew.test(text.trim()) || text.trim().endsWith('?');
  if (isAsked || slots.class === undefined || text.trim().split(/\s+/u).length > fewWords) return undefined;
  return ofTold(calm, slots, moment);
}

const noWish: ReadonlySet<Understood['intent']> = new Set([
  'farewell',
  'emergency',
  'unknown',
  'greeting',
  'smalltalk',
]);

/** Where nothing was asked, a yes or a no is hardly one: "I'd like to cancel" answers no question then. */
function unasked(understood: Heard): Understood {
  const { intent, likely } = understood;
  const isAnswer = intent === 'yes' || intent === 'no';
  if (!isAnswer || likely === undefined || noWish.has(likely.intent)) return understood;
  // Nothing is named in words that could be a no: "cancel it" is about a place.
  return likely.intent === 'cancel_membership' ? { ...likely, intent: 'cancel_booking' } : likely;
}

/** "And tomorrow?" asks for what was told last. */
const askedAnew = /^(?:¿\s*)?(?:et|and|y|ou|or|o|what about|how about)\b/iu;
const fewWords = 3;

function goesOn(calm: Memory, text: string, slots: Slots): Move | undefined {
  const { topic } = calm;
  if (topic === undefined || !namesClass(slots)) return undefined;
  if (!askedAnew.test(text.trim()) && text.trim().split(/\s+/u).length > fewWords) return undefined;
  const { class: course, otherClass } = topic.slots;
  const kept: Slots = {
    ...(course !== undefined && { class: course }),
    ...(otherClass !== undefined && { otherClass }),
  };
  const when = slots.day === undefined ? only(topic.slots as Record<string, unknown>) : kept;
  const isHours = topic.call.name === 'opening_hours' && slots.class === undefined;
  return tell(calm, isHours ? 'opening_hours' : 'timetable', { ...when, ...slots });
}

const tell = (calm: Memory, name: 'opening_hours' | 'timetable', slots: Slots): Move => {
  const { day, until } = slots;
  const course = name === 'timetable' ? slots.class : undefined;
  return ask(calm, { name, args: only({ day, until, class: course }) }, 'tell', slots);
};

/** Who was in danger is well again. The team comes all the same: whether an alert is settled is theirs to say. */
function allClear(memory: Memory, intent: Understood['intent'], text: string, moment: Moment): Move | undefined {
  const { pending, alarm, firstName } = memory;
  const words = wordsOf(hereOf(memory, moment));
  const calm: Memory = { ...memory, pending: undefined, asked: undefined, missed: 0 };
  // Nobody has been told yet: what sounds of danger all the same is danger.
  const isDanger = intent === 'emergency' || intent === 'maybe_emergency';
  if (asksOfEmergency(pending)) return isDanger ? undefined : offerMore(calm, words.leftAlone());
  const isAnswer = intent === 'yes' || intent === 'no' || intent === 'thanks';
  const isAsked = isQuestion(pending) && (pending.kind !== 'more' || isAnswer);
  if (alarm === undefined || isAsked) return undefined;
  const glad = words.allClear(alarm === 'raised');
  // Who only tells that they are well stays: the team is still on its way.
  const isLast = intent === 'farewell' && bidsGoodbye(text, memory);
  return isLast ? say(calm, `${glad} ${words.goodbye(firstName)}`, true) : say(calm, glad);
}

/** The next move after a tool has answered. @param result As the tool gave it. */
export function toolAnswered(memory: Memory, result: unknown, moment: Moment): Move {
  const { asked } = memory;
  const calm: Memory = { ...memory, asked: undefined, alarm: alarmAfter(memory, result) };
  if (asked === undefined) return say(calm, wordsOf(hereOf(calm, moment)).anythingElse());
  const here = hereOf(calm, moment);
  const answer: Answered = answered(asked, result, here);
  if (asked.call.name === 'change_language' && answer.kind === 'said') return inOtherWords(calm, answer.text);
  const own = onlyOwn(asked.slots, here);
  switch (answer.kind) {
    case 'said': {
      const booked = bookedBy(asked, result);
      const text = booked === undefined ? answer.text : `${answer.text} ${own}`.trim();
      if (asked.why === 'last')
        return say({ ...calm, booked }, `${text} ${wordsOf(here).goodbye(calm.firstName)}`, true);
      return say({ ...afterTold(calm, asked, answer.told), booked }, text);
    }
    case 'which': {
      const tool = asked.why === 'book' ? 'book_class' : 'cancel_booking';
      const pending: Pending = { kind: 'which', tool, candidates: answer.candidates };
      return say({ ...calm, pending }, `${own} ${answer.text}`.trim());
    }
    case 'one': {
      const tool = asked.why === 'cancel' ? 'cancel_booking' : 'book_class';
      return confirmClass(calm, tool, answer.candidate, here, `${own} ${answer.first}`.trim());
    }
  }
}

/** Another language answers no question: an open one is asked in it, and what was said before is what may be asked for again. */
const inOtherWords = (calm: Memory, text: string): Move => ({
  ...{ kind: 'say', ends: false, memory: { ...calm, isAnswered: true } },
  text: isQuestion(calm.pending) ? `${text} ${calm.said}` : text,
});

/** What is kept in mind of an answer that asked nothing. */
function afterTold(calm: Memory, asked: Asked, told: readonly Candidate[] | undefined): Memory {
  const topic = topicOf(asked) ?? calm.topic;
  if (told !== undefined) {
    return { ...calm, topic, told, pending: told.length === 0 ? undefined : { kind: 'listed' } };
  }
  // Where no such class is, another day or another class may follow.
  const isSought = asked.call.name === 'timetable' && asked.why === 'book';
  return { ...calm, topic, pending: isSought ? { kind: 'class', text: '', slots: asked.slots } : undefined };
}

/** The class that a place was just booked in. */
function bookedBy({ call, about }: Asked, result: unknown): Candidate | undefined {
  const outcome = call.name === 'book_class' ? read(Settled, result)?.outcome : undefined;
  return outcome === 'booked' || outcome === 'waiting' ? about : undefined;
}

const topicOf = ({ call, slots, why }: Asked): Memory['topic'] =>
  why === 'tell' && (call.name === 'timetable' || call.name === 'opening_hours') ? { call, slots } : undefined;

function alarmAfter({ asked, alarm }: Memory, result: unknown): Memory['alarm'] {
  if (asked?.call.name === 'change_language') return alarm;
  if (asked?.call.args['reason'] !== 'emergency') return undefined;
  return isDone(result) ? 'raised' : 'failed';
}

const offersToKeep = (pending: Pending | undefined): pending is Extract<Pending, { kind: 'yes' }> =>
  pending?.kind === 'yes' && pending.call.name === 'keep_language';

function changeLanguage(
  calm: Memory,
  pending: Pending | undefined,
  language: Language | undefined,
  moment: Moment,
): Move {
  if (language === undefined) return say(calm, wordsOf(hereOf(calm, moment)).whichLanguage());
  const isOpen = isQuestion(pending) && pending.kind !== 'more' && !offersToKeep(pending);
  const changed = { ...calm, language, pending: isOpen ? pending : undefined };
  return ask(changed, { name: 'change_language', args: { language } }, 'settled', {});
}

function missed(memory: Memory, moment: Moment): Move {
  const words = wordsOf(hereOf(memory, moment));
  const times = memory.missed + 1;
  if (times < missedMost)
    return asideOf({ ...memory, missed: times }, times === 1 ? words.notUnderstood() : words.whatICan());
  return confirm(
    { ...memory, missed: times, asked: undefined },
    { name: 'call_staff', args: { reason: reasons.unknown } },
    words.offerStaff('unknown'),
  );
}

/** After so many in a row somebody is offered who understands. */
const missedMost = 3;

const offerStaff = (calm: Memory, reason: StaffReason, here: Here): Move =>
  confirm(calm, { name: 'call_staff', args: { reason: reasons[reason] } }, wordsOf(here).offerStaff(reason));
