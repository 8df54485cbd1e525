import * as z from 'zod/mini';
import { storable } from './storable.ts';

/** Franchises and gyms as the console sees and edits them. Times are Unix ms. */

const Id = z.uuid();
const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(120), storable);

export const Franchise = z.object({
  id: Id,
  name: z.string(),
  city: z.nullable(z.string()),
  status: z.enum(['active', 'suspended', 'trial']),
  subscriptionPlan: z.enum(['starter', 'pro', 'enterprise']),
  createdAt: z.int(),
});
export type Franchise = z.infer<typeof Franchise>;

export const Gym = z.object({
  id: Id,
  franchiseId: z.nullable(Id),
  slug: z.string(),
  name: z.string(),
  city: z.string(),
  address: z.nullable(z.string()),
  timezone: z.string(),
  status: z.enum(['active', 'maintenance', 'suspended']),
  createdAt: z.int(),
});
export type Gym = z.infer<typeof Gym>;

/** `GET /api/places`: all that this person may see, by name; the tenant switcher and the pages of clients live of it. */
export const Places = z.object({ franchises: z.array(Franchise), gyms: z.array(Gym) });
export type Places = z.infer<typeof Places>;

/** `POST /api/franchises` (super admins, after a step-up) → `Franchise` */
export const NewFranchise = z.object({
  name: Name,
  city: z.optional(z.nullable(z.string().check(z.maxLength(120), storable))),
  status: z.optional(Franchise.shape.status),
  subscriptionPlan: z.optional(Franchise.shape.subscriptionPlan),
});
/** `PATCH /api/franchises/:id`; status and plan are for super admins. → `Franchise` */
export const FranchiseEdit = z.partial(NewFranchise);

/** `POST /api/gyms`: super admins anywhere, owners in their franchise. → `Gym` */
export const NewGym = z.object({
  franchiseId: z.nullable(Id),
  name: Name,
  slug: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60)),
  city: Name,
  address: z.optional(z.nullable(z.string().check(z.maxLength(240), storable))),
  timezone: z.string(),
});
/** `PATCH /api/gyms/:id`: managers of the gym too, but for status. → `Gym` */
export const GymEdit = z.object({
  name: z.optional(Name),
  city: z.optional(Name),
  address: z.optional(z.nullable(z.string().check(z.maxLength(240), storable))),
  timezone: z.optional(z.string()),
  status: z.optional(Gym.shape.status),
});
