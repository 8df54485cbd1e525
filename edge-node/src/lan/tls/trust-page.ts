import { renderSVG } from 'uqr';
import { en } from './trust-en.ts';
import { es } from './trust-es.ts';
import { fr } from './trust-fr.ts';
import { systems, trustLanguages, type System, type TrustLanguage, type TrustWords } from './trust-words.ts';

const wordsIn: Readonly<Record<TrustLanguage, TrustWords>> = { fr, en, es };

export interface TrustPage {
  readonly language: TrustLanguage;
  readonly system: System;
  /** SHA-256, pairs of digits with colons; undefined while the box has no authority. */
  readonly fingerprint: string | undefined;
  /** Undefined while HTTPS does not serve. */
  readonly httpsPort: number | undefined;
  /** This page, as another device reaches it; undefined where the box has no address in a network. */
  readonly address: string | undefined;
  /** A page of the box to go on to. */
  readonly to: string | undefined;
  readonly mayGoOnWithoutHttps: boolean;
}

/** The page that explains the box's authority to whoever stands before a device, and offers it. */
export function trustPage(page: TrustPage): string {
  const { language, system, fingerprint, httpsPort, address, to, mayGoOnWithoutHttps } = page;
  const words = wordsIn[language];
  const query = to === undefined ? '' : `&to=${encodeURIComponent(to)}`;
  const others = trustLanguages
    .filter((other) => other !== language)
    .map((other) => `<a lang="${other}" href="?lang=${other}${html(query)}">${wordsIn[other].languageName}</a>`);
  const ordered = [system, ...systems.filter((other) => other !== system)];
  return `<!doctype html>
<html lang="${language}" data-https="${httpsPort ?? ''}" data-to="${html(to ?? '')}" data-goes-on="${mayGoOnWithoutHttps}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(words.title)} · JARVIS</title>
<link rel="stylesheet" href="/trust/page.css">
<script src="/trust/page.js" type="module"></script>
</head>
<body>
<main>
<nav aria-label="${trustLanguages.map((each) => wordsIn[each].languageName).join(', ')}">${others.join(' ')}</nav>
<h1>${html(words.title)}</h1>
<p>${html(words.lead)}</p>
<div role="status">
<p class="state" data-when="checking">${html(httpsPort === undefined ? words.unserved : words.checking)}</p>
<p class="state good" data-when="trusted" hidden>✓ ${html(words.trusted)}</p>
<p class="state" data-when="untrusted" hidden>${html(words.untrusted)}</p>
</div>
<p data-when="trusted" hidden><a class="button" id="go-on" href="${html(to ?? '/trust')}">${html(words.goOn)}</a></p>
<div id="countdown" class="state" hidden>
<p>${html(words.withoutMicrophone[0])} <span id="seconds">30</span> ${html(words.withoutMicrophone[1])}</p>
<p><a class="button" href="${html(to ?? '/trust')}?plain">${html(words.now)}</a> <button type="button" id="stay">${html(words.stay)}</button></p>
</div>
${fingerprint === undefined ? '' : offer(words, fingerprint, system)}
<h2>${html(words.stepsTitle)}</h2>
${ordered.map((each) => steps(words, each, each === system)).join('\n')}
${address === undefined ? '' : qrCode(words, address)}
<h2>${html(words.limitsTitle)}</h2>
<p>${html(words.limits)}</p>
</main>
</body>
</html>
`;
}

function offer(words: TrustWords, fingerprint: string, system: System): string {
  const certificate = `<a class="button" href="/trust/ca.crt" download>${html(words.download)}</a>`;
  const profile = `<a class="button" href="/trust/ca.mobileconfig" download>${html(words.downloadProfile)}</a>`;
  // In groups that an eye can keep while it moves to the other screen.
  const groups = fingerprint.replaceAll(':', '').match(/.{1,4}/g) ?? [];
  return `<h2>${html(words.compareTitle)}</h2>
<p>${html(words.compare)}</p>
<p class="fingerprint" translate="no">${groups.map((group) => `<span>${group}</span>`).join(' ')}</p>
<p>${(system === 'ios' ? [profile, certificate] : [certificate, profile]).join(' ')}</p>`;
}

const steps = (words: TrustWords, system: System, isThis: boolean): string =>
  `<details${isThis ? ' open' : ''}><summary>${html(words.names[system])}${isThis ? ` · ${html(words.thisDevice)}` : ''}</summary>
<ol>${[...words.steps[system], words.last].map((step) => `<li>${html(step)}</li>`).join('')}</ol></details>`;

const qrCode = (words: TrustWords, address: string): string =>
  `<h2>${html(words.qrTitle)}</h2>
<p>${html(words.qr)}</p>
<figure>${renderSVG(address).replace('<svg ', `<svg role="img" aria-label="${html(address)}" `)}<figcaption>${html(address)}</figcaption></figure>`;

const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
