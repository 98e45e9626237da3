/** The one place that knows all pages. Each is fetched when it is first opened. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { access } from '#contract/access/sign-in';
import { SsoFault } from '#contract/access/sso';
import { asProblem, changeSettings, parseSearch, readOnce, stringifySearch } from '#kit';
import { CrashPage, NotFoundPage } from './fault-pages.tsx';
import { firstPage, firstSettingsPage } from './navigation.ts';
import { signedInAs } from './session.ts';

/** When the browser has time; Safari doesn't say when that is. */
const requestIdle = (work: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(work) : setTimeout(work, 300);

const root = createRootRoute({ notFoundComponent: NotFoundPage, errorComponent: CrashPage });

// — Entry: light pages that work without signing in —

const entry = () => import('#web/access/entry');
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  // Where to go afterwards; only paths of our own, never another site.
  validateSearch: (search: Record<string, unknown>): { next?: string; trusted?: boolean; sso?: SsoFault } => {
    const next = search['next'];
    const sso = SsoFault.safeParse(search['sso']).data;
    return {
      ...(typeof next === 'string' && /^\/(?![/\\])/.test(next) && { next }),
      ...(String(search['trusted']) === 'true' && { trusted: true }),
      ...(sso && { sso }),
    };
  },
  // While somebody types their password, what stands behind the door is made ready.
  onEnter: ({ search }) => void requestIdle(() => fetchAhead(search.next ?? '/today')),
  component: lazyRouteComponent(entry, 'SignInPage'),
});
const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(entry, 'ForgotPasswordPage'),
});
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(entry, 'ResetPasswordPage'),
});
const proveDevice = createRoute({
  getParentRoute: () => root,
  path: '/prove-device',
  component: lazyRouteComponent(entry, 'ProveDevicePage'),
});
const trustDevice = createRoute({
  getParentRoute: () => root,
  path: '/trust-device',
  component: lazyRouteComponent(entry, 'TrustDevicePage'),
});
const breakGlass = createRoute({
  getParentRoute: () => root,
  path: '/break-glass',
  component: lazyRouteComponent(() => import('#web/access/break-glass/entry'), 'BreakGlassEntry'),
});
const checkUp = createRoute({
  getParentRoute: () => root,
  path: '/check-up',
  component: lazyRouteComponent(() => import('#web/access/check-up'), 'CheckUpPage'),
});
const unlock = createRoute({
  getParentRoute: () => root,
  path: '/unlock',
  component: lazyRouteComponent(entry, 'UnlockPage'),
});
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  beforeLoad: async () => {
    if ((await readOnce(access.status, {})).setUp) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('#web/access/set-up'), 'SetUpPage'),
});

// — The signed-in app: everything below stands in the shell —

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    try {
      const me = await readOnce(access.me, {});
      signedInAs(me);
      const { timeZone, currency } = me.organisation;
      changeSettings({ locale: me.locale, timeZone, currency });
      return { me };
    } catch (error) {
      if (asProblem(error).code !== 'not_signed_in') throw error;
      const { setUp: isSetUp } = await readOnce(access.status, {});
      if (!isSetUp) throw redirect({ to: '/set-up' });
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
    }
  },
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: firstPage(context.me) });
  },
});

/** A page in the shell: its path, the module it comes from, the component's name there. */
function page<const P extends string, M extends Record<string, unknown>>(
  path: P,
  load: () => Promise<M>,
  component: keyof M & string,
) {
  return createRoute({
    getParentRoute: () => shell,
    path,
    component: lazyRouteComponent(load, component) as never,
  });
}

// Customers, contacts, follow-ups
const ofCustomers = () => import('#web/business/customers');
const customerPages = [
  page('/today', () => import('#web/business/today'), 'TodayPage'),
  page('/customers', ofCustomers, 'CustomersPage'),
  page('/customers/$id', ofCustomers, 'CustomerPage'),
  page('/contacts', () => import('#web/business/contacts'), 'ContactsPage'),
  page('/contacts/$id', () => import('#web/business/contacts'), 'ContactPage'),
  page('/follow-ups', () => import('#web/business/follow-ups'), 'FollowUpsPage'),
] as const;

// Opportunities, products
const opportunityPages = [
  page('/opportunities', () => import('#web/business/opportunities'), 'OpportunitiesPage'),
  page('/opportunities/$id', () => import('#web/business/opportunities'), 'OpportunityPage'),
  page('/products', () => import('#web/business/products'), 'ProductsPage'),
] as const;

// Import, bin
const transfer = () => import('#web/business/transfer');
const recordPages = [
  page('/imports', transfer, 'ImportsPage'),
  page('/imports/$id', transfer, 'ImportPage'),
  page('/bin', () => import('#web/business/bin'), 'BinPage'),
] as const;

// Account and settings
const account = () => import('#web/access/account');
const coverage = () => import('#web/access/coverage/pages');
const settings = () => import('#web/access/settings');
const accessPages = [
  page('/account', account, 'AccountPage'),
  page('/cover', coverage, 'CoverPage'),
  page('/cover/of/$id', coverage, 'CoverPage'),
  page('/cover/reports/$id', coverage, 'CoverageReportPage'),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings',
    beforeLoad: ({ context }) => {
      throw redirect({ to: firstSettingsPage(context.me) });
    },
  }),
  page('/settings/people', settings, 'PeoplePage'),
  page('/settings/departments', settings, 'DepartmentsPage'),
  page('/settings/roles', settings, 'RolesPage'),
  page('/settings/locks', () => import('#web/access/locks'), 'LocksPage'),
  page('/settings/costs', () => import('#web/access/costs'), 'CostsPage'),
  page('/settings/organisation', settings, 'OrganisationPage'),
  page('/settings/policy', () => import('#web/access/policy'), 'PolicyPage'),
  page('/settings/break-glass', () => import('#web/access/break-glass'), 'BreakGlassPage'),
  page('/settings/pipelines', () => import('#web/business/pipelines'), 'PipelinesPage'),
  page('/settings/sign-on', settings, 'SignOnPage'),
  page('/settings/api', settings, 'ApiPage'),
  page('/settings/channels', settings, 'ChannelsPage'),
  page('/settings/audit', settings, 'AuditPage'),
  page('/notices', () => import('#web/access/notices'), 'NoticesPage'),
] as const;

// — For whoever builds: the parts of the kit. Built, the app has no such page —

const kitPages = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => root,
        path: '/kit',
        component: lazyRouteComponent(() => import('#web/kit/gallery'), 'GalleryPage'),
      }),
    ]
  : [];

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    forgotPassword,
    resetPassword,
    proveDevice,
    trustDevice,
    breakGlass,
    checkUp,
    unlock,
    setUp,
    shell.addChildren([home, ...customerPages, ...opportunityPages, ...recordPages, ...accessPages]),
    // No page of the app leads there, so its address isn't among those that links know.
    ...(kitPages as unknown as readonly []),
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Fetches the code of a page, and of the shell around it, without asking the server for anything of a person's. */
function fetchAhead(href: string): void {
  const path = href.replace(/[?#].*$/s, '');
  const [routes] = router.getMatchedRoutes(path);
  for (const route of routes) {
    // Where it can't be fetched now it is fetched, and its absence told, when it is needed.
    Promise.resolve(router.loadRouteChunk(route)).catch(() => {});
  }
}
