// Runs after `npm ci`. Both packages of Node 24, for Intel and for ARM, own `node_modules/.bin/node`: npm 10 removes the
// link of the one that it installed together with that of the one that it left out. This puts it back.
// JavaScript, because it is an older Node that runs it.
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';

const modules = path.resolve(process.argv[2] ?? path.join(path.dirname(process.argv[1]), '../node_modules'));
const brought = `node-${process.platform}-${process.arch}/bin/node`;
const link = path.join(modules, '.bin/node');

if (existsSync(path.join(modules, brought)) && !existsSync(link)) {
  mkdirSync(path.dirname(link), { recursive: true });
  symlinkSync(`../${brought}`, link);
}
