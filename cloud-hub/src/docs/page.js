const byId = (id) => document.getElementById(id);

function element(name, text, ...children) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

/** Whom a route answers, in words. */
function whom(access) {
  if (access === 'anyone') return 'anyone';
  if (access === 'box') return 'a box, by its token';
  if (access === 'signing-in') return 'who is signing in';
  return access.roles.join(', ') + (access.stepUp ? ', after giving the password again' : '');
}

function block(title, content) {
  const pre = element('pre', JSON.stringify(content, null, 2));
  // A long text scrolls sideways, for those without a mouse too.
  pre.tabIndex = 0;
  return [element('h3', title), pre];
}

function route({ method, path, operation }) {
  const details = element('details');
  details.append(
    element('summary', '', element('code', `${method.toUpperCase()} ${path}`), ` ${operation.summary ?? ''}`),
    element('p', `For ${whom(operation['x-access'])}. Limit: ${operation['x-limit']}.`),
  );
  if (operation.parameters) details.append(...block('Parameters', operation.parameters));
  const body = operation.requestBody?.content?.['application/json']?.schema;
  if (body) details.append(...block('Body', body));
  for (const [status, answer] of Object.entries(operation.responses ?? {})) {
    const schema = answer.content?.['application/json']?.schema;
    if (schema) details.append(...block(`Answer ${status}`, schema));
  }
  return details;
}

function show(routes, wanted) {
  const shown = routes.filter(({ text }) => text.includes(wanted));
  const groups = Map.groupBy(shown, ({ operation }) => operation.tags?.[0] ?? 'other');
  byId('found').textContent = shown.length === 1 ? '1 route' : `${shown.length} routes`;
  byId('routes').replaceChildren(
    ...[...groups].flatMap(([tag, members]) => [element('h2', tag), ...members.map(route)]),
  );
}

async function start() {
  const response = await fetch('/docs/openapi.json');
  if (!response.ok) throw new Error(`The hub answered ${response.status}.`);
  const { info, paths } = await response.json();
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...{ method, path, operation },
      text: `${method} ${path} ${operation.summary ?? ''} ${operation.tags ?? ''}`.toLowerCase(),
    })),
  );
  byId('about').textContent = info.description;
  byId('search').addEventListener('input', ({ target }) => show(routes, target.value.trim().toLowerCase()));
  show(routes, '');
}

start().catch((error) => {
  byId('about').textContent = `The list of routes cannot be read: ${error.message} Reload the page.`;
});
