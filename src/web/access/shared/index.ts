/** What the pages of the access wing and the frame of the app share. */
export { ApiKeyTable } from './api-keys.tsx';
export { ClearDemo } from './clear-demo.tsx';
export { DeviceLink } from './device-link.tsx';
export { laneWords, trustedByWords } from './device-words.ts';
export {
  endRouteWords,
  verdictWords,
  gateWords,
  lockScopeWords,
  lockToldWords,
  reasonWords,
  strengthWords,
  releaseWords,
} from './gate-words.ts';
export { GlassBanner } from './glass-banner.tsx';
export { keyWords } from './key-words.ts';
export { languageNames } from './languages.ts';
export { useNow } from './now.ts';
export { Left } from './left.tsx';
export { LockEnd, StrengthTag } from './lock-tags.tsx';
export { LockFacts } from './lock-told.tsx';
export { FieldNewPassword } from './password-meter.tsx';
export { PasswordReminder } from './password-reminder.tsx';
export { askPasskey, canUsePasskeys, makePasskey } from './passkeys.ts';
export { PermissionMatrix } from './permission-matrix.tsx';
export { ProofForm } from './proof-form.tsx';
export type { GivenProof } from './proof-ways.tsx';
export { useFreshProof } from './prove.tsx';
export { SsoFaultNotice } from './sso-fault.tsx';
export { SignInTable, useDeviceName, useWhere } from './sign-ins.tsx';
export { SettingsChanges, SettingsHistory } from './settings-history.tsx';
export { settingsPages } from './settings-pages.ts';
export { AskToLift } from './ask-to-lift.tsx';
export { forgetUnlock, keptUnlock, keepUnlock } from './kept-unlock.ts';
export { BringFiles } from './bring-files.tsx';
export { Steps } from './steps.tsx';
export { Talk } from './talk.tsx';
export { askWords, rootCauseWords, unlockAnswerWords, unlockStateWords } from './unlock-words.ts';
export { currencyChoices, timeZones } from './places.ts';
export { permissionLabel, permissionWords, scopeWords, themeWords } from './words.ts';
export { type Paying, useWork } from './work/use-work.tsx';
export { keepCheckUp, latestCheckUp } from './kept-check-up.ts';
