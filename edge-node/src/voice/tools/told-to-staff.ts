import type { Edits } from '@jarvis-edge/sync/box/edits.ts';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { meantMachine, type Machine } from '../../meant-machine.ts';
import type { NewAlert, RaiseAlert } from '../../new-alert.ts';
import { facilitySaid } from '../local/facilities.ts';
import { isNamed, wordsOf } from './said-name.ts';
import type { Tool, ToolContext } from './tool.ts';
import { found, tool } from './tool.ts';

export interface ToldToStaffDeps {
  readonly db: Database.Database;
  readonly edits: Pick<Edits, 'insert' | 'edit'>;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  readonly raiseAlert: RaiseAlert;
}

const Text = z.string().trim().min(1).max(2000).describe("In the member's own words.");

/** Why a member wants somebody of the staff. */
export const CallReason = z.enum([
  'person',
  'emergency',
  'membership',
  'complaint',
  'equipment',
  'lost_property',
  'other',
]);
export type CallReason = z.infer<typeof CallReason>;

/** What a member has to say to those who run the gym. */
export function toldToStaff({ db, edits, newId, raiseAlert: raise }: ToldToStaffDeps): Tool[] {
  const equipment = db.prepare<[], Machine>('select id, name from equipment where name is not null order by name, id');
  const kioskOf = db.prepare<[string | null], string | null>('select kiosk_id from sessions where id = ?').pluck();

  return [
    tool({
      name: 'report_equipment',
      description:
        'Reports a machine, or a place such as the showers, that is broken, dirty, missing or dangerous. `equipmentId` is null where several machines or none have that name; `candidates` are their names.',
      parameters: z.strictObject({
        equipment: z.string().trim().min(1).max(200).describe('The machine, as the member named it.'),
        text: Text,
      }),
      writes: true,
      run({ equipment: said, text }, context) {
        const fitting = machinesNamed(equipment.all(), said);
        const place = fitting.length === 0 ? (facilitySaid(said) ?? null) : null;
        const { cause, equipmentId, name } = meantMachine(fitting);
        const id = newId();
        edits.insert('equipment_reports', {
          ...{ id, ...told(context), equipment_id: equipmentId, reported_at: context.time.wallMs },
          // Which machine it is stays known also where the list does not tell.
          text: equipmentId === null && said !== text ? `${said}: ${text}` : text,
        });
        const { alertId, alert } = raise({
          gymId: context.gymId,
          memberId: context.memberId,
          kioskId: kioskOf.get(context.sessionId) ?? null,
          type: 'equipment_issue',
          cause: place === null ? cause : `place:${place}`,
          priority: 'medium',
          parameters: { equipmentId, name, place, reportId: id },
          actions: place === null ? ['check_machine', 'put_out_of_order'] : ['look_after_place'],
          at: context.nowMs,
        });
        const candidates = fitting.length > 1 ? fitting.map((machine) => machine.name) : [];
        return found({ reportId: id, equipmentId, equipmentName: name, place, candidates, alertId, alert });
      },
    }),
    tool({
      name: 'leave_feedback',
      description: 'Keeps an opinion of this member about the gym, with a rating of 1 to 5 only where they gave one.',
      parameters: z.strictObject({ text: Text, rating: z.int().min(1).max(5).optional() }),
      writes: true,
      run({ text, rating }, context) {
        const id = newId();
        edits.insert('feedback', {
          ...{ id, ...told(context), rating: rating ?? null, text, given_at: context.time.wallMs },
        });
        return found({ feedbackId: id, rating: rating ?? null });
      },
    }),
    tool({
      name: 'call_staff',
      description:
        'Calls somebody of the staff to the kiosk. In an emergency (someone hurt, unwell or in danger, fire, violence) call at once, without asking first.',
      parameters: z.strictObject({ reason: CallReason }),
      writes: true,
      run({ reason }, context) {
        return found({ reason, ...raise(callOf(reason, context, kioskOf.get(context.sessionId) ?? null)) });
      },
    }),
  ];
}

/** An emergency is one of its own, whatever else the kiosk has called for. */
function callOf(
  reason: CallReason,
  { gymId, memberId, sessionId, nowMs }: ToolContext,
  kioskId: string | null,
): NewAlert {
  const call = { gymId, memberId, kioskId, at: nowMs };
  if (reason === 'emergency') {
    return {
      ...{ ...call, type: 'emergency', cause: sessionId ?? memberId, priority: 'urgent' },
      ...{ parameters: { sessionId, kioskId }, actions: ['go_to_kiosk', 'call_emergency_services'] },
    };
  }
  return {
    ...{ ...call, type: 'staff_called', cause: kioskId ?? memberId, priority: reason === 'person' ? 'high' : 'medium' },
    ...{ parameters: { reason }, actions: ['go_to_kiosk'] },
  };
}

const told = ({ gymId, memberId, sessionId, time }: ToolContext) => ({
  gym_id: gymId,
  member_id: memberId,
  session_id: sessionId,
  boot_id: time.bootId,
  monotonic_ns: time.monotonicNs.toString(),
  clock_quality: time.clockQuality,
});

/** The machines that can be meant: those of exactly that name, or all that fit. */
function machinesNamed(all: readonly Machine[], said: string): Machine[] {
  const fitting = all.filter(({ name }) => isNamed(name, said));
  const exact = fitting.filter(({ name }) => wordsOf(name).join(' ') === wordsOf(said).join(' '));
  return exact.length > 0 ? exact : fitting;
}
