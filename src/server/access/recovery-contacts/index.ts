/**
 * Recovery contacts: one or two colleagues chosen beforehand. Somebody locked out asks for them; the colleague, signed in and
 * freshly proved, sees a code and reads it out on the phone; typed on the asking device it makes that device trusted.
 * Invariants: it opens no session (I8); a request looks the same for every name; a code counts once, for ten minutes, on the
 * device that asked, and only after somebody had it shown; nobody helps themselves, nor in a circle, nor from a device
 * that was itself trusted by such a code (docs/decisions/0013).
 */
export { acceptContact, endContact, listContacts, nameContact } from './contacts.ts';
export { proveByContact } from './prove.ts';
export {
  askContacts,
  refuseRequest,
  showCode,
  sweepContactRequests,
  tellContacts,
  contactAskedJob,
} from './requests.ts';
