/** What locks cost in a month, with the records behind every figure; on paper for whoever owns the company. */
import { useState } from 'react';
import { costs, type LockCost, type MonthCost } from '#contract/access/costs';
import { triggerWords } from '#contract/access/lock-words';
import {
  addressOf,
  asList,
  Button,
  ButtonLink,
  type Column,
  DataTable,
  DownloadIcon,
  Fact,
  FactList,
  LeftIcon,
  PrintIcon,
  printPage,
  ProblemNotice,
  RightIcon,
  SettingsIcon,
  SidePanel,
  Skeleton,
  useApi,
  useFilters,
  useFormat,
  useLocale,
  useRight,
  useWords,
} from '#kit';
import { SettingsPage } from '#web/access/settings';
import { CostOfLock } from './lock.tsx';
import { CostSettingsPanel } from './settings.tsx';
import { costWords } from './words.ts';

/** The month so many months after (or, negative, before) another. */
function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

export function CostsPage() {
  const t = useWords(costWords);
  const { today } = useFormat();
  const filters = useFilters(costs.month.query.partial());
  const month = filters.values.month ?? today().slice(0, 7);
  const settles = useRight('settings.manage');
  const read = useApi(costs.month, { query: { month } });
  const { data, problem, reload, loading } = read;
  const [opened, setOpened] = useState<LockCost>();
  const [setting, setSetting] = useState(false);
  return (
    <SettingsPage
      page="costs"
      toolbar={
        <>
          <Button
            icon={<LeftIcon />}
            aria-label={t.before}
            title={t.before}
            onClick={() => filters.change({ month: monthAfter(month, -1) })}
          />
          <strong>{month}</strong>
          <Button
            icon={<RightIcon />}
            aria-label={t.after}
            title={t.after}
            onClick={() => filters.change({ month: monthAfter(month, 1) })}
          />
          <ButtonLink href={addressOf(costs.report, { query: { month } })} download icon={<DownloadIcon />}>
            {t.pdf}
          </ButtonLink>
          <Button icon={<PrintIcon />} onClick={() => void printPage()}>
            {t.print}
          </Button>
          {settles && (
            <Button icon={<SettingsIcon />} onClick={() => setSetting(true)}>
              {t.settings}
            </Button>
          )}
        </>
      }
    >
      <p className="lk-quiet">{t.hint}</p>
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton lines={6} />}
      {data && <Totals cost={data} />}
      {data && (
        <Locks
          list={asList({ data: { items: data.locks }, problem, loading, reload })}
          kinds={data.suffered}
          open={setOpened}
        />
      )}
      <SidePanel
        open={opened !== undefined}
        title={opened ? t.open(opened.person.name) : ''}
        close={() => setOpened(undefined)}
      >
        {opened && <CostOfLock id={opened.id} />}
      </SidePanel>
      <CostSettingsPanel open={setting} close={() => setSetting(false)} />
    </SettingsPage>
  );
}

function Totals({ cost }: { cost: MonthCost }) {
  const t = useWords(costWords);
  const { number, money } = useFormat();
  return (
    <FactList>
      <Fact label={t.people}>{number(cost.people)}</Fact>
      <Fact label={t.time}>{t.hours(Math.floor(cost.workingMinutes / 60), cost.workingMinutes % 60)}</Fact>
      {cost.suffered.map(({ kind, name, count }) => (
        <Fact key={kind} label={name}>
          {number(count)}
        </Fact>
      ))}
      <Fact label={t.money} wide={cost.money === null}>
        {cost.money ? money(cost.money) : t.noRate}
      </Fact>
    </FactList>
  );
}

function Locks(props: {
  list: ReturnType<typeof asList<LockCost>>;
  kinds: MonthCost['suffered'];
  open: (lock: LockCost) => void;
}) {
  const t = useWords(costWords);
  const locale = useLocale();
  const { instant, number, money } = useFormat();
  const when = (lock: LockCost) =>
    `${instant(lock.openedAt)} – ${lock.endedAt ? instant(lock.endedAt) : t.goesOn}`;
  const time = ({ workingMinutes }: LockCost) =>
    t.hours(Math.floor(workingMinutes / 60), workingMinutes % 60);
  const who = (lock: LockCost) => (
    <Button kind="text" aria-label={t.open(lock.person.name)} onClick={() => props.open(lock)}>
      {lock.person.name}
    </Button>
  );
  const columns: Column<LockCost>[] = [
    { key: 'person', title: t.person, cell: who },
    { key: 'why', title: t.why, cell: (lock) => triggerWords[locale][lock.trigger].name },
    { key: 'when', title: t.when, cell: when },
    { key: 'time', title: t.time, cell: time, align: 'end' },
    ...props.kinds.map(({ kind, name }) => ({
      key: kind,
      title: name,
      align: 'end' as const,
      cell: (lock: LockCost) => number(lock.suffered.find((one) => one.kind === kind)?.count),
    })),
    { key: 'money', title: t.money, align: 'end', cell: (lock) => money(lock.money) },
  ];
  return (
    <DataTable
      label={t.locks}
      list={props.list}
      columns={columns}
      rowKey={({ id }) => id}
      phone={(lock) => ({ title: who(lock), meta: `${when(lock)} · ${time(lock)}`, end: money(lock.money) })}
      empty={{ title: t.none, hint: t.noneHint }}
    />
  );
}
