// Whether this device trusts the box: it does when a request over HTTPS comes through.
const { https, to, goesOn } = document.documentElement.dataset;
const secure = new URL(location.href);
secure.protocol = 'https:';
secure.port = https ?? '';
/** How often it is tried again while somebody follows the steps, ms. */
const everyMs = 5000;
const at = (id) => document.querySelector(`#${id}`);

function show(state) {
  for (const element of document.querySelectorAll('[data-when]')) element.hidden = element.dataset.when !== state;
}

const isTrusted = () =>
  fetch(new URL('/api/health', secure), { mode: 'no-cors', cache: 'no-store', signal: AbortSignal.timeout(everyMs) })
    .then(() => true)
    .catch(() => false);

let timer = 0;
/** A screen on a wall has nobody before it: it goes on as a kiosk without a microphone. */
function beginCountdown() {
  if (goesOn !== 'true') return;
  at('countdown').hidden = false;
  timer = setInterval(() => {
    const left = Number(at('seconds').textContent) - 1;
    at('seconds').textContent = String(left);
    if (left <= 0) location.replace(`${to}?plain`);
  }, 1000);
}
function endCountdown() {
  clearInterval(timer);
  at('countdown').hidden = true;
}
at('stay').addEventListener('click', endCountdown);

async function check(isFirst) {
  if (await isTrusted()) {
    endCountdown();
    if (to) at('go-on').href = new URL(to, secure).href;
    else at('go-on').hidden = true;
    show('trusted');
    // Whoever has just installed the authority is to read that it worked.
    if (to && isFirst) location.replace(new URL(to, secure));
    return;
  }
  show('untrusted');
  if (isFirst) beginCountdown();
  setTimeout(check, everyMs, false);
}

if (https) check(true);
else beginCountdown();
