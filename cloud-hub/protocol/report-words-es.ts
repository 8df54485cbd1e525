import type { Topic } from '@jarvis-edge/sync/labels.ts';
import {
  numberOf,
  percentOf,
  textOf,
  wordsFor,
  type Known,
  type Parameters,
  type ReportSayings,
  type Story,
} from './report-sayings.ts';
import type { InsightCode, RecommendationCode } from './reports.ts';

const count = (n: number, one: string, many: string) => `${n}\u00A0${n === 1 ? one : many}`;
const capital = (text: string) => text.charAt(0).toLocaleUpperCase('es') + text.slice(1);

const topics: Record<Topic, string> = {
  equipment: 'las máquinas',
  cleanliness: 'la limpieza',
  classes: 'las clases',
  coaching: 'los entrenadores',
  schedule: 'los horarios',
  membership: 'el abono',
  crowding: 'la afluencia',
  health: 'la salud',
  results: 'los resultados',
  atmosphere: 'el ambiente',
  facilities: 'las instalaciones',
  kiosk: 'el quiosco y la tarjeta',
};
const topic = (parameters: Parameters): string => topics[textOf(parameters, 'topic') as Topic] ?? 'otro tema';
const gym = (parameters: Parameters, { gymName }: Known): string =>
  gymName(textOf(parameters, 'gymId')) ?? 'Un gimnasio';
const lasting = (ms: number): string => {
  const hours = Math.max(1, Math.round(ms / 3_600_000));
  return hours < 48 ? count(hours, 'hora', 'horas') : count(Math.round(hours / 24), 'día', 'días');
};

const insights: Record<InsightCode, Story> = {
  no_data: () => 'No ha llegado nada del gimnasio esta semana: sus cifras no se conocen.',
  box_silent: (facts, { day }) =>
    `El equipo no responde desde el ${day(numberOf(facts, 'since'))}: puede que le queden visitas por enviar.`,
  members_at_risk: (facts) => {
    const before = facts['before'];
    return `${count(numberOf(facts, 'count'), 'socio podría', 'socios podrían')} darse de baja${
      typeof before === 'number' ? `, frente a ${before} la semana anterior` : ''
    }.`;
  },
  visits_down: (facts) =>
    `Las visitas han bajado un ${percentOf(facts)}\u00A0%: ${numberOf(facts, 'visits')}, frente a ${numberOf(facts, 'before')} la semana anterior.`,
  visits_up: (facts) =>
    numberOf(facts, 'before') === 0
      ? `${count(numberOf(facts, 'visits'), 'visita', 'visitas')}, frente a ninguna la semana anterior.`
      : `Las visitas han subido un ${percentOf(facts)}\u00A0%: ${numberOf(facts, 'visits')}, frente a ${numberOf(facts, 'before')} la semana anterior.`,
  mood_down: () => 'En las conversaciones hay claramente más descontento que la semana anterior.',
  mood_up: () => 'Las conversaciones son claramente más positivas que la semana anterior.',
  talks_unhappy: (facts) =>
    `${numberOf(facts, 'count')} de ${numberOf(facts, 'of')} conversaciones fueron de descontento.`,
  topic_unhappy: (facts) =>
    `${capital(topic(facts))}: es lo que molesta, en ${count(numberOf(facts, 'count'), 'conversación', 'conversaciones')} de descontento.`,
  topic_most: (facts) =>
    `${capital(topic(facts))}: el tema más frecuente, en ${count(numberOf(facts, 'count'), 'conversación', 'conversaciones')}.`,
  alerts_waiting: (facts) => {
    const [n, days] = [numberOf(facts, 'count'), numberOf(facts, 'days')];
    return n === 1
      ? `Una alerta espera desde hace ${days}\u00A0días.`
      : `${n}\u00A0alertas esperan desde hace más de 3\u00A0días, la más antigua desde hace ${days}\u00A0días.`;
  },
  machines_open: (facts) => {
    const name = textOf(facts, 'name');
    const open = count(
      numberOf(facts, 'count'),
      'problema de máquinas avisado está pendiente',
      'problemas de máquinas avisados están pendientes',
    );
    return name === '' ? `${open}.` : `${open}, el primero: ${name}.`;
  },
  alerts_settled: (facts) => {
    const ms = lasting(numberOf(facts, 'ms'));
    const n = numberOf(facts, 'count');
    return n === 1 ? `Una alerta resuelta, en ${ms}.` : `${n}\u00A0alertas resueltas, la mitad en ${ms} como mucho.`;
  },
  bookings_missed: (facts) =>
    `${numberOf(facts, 'missed')} de ${numberOf(facts, 'of')} plazas reservadas en clases quedaron vacías.`,
  steady: () => 'Una semana como las demás: nada requiere su atención.',
  gyms_silent: (facts, known) => {
    const n = numberOf(facts, 'count');
    return n === 1
      ? `${gym(facts, known)} no lo ha enviado todo: sus cifras están incompletas.`
      : `${n}\u00A0gimnasios no lo han enviado todo, entre ellos ${gym(facts, known)}: sus cifras están incompletas.`;
  },
  gyms_at_risk: (facts, known) =>
    `${count(numberOf(facts, 'count'), 'socio podría', 'socios podrían')} darse de baja, ${numberOf(facts, 'there')} en ${gym(facts, known)}.`,
  gym_visits_down: (facts, known) =>
    `${gym(facts, known)}: un ${Math.round(numberOf(facts, 'share') * 100)}\u00A0% menos de visitas.`,
  gym_visits_up: (facts, known) =>
    `${gym(facts, known)}: un ${Math.round(numberOf(facts, 'share') * 100)}\u00A0% más de visitas.`,
  topic_shared: (facts) => `${capital(topic(facts))}: es lo que molesta en ${numberOf(facts, 'gyms')}\u00A0gimnasios.`,
  gym_unhappy: (facts, known) =>
    `${gym(facts, known)}: ${numberOf(facts, 'count')}\u00A0conversaciones de descontento, más que en ningún otro.`,
  gym_alerts_waiting: (facts, known) =>
    `${gym(facts, known)}: ${count(numberOf(facts, 'count'), 'alerta espera', 'alertas esperan')} desde hace más de 3\u00A0días.`,
};

