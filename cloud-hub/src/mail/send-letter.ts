import type { SendLetter } from '../letter.ts';
import type { Mail, Message } from './mail.ts';
import { wordsOf, type Words } from './words.ts';

/** Puts letters into words and hands them to whatever takes mail. */
export const createSendLetter =
  (mail: Mail): SendLetter =>
  async ({ email, language }, letter, id) => {
    const words = wordsOf(letter, language);
    await mail.send({
      to: email,
      subject: words.subject,
      language,
      text: asText(words),
      html: asHtml(words, language),
      ...(id !== undefined && { messageId: id }),
      ...(words.end !== undefined && { unsubscribe: words.end.url }),
    });
  };

const asText = ({ before, link, after, end }: Words): string =>
  [
    ...before,
    ...(link === undefined ? [] : [link.url]),
    ...after,
    'JARVIS Edge',
    ...(end === undefined ? [] : [`${end.why}\n${end.label}\n${end.url}`]),
  ]
    .join('\n\n')
    .concat('\n');

/** Sober, readable without pictures, in the dark too. */
function asHtml({ subject, before, link, after, end }: Words, language: Message['language']): string {
  const paragraph = (line: string): string => `<p style="margin:0 0 16px">${escaped(line)}</p>`;
  const button =
    link === undefined
      ? []
      : [
          `<p style="margin:24px 0"><a href="${escaped(link.url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#1f4fd8;color:#ffffff;text-decoration:none;font-weight:600">${escaped(link.label)}</a></p>`,
          `<p style="margin:0 0 16px;font-size:13px;word-break:break-all">${escaped(link.url)}</p>`,
        ];
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title></head>`,
    '<body style="margin:0;padding:24px"><div style="max-width:560px;margin:0 auto;font:16px/1.5 system-ui,sans-serif">',
    ...before.map(paragraph),
    ...button,
    ...after.map(paragraph),
    '<p style="margin:24px 0 0;font-size:13px">JARVIS Edge</p>',
    ...(end === undefined
      ? []
      : [
          `<p style="margin:8px 0 0;font-size:13px">${escaped(end.why)} <a href="${escaped(end.url)}">${escaped(end.label)}</a></p>`,
        ]),
    '</div></body></html>\n',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
