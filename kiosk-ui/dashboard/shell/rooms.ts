import type { Component } from 'svelte';
import type { IconName } from '../../kit/Icon.svelte';
import type { DashboardParts } from '../dashboard-parts.ts';
import type { FrameWords } from '../words/words-fr.ts';

/** `id`: of what is shown alone; '' for the list. */
type Page = () => Promise<{ default: Component<{ parts: DashboardParts; id: string }> }>;

interface Room {
  readonly name: keyof FrameWords['rooms'];
  readonly icon: IconName;
  readonly list: Page;
  readonly one?: Page;
}

/** The dashboard's rooms in the order of the menu. */
export const rooms: readonly Room[] = [
  {
    name: 'overview',
    icon: 'M4 11.5 12 4l8 7.5V20h-5.5v-5h-5v5H4z',
    list: () => import('../overview/Overview.svelte'),
  },
  { name: 'alerts', icon: 'alert', list: () => import('../alerts/AlertList.svelte') },
  {
    name: 'members',
    icon: 'M9 5.2a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8M2.8 20a6.2 6.2 0 0 1 12.4 0M15.8 5.4a3.4 3.4 0 0 1 0 6.4M17.4 14.2a6.2 6.2 0 0 1 3.8 5.8',
    list: () => import('../members/MemberList.svelte'),
    one: () => import('../members/MemberPage.svelte'),
  },
  {
    name: 'sessions',
    icon: 'M5 5h14a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-7l-5 4v-4H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1',
    list: () => import('../sessions/SessionList.svelte'),
    one: () => import('../sessions/SessionPage.svelte'),
  },
  {
    name: 'team',
    icon: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 21a7.5 7.5 0 0 1 15 0',
    list: () => import('../team/TeamPage.svelte'),
  },
];
