/** An RxDB in memory that replicates with a server. */
import { readFileSync } from 'node:fs';
import { replicateWithWebsocketServer } from 'rxdb/plugins/replication-websocket';
import { answerQuestions } from '../sync/answering.ts';
import { openCollections } from './rxdb-collections.js';

const database = await openCollections('client');

async function replicate(url, name) {
  const collection = database.collections[name];
  const before = performance.now();
  const replication = await replicateWithWebsocketServer({
    collection,
    replicationIdentifier: name,
    url,
    batchSize: 500,
    live: true,
  });
  await replication.awaitInitialReplication();
  await replication.awaitInSync();
  return { ms: performance.now() - before, rows: await collection.count().exec() };
}

answerQuestions({
  ready: () => undefined,
  load: ({ url, name }) => replicate(url, name),
  write: async ({ name, file }) => {
    const rows = JSON.parse(readFileSync(file, 'utf8'));
    const before = performance.now();
    for (const row of rows) await database.collections[name].insert(row);
    return performance.now() - before;
  },
  drain: ({ url, name }) => replicate(url, name),
});
