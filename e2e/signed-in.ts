import { join } from 'node:path';
import { staff, staffPassword } from '@jarvis-edge/deploy/demo/staff.ts';

type DemoRole = (typeof staff)[number]['role'];

/**
 * Signs in at the hub of a demo as somebody who works there, with the password that the demo prints.
 *
 * @returns the headers of a browser in which they are signed in.
 */
export async function signedIn(
  { hubUrl, boxFolder }: { readonly hubUrl: string; readonly boxFolder: string },
  role: DemoRole,
): Promise<{ cookie: string }> {
  const email = staff.find((person) => person.role === role)?.email;
  const response = await fetch(`${hubUrl}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: staffPassword(join(boxFolder, '..')) }),
  });
  if (!response.ok) throw new Error(`${email} cannot sign in: ${response.status} ${await response.text()}`);
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return { cookie: cookies.join('; ') };
}
