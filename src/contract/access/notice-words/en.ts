/** Notices in English. */
import {
  againOf,
  factors,
  glass,
  join,
  problemOf,
  stepsOf,
  subjectOf,
  unlocked,
  yours,
  type Words,
} from './shared.ts';

export const en: Words = {
  'new-device': ({ device, place: code, address }, { place }) => ({
    title: 'Your account was signed in on a new device',
    text: `${join([device, place(code), address], ', ')}. If this was not you, change your password at once and sign that device out under “My account”.`,
  }),
  'sign-in-challenged': ({ device, place: code, address }, { place }) => ({
    title: 'Somebody had the right password and was asked for a second proof',
    text: `${join([device, place(code), address], ', ')}. If this was not you, your password may be known: change it at once.`,
  }),
  'session-stolen': ({ person, device, place: code, again }, { place }) => ({
    title: `${person === null ? 'A session of yours' : `A session of ${person}`} was used from another device`,
    text: join(
      [
        `${join([device, place(code)], ', ')}. That session is closed; signing in again takes a second proof.`,
        againOf('en', again),
      ],
      ' ',
    ),
  }),
  'password-changed': ({ by }) => ({
    title: 'Your password was changed',
    text:
      by === null
        ? 'If this was not you, tell an administrator at once.'
        : `${by} did it. If in doubt, ask an administrator.`,
  }),
  'password-due': ({ dueAt }, { at }) => ({
    title: 'Please change your password',
    text: `Do so before ${at(dueAt)}. After that you can still sign in and are asked for it then.`,
  }),
  'factor-added': ({ factor, name }) => ({
    title: `Added: ${factors.en[factor]}`,
    text: `${name === null ? '' : `“${name}” can now be used to sign in to your account. `}If this was not you, tell an administrator at once.`,
  }),
  'factor-removed': ({ factor, name, by }) => ({
    title: `Removed: ${factors.en[factor]}`,
    text: `${name === null ? '' : `“${name}” can no longer be used to sign in. `}${by === null ? 'If this was not you, tell an administrator at once.' : `${by} did it.`}`,
  }),
  'recovery-codes-low': ({ left }) => ({
    title: left === 0 ? 'You have no recovery codes left' : `Recovery codes left: ${left}`,
    text: 'Make a new set under “My account”.',
  }),
  'lock-opened': ({ why, until, again, ...of }, { at }) => ({
    title: `Locked: ${subjectOf('en', of)}`,
    text: join([why?.en ?? null, until === null ? null : `Until ${at(until)}.`, againOf('en', again)], ' '),
  }),
  'lock-lifted': ({ by, ...of }) => ({
    title: `No longer locked: ${subjectOf('en', of)}`,
    text: by === null ? 'Everything works as usual.' : `${by} lifted the lock; everything works as usual.`,
  }),
  'remedies-overdue': ({ person, left, until }, { at }) => ({
    title:
      person === null
        ? `Still to do after your lock: ${left}`
        : `Still to do after the lock of ${person}: ${left}`,
    text: `A week has passed.${person === null ? ' My account says what is left.' : ''} The watched days end on ${at(until)} at the latest.`,
  }),
  'unlock-asked': ({ person, number, device, place: code, step, again = step !== 'first' }, { place }) => ({
    title:
      person === null
        ? 'Somebody asked to be let in, in your name'
        : `${person} ${again ? 'still waits to be let in' : 'asks to be let in'}`,
    text: join(
      [
        `Number ${number}`,
        join([device, place(code)], ', '),
        person === null ? 'If this was not you, tell an administrator to refuse it.' : null,
      ],
      '. ',
    ),
  }),
  'unlock-said': ({ person, by, number, asks }) => ({
    title: asks
      ? `Your unlock request ${number} needs something from you`
      : `A message in unlock request ${number}`,
    text: by === null ? `From ${person ?? ''}.` : `From ${by}: open the page of your request.`,
  }),
  'unlock-answered': ({ person, by, number, answer }) => ({
    title:
      person === null
        ? `Your unlock request ${number} was answered`
        : `${by} answered the unlock request of ${person}`,
    text: person === null ? unlocked.en[answer] : `Number ${number}: nothing more to do.`,
  }),
  'duty-changed': ({ by }) => ({ title: 'Your duty has changed', text: `${by} changed it: see the roster.` }),
  'problem-yours': ({ how, dueOn, ...of }, { day }) => ({
    title: yours.en[how],
    text: `${problemOf('en', of)}. To be solved by ${day(dueOn)}.`,
  }),
  'problem-worse': ({ locks, ...of }) => ({
    title: 'A problem of yours has grown worse',
    text: `${problemOf('en', of)}. There are ${locks} locks behind it by now.`,
  }),
  'problem-due': ({ dueOn, ...of }, { day }) => ({
    title: 'A problem of yours is due soon',
    text: `${problemOf('en', of)}. It is due on ${day(dueOn)}.`,
  }),
  'problem-overdue': ({ dueOn, owner, ...of }, { day }) => ({
    title: 'A problem with locks is overdue',
    text: `${problemOf('en', of)}. It was due on ${day(dueOn)}; ${owner === null ? 'nobody has it yet' : `${owner} has it`}.`,
  }),
  'under-attack': ({ accounts, networks }) => ({
    title: 'Somebody is guessing passwords at scale',
    text: `Accounts: ${accounts}, networks: ${networks}. Unknown devices are asked for more; colleagues on their usual devices are not affected.`,
  }),
  'api-key-waiting': ({ name, person }) => ({
    title: 'An API key waits for approval',
    text: `${person} made “${name}”. It works once it is approved.`,
  }),
  'glass-broken': ({ act, by, person }) => ({
    title: glass.en.acts[act](person),
    text: `${glass.en.by[by]} If nobody told you of it, ask at once. A written account is due, and the audit has it.`,
  }),
  'shares-renewed': ({ by, set, needed, total }) => ({
    title: `Guardians’ shares were renewed: any ${needed} of ${total} open`,
    text: `By ${by}, set ${set}. The shares from before are worthless: collect and destroy them.`,
  }),
  'share-held': ({ by, set, number }) => ({
    title: `You hold share ${number} of set ${set}`,
    text: `${by} gave it to you. Keep it where only you find it, and take no picture of it; you are asked to type it when no administrator can get in.`,
  }),
  'rehearsal-due': ({ holders }) => ({
    title: 'Guardians’ shares are to be rehearsed',
    text: `For a long time nobody proved that these are still there: ${holders.join(', ')}. On the sign-in page, under “No administrator can get in”, choose “Rehearse” and type the share once; it opens nothing.`,
  }),
  'contact-chosen': ({ by }) => ({
    title: `${by} wants you for a recovery contact`,
    text: 'When they are locked out, they will call you for a code to read out. Say yes or no under “My account”.',
  }),
  'contact-accepted': ({ by }) => ({
    title: `${by} is your recovery contact now`,
    text: 'When you are locked out, ask for their help on the sign-in page.',
  }),
  'contact-needed': ({ person, device, place: code }, { place }) => ({
    title: `${person} is locked out and asks for your help`,
    text: `${join([device, place(code)], ', ')}. Call them yourself on the number you have always had, make sure that it is they and that it is this device, then read the code out from “My account”. Trust no call that comes to you, however much it sounds like them.`,
  }),
  'contact-asked': ({ device, place: code, address }, { place }) => ({
    title: 'Somebody asked your recovery contacts for help in your name',
    text: `${join([device, place(code), address], ', ')}. If it wasn’t you, refuse it at once under “My account”.`,
  }),
  'contact-used': ({ person, contact, device, place: code }, { place }) => ({
    title: `${contact} helped ${person} to trust a device`,
    text: `${join([device, place(code)], ', ')}. If that is wrong, forget the device under “My account” at once and tell an administrator.`,
  }),
  'settings-revert': ({ what, by, at: when }, { at }) => ({
    title: 'Settings will go back by themselves',
    text: `${join([what?.en ?? 'The last change', by === null ? null : ` (made by ${by})`], '')} has to be confirmed, or the earlier settings return at ${at(when)}.`,
  }),
  'steps-due': ({ due, overdue, steps }) => ({
    title: join(
      [due > 0 ? `Due today: ${due}` : null, overdue > 0 ? `overdue: ${overdue}` : null],
      ', ',
    ).replace(/^o/, 'O'),
    text: stepsOf(steps, due + overdue, (n) => `${n} more.`),
  }),
  mentioned: ({ by, customer, text }) => ({ title: `${by} mentioned you · ${customer}`, text }),
  'cover-named': ({ by, person, asked }) => ({
    title: asked ? `${by} asks you to cover for ${person}` : `${by} named you to cover for ${person}`,
    text: asked
      ? 'Once you accept, what is due shows up in your Today when they are locked or away.'
      : 'What is due shows up in your Today when they are locked or away.',
  }),
  'cover-answered': ({ by, accepted }) => ({
    title: accepted ? `${by} will cover for you` : `${by} can’t cover for you`,
    text: accepted ? '' : 'Name another colleague on the page “Cover”.',
  }),
  'coverage-begun': ({ person, cause, since, due }, { at }) => ({
    title: `You cover for ${person} from now on`,
    text: `${person} is ${cause === 'lock' ? 'locked out' : 'away'} (since ${at(since)}). Due: ${due}, in your Today.`,
  }),
  'coverage-of-you': ({ cover, since }, { at }) => ({
    title: `${cover} covers for you`,
    text: `Since ${at(since)}. Your customers and deals stay yours; all is handed back with a report when you return.`,
  }),
  'coverage-lacking': ({ person, due }) => ({
    title: `${person} is away, and nobody covers`,
    text: `Due: ${due}. Name somebody to cover.`,
  }),
  'coverage-ended': ({ person, done, due }) => ({
    title: `The work of ${person} has been handed back`,
    text: `Done meanwhile: ${done}; still due: ${due}. The report says who did what.`,
  }),
  'task-set': ({ by, customer, step, due }, { day }) => ({
    title: `${by} set you a task · ${customer}`,
    text: join([step, due === null ? null : `(by ${day(due)})`], ' '),
  }),
};
