/** What the pages of the access wing and the frame of the app share. */
export { ApiKeyTable } from './api-keys.tsx';
export { gateWords, lockScopeWords, reasonWords, releaseWords, strengthWords } from './gate-words.ts';
export { keyWords } from './key-words.ts';
export { languageNames } from './languages.ts';
export { Left } from './left.tsx';
export { LockFacts } from './lock-told.tsx';
export { useNow } from './now.ts';
export { FieldNewPassword, PasswordMeter } from './password-meter.tsx';
export { PasswordReminder } from './password-reminder.tsx';
export { askPasskey, canUsePasskeys, makePasskey } from './passkeys.ts';
export { PermissionMatrix } from './permission-matrix.tsx';
export { type GivenProof, ProofForm, type ProofWay } from './proof-form.tsx';
export { useFreshProof } from './prove.tsx';
export { settingsPages } from './settings-pages.ts';
export { currencyChoices, timeZones } from './places.ts';
export { permissionLabel, scopeWords, themeWords } from './words.ts';
export { type Paying, useWork } from './work/use-work.tsx';
