import { startEndpoint } from '../../conformance/endpoint.ts';
import { startTestHub } from '../../test/hub.ts';
import { shapeContract } from './shape.contract.ts';

shapeContract('an Electric service behind the hub', () =>
  startTestHub(async ({ urls }) => {
    const endpoint = await startEndpoint({
      databaseUrl: urls.superuser,
      host: '127.0.0.1',
      port: 0,
      pageBytes: 100_000,
      maxAge: 1,
      staleAge: 3,
      warn: () => undefined,
    });
    return { ...endpoint, secret: undefined };
  }),
);
