import { parentPort, workerData } from 'node:worker_threads';
import { computeTenant, type TenantTask } from './compute.ts';

parentPort?.postMessage(computeTenant(workerData as TenantTask));
