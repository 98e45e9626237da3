/** Who could not come in any more under a policy, and whether it may be saved at all (I7). Pure. */
import type { Policy } from '#contract/access/policy';
import type { Preflight, PolicyRisk, PolicyStop } from '#contract/access/rehearsal';
import { mailRisksOf, riskOf } from '#access/policies';
import { isInNetwork } from '#platform/network';
import { who, type Named } from './who.ts';

/** Somebody who can sign in today. */
export interface Staff extends Named {
  /** Manages people and settings. */
  administrator: boolean;
  /** From where they came in lately. */
  addresses: readonly string[];
  /** Has a second factor or a recovery code: needs no mail to prove who they are. */
  hasProof: boolean;
  /** A provider can sign them in. */
  atProvider: boolean;
}

export interface Standing {
  /** Who saves, and where they are. */
  author: Staff;
  address: string;
  /** Everybody else. */
  others: readonly Staff[];
  mail: 'off' | 'untested' | 'works';
  /** There is a provider of single sign-on that works. */
  provider: boolean;
}

/** What keeps somebody out. `unseen`: nobody knows from where they would come. */
export type Obstacle = 'allowedNetworks' | 'ssoOnly' | 'unseen' | null;

/** What would keep this person from coming in again. */
export function obstacleOf(
  person: Staff,
  policy: Policy,
  { provider }: Pick<Standing, 'provider'>,
): Obstacle {
  if (policy.ssoOnly && !person.administrator && !(provider && person.atProvider)) return 'ssoOnly';
  const { allowedNetworks } = policy;
  if (allowedNetworks.length === 0) return null;
  if (person.addresses.length === 0) return 'unseen';
  const allowed = (address: string) => allowedNetworks.some((network) => isInNetwork(address, network));
  return person.addresses.some(allowed) ? null : 'allowedNetworks';
}

/**
 * @param before the policy that holds if this one doesn't
 * @returns `stops` is empty where it may be saved
 */
export function preflight(before: Policy, after: Policy, standing: Standing): Preflight {
  const { author, address, others } = standing;
  // From where they are now, not from where they once were: they must come back in within minutes, if need be.
  const me: Staff = { ...author, addresses: [address] };
  const everybody = [me, ...others];
  const stopped = new Map(everybody.map((person) => [person, obstacleOf(person, after, standing)]));
  const by = (obstacle: Obstacle) => everybody.filter((person) => stopped.get(person) === obstacle);
  const isNew = (person: Staff) => obstacleOf(person, before, standing) !== stopped.get(person);
  const risks = riskOf(before, after);
  const out = (['ssoOnly', 'allowedNetworks'] as const)
    .map((risk: PolicyRisk & Obstacle) => ({ by: risk, who: who(by(risk).filter(isNew), me.id) }))
    .filter(({ who: { count } }) => count > 0);
  const stops = [...networkStops(after, me, everybody, stopped), ...signOnStops(after, me, standing)];
  const byMail = standing.mail === 'untested' ? everybody.filter(({ hasProof }) => !hasProof) : [];
  if (byMail.length > 0)
    stops.push(...mailRisksOf(before, after).map((risk) => stop('needs_mail', pointers[risk], byMail, me)));
  return { risks, confirm: risks.length > 0, out, unseen: who(by('unseen'), me.id), stops };
}

type Stop = Preflight['stops'][number];

const pointers: Partial<Record<PolicyRisk, string>> = {
  devices: '/body/policy/devices/trustedDays',
  unsafe: '/body/policy/networks/unsafe',
  travel: '/body/policy/travelKmh',
  dormant: '/body/policy/dormantDays',
};

const stop = (code: PolicyStop, pointer = '/body/policy', whom: readonly Staff[] = [], me: Staff): Stop => ({
  code,
  pointer,
  who: who(whom, me.id),
});

/** The author, and of the administrators two, or as many as there were. */
function networkStops(
  after: Policy,
  me: Staff,
  everybody: readonly Staff[],
  stopped: ReadonlyMap<Staff, Obstacle>,
): Stop[] {
  if (after.allowedNetworks.length === 0) return [];
  const pointer = '/body/policy/allowedNetworks';
  if (stopped.get(me) === 'allowedNetworks') return [stop('you_not_in_networks', pointer, [me], me)];
  const administrators = everybody.filter(({ administrator }) => administrator);
  const kept = administrators.filter((person) => stopped.get(person) !== 'allowedNetworks');
  const lost = administrators.filter((person) => stopped.get(person) === 'allowedNetworks');
  if (administrators.length > 0 && administrators.every((person) => stopped.get(person) !== null))
    return [stop('no_administrator_in_networks', pointer, administrators, me)];
  if (kept.length < 2 && lost.length > 0) return [stop('last_administrators', pointer, lost, me)];
  return [];
}

function signOnStops(after: Policy, me: Staff, standing: Standing): Stop[] {
  if (!after.ssoOnly) return [];
  const pointer = '/body/policy/ssoOnly';
  if (!standing.provider) return [stop('no_provider', pointer, standing.others, me)];
  return obstacleOf(me, after, standing) === 'ssoOnly'
    ? [stop('you_not_at_provider', pointer, [me], me)]
    : [];
}
