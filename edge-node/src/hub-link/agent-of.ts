import type { AgentDeps } from './agent.ts';
import { Agent } from './agent.ts';
import type { TokensDeps } from './tokens.ts';
import { Tokens } from './tokens.ts';

/** The agent of a provisioned box, with the tokens that it shows to the hub. */
export function agentOf(
  deps: Omit<AgentDeps, 'tokens'> & Pick<TokensDeps, 'identity' | 'softwareVersion' | 'nowMs' | 'revoked'>,
): Agent {
  const tokens = new Tokens({ ...deps, waitsAgain: () => agent.nudge() });
  const agent: Agent = new Agent({ ...deps, tokens });
  return agent;
}
