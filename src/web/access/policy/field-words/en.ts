/** The numbers of the policy in English. */
import type { FieldWords } from './said.ts';

export const en: FieldWords = {
  groups: {
    lanes: [
      'Wrong passwords',
      'A lane is locked, never a whole account: strangers use up their attempts, and people on their own devices sign in as ever.',
    ],
    proofs: ['Second proofs', 'Authenticator apps, recovery codes, codes by mail.'],
    devices: ['Devices and sessions', 'How long a device is trusted, and how long a sign-in lasts.'],
    networks: ['Networks', 'Where somebody comes from, and guessing at scale from one place.'],
    passwords: ['Passwords', 'How hard to guess, how often changed. Nobody is ever locked for it.'],
    habits: ['Unusual amounts', 'Somebody suddenly reads or exports far more than they usually do.'],
    coverage: ['Coverage', 'Who goes on with the work that is due while somebody is locked.'],
    keys: ['API keys', 'Programs that act as people.'],
    breakGlass: ['The last way in', "Guardians' shares, and the server's console."],
    signOn: ['Single sign-on', "Signing in at the company's own provider."],
  },
  fields: {
    'lanes.trusted.perHour': [
      'Own devices, per hour',
      "Whoever holds somebody's device has so many guesses an hour; its owner may mistype as often before the device counts as a stranger for an hour.",
    ],
    'lanes.familiar.perHour': [
      'Familiar networks, per hour',
      'Somebody in the same office has so many guesses an hour; a colleague on a new device may mistype as often, then waits or proves otherwise.',
    ],
    'lanes.familiar.perDay': [
      'Familiar networks, per day',
      'All guesses of a day from the same network; for a colleague, all typing errors of a day.',
    ],
    'lanes.unknown.perHour': [
      'From elsewhere, per hour',
      'All attackers of the world together have so many guesses an hour at one account; people on their own devices notice nothing.',
    ],
    'lanes.unknown.perDay': [
      'From elsewhere, per day',
      'So many guesses a day at one account, however many machines an attacker has.',
    ],
    'lanes.unknown.inARow': [
      'From elsewhere, in a row',
      'After so many wrong ones in a row, passwords from elsewhere are no longer looked at until the owner proves who they are.',
    ],
    secondFactor: [
      'Who must have a second factor',
      'Knowing the password is not enough to come in; people who are asked see it after signing in, nobody is turned away.',
    ],
    'proofs.perHour': [
      'Codes, per hour',
      'Who knows the password may guess so many codes an hour; a colleague may mistype as many, then takes another way or waits.',
    ],
    'proofs.perDay': ['Codes, per day', 'All wrong codes of a day, each way for itself.'],
    'mail.perDay': [
      'Mails with a code, per day',
      'Nobody can flood a mailbox with more than this; nor can its owner ask for more in a day.',
    ],
    'mail.minutes': [
      'A mailed code holds',
      'The shorter, the less time for somebody who reads along; too short, and slow mail arrives in vain.',
    ],
    'devices.trustedDays': [
      'A device is trusted',
      'A lost device helps its finder for so long at most; a colleague proves anew on a device not used for so long.',
    ],
    'devices.secondProofDays': [
      'Second factor asked again',
      'A thief of device and password needs the second factor after so long; colleagues who have one are asked as often.',
    ],
    'sessions.days': [
      'A session lasts',
      'A stolen session lives so long at most; colleagues sign in at least this often.',
    ],
    'sessions.idleHours': [
      'Signed out when idle',
      'A computer left open signs itself out after so long; colleagues who are away for longer sign in again.',
    ],
    'sessions.freshMinutes': [
      'Proof before dangerous acts',
      'Whoever sits down at an open computer can do nothing dangerous after so long; colleagues prove once more before such acts.',
    ],
    dormantDays: [
      'Accounts not used for',
      'Nobody watches an old account: not used for so long, it is asked for a second proof at its next sign-in. Empty: never.',
    ],
    travelKmh: [
      'Speed between sign-ins',
      'Whoever moves faster is likely somebody else and proves once more on an unknown device; 900 is an airliner, lower asks travellers in vain.',
    ],
    allowedNetworks: [
      'Sign-in only from',
      'Elsewhere nobody comes in, whatever they know; neither does a colleague at home or travelling. Empty: from anywhere.',
    ],
    'networks.unsafe': [
      'Unsafe networks',
      'On open Wi-Fi, anonymisers and plain http a listener gets little; colleagues there work with limits, or prove once more.',
    ],
    'networks.officePeople': [
      'People that make an office',
      'A network where so many are at home is never closed as a whole: one attacker inside harms nobody else. Lower is milder.',
    ],
    'networks.freeAttempts': [
      'Failures for free',
      'After so many failures an hour, each further try from a network costs computing; on their own devices colleagues never pay.',
    ],
    'networks.namesPerHour': [
      'Accounts guessed at in an hour',
      'A network that fails on so many accounts is closed; colleagues there go on with their own devices.',
    ],
    'networks.closedMinutes': [
      'A network stays closed',
      'The longer, the dearer for an attacker to move on; and the longer a colleague on a new device waits after a mistake.',
    ],
    'networks.sprayAccounts': [
      'One password on accounts',
      'One password failing on so many accounts is spraying: from then on unknown devices pay with computing everywhere.',
    ],
    'networks.sprayPercent': [
      'And on a share of all',
      'It must be this share of all accounts too, so that a large company is not alarmed in vain.',
    ],
    'networks.probesPerHour': [
      'Probing requests',
      'So many requests of a scanner in an hour close its network; ordinary work makes none.',
    ],
    'passwords.minimumLength': [
      'Shortest',
      'Longer is harder to guess; people must remember it, so rather a long sentence than odd signs.',
    ],
    'passwords.minimumLengthWithSecondFactor': [
      'Shortest with a second factor',
      'May be shorter: the password alone lets nobody in.',
    ],
    'passwords.minimumGuessesLog10': [
      'Worth guesses',
      'As a power of ten: 8 is a hundred million. It says more than length: “P@ssw0rd1” is worth less than two thousand.',
    ],
    'passwords.minimumGuessesLog10WithSecondFactor': [
      'Guesses with a second factor',
      'The same for those who have a second factor.',
    ],
    'passwords.classes.letters': [
      'Must have letters',
      'Stops nobody who guesses well and annoys everybody. Current standards advise against it.',
    ],
    'passwords.classes.digits': [
      'Must have digits',
      'Most people add a 1 at the end, and attackers know. Current standards advise against it.',
    ],
    'passwords.classes.specials': [
      'Must have signs',
      'Most people add an exclamation mark. Current standards advise against it.',
    ],
    'passwords.rotationDays': [
      'Changed every',
      'Hardly hinders attackers, as people change the last sign only; colleagues are reminded and asked, never locked. Empty: never.',
    ],
    'passwords.reminderDays': ['Reminded before', 'Colleagues are reminded so long before it falls due.'],
    'passwords.graceSignIns': [
      'Sign-ins after that',
      'So many sign-ins go on as usual, then the change comes first after signing in; nobody is turned away.',
    ],
    'passwords.remembered': [
      'Not used again',
      'The last so many passwords cannot come back, so a stolen old one stays useless.',
    ],
    'habits.times': [
      'Times the usual',
      "Who copies everything with a stolen account is stopped; a colleague has to do so many times their busiest hour's work.",
    ],
    'habits.recordsPerHour': [
      'Records read in an hour',
      'Never below this, so that people who read little are not stopped for a busy day.',
    ],
    'habits.exportedPerHour': [
      'Records exported in an hour',
      'Never below this; exporting is the fastest way to walk off with customers.',
    ],
    'habits.refusalsPerHour': [
      'Refusals in an hour',
      'Trying all doors that are not one’s own; a wrong click now and then does nothing.',
    ],
    'habits.limitedMinutes': [
      'Limited for',
      'For so long one sees only one’s own records and writes follow-ups; then all is as before, by itself.',
    ],
    'coverage.afterMinutes': [
      'Locked for so long, then covered',
      'After so long, what is due shows up with the cover. Too short, and a few mistyped passwords disturb a colleague; too long, and customers wait. 0 is at once. It does nothing for an attacker: a cover sees only what is due.',
    ],
    'coverage.mustAccept': [
      'A cover accepts first',
      'Whom people name for themselves covers once they accepted. Off: as soon as they are named, so that work and its customers reach somebody who never agreed. What a lead or administrator decides counts at once either way.',
    ],
    approveKeys: [
      'New keys wait for approval',
      'A stolen account makes no key that works; colleagues who do not manage keys wait for somebody who does.',
    ],
    'breakGlass.accountDays': [
      'Account written within',
      'Whoever breaks the glass without need has to explain it in writing; administrators see the reminder until it is written.',
    ],
    'breakGlass.rehearsalDays': [
      'Shares rehearsed every',
      'A share that was lost is found out in time; guardians type theirs once as often.',
    ],
    ssoOnly: [
      'Single sign-on only',
      'A stolen password is worth nothing; colleagues sign in at one place. Administrators keep theirs, in case the provider fails.',
    ],
  },
  units: {
    times: 'times',
    minutes: 'minutes',
    hours: 'hours',
    days: 'days',
    people: 'people',
    accounts: 'accounts',
    passwords: 'passwords',
    percent: '%',
    kmh: 'km/h',
    records: 'records',
    signs: 'characters',
    power: 'zeros',
    fold: 'times',
  },
  secondFactor: { nobody: 'Nobody', administrators: 'Administrators', everybody: 'Everybody' },
  unsafe: { nothing: 'Do nothing', challenge: 'Prove again', limited: 'Limited work' },
  passwordPreset: { recommended: 'Recommended', handbook: 'Handbook', strict: 'Strict', custom: 'Custom' },
  passwordPresetLabel: 'Password rules',
  passwordPresetHint: {
    recommended:
      'Long and hard to guess, no classes, no rotation: as NIST SP 800-63B-4 and OWASP ASVS 5.0 have it.',
    handbook:
      'Eight characters of three classes, changed regularly. Current standards forbid the last two: they make passwords easier to guess.',
    strict: 'Fifteen or more, else as recommended.',
    custom: 'The numbers below are your own.',
  },
  never: 'never',
  on: 'on',
  off: 'off',
  none: 'anywhere',
};
