/** A PouchDB on LevelDB that replicates with a server. */
import { readFileSync } from 'node:fs';
import PouchDB from 'pouchdb';
import { answerQuestions } from '../sync/answering.ts';

const [folder = ''] = process.argv.slice(2);
const local = new PouchDB(`${folder}/local`);
/** As large as the product's pushes; the default of 100 is slower. */
const batch = { batch_size: 500 };

answerQuestions({
  ready: async () => void (await local.info()),
  load: async ({ url, name }) => {
    const before = performance.now();
    const { ok, docs_written } = await local.replicate.from(`${url}/${name}`, batch);
    if (!ok) throw new Error('PouchDB did not replicate.');
    return { ms: performance.now() - before, rows: docs_written };
  },
  write: async ({ file }) => {
    const rows = JSON.parse(readFileSync(file, 'utf8'));
    const before = performance.now();
    for (const { id, ...row } of rows) await local.put({ _id: id, ...row });
    return performance.now() - before;
  },
  drain: async ({ url, name }) => {
    const before = performance.now();
    const { ok, docs_written } = await local.replicate.to(`${url}/${name}`, batch);
    if (!ok) throw new Error('PouchDB did not replicate.');
    return { ms: performance.now() - before, rows: docs_written };
  },
});
