import type * as z from 'zod/mini';
import {
  Franchise,
  Gym,
  type FranchiseEdit,
  type GymEdit,
  type NewFranchise,
  type NewGym,
} from '../../protocol/places.ts';
import { ask } from '../ask.ts';

export const createFranchise = (fields: z.infer<typeof NewFranchise>) =>
  ask(Franchise, '/api/franchises', 'POST', fields);
export const editFranchise = (id: string, fields: z.infer<typeof FranchiseEdit>) =>
  ask(Franchise, `/api/franchises/${id}`, 'PATCH', fields);
export const createGym = (fields: z.infer<typeof NewGym>) => ask(Gym, '/api/gyms', 'POST', fields);
export const editGym = (id: string, fields: z.infer<typeof GymEdit>) => ask(Gym, `/api/gyms/${id}`, 'PATCH', fields);
