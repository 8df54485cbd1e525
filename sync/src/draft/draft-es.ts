import type { CommunicationStyle } from '../communication-style.ts';
import type { DraftText, DraftTopic, DraftWords } from './draft-words.ts';

/** Who is spoken to calmly or briefly is said «usted». */
const isFormal = (style: CommunicationStyle): boolean => style === 'patient' || style === 'brief';

function text(topic: DraftTopic, style: CommunicationStyle): DraftText {
  const usted = isFormal(style);
  switch (topic.kind) {
    case 'missed':
      return {
        subject: usted ? 'Noticias de su gimnasio' : 'Te echamos de menos',
        says: `Hace tiempo que no ${usted ? 'le' : 'te'} vemos por el gimnasio. ¿Va todo bien?`,
        offers: usted
          ? 'Si ha cambiado de horario, buscamos juntos uno que le venga bien.'
          : 'Si has cambiado de horario, buscamos juntos uno que te venga bien.',
      };
    case 'renewal':
      return {
        subject: usted ? 'Su abono' : 'Tu abono',
        says: usted
          ? 'Su abono está a punto de terminar. ¿Vemos juntos cuál le conviene más?'
          : 'Tu abono está a punto de terminar. ¿Vemos juntos cuál te conviene más?',
        offers: usted
          ? 'Pase por recepción cuando quiera, son cinco minutos.'
          : 'Pasa por recepción cuando quieras, son cinco minutos.',
      };
    case 'invitation':
      return {
        subject: '¿Una sesión con un entrenador?',
        says: usted
          ? 'Nos gustaría ayudarle a sacar más partido del gimnasio. ¿Le apetece una sesión con un entrenador?'
          : 'Nos gustaría ayudarte a sacar más partido del gimnasio. ¿Te apetece una sesión con un entrenador?',
        offers: usted ? 'Díganos qué día le viene bien.' : 'Dinos qué día te viene bien.',
      };
    case 'unhappy':
      return {
        subject: usted ? 'Sobre su última visita' : 'Sobre tu última visita',
        says: `${usted ? 'Su' : 'Tu'} última visita no fue como debía, y lo sentimos. ¿Podemos hablarlo?`,
        offers: usted
          ? 'Díganos cuándo llamarle, o pase a vernos por recepción.'
          : 'Dinos cuándo llamarte, o pasa a vernos por recepción.',
      };
    case 'machine':
      return {
        subject: 'Gracias por avisar',
        says: `${topic.name === null ? 'Gracias por avisarnos de este problema' : `Gracias por avisarnos de un problema (${topic.name})`}: ya nos ocupamos.`,
        offers: usted ? 'Le avisamos en cuanto esté resuelto.' : 'Te avisamos en cuanto esté resuelto.',
      };
    case 'visits':
      return {
        subject: `¡Visita número ${topic.count}!`,
        says: `Ya son ${topic.count} visitas: todo el equipo ${usted ? 'le' : 'te'} felicita.`,
        offers: 'En la próxima lo celebramos juntos.',
      };
    case 'years':
      return {
        subject: topic.count === 1 ? '¡Un año juntos!' : `¡${topic.count} años juntos!`,
        says: `Ya ${topic.count === 1 ? 'es un año' : `son ${topic.count} años`}: gracias por ${usted ? 'su' : 'tu'} confianza.`,
        offers: usted ? 'Pase a vernos: le espera un pequeño detalle.' : 'Pasa a vernos: te espera un pequeño detalle.',
      };
    case 'goal':
      return {
        subject: '¡Objetivo cumplido!',
        says: usted ? 'Ha alcanzado su objetivo: enhorabuena.' : 'Has alcanzado tu objetivo: ¡enhorabuena!',
        offers: usted ? '¿Quiere fijar el siguiente con un entrenador?' : '¿Fijamos el siguiente con un entrenador?',
      };
    case 'emergency':
      return {
        subject: usted ? '¿Cómo se encuentra?' : '¿Cómo estás?',
        says: `Queríamos saber cómo ${usted ? 'se encuentra desde su' : 'estás desde tu'} visita al gimnasio.`,
        offers: usted ? 'Si podemos ayudarle en algo, díganoslo.' : 'Si podemos ayudarte en algo, dínoslo.',
      };
    case 'called':
      return {
        subject: usted ? 'Nos llamó desde el quiosco' : 'Nos llamaste desde el quiosco',
        says: usted
          ? 'Pidió hablar con alguien del equipo. ¿Le atendieron?'
          : 'Pediste hablar con alguien del equipo. ¿Te atendieron?',
        offers: usted
          ? 'Si no, responda a este mensaje y le llamamos.'
          : 'Si no, responde a este mensaje y te llamamos.',
      };
  }
}

export const es: DraftWords = {
  text,
  hello: (style, firstName) => {
    if (isFormal(style)) return `Buenos días, ${firstName}:`;
    return style === 'direct' ? `Hola, ${firstName}:` : `¡Hola, ${firstName}!`;
  },
  more: (style) => {
    if (style === 'encouraging') return 'Cada sesión cuenta, y estamos aquí para acompañarte.';
    return style === 'patient' ? 'Tómese el tiempo que necesite para responder.' : '';
  },
  goodbye: (style, gym) =>
    `${isFormal(style) || style === 'direct' ? 'Un saludo,' : '¡Hasta pronto!'}\nEl equipo de ${gym}`,
};
