/** RxDB's websocket server on a database in memory. */
import { readFileSync } from 'node:fs';
import { startWebsocketServer } from 'rxdb/plugins/replication-websocket';
import { answerQuestions } from '../sync/answering.ts';
import { openCollections } from './rxdb-collections.js';

const database = await openCollections('server');

answerQuestions({
  serve: async () => {
    const { server } = await startWebsocketServer({ database, port: 0, host: '127.0.0.1' });
    if (server.address() === null) await new Promise((resolve) => server.once('listening', resolve));
    return `ws://127.0.0.1:${server.address().port}`;
  },
  fill: async ({ name, file }) => {
    await database.collections[name].bulkInsert(JSON.parse(readFileSync(file, 'utf8')));
  },
  count: ({ name }) => database.collections[name].count().exec(),
});
