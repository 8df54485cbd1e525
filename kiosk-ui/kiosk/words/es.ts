import { dayOfYear, daysAway, spokenTime, weekday, type Place } from '../../kit/moment.ts';
import { kitWords } from '../../kit/words/es.ts';
import type { CommunicationStyle } from '../../protocol/kiosk-socket.ts';
import type { Here, KioskWords, Manner, RefusalDictionary } from './fr.ts';

const place = ({ timeZone }: Here): Place => ({ language: 'es', timeZone });
const day = (at: number, here: Here) => dayOfYear(at, here.now, place(here));
const count = (n: number, one: string, many: string) => `${n}\u00A0${n === 1 ? one : many}`;

/** «a las 18:00», «a la 1:00». */
const atTime = (at: number, here: Here) => {
  const time = spokenTime(at, place(here));
  return `${time.startsWith('01:') ? 'a la' : 'a las'} ${time}`;
};

/** «a las 18:00», «mañana a las 06:00», «el lunes a las 06:00», «el 3 de diciembre a las 06:00». */
function moment(at: number, here: Here): string {
  const time = atTime(at, here);
  const days = daysAway(at, here.now, here.timeZone);
  if (days === 0) return time;
  if (days === 1) return `mañana ${time}`;
  return `el ${days > 1 && days < 7 ? weekday(at, place(here)) : day(at, here)} ${time}`;
}

/** «a las 18:05», «ayer a las 18:05», «el 3 de noviembre a las 18:05». */
function sinceWhen(at: number, here: Here): string {
  const time = atTime(at, here);
  const days = daysAway(at, here.now, here.timeZone);
  if (days === 0) return time;
  return days === -1 ? `ayer ${time}` : `el ${day(at, here)} ${time}`;
}

