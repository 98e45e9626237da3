/** All modules of access, for the app: the gate with what it needs, its routes, its jobs. */
import { join } from 'node:path';
import { createActivity, sweepActivity, type Activity } from '#access/activity';
import { aftercareJobs } from '#access/aftercare';
import { aftercareRoutes } from '#access/aftercare/routes';
import { apiKeyRoutes } from '#access/api-keys';
import { auditJobs } from '#access/audit';
import { auditRoutes } from '#access/audit/routes';
import { costRoutes } from '#access/costs';
import { remindOfRehearsal } from '#access/break-glass';
import { breakGlassRoutes } from '#access/break-glass/routes';
import { coveringRoutes } from '#access/coverage/routes';
import { coverageJobs } from '#access/coverage/turns';
import { boardRoutes } from '#access/board';
import { checkUpRoutes } from '#access/check-up';
import { deviceRoutes } from '#access/devices/routes';
import { dutyRoutes } from '#access/duty';
import { factorRoutes } from '#access/factors/routes';
import { createGate, sweepAnswers, type Gate, type Route } from '#access/gate';
import { sweepBudgets } from '#access/lanes';
import { expireLocks } from '#access/locks';
import { lockRoutes } from '#access/locks/routes';
import { noticeJobs, sweepNotices } from '#access/notices';
import { problemJobs, problemRoutes } from '#access/problems';
import { noticeRoutes } from '#access/notices/routes';
import { contactAskedJob, sweepContactRequests, tellContacts } from '#access/recovery-contacts';
import { recoveryContactRoutes } from '#access/recovery-contacts/routes';
import { peopleRoutes } from '#access/people';
import { passwordFits } from '#access/passwords';
import { whoCanSignOn } from '#access/sso';
import { ssoRoutes } from '#access/sso/routes';
import { policyJobs, policyRoutes } from '#access/policies/routes';
import { sessionRoutes, sweepSessions } from '#access/sessions';
import {
  accountRoutes,
  mailCodes,
  passwordRoutes,
  sendResetLink,
  signInRoutes,
  sweepChallenges,
  sweepSignIns,
  type SignInHouse,
} from '#access/sign-in';
import { unlockJobs, unlockRoutes } from '#access/unlocking';
import type { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { transact, type Database } from '#platform/database';
import type { FileStore } from '#platform/files';
import type { Job, Jobs } from '#platform/jobs';
import type { Logger } from '#platform/log';
import type { Mailer } from '#platform/mail';
import { kindOf, watchNetworkLists, type NetworkKind, type NetworkLists } from '#platform/network';
import { createTell } from './tell.ts';

export interface Access {
  gate: Gate;
  activity: Activity;
  routes: Route[];
  /** What is known of an address's network without asking the database. */
  unsafeNetwork: (address: string, encrypted: boolean) => 'anonymiser' | 'plain-http' | null;
}

export interface AccessSettings {
  config: Config;
  database: Database;
  clock: Clock;
  log: Logger;
  mailer: Mailer;
  publicUrl: string;
  version: string;
  files: FileStore;
}

/** @param jobs what is found out is told by them */
export function openAccess(settings: AccessSettings, jobs: Pick<Jobs, 'enqueue'>): Access {
  const { config, database, mailer, publicUrl } = settings;
  const enqueue = jobs.enqueue.bind(jobs);
  const gate = createGate(database, { tell: createTell(database, enqueue) });
  const networks = networkKinds(settings);
  const house: SignInHouse = {
    gate,
    passwordFits,
    networkKind: networks.kind,
    mailOn: mailer.on,
    publicUrl,
    send: (job, data) => enqueue(database.db, job, data),
  };
  return {
    gate,
    activity: createActivity(gate),
    unsafeNetwork: networks.unsafe,
    routes: [
      ...signInRoutes(house, settings.version),
      ...accountRoutes(house),
      ...passwordRoutes(database),
      ...ssoRoutes({ house, allowPrivate: config.outboundPrivate }),
      ...sessionRoutes,
      ...deviceRoutes,
      ...factorRoutes(publicUrl),
      ...lockRoutes,
      ...aftercareRoutes,
      ...costRoutes,
      ...boardRoutes,
      ...breakGlassRoutes(house, enqueue),
      ...recoveryContactRoutes(house, enqueue),
      ...coveringRoutes({ mailOn: mailer.on }),
      ...unlockRoutes({ ...house, enqueue, files: settings.files }),
      ...dutyRoutes,
      ...problemRoutes,
      ...policyRoutes(database, {
        mailer,
        mailSettings: config.smtpUrl ?? '',
        networkKind: networks.kind,
        signOn: whoCanSignOn,
      }),
      ...peopleRoutes(publicUrl),
      ...apiKeyRoutes,
      ...auditRoutes(database, config.auditKey),
      ...checkUpRoutes(database.db, settings.version),
      ...noticeRoutes({ mailer, allowPrivate: config.outboundPrivate }),
    ],
  };
}

/** @param enqueue sends a job in a transaction */
export function accessJobs(settings: AccessSettings, enqueue: Jobs['enqueue']): Job<never>[] {
  const { config, database, mailer, clock, publicUrl, log } = settings;
  return [
    sendResetLink({ database, mailer, clock, publicUrl }),
    mailCodes({ database, mailer, clock, publicUrl }),
    ...auditJobs({ database, clock, setting: config.auditKey }),
    ...policyJobs(database, clock),
    ...noticeJobs({ database, mailer, clock, publicUrl, log, allowPrivate: config.outboundPrivate }),
    ...coverageJobs({ database, clock, log, mailer }),
    ...unlockJobs({ database, clock, enqueue }),
    ...aftercareJobs({ database, clock, enqueue }),
    ...problemJobs({ database, clock, enqueue }),
    sweep(database, clock),
    {
      name: 'locks-expire',
      cron: '* * * * *',
      work: async () => void (await expireLocks(database.db, clock())),
    },
    {
      name: contactAskedJob,
      work: ({ request }: { request: string }) =>
        transact(database.db, (db) =>
          tellContacts({ db, now: clock(), enqueue: () => Promise.resolve() }, request),
        ),
    },
    {
      name: 'shares-rehearsal',
      cron: '23 6 * * *',
      work: () =>
        transact(database.db, (db) =>
          // What is to be mailed waits a minute at most.
          remindOfRehearsal({ db, now: clock(), enqueue: () => Promise.resolve() }),
        ),
    },
    {
      name: 'challenges-sweep',
      cron: '*/10 * * * *',
      work: () => sweepChallenges(database.db, clock()),
    },
  ] as Job<never>[];
}

/** What nobody needs any more goes, every night. */
function sweep({ db }: Database, clock: Clock): Job<object> {
  return {
    name: 'sweep',
    cron: '17 3 * * *',
    async work() {
      const now = clock();
      await sweepSessions(db, now);
      await sweepSignIns(db, now);
      await sweepContactRequests(db, now);
      await sweepBudgets(db, now);
      await sweepAnswers(db, now);
      await sweepActivity(db, now);
      await sweepNotices(db, now);
      await db.deleteFrom('password_links').where('expires_at', '<=', now).execute();
    },
  };
}

const noLists: NetworkLists = { hosting: [], tor: [], vpn: [], faults: [] };

/** The operator's lists of hosts and anonymisers, read from files as they change. */
function networkKinds({ config, clock, log }: AccessSettings) {
  const lists = watchNetworkLists(join(config.dataDirectory, 'networks'), clock, (faults) =>
    log.warn({ faults: faults.slice(0, 20) }, 'lists of networks: lines that are no networks are left out'),
  );
  let latest: Awaited<ReturnType<typeof lists>> | undefined;
  const kind = async (address: string): Promise<NetworkKind> => {
    latest = await lists();
    return kindOf(address, latest);
  };
  return {
    kind,
    unsafe: (address: string, encrypted: boolean): 'anonymiser' | 'plain-http' | null => {
      // Of every request: by what was read last; reading anew goes on beside it.
      void kind(address);
      const found = kindOf(address, latest ?? noLists);
      if (found === 'vpn' || found === 'tor') return 'anonymiser';
      return !encrypted && found !== 'private' ? 'plain-http' : null;
    },
  };
}
