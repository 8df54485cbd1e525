/** express-pouchdb on LevelDB, as its README sets it up. */
import { readFileSync } from 'node:fs';
import express from 'express';
import expressPouchDB from 'express-pouchdb';
import PouchDB from 'pouchdb';
import { answerQuestions } from '../sync/answering.ts';

const [folder = ''] = process.argv.slice(2);
const Served = PouchDB.defaults({ prefix: `${folder}/` });
const app = express();
app.use('/', expressPouchDB(Served, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: `${folder}/log.txt` }));

answerQuestions({
  serve: () =>
    new Promise((resolve) => {
      const server = app.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`));
    }),
  fill: async ({ name, file }) => {
    const rows = JSON.parse(readFileSync(file, 'utf8'));
    await new Served(name).bulkDocs(rows.map(({ id, ...row }) => ({ _id: id, ...row })));
  },
  count: async ({ name }) => (await new Served(name).info()).doc_count,
});
