import { facilityNames } from '@jarvis-edge/sync/facilities.ts';
import { gymDay } from '../../gym-day.ts';
import type { Candidate } from '../memory.ts';
import type { Here } from '../when.ts';
import {
  choice,
  isAllDay,
  listed,
  spokenClock,
  spokenDay,
  spokenDays,
  spokenMinutes,
  spokenPart,
  spokenTime,
} from '../when.ts';
import { toldAtMost, type Say, type StaffReason, type Words } from './dictionary.ts';

/** "a la una", "a las siete". */
const at = (clockText: string): string => (/^(1|01):/.test(clockText) ? `a la ${clockText}` : `a las ${clockText}`);
const moment = (when: number, here: Here): string =>
  `${spokenDay(gymDay(here.timezone, when), here)} ${at(spokenTime(when, here))}`;
const named = ({ className, startsAt }: Candidate, here: Here): string => `${className}, ${moment(startsAt, here)}`;
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const crowdLevels: Record<'quiet' | 'usual' | 'busy', string> = {
  quiet: 'Está más tranquilo de lo normal a esta hora.',
  usual: 'Lo normal a esta hora.',
  busy: 'Hay más gente de lo normal a esta hora.',
};

const refusalsIn = (say: Say): Readonly<Record<string, string>> => ({
  'unknown-class': 'Ya no encuentro esa clase.',
  'unknown-member': say(
    'Ahora no encuentro tu ficha. En recepción pueden apuntarte.',
    'Ahora no encuentro su ficha. En recepción pueden apuntarle.',
  ),
  'class-cancelled': 'Esa clase está cancelada.',
  'already-started': 'Esa clase ya ha empezado.',
  'already-booked': say('Ya tienes plaza en esa clase.', 'Ya tiene plaza en esa clase.'),
  'not-admitted': say(
    'Tu abono no incluye ese horario. En recepción te lo explican.',
    'Su abono no incluye ese horario. En recepción se lo explican.',
  ),
  'nothing-to-cancel': say('No tienes plaza en esa clase.', 'No tiene plaza en esa clase.'),
  'not-ready': say(
    'Todavía no tengo el horario de clases. Prueba en un momento o pregunta en recepción.',
    'Todavía no tengo el horario de clases. Pruebe en un momento o pregunte en recepción.',
  ),
});

const staffIn = (say: Say): Record<StaffReason, string> => ({
  ask_human: say('¿Quieres que llame a alguien del equipo?', '¿Quiere que llame a alguien del equipo?'),
  freeze_membership: say(
    'Pausar un abono lo hace el equipo. ¿Quieres que lo llame?',
    'Pausar un abono lo hace el equipo. ¿Quiere que lo llame?',
  ),
  cancel_membership: say(
    'Para dejar el abono, lo mejor es hablarlo con el equipo. ¿Quieres que lo llame?',
    'Para dejar el abono, lo mejor es hablarlo con el equipo. ¿Quiere que lo llame?',
  ),
  guest_pass: say(
    'Para invitar a alguien, el equipo te dirá cómo. ¿Quieres que lo llame?',
    'Para invitar a alguien, el equipo le dirá cómo. ¿Quiere que lo llame?',
  ),
  lost_property: say(
    'Los objetos perdidos los guarda el equipo. ¿Quieres que lo llame?',
    'Los objetos perdidos los guarda el equipo. ¿Quiere que lo llame?',
  ),
  training_advice: say(
    'Un entrenador te responderá mejor que yo. ¿Quieres que llame a alguien?',
    'Un entrenador le responderá mejor que yo. ¿Quiere que llame a alguien?',
  ),
  ask_facility: say(
    'De eso sabe más el equipo. ¿Quieres que lo llame?',
    'De eso sabe más el equipo. ¿Quiere que lo llame?',
  ),
  pain: say(
    'Lo siento. Sobre un dolor no puedo aconsejarte. ¿Quieres que llame a alguien del equipo?',
    'Lo siento. Sobre un dolor no puedo aconsejarle. ¿Quiere que llame a alguien del equipo?',
  ),
  price: say(
    'Los precios no los tengo. El equipo te los dirá: ¿quieres que lo llame?',
    'Los precios no los tengo. El equipo se los dirá: ¿quiere que lo llame?',
  ),
  unknown: say(
    'Lo siento, no lo consigo. ¿Quieres que llame a alguien del equipo?',
    'Lo siento, no lo consigo. ¿Quiere que llame a alguien del equipo?',
  ),
});

