import type * as z from 'zod/mini';
import {
  Box,
  Code,
  Commands,
  CommandSent,
  Kiosk,
  type Command,
  type KioskEdit,
  type NewKiosk,
} from '../../protocol/fleet.ts';
import { ask } from '../ask.ts';

export const createBox = (gymId: string, name: string) => ask(Box, `/api/gyms/${gymId}/boxes`, 'POST', { name });
export const newBoxCode = (id: string) => ask(Code, `/api/boxes/${id}/code`, 'POST');
export const confirmBox = (id: string, claimId: string) => ask(Box, `/api/boxes/${id}/confirm`, 'POST', { claimId });
export const rejectBox = (id: string, claimId: string) => ask(Box, `/api/boxes/${id}/reject`, 'POST', { claimId });
export const revokeBox = (id: string, reason: string) => ask(Box, `/api/boxes/${id}/revoke`, 'POST', { reason });
export const sendCommand = (id: string, command: Command) =>
  ask(CommandSent, `/api/boxes/${id}/commands`, 'POST', command);
export const readCommands = (id: string) => ask(Commands, `/api/boxes/${id}/commands`);

export const createKiosk = (gymId: string, kiosk: z.infer<typeof NewKiosk>) =>
  ask(Kiosk, `/api/gyms/${gymId}/kiosks`, 'POST', kiosk);
export const editKiosk = (id: string, edit: z.infer<typeof KioskEdit>) =>
  ask(Kiosk, `/api/kiosks/${id}`, 'PATCH', edit);
export const newKioskCode = (id: string) => ask(Code, `/api/kiosks/${id}/code`, 'POST');
