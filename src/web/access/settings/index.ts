/** The administrators' pages: people, departments, roles, the organisation, everybody's API keys. */
export { ApiPage } from './api.tsx';
export { AuditPage } from './audit.tsx';
export { ChannelsPage } from './channels.tsx';
export { SettingsPage } from './frame.tsx';
export { DepartmentsPage } from './departments.tsx';
export { OrganisationPage } from './organisation.tsx';
export { PeoplePage } from './people.tsx';
export { RolesPage } from './roles.tsx';
export { SignOnPage } from './sign-on.tsx';
export { settingsWords } from './words.ts';