const recommendations: Record<RecommendationCode, Story> = {
  check_box: () => 'Compruebe la alimentación y la conexión a internet del equipo.',
  call_members: (facts) =>
    numberOf(facts, 'count') === 1
      ? 'Llame esta semana al socio en riesgo.'
      : numberOf(facts, 'count') < numberOf(facts, 'of')
        ? `Llame esta semana a los ${numberOf(facts, 'count')}\u00A0primeros socios en riesgo.`
        : `Llame esta semana a los ${numberOf(facts, 'count')}\u00A0socios en riesgo, empezando por el primero.`,
  talk_about_contracts: (facts) =>
    `Hable de cómo seguir tras el abono: se termina para ${numberOf(facts, 'count') === 1 ? 'uno' : numberOf(facts, 'count')} de ellos.`,
  invite_back: () => 'Escriba a los habituales que no ha visto esta semana.',
  act_on_topic: (facts) =>
    `Ponga un tema en el orden del día de la reunión: ${topic(facts)}. Después, cuente a los socios qué cambia.`,
  read_talks: () => 'Lea las conversaciones de descontento y vuelva a hablar con esas personas.',
  settle_alerts: (facts) =>
    numberOf(facts, 'count') === 1
      ? 'Resuelva o asigne la alerta que espera.'
      : `Resuelva o asigne las ${numberOf(facts, 'count')}\u00A0alertas que esperan.`,
  repair_machines: () => 'Haga reparar lo que se ha avisado o póngalo fuera de servicio.',
  remind_of_classes: () => 'Recuerde a los socios sus reservas el día antes de la clase.',
  check_box_of_gym: (facts, known) => `${gym(facts, known)}: haga revisar el equipo y su conexión.`,
  call_members_of_gym: (facts, known) =>
    `${gym(facts, known)}: asegúrese de que esta semana se llama a los socios en riesgo.`,
  ask_about_visits: (facts, known) =>
    `${gym(facts, known)}: averigüe con la persona responsable por qué bajan las visitas.`,
  ask_about_mood: (facts, known) =>
    `${gym(facts, known)}: lea las conversaciones de descontento con la persona responsable.`,
  settle_alerts_of_gym: (facts, known) => `${gym(facts, known)}: pregunte qué retiene las alertas.`,
};

export const reportSayings: ReportSayings = {
  insight: wordsFor(insights, 'Una observación que esta versión aún no conoce.'),
  recommendation: wordsFor(recommendations, 'Un consejo que esta versión aún no conoce.'),
};
