import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';

/** More places than one's own: by their number, by who is along, or by "us". A number before "o'clock" is an hour. */
const said: Record<Language, RegExp> = {
  fr: new RegExp(
    [
      '(?:[2-9]|1\\d) (?:places|personnes|adultes|inscriptions)',
      'pour (?:[2-9])(?! (?:\\d|h|heures?|min|minutes?|jours?|semaines?|mois|fois|seances|cours|et demie?))',
      '(?:on est|nous sommes|on sera|nous serons) (?:a )?[2-9]|nous (?:2|deux)|tous les (?:2|deux)',
      '(?:inscris|inscrivez|inscrire|mets|mettez|reserve|reservez|prends) nous',
      '(?:ma|mon|mes|notre|nos|un|une|des) (?:femme|mari|fille|fils|copain|copine|copains|copines|ami|amie|amis|amies|pote|potes|frere|soeur|mere|pere|compagne|compagnon|conjoint|conjointe|collegue|collegues|enfant|enfants|voisin|voisine|cousin|cousine)',
    ].join('|'),
    'u',
  ),
  en: new RegExp(
    [
      '(?:[2-9]|1\\d) (?:places|spots|spaces|seats|people|persons|of us|adults)',
      'for (?:[2-4])(?! (?:\\d|h|am|pm|oclock|hours?|min|minutes?|days?|weeks?|months?|in the))',
      'us both|both of us|the [2-9] of us|(?:sign|put|book|get|add|squeeze|register|enrol|enroll) us',
      '(?:my|our|a) (?:wife|husband|daughter|son|friend|friends|mate|mates|buddy|girlfriend|boyfriend|partner|brother|sister|mother|father|mum|mom|dad|colleague|colleagues|kid|kids|child|children|cousin|neighbour)',
    ].join('|'),
    'u',
  ),
  es: new RegExp(
    [
      '(?:[2-9]|1\\d) (?:plazas|sitios|huecos|personas|adultos)',
      'para [2-9](?! (?:\\d|h|horas?|min|minutos?|dias?|semanas?|meses))',
      // "A las dos" is an hour.
      'somos [2-9]|seremos [2-9]|a los 2|(?:nosotros|nosotras|los) 2',
      '(?:apunta|reserva|inscribe|pon|mete)nos|apuntenos|reservenos',
      '(?:mi|mis|nuestra|nuestro|un|una|unos) (?:mujer|marido|hija|hijo|hijos|novia|novio|amiga|amigo|amigas|amigos|pareja|hermana|hermano|madre|padre|companera|companero|colega|colegas|prima|primo|vecina|vecino)',
    ].join('|'),
    'u',
  ),
};

/** Whether a place is wanted for somebody beside the member, or instead of them. @param words As they are told apart. */
export const isForOthers = (words: readonly string[], language: Language): boolean =>
  new RegExp(`(?<!\\S)(?:${said[language].source})(?!\\S)`, 'u').test(words.join(' '));
