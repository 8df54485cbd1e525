import { permissionsContract } from '../../test/permissions.contract.ts';
import { startTestPostgres } from '../../test/postgres.ts';

permissionsContract(startTestPostgres);
