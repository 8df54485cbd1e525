import { facilityName } from '@jarvis-edge/sync/facilities.ts';
import type { ChurnLevel } from '@jarvis-edge/sync/member-figures.ts';
import { alertEndingWords } from './alert-endings.ts';
import { asUsual, chances, count, days, every, howLong, inPoints } from './counted-es.ts';
import { numberIn, plainDay, plainNumber, points, pull, textIn, upper, wordsOf, type Facts } from './insight-facts.ts';
import type { InsightWords } from './insight-words-fr.ts';
import { stayingSign, type StayingSign } from './staying-sign.ts';

type Story = (facts: Facts) => string;

const alertTypes: InsightWords['alerts']['types'] = {
  churn_risk: 'Riesgo de baja',
  negative_feedback: 'Conversación de descontento',
  equipment_issue: 'Problema avisado',
  milestone: 'Meta alcanzada',
  emergency: 'Emergencia',
  staff_called: 'Alguien pide ayuda',
  box_cloned: 'Dos equipos con la misma identidad',
  operations_missing: 'Faltan datos',
  badge_disputed: 'Tarjeta entregada dos veces',
  kiosk_offline: 'Quiosco sin conexión',
  box_trespassed: 'Equipo sospechoso',
};

const alertStories: Readonly<Record<string, Story>> = {
  churn_risk: (facts) => {
    const score = numberIn(facts, 'score');
    if (score === null) return 'Podría darse de baja pronto.';
    if (numberIn(facts, 'calmSince') !== null) {
      return `El riesgo ha bajado a ${inPoints(score)} de 100, por debajo del umbral de alerta.`;
    }
    return facts['by'] === 'learned'
      ? `${chances(score)} de darse de baja, según la puntuación aprendida.`
      : `Riesgo de baja: ${inPoints(score)} de 100, según la regla de la casa.`;
  },
  negative_feedback: (facts) => {
    const quote = textIn(facts, 'quote');
    return quote === null ? 'La última conversación fue claramente negativa.' : `«${quote}»`;
  },
  equipment_issue: (facts) => {
    const name = textIn(facts, 'name') ?? facilityName(textIn(facts, 'place') ?? '', 'es');
    return name === undefined
      ? 'Se ha avisado de un problema en el gimnasio.'
      : `${upper(name)}: se ha avisado de un problema.`;
  },
  milestone: (facts) => {
    const n = numberIn(facts, 'count') ?? 0;
    const kinds: Readonly<Record<string, string>> = {
      visits: `¡Visita número ${n}!`,
      anniversary: `¡${count(n, 'año', 'años')} en el gimnasio!`,
      goal: n > 0 ? `¡Objetivo conseguido: ${plainNumber(n, 'es')}\u00A0kg!` : '¡Objetivo conseguido!',
    };
    return wordsOf(kinds, textIn(facts, 'kind') ?? '') ?? '¡Meta alcanzada!';
  },
  emergency: (facts) =>
    facts['isUnsure'] === true
      ? 'Algo que se dijo en el quiosco quizá era una petición de ayuda. Léalo y vaya a ver.'
      : 'Alguien ha hablado de un malestar o de un peligro en el quiosco. Vaya a ver enseguida.',
  staff_called: () => 'Un socio espera a alguien del personal en el quiosco.',
  box_cloned: () => 'Dos equipos hablan con el hub con la misma clave.',
  operations_missing: () => 'El hub se restauró con una copia demasiado antigua: le faltan datos del equipo.',
  badge_disputed: () => 'Dos socios recibieron la misma tarjeta.',
  kiosk_offline: () => 'El hub no sabe nada de este quiosco desde hace más de 30 minutos.',
  box_trespassed: () => 'Un equipo ha querido leer lo que pertenece a otro gimnasio.',
};

const alertActions: Readonly<Record<string, string>> = {
  call_member: 'Llamar al socio',
  write_to_member: 'Escribirle un mensaje',
  greet_in_person: 'Saludarle en persona en su próxima visita',
  offer_coach_session: 'Ofrecer una sesión con un entrenador',
  offer_class: 'Proponer una clase',
  talk_about_contract: 'Hablar de la continuidad de su abono',
  listen_and_apologise: 'Escucharle y pedir disculpas',
  check_machine: 'Revisar la máquina',
  put_out_of_order: 'Poner la máquina fuera de servicio',
  look_after_place: 'Ocuparse allí mismo',
  congratulate: 'Felicitar',
  go_to_kiosk: 'Ir al quiosco',
  call_emergency_services: 'Llamar a emergencias si hace falta',
  find_copied_box: 'Buscar el equipo copiado',
  revoke_box: 'Revocar el equipo',
  look_for_newer_backup: 'Buscar una copia más reciente',
  give_another_card: 'Dar otra tarjeta a uno de los dos',
  check_power: 'Comprobar la alimentación',
  check_internet: 'Comprobar la conexión a internet',
  restart_box: 'Reiniciar el equipo',
  look_at_box: 'Examinar el equipo en el gimnasio',
};

