import { expect, test } from 'vitest';
import { readNamed, readOptions } from './command-line.ts';
import { StartRefused } from './lifecycle.ts';

const options = { csv: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } } as const;
const remedy = 'Such as: --csv members.csv.';

test('options are read as they were given', () => {
  expect(readOptions(['--csv', 'members.csv'], options, remedy)).toEqual({ csv: 'members.csv', help: false });
  expect(readOptions(['-h'], options, remedy)).toEqual({ help: true });
});

test.each([
  [['--foo'], "Unknown option '--foo'."],
  [['--csv'], "Option '--csv <value>' argument missing."],
  [['--csv', '--help'], "Option '--csv' argument is ambiguous."],
  [['--help=yes'], "Option '-h, --help' does not take an argument."],
  [['members.csv'], "Unexpected argument 'members.csv'."],
])('%j is refused in one sentence and its remedy', (args, message) => {
  expect(() => readOptions(args, options, remedy)).toThrow(expect.objectContaining({ message, remedy }));
  expect(() => readOptions(args, options, remedy)).toThrow(StartRefused);
});

test('a file is looked for where the command was called, and named as it was given where it cannot be read', async () => {
  const read = async (path: string): Promise<string> => path;
  expect(await readNamed('members.csv', remedy, read, '/home/lea')).toBe('/home/lea/members.csv');
  expect(await readNamed('/tmp/members.csv', remedy, read, '/home/lea')).toBe('/tmp/members.csv');
  const absent = readNamed('members.csv', remedy, () => Promise.reject(new Error('ENOENT: no such file')), '/home/lea');
  await expect(absent).rejects.toMatchObject({
    ...{ name: 'StartRefused', message: 'members.csv cannot be read: ENOENT: no such file.', remedy },
  });
});
