/** The pages of the settings in their order, each with the right it needs. */
export const settingsPages = [
  { to: '/settings/people', word: 'people', right: 'people.manage' },
  { to: '/settings/departments', word: 'departments', right: 'people.manage' },
  { to: '/settings/roles', word: 'roles', right: 'people.manage' },
  { to: '/settings/locks', word: 'locks', right: 'locks.manage' },
  { to: '/settings/costs', word: 'costs', right: 'locks.manage' },
  { to: '/settings/organisation', word: 'organisation', right: 'settings.manage' },
  { to: '/settings/policy', word: 'policy', right: 'settings.manage' },
  { to: '/settings/break-glass', word: 'breakGlass', right: 'settings.manage' },
  { to: '/settings/pipelines', word: 'pipelines', right: 'settings.manage' },
  { to: '/settings/sign-on', word: 'signOn', right: 'settings.manage' },
  { to: '/settings/api', word: 'api', right: 'apiKeys.manage' },
  { to: '/settings/channels', word: 'channels', right: 'settings.manage' },
  { to: '/settings/audit', word: 'audit', right: 'audit.read' },
] as const;
