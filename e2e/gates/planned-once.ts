const statement = /^\s*(?:with|select|insert|replace|update|delete)\b/i;
/** `figures_now` is a view that joins. */
const sortsOrJoins = /\b(?:order by|group by|join|distinct|figures_now)\b|\b(?:max|min)\(/i;
const comparesBare = /(?:(?<![<>!])=|\bis)\s*[?@:]/i;
const limitsBare = /\b(?:limit|like|glob)\s*[?@:]/i;
/** What a statement sets is no comparison. */
const assignments = /\bset\b.*?(?=\bwhere\b|$)/gis;

/**
 * Why SQLite may prepare a statement anew at every call, or nothing when it is planned once. It plans by the value of
 * a bare parameter that says how many rows are wanted or what they are like, and where it sorts or joins by one that a
 * column equals; not by the bounds of a range, as long as nobody runs `analyze`.
 *
 * @param text The whole statement, as far as the source tells it.
 */
export function plannedAnew(text: string): string | undefined {
  if (!statement.test(text)) return undefined;
  const asked = text.replace(assignments, '');
  const bare = limitsBare.exec(asked) ?? (sortsOrJoins.test(asked) ? comparesBare.exec(asked) : null);
  if (bare === null) return undefined;
  const found = bare[0].replace(/\s+/, ' ');
  const planned = `${found.slice(0, -1)}+${found.slice(-1)}`;
  return (
    'SQLite may plan by the value of a bare parameter, and then prepares the statement anew at every call: ' +
    `where it says "${found}", write "${planned}", which means the same (see sync/src/box/statements.ts).`
  );
}