const refusals: RefusalDictionary = {
  'unknown-badge': () => ({
    title: 'Tarjeta desconocida',
    why: 'Esta tarjeta no está registrada en ninguno de nuestros gimnasios.',
    next: 'Use la tarjeta de su gimnasio o pida en recepción que registren esta.',
  }),
  'badge-unassigned': () => ({
    title: 'Tarjeta sin activar',
    why: 'Esta tarjeta no está asociada a ningún abono.',
    next: 'Llévela a recepción: la activarán a su nombre.',
  }),
  'badge-revoked': () => ({
    title: 'Tarjeta desactivada',
    why: 'Esta tarjeta fue sustituida o retirada.',
    next: 'Use su tarjeta nueva o pida una en recepción.',
  }),
  'badge-lost': () => ({
    title: 'Tarjeta declarada perdida',
    why: 'Esta tarjeta se declaró perdida y ya no abre la puerta.',
    next: '¿La ha encontrado? Llévela a recepción para reactivarla.',
  }),
  'wrong-gym': ({ homeGym }) => ({
    title: 'Le espera otro gimnasio',
    why: homeGym ? `Su abono es válido en ${homeGym}.` : 'Su abono es válido en otro de nuestros gimnasios.',
    next: 'Para entrenar también aquí, pida en recepción que amplíen su plan.',
  }),
  'gym-not-operating': () => ({
    title: 'Gimnasio cerrado por ahora',
    why: 'El gimnasio no admite socios en este momento.',
    next: 'Contacte con su club para saber cuándo vuelve a abrir.',
  }),
  'suspended-by-staff': () => ({
    title: 'Acceso en pausa',
    why: 'El equipo ha puesto su acceso en pausa.',
    next: 'Hable con recepción: le explicarán cómo retomarlo.',
  }),
  'member-inactive': () => ({
    title: 'Cuenta inactiva',
    why: 'Su cuenta no está activa.',
    next: 'Pase por recepción para reactivarla.',
  }),
  'membership-ended': ({ endedAt }, here) => ({
    title: 'Abono terminado',
    why: `Su abono terminó el ${day(endedAt, here)}.`,
    next: 'Renuévelo en recepción y su tarjeta volverá a funcionar al momento.',
  }),
  'membership-frozen': ({ until }, here) => ({
    title: 'Abono en pausa',
    why:
      until === null
        ? 'Su abono está en pausa, sin fecha de regreso.'
        : `Su abono está en pausa hasta el ${day(until, here)}.`,
    next: 'Para volver antes, pida en recepción que levanten la pausa.',
  }),
  'payment-due': ({ since }, here) => ({
    title: 'Pase por recepción, por favor',
    why: `Hay un pago pendiente desde el ${day(since, here)}.`,
    next: 'Páguelo en recepción y su tarjeta volverá a funcionar al momento.',
  }),
  'waiver-missing': () => ({
    title: 'Falta una firma',
    why: 'Su exención de responsabilidad aún no está firmada.',
    next: 'Fírmela en recepción y acerque de nuevo su tarjeta.',
  }),
  'gym-closed-today': ({ opensAt }, here) => ({
    title: 'Hoy cerrado',
    why: 'El gimnasio está cerrado todo el día.',
    next: opensAt === null ? 'Consulte los horarios con su club.' : `Vuelva ${moment(opensAt, here)}.`,
  }),
  'gym-closed-now': ({ opensAt }, here) => ({
    title: 'Cerrado a esta hora',
    why: 'El gimnasio está cerrado en este momento.',
    next: opensAt === null ? 'Consulte los horarios con su club.' : `Vuelva ${moment(opensAt, here)}.`,
  }),
  'outside-plan-hours': ({ admittedAt }, here) => ({
    title: 'Fuera de su horario',
    why: 'Su plan no incluye esta hora.',
    next:
      admittedAt === null
        ? 'Pida en recepción un plan adecuado a su horario.'
        : `Vuelva ${moment(admittedAt, here)} o pida en recepción un plan más amplio.`,
  }),
  'already-inside': ({ since }, here) => ({
    title: 'Entrada ya registrada',
    why: `Ya registró su entrada ${sinceWhen(since, here)}.`,
    next: 'Si todavía está fuera, pida en recepción que le abran.',
  }),
  'clock-not-trusted': () => ({
    title: 'No podemos comprobarlo',
    why: 'El sistema no está seguro de la hora y no puede comprobar su horario de acceso.',
    next: 'No es culpa suya: pida en recepción que le abran.',
  }),
  'cannot-record': () => ({
    title: 'Visita no registrada',
    why: 'El sistema no ha podido registrar su visita.',
    next: 'Inténtelo de nuevo en un momento. Si continúa, pida en recepción que le abran.',
  }),
};