const membershipEnds: Story = (facts) => {
  const n = numberIn(facts, 'days');
  if (n === null) return 'El abono termina pronto';
  if (n < 0) return `El abono terminó hace ${days(-n)}`;
  return n === 0 ? 'El abono termina hoy' : `El abono termina en ${days(n)}`;
};

const ruleReasons: Readonly<Record<string, Story>> = {
  no_visit: (facts) => {
    const n = numberIn(facts, 'days');
    return n === null ? 'Ninguna visita desde hace más de 14 días' : `Ninguna visita desde hace ${days(n)}`;
  },
  negative_sessions: (facts) => {
    const n = numberIn(facts, 'count');
    return n === null
      ? 'Varias conversaciones negativas en 90 días'
      : `${count(n, 'conversación negativa', 'conversaciones negativas')} en 90 días`;
  },
  low_engagement: (facts) => {
    const engagement = numberIn(facts, 'engagement');
    return engagement === null ? 'Poca implicación' : `Poca implicación: ${points(engagement)} de 100`;
  },
  membership_ends: membershipEnds,
};

const learnedReasons: Readonly<Record<string, Story>> = {
  rhythm: (facts) => {
    const [visits, usual] = [numberIn(facts, 'visits'), numberIn(facts, 'usual')];
    if (visits === null) return 'Ritmo de las visitas';
    const come = `${count(visits, 'visita', 'visitas')} en 4 semanas`;
    return usual === null ? come : `${come}; ${asUsual(usual)}`;
  },
  absence: (facts) => {
    const [away, gap] = [numberIn(facts, 'days'), numberIn(facts, 'usual_gap')];
    if (away === null) return 'Tiempo desde la última visita';
    const since = away < 1 ? 'Una visita hoy' : `Última visita hace ${days(away)}`;
    return gap === null ? since : `${since}; lo habitual es ${every(gap)}`;
  },
  tenure: (facts) => {
    const n = numberIn(facts, 'days');
    if (n === null) return 'Antigüedad desconocida';
    return `Socio desde hace ${howLong(n)}`;
  },
  contract_end: (facts) =>
    numberIn(facts, 'days') === null ? 'Abono sin fecha de fin conocida' : membershipEnds(facts),
  classes: (facts) => {
    const [kept, missed] = [numberIn(facts, 'kept') ?? 0, numberIn(facts, 'missed') ?? 0];
    if (kept + missed === 0) return 'Ninguna clase reservada en 8 semanas';
    return `De ${count(kept + missed, 'clase reservada', 'clases reservadas')} en 8 semanas, sin asistir a ${missed}`;
  },
  talks: (facts) => {
    const n = numberIn(facts, 'count') ?? 0;
    return n === 0 ? 'Ninguna conversación en 4 semanas' : `${count(n, 'conversación', 'conversaciones')} en 4 semanas`;
  },
  mood: (facts) => {
    const mean = numberIn(facts, 'mean');
    if (mean === null) return 'Ánimo desconocido: ninguna conversación en 90 días';
    const kind = mean < -0.3 ? 'negativo' : mean > 0.3 ? 'positivo' : 'neutro';
    return `Ánimo más bien ${kind} en 90 días`;
  },
};

function stays(sign: StayingSign): string {
  switch (sign.kind) {
    case 'often':
      return `Viene a menudo: ${plainNumber(sign.perWeek, 'es')} veces por semana`;
    case 'as_usual':
      return `Mantiene su ritmo: ${count(sign.visits, 'visita', 'visitas')} en 4 semanas; ${asUsual(sign.usual)}`;
    case 'lately':
      return sign.days < 1 ? 'Una visita hoy' : `Una visita reciente, hace ${days(sign.days)}`;
    case 'within_habit':
      return `Ninguna ausencia fuera de lo habitual: última visita hace ${days(sign.days)}, suele venir ${every(sign.usualGap)}`;
    case 'member_for':
      return `Entrena aquí desde hace ${howLong(sign.days)}`;
    case 'runs_on':
      return `Le quedan ${howLong(sign.days)} de abono`;
    case 'books':
      return `Reserva con regularidad: asistió a ${sign.kept}\u00A0clases en 8 semanas`;
    case 'attends':
      return `Asistió a ${count(sign.kept, 'clase', 'clases')} en 8 semanas`;
    case 'talks':
      return `Habla con JARVIS: ${count(sign.count, 'conversación', 'conversaciones')} en 4 semanas`;
    case 'good_mood':
      return 'De buen ánimo, en general, desde hace 90 días';
    case 'never_cross':
      return 'Ninguna conversación negativa en 90 días';
  }
}

