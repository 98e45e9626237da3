/**
 * Single sign-on by OpenID Connect: the providers, the way there and back, and whom they know our people as. What a
 * provider says and whether it holds is decided here; what it opens is the gate's. Knows nothing of the gate, so that
 * signing in can ask; the operations are in `#access/sso/routes`.
 *
 * Invariants: somebody comes back in the browser they left in, once, within ten minutes, from the provider they went to;
 * a person is known by the provider's subject, and an address connects them only where the provider has verified it and
 * is trusted with addresses; nobody is created; secrets are sealed, and no address inside one's own network is called.
 */
export { buildDeparture, keepDeparture, takeDeparture, type Departure } from './departures.ts';
export { addressOfProvider, readAnswer, testProvider, type SaidByProvider } from './client.ts';
export { SsoRefusal } from './refusal.ts';
export {
  findIdentity,
  keepIdentity,
  listIdentities,
  removeIdentity,
  markIdentityUsed,
  providersThatProve,
  whoCanSignOn,
} from './identities.ts';
export { pathOfThisSite } from './next.ts';
export {
  addProvider,
  changeProvider,
  enabledProviders,
  findProvider,
  hasProvider,
  listProviders,
  removeProvider,
  type Provider,
} from './providers.ts';
