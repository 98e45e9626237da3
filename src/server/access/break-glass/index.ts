/**
 * Breaking the glass: the last ways in, when no administrator can get in. Guardians' shares (2 of 3 to 3 of 5), typed
 * within 15 minutes, or the server's console open an administrator's session of 60 minutes; the console also lifts a
 * person's locks and makes somebody an administrator. Invariants: every use is audited, told, and to be accounted for in
 * writing; neither the secret nor its shares are kept; a wrong share tells nothing about why; lifting opens no session
 * (I8); a way to a session works once and for ten minutes; the session ends by itself, whatever is done in it.
 */
import './guardians.ts';

export {
  makeAdministrator,
  makeSessionLink,
  unlockPerson,
  type ConsoleCtx,
  type Unlocked,
} from './console.ts';
export { listBreaks, writeAccount } from './breaks.ts';
export { openBehindGlass } from './session.ts';
export { remindOfRehearsal } from './rehearsals.ts';
export { checkShare, listSets, makeShares } from './share-sets.ts';
export { typeShare } from './type-share.ts';
export { createTypedShares } from './typed-shares.ts';