const actionItems: InsightWords['actionItems'] = {
  talk_about_contract: 'Hablar de la continuidad de su abono',
  listen_and_apologise: 'Escucharle y pedir disculpas',
  check_machine: 'Revisar la máquina',
  look_after_place: 'Ocuparse del lugar del que habló',
  offer_coach_session: 'Ofrecer una sesión con un entrenador',
  freeze_membership: 'Congelar su abono',
  send_guest_pass: 'Enviar una invitación para un amigo',
  look_for_lost_property: 'Buscar el objeto perdido',
  speak_in_person: 'Hablar en persona',
  ask_how_they_are: 'Preguntar cómo se encuentra',
};

const levels: Record<ChurnLevel, string> = { low: 'Bajo', medium: 'Medio', high: 'Alto', critical: 'Crítico' };

export const insightWords: InsightWords = {
  alerts: {
    types: alertTypes,
    typeOf: (type) => wordsOf<string>(alertTypes, type) ?? 'Alerta',
    storyOf: (type, facts) =>
      wordsOf(alertStories, type)?.(facts) ?? 'Esta alerta es de un tipo que esta página aún no conoce.',
    actionOf: (code) => wordsOf(alertActions, code) ?? code,
    noteOf: (note) => wordsOf<string>(alertEndingWords.es, note) ?? note,
    priorities: { low: 'Baja', medium: 'Media', high: 'Alta', urgent: 'Urgente' },
    states: { pending: 'Por tratar', in_progress: 'En curso', resolved: 'Resuelta', dismissed: 'Descartada' },
    todo: 'Qué hacer',
    assignedTo: (name) => `Asignada a ${name}`,
    unassigned: 'Sin asignar',
    snoozedUntil: (when) => `En pausa hasta el ${when}`,
    noteNeeded: 'Escriba al menos una palabra.',
    tooLate: {
      title: 'Esta alerta se ha cerrado entretanto.',
      body: 'Su texto no se ha enviado: cópielo si puede servir y cierre.',
      copy: 'Copiar mi texto',
    },
    draft: {
      write: 'Mensaje para enviar…',
      title: 'Mensaje propuesto',
      body: 'Reléalo, cópielo y envíelo desde su correo: de aquí no sale nada.',
      subject: 'Asunto',
      message: 'Mensaje',
      copy: 'Copiar el mensaje',
      copied: 'Copiado',
      copyFailed: 'No se ha podido copiar: seleccione el texto y cópielo.',
    },
  },
  risk: {
    title: 'Riesgo de baja',
    levels,
    level: (level) => `Riesgo ${levels[level].toLocaleLowerCase('es')}`,
    points: (score) => `${points(score)}\u00A0/\u00A0100`,
    unknown: 'Riesgo aún sin calcular',
    counts: 'La puntuación que cuenta.',
    countsWhy: 'Las listas y las alertas siguen la más alta de las dos.',
    rule: 'La regla de la casa',
    ruleLead: (score) =>
      `${inPoints(score)}. Cuentan cuatro señales, 90 puntos como máximo; se avisa al personal a partir de 70.`,
    ruleNone: 'Ninguna de las cuatro señales: 0 puntos.',
    learned: 'La puntuación aprendida',
    learnedLead: (score) => `${chances(score)} de darse de baja, según la historia de sus propios socios.`,
    learnedRaises: 'Lo que hace temer una baja',
    learnedLowers: 'Lo que habla a favor de que siga',
    learnedNone: 'Sin puntuación aprendida',
    learnedNoneWhy:
      'Hacen falta bastantes bajas en la historia de la marca, y que acierte más que la regla en meses apartados. De quien es nuevo, está en pausa o lleva más de 56 días sin venir, solo habla la regla.',
    ruleReason: (code, facts) => wordsOf(ruleReasons, code)?.(facts) ?? `Otra señal (${code})`,
    ruleAdds: (weight) => `+${count(points(weight), 'punto', 'puntos')}`,
    learnedReason: (code, facts) =>
      wordsOf(learnedReasons, code)?.(facts) ?? wordsOf(ruleReasons, code)?.(facts) ?? `Otra señal (${code})`,
    stayingReason: (code, facts) => {
      const sign = stayingSign(code, facts);
      return sign ? stays(sign) : (wordsOf(learnedReasons, code)?.(facts) ?? `Otra señal (${code})`);
    },
    learnedPull: (weight) =>
      ({
        little: weight > 0 ? 'aumenta un poco el riesgo' : 'reduce un poco el riesgo',
        clearly: weight > 0 ? 'aumenta claramente el riesgo' : 'reduce claramente el riesgo',
        strongly: weight > 0 ? 'aumenta mucho el riesgo' : 'reduce mucho el riesgo',
      })[pull(weight)],
  },
  figures: {
    engagement: 'Implicación',
    engagementOf: (score) => `${points(score)}\u00A0/\u00A0100`,
    lastVisit: 'Última visita',
    daysAgo: (n) => (n === null ? 'ninguna visita' : n === 0 ? 'hoy' : `hace ${days(n)}`),
    visits: 'Visitas',
    visitsPerWeek: 'Visitas por semana',
    perWeek: (n) => plainNumber(n, 'es'),
    sessions: 'Conversaciones',
    frequency: 'Ritmo de las conversaciones',
    frequencies: { daily: 'Casi cada día', weekly: 'Cada semana', monthly: 'Cada mes', rare: 'Rara vez' },
    mood: 'Ánimo medio, 90 días',
    moodNone: 'ninguna conversación',
    trend: 'Tendencia',
    trends: { improving: 'Mejora', stable: 'Estable', declining: 'Empeora' },
    negative: 'Conversaciones negativas, 90 días',
    positive: 'Conversaciones positivas, 90 días',
    computedOn: (at) => `Calculado el ${plainDay(at, 'es')}`,
  },
  actionItems,
  actionItemOf: (code, facts) => {
    const what = wordsOf<string>(actionItems, code) ?? wordsOf(alertActions, code) ?? code;
    const about = textIn(facts, 'name') ?? textIn(facts, 'place');
    return about === null ? what : `${what}: ${about}`;
  },
  sentiments: { negative: 'Negativo', neutral: 'Neutro', positive: 'Positivo' },
  emotions: {
    joy: 'Alegría',
    frustration: 'Enfado',
    sadness: 'Tristeza',
    worry: 'Inquietud',
    surprise: 'Sorpresa',
    neutral: 'Neutro',
  },
  topics: {
    equipment: 'Máquinas',
    cleanliness: 'Limpieza',
    classes: 'Clases',
    coaching: 'Entrenadores',
    schedule: 'Horarios',
    membership: 'Abono',
    crowding: 'Aforo',
    health: 'Salud',
    results: 'Resultados',
    atmosphere: 'Ambiente',
    facilities: 'Instalaciones',
    kiosk: 'Quiosco y tarjeta',
  },
  intents: {
    greeting: 'Saludo',
    farewell: 'Despedida',
    ask_hours: 'Pregunta los horarios',
    ask_classes: 'Pregunta por las clases',
    book_class: 'Reserva una clase',
    cancel_booking: 'Cancela una reserva',
    my_bookings: 'Pregunta por sus reservas',
    my_progress: 'Pregunta por sus progresos',
    membership_info: 'Se informa sobre el abono',
    freeze_membership: 'Quiere congelar el abono',
    cancel_membership: 'Quiere darse de baja',
    report_issue: 'Avisa de un problema',
    complaint: 'Se queja',
    praise: 'Felicita o da las gracias',
    training_advice: 'Pide un consejo de entrenamiento',
    ask_facility: 'Pregunta por las instalaciones',
    ask_human: 'Pide hablar con una persona',
    guest_pass: 'Quiere traer a alguien',
    lost_property: 'Objeto perdido o encontrado',
    emergency: 'Emergencia',
    smalltalk: 'Charla',
    out_of_scope: 'Fuera de tema',
    unknown: 'No entendido',
  },
  chart: {
    title: 'Ánimo a lo largo de la conversación',
    titleOfMember: 'Ánimo de una conversación a otra',
    turn: 'Momento',
    score: 'Ánimo',
    said: 'Lo que se dijo',
    asTable: 'Ver las cifras',
    top: 'positivo',
    bottom: 'negativo',
    scoreOf: (score) => plainNumber(score, 'es'),
  },
};
