import { permissionsContract } from '../../test/permissions.contract.ts';
import { startDebianPostgres } from '../../test/debian-postgres.ts';

permissionsContract(startDebianPostgres);
