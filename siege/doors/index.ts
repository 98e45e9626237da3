/** Every rule set of the peers, by name. Latchkey's own door needs a database and is opened by the siege. */
import { adfs } from './adfs.ts';
import { authelia } from './authelia.ts';
import { entra } from './entra.ts';
import { espocrm } from './espocrm.ts';
import { fiveStrikes } from './five-strikes.ts';
import { gitlab } from './gitlab.ts';
import { keycloakPermanent, keycloakTemporary } from './keycloak.ts';
import { owasp } from './owasp.ts';
import { createPeer, type RuleSet } from './peer.ts';
import { zitadel } from './zitadel.ts';
import type { Policy } from '../siege.ts';
import type { Door } from './door.ts';

const ruleSets: readonly (() => RuleSet)[] = [
  keycloakTemporary,
  keycloakPermanent,
  zitadel,
  () => authelia('user'),
  () => authelia('ip'),
  gitlab,
  adfs,
  entra,
  owasp,
  espocrm,
  fiveStrikes,
];

/** Opens a door with nothing counted yet. */
export const peers: ReadonlyMap<string, () => Door> = new Map(
  ruleSets.map((make) => [make().name, () => createPeer(make())]),
);

/** How many people attackers learn a peer's passwords from: its rules are cheap to ask. */
const learnsFrom = 20_000;

/** The peers of these names as the siege takes them. */
export const peerPolicies = (names: readonly string[]): Policy[] =>
  names.flatMap((name) => {
    const open = peers.get(name);
    if (!open) return [];
    const door = open();
    const { title, source, accepts } = door;
    return [
      { name, title, source, learnsFrom, asksFactor: false, atOnce: 1, accepts, open: async () => open() },
    ];
  });