function spanish(say: Say): Words {
  const [refusals, staff] = [refusalsIn(say), staffIn(say)];
  const words: Words = {
    greeting: (name) => say(`¡Hola, ${name}! ¿Qué puedo hacer por ti?`, `Hola, ${name}. ¿Qué puedo hacer por usted?`),
    goodbye: (name) => `¡Adiós, ${name}, hasta pronto!`,
    smalltalk: () =>
      say(
        'Soy una IA, pero me alegra verte. ¿Qué puedo hacer por ti?',
        'Soy una IA, pero me alegra verle. ¿Qué puedo hacer por usted?',
      ),
    anythingElse: () => 'De acuerdo. ¿Algo más?',
    welcome: () => 'De nada. ¿Algo más?',
    leftAlone: () => 'De acuerdo, lo dejo como está. ¿Algo más?',
    notUnderstood: () =>
      say('No te he entendido. ¿Puedes decirlo de otra forma?', 'No le he entendido. ¿Puede decirlo de otra forma?'),
    outside: () =>
      say(
        'Eso no lo sé: me ocupo del gimnasio. Puedo decirte los horarios y las clases, o reservarte una plaza.',
        'Eso no lo sé: me ocupo del gimnasio. Puedo decirle los horarios y las clases, o reservarle una plaza.',
      ),
    whatICan: () =>
      say(
        'Puedo decirte los horarios y las clases, reservar o anular una plaza, enseñarte tus progresos o avisar de una máquina.',
        'Puedo decirle los horarios y las clases, reservar o anular una plaza, enseñarle sus progresos o avisar de una máquina.',
      ),
    cannot: () => say('Ahora mismo no puedo. En recepción te ayudan.', 'Ahora mismo no puedo. En recepción le ayudan.'),
    onScreen: () => say('Lo tienes en la pantalla.', 'Lo tiene en la pantalla.'),
    hours: (days, here) =>
      days
        .map(({ day, periods }) => {
          const when = upper(spokenDay(day, here));
          if (periods.length === 0) return `${when} está cerrado.`;
          if (isAllDay(periods)) return `${when} está abierto día y noche.`;
          const open = periods.map(({ from, to }) => `de ${spokenClock(from, 'es')} a ${spokenClock(to, 'es')}`);
          return `${when} está abierto ${listed(open, 'es')}.`;
        })
        .join(' '),
    usualOnHolidays: () => 'No tengo horarios especiales para los festivos.',
    classes: (occurrences, here) =>
      occurrences
        .map((one) => {
          const left = one.left === 0 ? 'completa, lista de espera' : count(one.left, 'plaza', 'plazas');
          return `${upper(named(one, here))}: ${one.mine === 'booked' ? say('tienes plaza', 'tiene plaza') : left}.`;
        })
        .join(' '),
    moreOnScreen: (n) => (n === 1 ? 'Hay una más en la pantalla.' : `Hay ${n} más en la pantalla.`),
    noClass: (slots, here) => {
      const what = slots.class === undefined ? 'ninguna clase' : `clase de ${slots.class}`;
      const day = slots.day === undefined ? '' : ` ${spokenDays(slots.day, slots.until, here)}`;
      const time = slots.time === undefined ? '' : ` ${at(spokenMinutes(slots.time, 'es'))}`;
      if (slots.part !== undefined && slots.until === undefined)
        return `No veo ${what} ${spokenPart(slots.part, slots.day, here)}.`;
      return `No veo ${what}${day}${time}.`;
    },
    notOffered: (kind) => `Aquí no hay ${kind}.`,
    whichClass: () => '¿Qué clase y cuándo?',
    which: (candidates, here) => {
      const first = candidates.slice(0, toldAtMost).map((one) => named(one, here));
      const question = `¿Cuál: ${choice(first, 'es')}?`;
      const more = candidates.length - first.length;
      return more > 0 ? `${question} ${words.moreOnScreen(more)}` : question;
    },
    whichPlace: (n) => `¿${upper(choice(['la primera', 'la segunda', 'la tercera', 'la cuarta'].slice(0, n), 'es'))}?`,
    confirmBooking: (candidate, here) => `¿${say('Te', 'Le')} reservo ${named(candidate, here)}?`,
    onlyOwnPlace: () =>
      say(
        'Solo puedo reservar tu plaza; las demás, en recepción.',
        'Solo puedo reservar su plaza; las demás, en recepción.',
      ),
    confirmCancel: (candidate, here) => `¿Anulo ${say('tu', 'su')} plaza de ${named(candidate, here)}?`,
    settled: ({ outcome, reason }, about, here) => {
      const what = about === undefined ? '' : `: ${named(about, here)}`;
      if (outcome === 'booked') return `Reservado${what}.`;
      if (outcome === 'waiting') return `Está completa; ${say('estás', 'está')} en la lista de espera${what}.`;
      if (outcome === 'cancelled') return `Anulado${what}.`;
      return refusals[reason ?? ''] ?? words.cannot();
    },
    myBookings: (bookings, here) => {
      if (bookings.length === 0) return words.nothingBooked();
      const each = bookings.map((one) => `${named(one, here)}${one.state === 'waiting' ? ' (lista de espera)' : ''}`);
      return `${say('Tienes', 'Tiene')} ${count(bookings.length, 'reserva', 'reservas')}: ${listed(each, 'es')}.`;
    },
    nothingBooked: () => say('No tienes ninguna reserva.', 'No tiene ninguna reserva.'),
    progress: ({ visitsThisWeek, visits28d, weeksInARow }) =>
      [
        `${count(visitsThisWeek, 'visita', 'visitas')} esta semana, ${visits28d} en cuatro semanas.`,
        ...(weeksInARow > 1 ? [`${weeksInARow} semanas seguidas, ¡enhorabuena!`] : []),
        'El detalle está en la pantalla.',
      ].join(' '),
    pastProgress: (past, { visitsLastWeek, visitsThisMonth, visitsLastMonth }) => {
      if (past === 'longer')
        return say(
          'Puedo decirte esta semana y la semana pasada, este mes y el mes pasado.',
          'Puedo decirle esta semana y la semana pasada, este mes y el mes pasado.',
        );
      if (past === 'this_month') return `${count(visitsThisMonth, 'visita', 'visitas')} en lo que va de mes.`;
      if (past === 'last_week') return `${count(visitsLastWeek, 'visita', 'visitas')} la semana pasada.`;
      return `${count(visitsLastMonth, 'visita', 'visitas')} el mes pasado, y ${visitsThisMonth} en lo que va de mes.`;
    },
    membership: ({ type, expires }, here) =>
      [
        ...(type === null ? [] : [`${say('Tu', 'Su')} abono es ${type}.`]),
        ...(expires === null ? [] : [`Vale hasta el ${date(expires, here)}.`]),
        'El detalle está en la pantalla.',
      ].join(' '),
    whichMachine: (names) => (names.length === 0 ? '¿Qué máquina?' : `¿Qué máquina: ${choice(names, 'es')}?`),
    facility: (facility) => facilityNames.es[facility],
    confirmReport: (equipment) => `¿Aviso al equipo: ${equipment}?`,
    reported: () => 'Avisado, gracias. El equipo lo mirará.',
    confirmFeedback: () => say('¿Quieres que se lo pase al equipo?', '¿Quiere que se lo pase al equipo?'),
    feedbackKept: () => 'Se lo he pasado, gracias.',
    offerStaff: (reason) => staff[reason],
    staffCalled: () =>
      say(
        'Se lo he pasado al equipo. Si corre prisa, ve a recepción.',
        'Se lo he pasado al equipo. Si corre prisa, vaya a recepción.',
      ),
    emergency: (called) =>
      called
        ? say(
            'He dado la alarma. Busca a alguien en recepción y, si es grave, llama al 112.',
            'He dado la alarma. Busque a alguien en recepción y, si es grave, llame al 112.',
          )
        : say('Llama al 112 y avisa en recepción ahora mismo.', 'Llame al 112 y avise en recepción ahora mismo.'),
    allClear: (called) =>
      called
        ? 'Qué alivio, me alegro mucho. El equipo ya está avisado y vendrá igualmente a ver.'
        : say(
            'Qué alivio, me alegro mucho. Avisa igualmente en recepción.',
            'Qué alivio, me alegro mucho. Avise igualmente en recepción.',
          ),
    isEmergency: () =>
      say(
        '¿Es una urgencia? Di que sí y doy la alarma ahora mismo.',
        '¿Es una urgencia? Diga que sí y doy la alarma ahora mismo.',
      ),
    calm: () => say('Te entiendo. Hay una clase tranquila.', 'Le entiendo. Hay una clase tranquila.'),
    calmBooked: (candidate, here) =>
      say(
        `Te entiendo. Ya tienes plaza en una clase tranquila: ${named(candidate, here)}.`,
        `Le entiendo. Ya tiene plaza en una clase tranquila: ${named(candidate, here)}.`,
      ),
    crowd: ({ inside, level }) =>
      [
        inside < 2 ? 'Ahora mismo no hay casi nadie.' : `Ahora mismo hay ${inside} personas.`,
        ...(level === null ? [] : [crowdLevels[level]]),
      ].join(' '),
    noCalm: () =>
      say(
        'Te entiendo. No veo ninguna clase tranquila con plaza de aquí a mañana por la noche. Tómate un momento para respirar.',
        'Le entiendo. No veo ninguna clase tranquila con plaza de aquí a mañana por la noche. Tómese un momento para respirar.',
      ),
    waits: () => 'Sin prisa.',
    volume: () => 'El volumen se cambia en la pantalla, en «Ajustes».',
    time: (here) => {
      const time = spokenTime(here.nowMs, here);
      return `${time.startsWith('1:') ? 'Es la' : 'Son las'} ${time}, ${date(here.nowMs, here, 'long')}.`;
    },
    whichLanguage: () => '¿Francés, inglés o español?',
    languageChanged: () => 'De acuerdo, hablamos español.',
    goesOn: () => 'Claro, seguimos en español.',
    keepLanguage: () =>
      say(
        '¿Quieres que te hable en español también la próxima vez?',
        '¿Quiere que le hable en español también la próxima vez?',
      ),
    languageKept: () => 'Anotado: la próxima vez, en español.',
  };
  return words;
}

export const es = spanish((familiar) => familiar);
export const esFormal = spanish((_, formal) => formal);

const date = (when: number, { timezone }: Here, weekday?: 'long'): string =>
  new Intl.DateTimeFormat('es', {
    timeZone: timezone,
    weekday,
    day: 'numeric',
    month: 'long',
    year: weekday === undefined ? 'numeric' : undefined,
  }).format(when);
