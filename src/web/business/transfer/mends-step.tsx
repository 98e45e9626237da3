/** Values that look wrong, each decided once for all of its rows. Decisions are gathered and applied together. */
import { useState } from 'react';
import type { Import, Mend } from '#contract/business/transfer';
import {
  Button,
  FilterOne,
  PickRecord,
  type Search,
  Section,
  TextInput,
  useCustomers,
  useDepartments,
  useFormat,
  usePeople,
  useProducts,
  useWords,
} from '#kit';
import { useFieldNames } from './columns-step.tsx';
import type { Change } from './page.tsx';
import { importWords } from './words.ts';

const shownAtFirst = 20;

/** Where another record can be looked for. What is not here is typed. */
const searches: Record<string, Search> = {
  customer: useCustomers,
  parent: useCustomers,
  owner: usePeople,
  manager: usePeople,
  collaborators: usePeople,
  product: useProducts,
  department: useDepartments,
};

type Way = 'suggestion' | 'keep' | 'empty' | 'other';
const keyOf = ({ field, value }: Mend) => `${field}\n${value}`;
const wayOf = ({ use, suggestion, value }: Mend): Way =>
  use === null ? 'empty' : use === suggestion ? 'suggestion' : use === value ? 'keep' : 'other';

export function MendsStep(props: { data: Import; change: (change: Change) => void; disabled: boolean }) {
  const { data, change, disabled } = props;
  const t = useWords(importWords);
  const { number } = useFormat();
  const names = useFieldNames(data.object);
  const [decided, setDecided] = useState(new Map<string, string | null>());
  const [shown, setShown] = useState(shownAtFirst);
  const { mends } = data;
  const decisions = mends.flatMap((mend) => {
    const use = decided.get(keyOf(mend));
    return use === undefined || use === mend.use ? [] : [{ field: mend.field, value: mend.value, use }];
  });
  const apply = () => {
    change({ mends: decisions });
    setDecided(new Map());
  };
  return (
    <Section title={t.stepMends} hint={mends.length > 0 ? t.stepMendsHint : t.noMends}>
      {mends.length > 0 && (
        <div className="lk-table-scroll">
          <table className="lk-table lk-mends">
            <thead>
              <tr>
                <th scope="col">{t.value}</th>
                <th scope="col">{t.field}</th>
                <th scope="col" className="lk-end">
                  {t.rows}
                </th>
                <th scope="col">{t.uses}</th>
              </tr>
            </thead>
            <tbody>
              {mends.slice(0, shown).map((mend) => {
                const key = keyOf(mend);
                const use = decided.get(key);
                return (
                  <tr key={key}>
                    <th scope="row">{mend.value}</th>
                    <td>{names(mend.field)}</td>
                    <td className="lk-end">{number(mend.rows)}</td>
                    <td>
                      <Decision
                        mend={use === undefined ? mend : { ...mend, use }}
                        makes={mend.makes || (mend.use !== mend.value && canBeMade(data, mend))}
                        decide={(next) => setDecided(new Map(decided).set(key, next))}
                        disabled={disabled}
                      />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <div className="lk-row">
        {mends.length > shown && (
          <Button kind="text" onClick={() => setShown(shown + 100)}>
            {t.moreMends(number(mends.length - shown))}
          </Button>
        )}
        {decisions.length > 0 && (
          <>
            <Button onClick={apply} disabled={disabled}>
              {t.apply(number(decisions.length))}
            </Button>
            <Button kind="text" onClick={() => setDecided(new Map())}>
              {t.discard}
            </Button>
          </>
        )}
      </div>
    </Section>
  );
}

/** Unknown customers (and, with people, departments and managers) are made along with the import. */
const canBeMade = ({ object }: Import, { field }: Mend): boolean =>
  field === 'customer' || field === 'parent' || (object === 'person' && field !== 'owner');

function Decision(props: {
  mend: Mend;
  makes: boolean;
  decide: (use: string | null) => void;
  disabled: boolean;
}) {
  const { mend, decide, disabled } = props;
  const t = useWords(importWords);
  const [asksOther, setAsksOther] = useState(false);
  const { value, suggestion, reason, use } = mend;
  const isReference = reason === 'unknown-reference';
  const way: Way = asksOther ? 'other' : wayOf(mend);
  const search = searches[mend.field];
  const options = [
    ...(suggestion === null ? [] : [{ value: 'suggestion' as const, label: t.useSuggestion(suggestion) }]),
    ...(isReference && !props.makes
      ? []
      : [{ value: 'keep' as const, label: isReference ? t.useMake(value) : t.useKeep }]),
    { value: 'empty' as const, label: t.useEmpty },
    { value: 'other' as const, label: t.useOther },
  ];
  const choose = (next: Way) => {
    setAsksOther(next === 'other');
    if (next === 'suggestion') decide(suggestion);
    if (next === 'keep') decide(value);
    if (next === 'empty') decide(null);
  };
  const other = wayOf(mend) === 'other' ? use : null;
  return (
    <span className="lk-habit">
      <FilterOne<Way>
        label={t.useOf(value)}
        value={way}
        options={options}
        change={(next) => next && choose(next)}
        disabled={disabled}
        clearable={false}
        width={220}
      />
      {way === 'other' &&
        (search ? (
          <PickRecord
            search={search}
            names={{ 'aria-label': t.otherOf(value) }}
            value={other}
            current={other === null ? null : { id: other, name: other }}
            pick={(_, record) => record && decide(record.name)}
            disabled={disabled}
            clearable={false}
            width={200}
          />
        ) : (
          <TextInput
            aria-label={t.otherOf(value)}
            className="lk-mend-other"
            defaultValue={other ?? ''}
            disabled={disabled}
            onBlur={(event) => {
              const typed = event.target.value.trim();
              if (typed) decide(typed);
            }}
          />
        ))}
    </span>
  );
}
