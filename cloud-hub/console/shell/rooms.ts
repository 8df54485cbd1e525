import type { Component } from 'svelte';
import type { IconName } from '../../../kiosk-ui/kit/Icon.svelte';
import type { Person } from '../../protocol/person.ts';
import type { ConsoleParts } from '../console-parts.ts';
import { may } from '../may.ts';
import { drawings } from '../drawings.ts';

export type RoomName =
  | 'arrivals'
  | 'alerts'
  | 'members'
  | 'risk'
  | 'conversations'
  | 'reports'
  | 'conflicts'
  | 'franchises'
  | 'gyms'
  | 'fleet'
  | 'users'
  | 'audit'
  | 'account';
/** `id`: of what is shown alone; '' for the list. */
export type Page = () => Promise<{ default: Component<{ parts: ConsoleParts; id: string }> }>;

interface Room {
  readonly name: RoomName;
  readonly icon: IconName;
  readonly isOpenTo: (person: Person) => boolean;
  readonly list: Page;
  readonly one?: Page;
  /** Reached from another room, not from the menu. */
  readonly isApart?: true;
}

const everybody = (): boolean => true;

/** The console's rooms in the order of the menu. */
export const rooms: readonly Room[] = [
  { name: 'arrivals', icon: 'door', isOpenTo: everybody, list: () => import('../screens/Arrivals.svelte') },
  { name: 'alerts', icon: drawings.bell, isOpenTo: everybody, list: () => import('../insight/Alerts.svelte') },
  {
    name: 'members',
    icon: drawings.pulse,
    isOpenTo: everybody,
    list: () => import('../insight/Members.svelte'),
    one: () => import('../insight/Member.svelte'),
  },
  {
    name: 'risk',
    icon: drawings.pulse,
    isOpenTo: may.seeRiskVerdicts,
    list: () => import('../risk/Risk.svelte'),
    isApart: true,
  },
  {
    name: 'conversations',
    icon: drawings.talk,
    isOpenTo: everybody,
    list: () => import('../insight/Conversations.svelte'),
    one: () => import('../insight/Conversation.svelte'),
  },
  {
    name: 'reports',
    icon: drawings.report,
    isOpenTo: everybody,
    list: () => import('../report/Reports.svelte'),
    one: () => import('../report/Report.svelte'),
  },
  { name: 'conflicts', icon: drawings.swap, isOpenTo: everybody, list: () => import('../screens/Conflicts.svelte') },
  {
    name: 'franchises',
    icon: drawings.building,
    isOpenTo: may.seeFranchises,
    list: () => import('../places/Franchises.svelte'),
    one: () => import('../places/Franchise.svelte'),
  },
  {
    name: 'gyms',
    icon: 'M3 12h18M6 7v10M18 7v10M3 9.5v5M21 9.5v5',
    isOpenTo: everybody,
    list: () => import('../places/Gyms.svelte'),
    one: () => import('../places/Gym.svelte'),
  },
  {
    name: 'fleet',
    icon: drawings.box,
    isOpenTo: everybody,
    list: () => import('../fleet/FleetList.svelte'),
    one: () => import('../fleet/BoxPage.svelte'),
  },
  { name: 'users', icon: drawings.people, isOpenTo: may.seePeople, list: () => import('../people/Users.svelte') },
  { name: 'audit', icon: drawings.scroll, isOpenTo: may.seeAudit, list: () => import('../audit/Audit.svelte') },
  { name: 'account', icon: drawings.person, isOpenTo: everybody, list: () => import('../account/Account.svelte') },
];
