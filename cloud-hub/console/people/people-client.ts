import type * as z from 'zod/mini';
import { User, Users, type Invite, type UserEdit } from '../../protocol/person.ts';
import { ask, tell } from '../ask.ts';

export const readUsers = () => ask(Users, '/api/users');
export const invite = (fields: z.infer<typeof Invite>) => ask(User, '/api/users', 'POST', fields);
export const editUser = (id: string, fields: z.infer<typeof UserEdit>) =>
  ask(User, `/api/users/${id}`, 'PATCH', fields);
export const inviteAgain = (id: string) => ask(User, `/api/users/${id}/invitation`, 'POST');
export const setPin = (id: string, pin: string) => tell(`/api/users/${id}/pin`, 'PUT', { pin });
export const removePin = (id: string) => tell(`/api/users/${id}/pin`, 'DELETE');