const manners: Record<CommunicationStyle, Manner> = {
  encouraging: {
    hello: (name) => `¡Hola, ${name}! ¡Qué alegría verte de nuevo!`,
    doorOpen: 'La puerta está abierta. ¡Buen entrenamiento!',
    doorAgain: 'La puerta se abre otra vez. ¡Tú puedes!',
    noted: 'Entrada registrada. ¡Buen entrenamiento!',
    known: 'Tarjeta reconocida.',
    goodbye: (name) => `¡Muy bien, ${name}, hasta pronto!`,
    afterGoodbye: 'Cada sesión cuenta.',
  },
  direct: {
    hello: (name) => `${name}. El gimnasio es tuyo.`,
    doorOpen: 'Puerta abierta.',
    doorAgain: 'Puerta abierta otra vez.',
    noted: 'Entrada registrada.',
    known: 'Tarjeta reconocida.',
    goodbye: (name) => `Hasta pronto, ${name}.`,
    afterGoodbye: 'Salida registrada.',
  },
  friendly: {
    hello: (name) => `¡Hola, ${name}! Me alegra verte.`,
    doorOpen: 'La puerta está abierta, ¡buen entrenamiento!',
    doorAgain: 'La puerta se abre otra vez, ¡adelante!',
    noted: 'Entrada registrada, ¡buen entrenamiento!',
    known: 'Tarjeta reconocida.',
    goodbye: (name) => `¡Hasta pronto, ${name}!`,
    afterGoodbye: 'Que pases un buen día.',
  },
  patient: {
    hello: (name) => `Buenas, ${name}. Es un placer verle de nuevo.`,
    doorOpen: 'La puerta está abierta. Tómese su tiempo.',
    doorAgain: 'La puerta se abre otra vez. Tómese su tiempo.',
    noted: 'Su entrada está registrada. Tómese su tiempo.',
    known: 'Su tarjeta está reconocida.',
    goodbye: (name) => `Hasta la vista, ${name}.`,
    afterGoodbye: 'Cuídese, y hasta pronto.',
  },
  casual: {
    hello: (name) => `¡Ey, ${name}! ¿Qué tal?`,
    doorOpen: 'Está abierto, ¡a disfrutar!',
    doorAgain: 'Abierto otra vez, ¡dale!',
    noted: 'Apuntado, ¡a disfrutar!',
    known: 'Eres tú, tarjeta reconocida.',
    goodbye: (name) => `¡Chao, ${name}!`,
    afterGoodbye: 'Descansa bien.',
  },
  brief: {
    hello: (name) => `Hola, ${name}.`,
    doorOpen: 'Está abierto.',
    doorAgain: 'Abierto otra vez.',
    noted: 'Registrado.',
    known: 'Tarjeta reconocida.',
    goodbye: (name) => `Adiós, ${name}.`,
    afterGoodbye: 'Hasta pronto.',
  },
};

export const words: KioskWords = {
  ...kitWords,
  attract: {
    present: 'Acerque su tarjeta',
    openNow: 'Abierto',
    closedNow: 'Cerrado',
    closesAt: (at, here) => `cierra ${atTime(at, here)}`,
    opensAt: (at, here) => `abre ${atTime(at, here)}`,
    doneForToday: 'por hoy hemos terminado',
    allDayLong: 'todo el día',
    closedToday: 'Hoy cerrado',
    hours: 'Horario de hoy',
    classes: 'Clases de hoy',
    noMoreClasses: 'No hay más clases hoy.',
    cancelled: 'cancelada',
    underWay: 'en curso',
    minutes: (n) => `${n}\u00A0min`,
    withCoach: (coach) => `con ${coach}`,
    moreClasses: (n) => `y ${count(n, 'clase', 'clases')} más tarde`,
  },
  link: {
    up: 'En línea',
    sending: (n) => `En línea, enviando ${count(n, 'visita', 'visitas')}`,
    down: 'Sin conexión: aquí todo funciona',
    waiting: (n) => `${count(n, 'visita pendiente', 'visitas pendientes')} de envío`,
  },
  readerLost: {
    title: 'El lector de tarjetas no responde.',
    next: 'Diríjase a recepción. Volverá a funcionar solo.',
  },
  recognised: { manners, finish: 'Terminar', doorNamed: (door) => `${door}: abierta` },
  refused: { refusals, doorShut: 'La puerta sigue cerrada', next: 'Qué hacer', finish: 'Terminar' },
  reconnecting: {
    starting: 'Conectando con el dispositivo…',
    title: 'El dispositivo no responde',
    body: 'Esta pantalla volverá sola. Para entrar, diríjase a recepción.',
    since: (at, here) => `Sin respuesta desde las ${spokenTime(at, place(here))}`,
    tries: (n) => (n === 0 ? 'primer intento' : count(n, 'intento', 'intentos')),
    replaced: 'Este quiosco está abierto en otra pantalla',
    replacedBody: 'Solo una pantalla a la vez puede mostrarlo. Toque el botón para traerlo de vuelta.',
    takeBack: 'Traerlo aquí',
    unknownKiosk: 'Esta pantalla no tiene un nombre conocido',
    unknownKioskBody: (slug) =>
      `El gimnasio no tiene ningún quiosco «${slug}». Revise la dirección de la página o cree este quiosco en la consola.`,
    retry: 'Reintentar ahora',
  },
};
