/** By which changes of a policy people may be asked for more, or not come in. One table; pure. */
import type { Policy } from '#contract/access/policy';
import { policyRisks, type PolicyRisk } from '#contract/access/rehearsal';

interface RiskFacts {
  /** Whether the change is one, from the policy that holds to the one that is to hold. */
  isRisk: (before: Policy, after: Policy) => boolean;
  /** Whether people would be asked, on devices that are theirs, for a proof that for some can only come by mail. */
  needsMail?: (before: Policy, after: Policy) => boolean;
}

const factors = ['nobody', 'administrators', 'everybody'] as const;
const isShorter = (before: number | null, after: number | null) =>
  after !== null && (before === null || after < before);

/** True where any of these numbers is lower, or any of those higher, than it was. */
function tighter<T extends object>(lower: readonly (keyof T)[], higher: readonly (keyof T)[] = []) {
  return (before: T, after: T): boolean =>
    lower.some((key) => after[key] < before[key]) || higher.some((key) => after[key] > before[key]);
}

const narrowerHour = tighter<{ perHour: number }>(['perHour']);
const narrowerDay = tighter<{ perHour: number; perDay: number }>(['perHour', 'perDay']);
const narrowerRow = tighter<Policy['lanes']['unknown']>(['perHour', 'perDay', 'inARow']);
const fewerMails = tighter<Policy['mail']>(['perDay', 'minutes']);
const shorterTrust = tighter<Policy['devices']>(['trustedDays']);
const shorterDevices = tighter<Policy['devices']>(['trustedDays', 'secondProofDays']);
const shorterSessions = tighter<Policy['sessions']>(['days', 'idleHours', 'freshMinutes']);
const stricterNetworks = tighter<Policy['networks']>(
  ['freeAttempts', 'namesPerHour', 'sprayAccounts', 'sprayPercent', 'probesPerHour'],
  ['officePeople', 'closedMinutes'],
);
const stricterHabits = tighter<Policy['habits']>(
  ['times', 'recordsPerHour', 'exportedPerHour', 'refusalsPerHour'],
  ['limitedMinutes'],
);

const risks: Record<PolicyRisk, RiskFacts> = {
  lanes: {
    isRisk: ({ lanes: before }, { lanes: after }) =>
      narrowerHour(before.trusted, after.trusted) ||
      narrowerDay(before.familiar, after.familiar) ||
      narrowerRow(before.unknown, after.unknown),
  },
  proofs: {
    isRisk: (before, after) =>
      narrowerDay(before.proofs, after.proofs) || fewerMails(before.mail, after.mail),
  },
  devices: {
    isRisk: (before, after) => shorterDevices(before.devices, after.devices),
    needsMail: (before, after) => shorterTrust(before.devices, after.devices),
  },
  sessions: { isRisk: (before, after) => shorterSessions(before.sessions, after.sessions) },
  secondFactor: {
    isRisk: (before, after) => factors.indexOf(after.secondFactor) > factors.indexOf(before.secondFactor),
  },
  networks: { isRisk: (before, after) => stricterNetworks(before.networks, after.networks) },
  unsafe: {
    isRisk: ({ networks: before }, { networks: after }) =>
      after.unsafe !== before.unsafe && after.unsafe !== 'nothing',
    needsMail: (_, after) => after.networks.unsafe === 'challenge',
  },
  travel: {
    isRisk: (before, after) => after.travelKmh < before.travelKmh,
    needsMail: () => true,
  },
  habits: { isRisk: (before, after) => stricterHabits(before.habits, after.habits) },
  dormant: {
    isRisk: (before, after) => isShorter(before.dormantDays, after.dormantDays),
    needsMail: () => true,
  },
  ssoOnly: { isRisk: (before, after) => after.ssoOnly && !before.ssoOnly },
  allowedNetworks: {
    isRisk: ({ allowedNetworks: before }, { allowedNetworks: after }) =>
      after.length > 0 && (before.length === 0 || !before.every((network) => after.includes(network))),
  },
};

/** The risks of going from one policy to another. */
export function riskOf(before: Policy, after: Policy): PolicyRisk[] {
  return policyRisks.filter((risk) => risks[risk].isRisk(before, after));
}

/** Those of them that lean on mail where somebody has no other proof. */
export function mailRisksOf(before: Policy, after: Policy): PolicyRisk[] {
  return riskOf(before, after).filter((risk) => risks[risk].needsMail?.(before, after) ?? false);
}
