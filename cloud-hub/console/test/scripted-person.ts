import { startedAt } from './fixtures.ts';
import { code, password, refused, type Answered, type Asked, type World } from './scripted-world.ts';

export const recoveryCodes = Array.from({ length: 10 }, (_, n) => `7KQ2M-XR4T${'ABCDEFGHJK'[n]}`);

export const sessionOf = ({ stage, person, now }: World) => ({
  stage,
  person: stage === 'signed-out' ? null : person,
  steppedUpUntil: null,
  hubTime: now,
});

/** Signing in, the second factor, links, one's own account. */
export function personRoutes(hub: World, { method, path, body }: Asked): Answered | undefined {
  switch (`${method} ${path}`) {
    case 'GET /api/session':
      return { body: sessionOf(hub) };
    case 'POST /api/session':
      if (body['password'] !== password) return refused(401, 'wrong-password');
      hub.stage = hub.person.mfaEnabled ? 'code-wanted' : 'enrol-wanted';
      return { body: sessionOf(hub) };
    case 'DELETE /api/session':
      hub.stage = 'signed-out';
      return { body: sessionOf(hub) };
    case 'POST /api/session/code':
      if (body['code'] !== code && !recoveryCodes.includes(String(body['code']))) return refused(401, 'wrong-code');
      hub.stage = 'signed-in';
      return { body: sessionOf(hub) };
    case 'POST /api/session/step-up':
      if (body['password'] !== password) return refused(403, 'wrong-password');
      hub.wantsStepUp = false;
      return { body: sessionOf(hub) };
    case 'POST /api/mfa/enrol':
      return {
        body: {
          secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
          uri: 'otpauth://totp/JARVIS%20Edge:owner@forme.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=JARVIS%20Edge',
        },
      };
    case 'POST /api/mfa/confirm':
      if (body['code'] !== code) return refused(401, 'wrong-code');
      hub.stage = 'signed-in';
      hub.person = { ...hub.person, mfaEnabled: true };
      return { body: { recoveryCodes, session: sessionOf(hub) } };
    case 'POST /api/mfa/recovery-codes':
      return hub.wantsStepUp ? refused(403, 'step-up') : { body: { recoveryCodes } };
    case 'POST /api/password/reset':
    case 'POST /api/password':
      return {};
    case 'GET /api/sessions':
      return { body: { sessions: openSessions } };
    case 'GET /api/links/a-token':
      return hub.link ? { body: hub.link } : refused(410, 'link-ended');
    case 'POST /api/links/a-token':
      return {};
    default:
      return path.startsWith('/api/sessions/') && method === 'DELETE' ? {} : undefined;
  }
}

const agent = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const openSessions = [
  {
    id: '01980008-0000-7000-8000-000000000001',
    createdAt: startedAt - 3_600_000,
    lastSeenAt: startedAt - 5_000,
    address: '192.0.2.7',
    device: `Mozilla/5.0 (X11; Linux x86_64) ${agent} Chrome/156.0 Safari/537.36`,
    isThisOne: true,
  },
  {
    id: '01980008-0000-7000-8000-000000000002',
    createdAt: startedAt - 4 * 86_400_000,
    lastSeenAt: startedAt - 7_200_000,
    address: '198.51.100.23',
    device: `Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) ${agent} Version/19.0 Mobile Safari/604.1`,
    isThisOne: false,
  },
];
