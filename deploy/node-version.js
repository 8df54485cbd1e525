// Every npm script begins here. npm puts node_modules/.bin first on the path, so `node` is the Node 24 that `npm ci`
// brought; where no such package exists for the machine, the Node that is installed has to be new enough.
// JavaScript, because an older Node does not read TypeScript.
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `JARVIS Edge runs on Node 24 and this is ${process.version}: run "npm ci" first (it brings Node 24 on Linux), or install Node 24.\n`,
  );
  process.exit(78);
}
