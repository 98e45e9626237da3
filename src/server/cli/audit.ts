/** `latchkey audit verify`: checks all seals of the audit and names what isn't as it was sealed. */
import { auditKey, verifyAudit } from '#access/audit';
import type { AuditReport } from '#contract/access/audit';
import type { Config } from '#platform/config';
import { StartFault } from '#platform/start-fault';
import { openSite } from '../open-site.ts';

export interface AuditCall {
  act: string;
  config: Config;
  json: boolean;
  /** Progress; with `json` it must not mix with the answer. */
  say: (sentence: string) => void;
}

/** @throws StartFault where anything was changed, removed or slipped in */
export async function auditCommand({ act, config, json, say }: AuditCall): Promise<void> {
  if (act !== 'verify')
    throw new StartFault('wrong_act', `There is no “audit ${act}”: it is “audit verify”.`);
  const site = await openSite(config, { say, beside: true });
  try {
    const { database } = site;
    const report = await verifyAudit(database.db, await auditKey(database, config.auditKey));
    process.stdout.write(json ? `${JSON.stringify(report)}\n` : told(report));
    if (!report.sound)
      throw new StartFault('audit_broken', 'The audit is not as it was sealed: see what is named above.');
  } finally {
    await site.close();
  }
}

const faults = {
  broken: 'was changed itself',
  unchained: 'does not follow the one before it',
  missing: 'is missing',
} as const;

function told(report: AuditReport): string {
  const { counts, last } = report;
  const named = (rows: AuditReport['changed'], count: number, what: string) => [
    ...rows.map(
      ({ id, at, seal }) =>
        `  ${id} ${what}${seal === null ? '' : `, seal ${seal}`}${at === null ? '' : `, dated ${at}`}`,
    ),
    ...(count > rows.length ? [`  and ${count - rows.length} more`] : []),
  ];
  const lines = [
    `${report.rows} lines in ${report.seals} seals; ${report.waiting} wait for the next one.`,
    ...named(report.changed, counts.changed, 'was changed'),
    ...named(report.removed, counts.removed, 'was removed'),
    ...named(report.inserted, counts.inserted, 'was slipped in'),
    ...named(report.late, counts.late, 'is dated before the seal that came before it'),
    ...report.brokenSeals.map(({ number, fault }) => `  seal ${number} ${faults[fault]}`),
    report.sound ? 'Everything is as it was sealed.' : 'Not everything is as it was sealed.',
    ...(last === null ? [] : [`The last seal is ${last.number}, ${last.seal}, made ${last.madeAt}.`]),
  ];
  return `${lines.join('\n')}\n`;
}
