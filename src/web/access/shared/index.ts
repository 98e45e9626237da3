/** What the pages of the access wing and the frame of the app share. */
export { languageNames } from './languages.ts';
export { currencyChoices, timeZones } from './places.ts';
export {
  groupWords,
  type PermissionGroup,
  permissionGroups,
  permissionWords,
  scopeWords,
  themeWords,
} from './words.ts';
