import * as z from 'zod/mini';
import { storable } from './storable.ts';

/** What console and hub say to each other about who is asking: signing in, second factor, sessions, users. Times are Unix ms. */

export const Role = z.enum(['super_admin', 'franchise_owner', 'gym_manager', 'gym_staff']);
export type Role = z.infer<typeof Role>;

const Language = z.enum(['fr', 'en', 'es']);
const Id = z.uuid();
export const Email = z.email().check(z.maxLength(254), z.toLowerCase());
/** Long rather than odd (NIST SP 800-63B): at least 12 characters, and no rules about which. */
export const NewPassword = z.string().check(z.minLength(12), z.maxLength(256));
const Password = z.string().check(z.minLength(1), z.maxLength(256));

export const Person = z.object({
  userId: Id,
  email: z.string(),
  name: z.string(),
  role: Role,
  franchiseId: z.nullable(Id),
  gymId: z.nullable(Id),
  language: Language,
  mfaEnabled: z.boolean(),
});
export type Person = z.infer<typeof Person>;

/**
 * How far a sign-in has come: `code-wanted` the password was right and the second factor is awaited; `enrol-wanted` this role
 * needs a second factor and has none yet; `signed-in` all of the console is open.
 */
export const Stage = z.enum(['signed-out', 'code-wanted', 'enrol-wanted', 'signed-in']);
export type Stage = z.infer<typeof Stage>;

/**
 * `GET /api/session`, and the answer to `POST /api/session`, `/api/session/code`, `/api/session/step-up`, and to
 * `DELETE /api/session`, which signs out.
 */
export const SessionState = z.object({
  stage: Stage,
  person: z.nullable(Person),
  /** Until when dangerous things may be done without asking for the password again. */
  steppedUpUntil: z.nullable(z.int()),
  hubTime: z.int(),
});
export type SessionState = z.infer<typeof SessionState>;

/** `POST /api/session` */
export const SignIn = z.object({ email: Email, password: Password });
/** `POST /api/session/code`: six digits of the app, or a recovery code. */
export const SecondFactor = z.object({ code: z.string().check(z.minLength(6), z.maxLength(20)) });
/** `POST /api/session/step-up`: the code where a second factor is on. */
export const StepUp = z.object({ password: Password, code: z.optional(z.string().check(z.maxLength(20))) });

/** `GET /api/sessions`: the devices that this person is signed in on. `DELETE /api/sessions/:id` ends one. */
export const OpenSession = z.object({
  id: Id,
  createdAt: z.int(),
  lastSeenAt: z.int(),
  address: z.nullable(z.string()),
  /** As the browser calls itself. */
  device: z.nullable(z.string()),
  isThisOne: z.boolean(),
});
export const OpenSessions = z.object({ sessions: z.array(OpenSession) });

/** `POST /api/mfa/enrol` */
export const Enrolment = z.object({
  /** RFC 4648 base 32, for who cannot scan. */
  secret: z.string(),
  /** `otpauth://totp/…`, to be shown as a QR code. */
  uri: z.string(),
});
/** `POST /api/mfa/confirm` takes `SecondFactor`; the ten codes are shown this once. `POST /api/mfa/recovery-codes` makes new ones. */
export const Confirmed = z.object({ recoveryCodes: z.array(z.string()), session: SessionState });
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

/** `POST /api/password/reset`: the answer is the same whether the address is known or not. */
export const ResetWish = z.object({ email: Email });
/** `POST /api/password` → 204; other devices are signed out. */
export const ChangePassword = z.object({ current: Password, next: NewPassword });
/** `GET /api/links/:token`: what a link from a mail is for; it works once. */
export const Link = z.object({
  kind: z.enum(['invitation', 'reset']),
  email: z.string(),
  name: z.string(),
  language: Language,
  expiresAt: z.int(),
});
/** `POST /api/links/:token` → 204; then the person signs in. */
export const UseLink = z.object({ password: NewPassword });

export const User = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  role: Role,
  franchiseId: z.nullable(Id),
  gymId: z.nullable(Id),
  language: Language,
  mfaEnabled: z.boolean(),
  isActive: z.boolean(),
  /** Invited and has not chosen a password yet. */
  isInvited: z.boolean(),
  lastSignInAt: z.nullable(z.int()),
  /** Has a PIN for the dashboard in the gym. */
  hasPin: z.boolean(),
});
export type User = z.infer<typeof User>;
/** `GET /api/users` */
export const Users = z.object({ users: z.array(User) });
/** `POST /api/users` after a step-up: an invitation is mailed. → `User` */
export const Invite = z.object({
  email: Email,
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100), storable),
  role: Role,
  franchiseId: z.optional(z.nullable(Id)),
  gymId: z.optional(z.nullable(Id)),
  language: Language,
});
/** `PATCH /api/users/:id` after a step-up. `POST /api/users/:id/invitation` sends the mail once more. → `User` */
export const UserEdit = z.object({
  name: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(100), storable)),
  language: z.optional(Language),
  role: z.optional(Role),
  franchiseId: z.optional(z.nullable(Id)),
  gymId: z.optional(z.nullable(Id)),
  isActive: z.optional(z.boolean()),
  /** Takes the second factor away, for who lost it and their recovery codes. */
  withoutMfa: z.optional(z.literal(true)),
});
/** `PUT /api/users/:id/pin` after a step-up: for the dashboard in their gym, gym_manager and gym_staff alone. `DELETE` takes it back. */
export const NewPin = z.object({ pin: z.string().check(z.regex(/^\d{6,8}$/)) });
