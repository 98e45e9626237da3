import type { ReactNode } from 'react';
import type { AuditReport } from '#contract/access/audit';
import { CopyText, Notice, useFormat, useWords } from '#kit';
import { auditPageWords } from './audit-page-words.ts';

/** So many are named here; the command and the API name more. */
const shownAtMost = 20;

/** What a check of the seals found, in plain words. */
export function AuditReportNotice({ report }: { report: AuditReport }) {
  const t = useWords(auditPageWords);
  const { instant } = useFormat();
  const { counts } = report;
  const row = ({ id, at }: AuditReport['changed'][number]) => (
    <>
      <code>{id}</code> {instant(at)}
    </>
  );
  const parts: [string, ReactNode[], number][] = [
    [t.changed(counts.changed), report.changed.map(row), counts.changed],
    [t.removed(counts.removed), report.removed.map(row), counts.removed],
    [t.inserted(counts.inserted), report.inserted.map(row), counts.inserted],
    [t.late(counts.late), report.late.map(row), counts.late],
    [
      t.seals(counts.seals),
      report.brokenSeals.map(({ number, fault }) => t.faults[fault](number)),
      counts.seals,
    ],
  ];
  return (
    <Notice tone={report.sound ? 'open' : 'closed'} title={report.sound ? t.sound : t.broken}>
      <p>
        {t.soundHint(report.rows, report.seals)} {report.waiting > 0 && t.waitingHint(report.waiting)}
      </p>
      {!report.sound && <p>{t.brokenHint}</p>}
      {parts
        .filter(([, , count]) => count > 0)
        .map(([said, found, count]) => (
          <div key={said}>
            <strong>{said}</strong>
            <ul className="lk-audit-found">
              {found.slice(0, shownAtMost).map((one, i) => (
                <li key={i}>{one}</li>
              ))}
              {count > shownAtMost && <li>…</li>}
            </ul>
          </div>
        ))}
      {report.last && (
        <>
          <p className="lk-quiet">{t.lastSeal}</p>
          <CopyText text={`${report.last.number}:${report.last.seal}`} label={t.lastSeal} />
        </>
      )}
    </Notice>
  );
}
