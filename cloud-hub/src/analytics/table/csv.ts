/** A table as text, in rows of cells. */
export interface CsvTable {
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What is wrong with a file that somebody brought, and where. */
export class BadTable extends Error {
  override name = 'BadTable';
}

/**
 * Comma-separated values, or those with semicolons or tabs: whichever the first line has most of.
 *
 * @throws BadTable naming the line.
 * @see RFC 4180
 */
export function readCsv(text: string): CsvTable {
  const content = text.replace(/^\uFEFF/, '');
  const head = content.slice(0, content.search(/[\r\n]|$/));
  const separators = [',', ';', '\t'].map((mark) => ({ mark, count: head.split(mark).length }));
  const mark = separators.toSorted((one, other) => other.count - one.count)[0]?.mark ?? ',';
  const rows: string[][] = [];
  const lines: number[] = [];
  let [row, cell, line, isQuoted, wasQuoted] = [[] as string[], '', 1, false, false];
  const endCell = (): void => {
    row.push(wasQuoted ? cell : cell.trim());
    [cell, wasQuoted] = ['', false];
  };
  const endRow = (): void => {
    endCell();
    if (row.length > 1 || row[0] !== '') {
      rows.push(row);
      lines.push(line);
    }
    row = [];
  };
  for (let at = 0; at < content.length; at += 1) {
    const char = content[at] ?? '';
    if (isQuoted) {
      if (char === '"' && content[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (char === '"') isQuoted = false;
      else cell += char;
    } else if (char === '"' && cell.trim() === '') {
      [cell, isQuoted, wasQuoted] = ['', true, true];
    } else if (char === mark) endCell();
    else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
    if (char === '\n') line += 1;
  }
  if (isQuoted) throw new BadTable('A quotation mark opens and never closes.');
  if (cell !== '' || row.length > 0) endRow();
  const [names = [], ...body] = rows;
  const odd = body.findIndex((cells) => cells.length !== names.length);
  if (odd >= 0) {
    throw new BadTable(`Line ${lines[odd + 1]} has ${body[odd]?.length} cells, and the first line ${names.length}.`);
  }
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new BadTable(`Two columns are called "${twice}".`);
  return { names, rows: body };
}
