import type * as z from 'zod/mini';
import { AuditPage, type AuditQuery } from '../../protocol/audit.ts';
import { ask } from '../ask.ts';

export function readAudit(query: z.infer<typeof AuditQuery>): Promise<AuditPage> {
  const wanted = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  const text = new URLSearchParams(wanted).toString();
  return ask(AuditPage, `/api/audit${text === '' ? '' : `?${text}`}`);
}
