// Every npm script begins here: prints the Node to run on. That is the exact Node 24 that `npm ci` brought; where no such
// package exists for the machine, the Node that is installed has to be new enough.
// JavaScript, because it is an older Node that runs it.
import { existsSync } from 'node:fs';
import path from 'node:path';

const modules = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../node_modules'));
const brought = path.join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');

if (existsSync(brought)) {
  process.stdout.write(brought);
} else if (Number(process.versions.node.split('.')[0]) >= 24) {
  process.stdout.write(process.execPath);
} else {
  process.stderr.write(
    `JARVIS Edge runs on Node 24 and this is ${process.version}: run "npm ci" first (it brings Node 24 on Linux), or install Node 24.\n`,
  );
  process.exit(78);
}
