import { useState } from 'react';
import { audit, auditActions, AuditQuery, type AuditLine } from '#contract/access/audit';
import { auditAct, auditObject, auditWords } from '#contract/access/audit-words';
import { people } from '#contract/access/people';
import {
  addressOf,
  Button,
  ButtonLink,
  type Column,
  DataTable,
  DownloadIcon,
  Fact,
  FactList,
  FilterDay,
  FilterGroup,
  FilterMany,
  PickRecord,
  ProblemNotice,
  SearchBox,
  SidePanel,
  useAct,
  useApi,
  useFilters,
  useFormat,
  useList,
  useLocale,
  usePeople,
  useRight,
  useWords,
} from '#kit';
import { auditPageWords } from './audit-page-words.ts';
import { AuditReportNotice } from './audit-report.tsx';
import { SettingsPage } from './frame.tsx';

/** Who did what, when, from where; and whether anybody changed it afterwards. */
export function AuditPage() {
  const t = useWords(auditPageWords);
  const locale = useLocale();
  const { instant } = useFormat();
  const filters = useFilters(AuditQuery);
  const mayRead = useRight('audit.read');
  const list = useList(audit.list, { query: filters.values });
  const check = useAct(audit.verify);
  const [open, setOpen] = useState<AuditLine>();
  const who = useWho();
  const columns: Column<AuditLine>[] = [
    { key: 'at', title: t.at, sort: 'at', cell: (line) => instant(line.at), width: 150 },
    { key: 'person', title: t.person, cell: who, wraps: true },
    { key: 'act', title: t.act, cell: (line) => auditAct(line, locale), wraps: true },
    { key: 'object', title: t.object, cell: (line) => auditObject(line, locale), wraps: true },
    { key: 'address', title: t.address, cell: (line) => line.address },
    { key: 'device', title: t.device, cell: (line) => line.device, wraps: true },
  ];
  return (
    <SettingsPage
      page="audit"
      primary={
        <>
          <ButtonLink
            href={addressOf(audit.export, { query: filters.values })}
            download
            icon={<DownloadIcon />}
          >
            {t.export}
          </ButtonLink>
          <Button kind="primary" busy={check.busy} onClick={() => check.send({})}>
            {t.check}
          </Button>
        </>
      }
      toolbar={<AuditToolbar filters={filters} />}
    >
      <p className="lk-quiet">{t.hint}</p>
      {check.problem && <ProblemNotice problem={check.problem} />}
      {check.reply && mayRead && <AuditReportNotice report={check.reply} />}
      <DataTable
        label={t.line}
        list={list}
        columns={columns}
        rowKey={(line) => line.id}
        open={setOpen}
        {...filters.order}
        phone={(line) => ({
          title: auditAct(line, locale),
          meta: [instant(line.at), who(line), auditObject(line, locale), line.address]
            .filter(Boolean)
            .join(' · '),
        })}
        empty={{ title: t.empty }}
        filtered={filters.active}
        clearFilters={filters.clear}
      />
      <SidePanel open={open !== undefined} title={t.line} close={() => setOpen(undefined)}>
        {open && <LineFacts line={open} />}
      </SidePanel>
    </SettingsPage>
  );
}

/** Who did it: a person, a stranger at a door, or the program by itself. */
function useWho(): (line: AuditLine) => string {
  const t = useWords(auditPageWords);
  return (line) => line.person?.name ?? (line.address === null ? t.system : t.nobody);
}

function LineFacts({ line }: { line: AuditLine }) {
  const t = useWords(auditPageWords);
  const locale = useLocale();
  const { instant } = useFormat();
  return (
    <FactList>
      <Fact label={t.act} wide>
        {auditAct(line, locale)}
      </Fact>
      <Fact label={t.object} wide>
        {auditObject(line, locale)}
      </Fact>
      <Fact label={t.at}>{instant(line.at)}</Fact>
      <Fact label={t.person}>{useWho()(line)}</Fact>
      <Fact label={t.apiKey}>{line.apiKey}</Fact>
      <Fact label={t.address}>{line.address}</Fact>
      <Fact label={t.device}>{line.device}</Fact>
      <Fact label={t.sealed}>{line.seal === null ? t.waiting : t.inSeal(line.seal)}</Fact>
      <Fact label={t.request} wide>
        {line.requestId && <code>{line.requestId}</code>}
      </Fact>
    </FactList>
  );
}

function AuditToolbar({ filters }: { filters: ReturnType<typeof useFilters<typeof AuditQuery>> }) {
  const { values, change } = filters;
  const t = useWords(auditPageWords);
  const locale = useLocale();
  // A name for an id that came with the address.
  const person = useApi(people.get, values.personId ? { params: { id: values.personId } } : null).data;
  const { q: _q, sort: _sort, ...others } = values;
  return (
    <>
      <SearchBox value={values.q} search={(q) => change({ q })} hint={t.search} />
      <FilterGroup count={Object.keys(others).length} clear={filters.clear}>
        <PickRecord
          search={usePeople}
          names={{ 'aria-label': t.person }}
          placeholder={t.person}
          value={values.personId ?? null}
          current={person}
          pick={(id) => change({ personId: id ?? undefined })}
          width={130}
        />
        <FilterMany
          label={t.act}
          value={values.action}
          options={auditActions.map((value) => ({ value, label: auditWords[locale][value] }))}
          change={(action) => change({ action })}
        />
        <FilterDay label={t.from} value={values.from} change={(from) => change({ from })} />
        <FilterDay label={t.to} value={values.to} change={(to) => change({ to })} />
      </FilterGroup>
    </>
  );
}
