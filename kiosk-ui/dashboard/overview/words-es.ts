import type { OverviewWords } from './words-fr.ts';

const some = (n: number, one: string, many: string): string => (n === 1 ? one : many);

export const words: OverviewWords = {
  needsYou: 'Quién le necesita',
  nothing: 'Nadie espera. Nada urgente.',
  allAlerts: (n) => `Ver las ${n} alertas`,
  today: 'Hoy',
  visits: (n) => some(n, 'visita', 'visitas'),
  sessions: (n) => some(n, 'conversación', 'conversaciones'),
  negative: (n) => some(n, 'descontenta', 'descontentas'),
  reports: (n) => some(n, 'problema avisado', 'problemas avisados'),
  atRisk: (n) => some(n, 'socio podría irse', 'socios podrían irse'),
  inside: (n) => (n === 0 ? 'Nadie en el gimnasio' : `${n}\u00A0${some(n, 'persona', 'personas')} en el gimnasio`),
  insideBody: 'Según las tarjetas; quien sale sin pasarla cuenta hasta las 4 de la madrugada.',
  nobodyBody: 'Los pases de tarjeta aparecen aquí al momento.',
  since: (time) => `desde las ${time}`,
  noName: 'Socio sin nombre',
  everybody: (n) => `Mostrar los ${n} presentes`,
};
