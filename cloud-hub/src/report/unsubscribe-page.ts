import { createHash } from 'node:crypto';
import type { Recipient } from '../letter.ts';

type Language = Recipient['language'];
/** What the page asks or says: `ended` the mails come no more, `unknown` the link is none of this hub's. */
export type PageState = 'ask' | 'ended' | 'unknown';

interface Words {
  readonly title: string;
  readonly ask: string;
  readonly what: string;
  readonly button: string;
  readonly ended: string;
  readonly endedMore: string;
  readonly unknown: string;
  readonly unknownMore: string;
  readonly console: string;
}

const words: Readonly<Record<Language, Words>> = {
  fr: {
    title: 'E-mail du lundi',
    ask: 'Ne plus recevoir l’e-mail du lundi\u00A0?',
    what: 'Le rapport de la semaine ne vous sera plus envoyé par e-mail. Il reste dans la console, et rien ne change pour les autres.',
    button: 'Ne plus le recevoir',
    ended: 'C’est fait\u00A0: cet e-mail ne vous sera plus envoyé.',
    endedMore: 'Vous changez d’avis\u00A0? Dans la console, ouvrez «\u00A0Mon compte\u00A0».',
    unknown: 'Ce lien n’est pas valable',
    unknownMore:
      'Il a peut-être été coupé par votre messagerie. Dans la console, «\u00A0Mon compte\u00A0» permet aussi de l’arrêter.',
    console: 'Ouvrir la console',
  },
  en: {
    title: 'Monday mail',
    ask: 'Stop the Monday mail?',
    what: 'The report of the week will no longer be mailed to you. It stays in the console, and nothing changes for anybody else.',
    button: 'Stop it',
    ended: 'Done: this mail will no longer be sent to you.',
    endedMore: 'Changed your mind? Open “My account” in the console.',
    unknown: 'This link is not valid',
    unknownMore: 'Your mail program may have cut it. In the console, “My account” stops it too.',
    console: 'Open the console',
  },
  es: {
    title: 'Correo del lunes',
    ask: '¿Dejar de recibir el correo del lunes?',
    what: 'Ya no se le enviará por correo el informe de la semana. Sigue en la consola, y nada cambia para los demás.',
    button: 'Dejar de recibirlo',
    ended: 'Hecho: ya no se le enviará este correo.',
    endedMore: '¿Cambia de idea? En la consola, abra «Mi cuenta».',
    unknown: 'Este enlace no es válido',
    unknownMore: 'Quizá su programa de correo lo haya cortado. En la consola, «Mi cuenta» también lo detiene.',
    console: 'Abrir la consola',
  },
};

const style = `
:root { color-scheme: light dark; --ink: #13180f; --paper: #f6f7f3; --card: #fff; --line: #c9cfc0; --solid: #2c5e1a; --on-solid: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eef2e8; --paper: #10140c; --card: #1a2015; --line: #47523c; --solid: #a9d98f; --on-solid: #10140c; }
}
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { box-sizing: border-box; width: min(32rem, 100% - 2rem); margin: 1rem; padding: 2rem; border: 1px solid var(--line); border-radius: 16px; background: var(--card); }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
p { margin: 0 0 1.5rem; }
main > :last-child { margin-bottom: 0; }
.brand { margin-bottom: 0.5rem; font-size: 0.9375rem; font-weight: 700; }
button { min-height: 48px; padding: 0 1.5rem; border: 0; border-radius: 24px; background: var(--solid); color: var(--on-solid); font: inherit; font-weight: 600; cursor: pointer; }
a { color: inherit; }
:focus-visible { outline: 3px solid var(--solid); outline-offset: 3px; }
`;

/** Of one page that nothing runs on, and whose form goes to itself alone. */
export const pagePolicy = [
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
].join('; ');

/** Reading it changes nothing: programs that look at links in mails open it too. */
export function unsubscribePage(state: PageState, language: Language): string {
  const t = words[language];
  const toConsole = `<p><a href="/console/">${t.console}</a></p>`;
  const body = {
    ask: `<h1>${t.ask}</h1><p>${t.what}</p><form method="post"><button>${t.button}</button></form>`,
    ended: `<h1>${t.ended}</h1><p>${t.endedMore}</p>${toConsole}`,
    unknown: `<h1>${t.unknown}</h1><p>${t.unknownMore}</p>${toConsole}`,
  }[state];
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${t.title} – JARVIS Edge</title><style>${style}</style></head><body><main><p class="brand">JARVIS Edge</p>${body}</main></body></html>\n`,
  ].join('');
}
