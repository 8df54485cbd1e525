import { parentPort, workerData } from 'node:worker_threads';
import type { Heard } from './features.ts';
import { Ground, type Part } from './parts.ts';

const ground = new Ground(workerData as readonly Heard[]);
parentPort?.on('message', (part: Part) => parentPort?.postMessage(ground.learn(part)));
