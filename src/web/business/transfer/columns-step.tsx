import { dateOrders, decimalMarks, type Import, type ImportColumn } from '#contract/business/transfer';
import { AttentionIcon, FilterOne, Notice, Section, StatusTag, useLocale, useWords, wordFor } from '#kit';
import { importFieldWords } from './field-words.ts';
import type { Change } from './page.tsx';
import { importWords } from './words.ts';

interface Props {
  data: Import;
  change: (change: Change) => void;
  disabled: boolean;
}

/** Which field each column goes to, and how its dates and numbers are read. */
export function ColumnsStep({ data, change, disabled }: Props) {
  const t = useWords(importWords);
  const names = useFieldNames(data.object);
  const missing = missingOf(data);
  return (
    <Section title={t.stepColumns} hint={t.stepColumnsHint}>
      {missing.length > 0 && (
        <Notice tone="challenge" title={t.missing(missing.map(names).join(t.between))} />
      )}
      <div className="lk-table-scroll">
        <table className="lk-table lk-mapping">
          <thead>
            <tr>
              <th scope="col">{t.column}</th>
              <th scope="col">{t.samples}</th>
              <th scope="col">{t.goesTo}</th>
              <th scope="col">{t.habit}</th>
            </tr>
          </thead>
          <tbody>
            {data.columns.map((column) => (
              <tr key={column.name}>
                <th scope="row">{column.name}</th>
                <td className="lk-quiet">{column.samples.slice(0, 3).join(' · ')}</td>
                <td>
                  <FilterOne
                    label={t.goesToOf(column.name)}
                    placeholder={t.leftOut}
                    value={column.field ?? undefined}
                    options={data.fields.map(({ field, required }) => ({
                      value: field,
                      label: required ? `${names(field)} *` : names(field),
                    }))}
                    change={(field) => change({ mapping: { [column.name]: field ?? null } })}
                    disabled={disabled}
                    width={220}
                  />
                </td>
                <td>
                  <Habits column={column} change={change} disabled={disabled} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Habits({ column, change, disabled }: Omit<Props, 'data'> & { column: ImportColumn }) {
  const t = useWords(importWords);
  const { dates, decimalMark, name } = column;
  if (dates) {
    return (
      <span className="lk-habit">
        <FilterOne
          label={`${name}: ${t.dateOrder}`}
          value={dates.order}
          options={dateOrders.map((order) => ({ value: order, label: t.dateOrders[order] }))}
          change={(order) => order && change({ dates: { [name]: order } })}
          disabled={disabled}
          clearable={false}
          width={140}
        />
        {dates.certain
          ? dates.because && <span className="lk-quiet">{t.because(dates.because)}</span>
          : !disabled && (
              <StatusTag tone="challenge" icon={<AttentionIcon />}>
                {t.uncertain}
              </StatusTag>
            )}
      </span>
    );
  }
  // Where no value has a mark, there is nothing to choose.
  if (!decimalMark || !column.samples.some((sample) => /[.,]/.test(sample))) return null;
  return (
    <span className="lk-habit">
      <span className="lk-quiet">{t.decimalMark}</span>
      <FilterOne
        label={`${name}: ${t.decimalMark}`}
        value={decimalMark}
        options={decimalMarks.map((mark) => ({
          value: mark,
          label: mark === '.' ? t.decimalMarks.point : t.decimalMarks.comma,
        }))}
        change={(mark) => mark && change({ decimalMarks: { [name]: mark } })}
        disabled={disabled}
        clearable={false}
        width={140}
      />
    </span>
  );
}

/** The name of a field in the language just now. */
export function useFieldNames(object: Import['object']): (field: string) => string {
  const names = importFieldWords[useLocale()][object];
  return (field) => wordFor(names, field);
}

// Any one of these names a record where its name has no column of its own.
const inPlaceOfName: Partial<Record<Import['object'], readonly string[]>> = {
  contact: ['lastName', 'firstName'],
};

/** Required fields that no column goes to. */
export function missingOf({ object, fields, columns }: Import): string[] {
  const mapped = new Set(columns.map((column) => column.field));
  return fields
    .filter(
      ({ field, required }) =>
        required &&
        !mapped.has(field) &&
        !(field === 'name' && inPlaceOfName[object]?.some((other) => mapped.has(other))),
    )
    .map(({ field }) => field);
}
