/** What the pages of the access wing and the frame of the app share. */
export { ApiKeyTable } from './api-keys.tsx';
export { keyWords } from './key-words.ts';
export { languageNames } from './languages.ts';
export { askPasskey, canUsePasskeys, makePasskey } from './passkeys.ts';
export { FieldNewPassword, PasswordMeter } from './password-meter.tsx';
export { PasswordReminder } from './password-reminder.tsx';
export { PermissionMatrix } from './permission-matrix.tsx';
export { useFreshProof } from './prove.tsx';
export { settingsPages } from './settings-pages.ts';
export { currencyChoices, timeZones } from './places.ts';
export { permissionLabel, scopeWords, themeWords } from './words.ts';
