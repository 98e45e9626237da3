/** The products of a deal as a form edits them. */
import type { Money } from '#contract/fields';
import { products } from '#contract/business/opportunities';
import {
  AddIcon,
  type Binding,
  Button,
  CloseIcon,
  type Found,
  nameOf,
  PickRecord,
  type Search,
  TextInput,
  useApi,
  useFormat,
  useWords,
} from '#kit';
import { type Line, lineSum, sumOf } from './exact.ts';
import { opportunityWords } from './words.ts';

export interface LineInput extends Line {
  productId: string;
}
type Priced = Found & { price: Money };

/** Products by what is typed, with their price. */
const usePricedProducts: Search = (typed, on) => {
  const { data, loading } = useApi(
    products.list,
    on ? { query: { ...(typed ? { q: typed } : {}), active: true, limit: 20 } } : null,
  );
  const found = data?.items.map(({ id, name, code, price }): Priced => ({ id, name, hint: code, price }));
  return { found, loading };
};

interface LinesProps {
  bind: Pick<Binding<LineInput[]>, 'value' | 'set' | 'fault' | 'disabled'>;
  /** Names of the products that are there already. */
  known: readonly { id: string; name: string }[];
  currency: string;
  /** Offers the sum of all lines. */
  takeSum: (sum: Money) => void;
}

export function LinesField({ bind, known, currency, takeSum }: LinesProps) {
  const t = useWords(opportunityWords);
  const { money } = useFormat();
  const lines = bind.value ?? [];
  const put = (at: number, part: Partial<LineInput>) =>
    bind.set(lines.map((line, i) => (i === at ? { ...line, ...part } : line)));
  const pick = (at: number, id: string | null, record?: Found) => {
    if (!id || !record) return put(at, { productId: '' });
    // All that `usePricedProducts` finds has a price.
    put(at, { productId: id, price: (record as Priced).price });
  };
  const sum = sumOf(lines);
  return (
    <fieldset className="lk-field lk-form-wide lk-lines">
      <legend>{t.products}</legend>
      {lines.map((line, i) => {
        const own = lineSum(line);
        const name = known.find(({ id }) => id === line.productId)?.name ?? nameOf(line.productId) ?? '';
        return (
          // oxlint-disable-next-line react/no-array-index-key -- lines have no other identity
          <div key={i} className="lk-line">
            <PickRecord
              search={usePricedProducts}
              names={{ 'aria-label': `${t.product} ${i + 1}` }}
              placeholder={t.product}
              value={line.productId || null}
              current={line.productId ? { id: line.productId, name } : null}
              pick={(id, record) => pick(i, id, record)}
              disabled={bind.disabled}
              clearable={false}
            />
            <TextInput
              aria-label={`${t.quantity} ${i + 1}`}
              inputMode="numeric"
              value={line.quantity || ''}
              onChange={(e) => put(i, { quantity: Number(e.target.value.replace(/\D/g, '')) })}
              disabled={bind.disabled}
            />
            <span aria-hidden="true">×</span>
            <TextInput
              aria-label={`${t.price} ${i + 1}`}
              inputMode="decimal"
              value={line.price.amount}
              onChange={(e) =>
                put(i, { price: { ...line.price, amount: e.target.value.replace(/[,，\s]/g, '') } })
              }
              disabled={bind.disabled}
            />
            <output className="lk-line-sum">{own ? money(own) : line.price.currency}</output>
            <Button
              kind="text"
              icon={<CloseIcon />}
              aria-label={t.removeLine(name)}
              onClick={() => bind.set(lines.filter((_, at) => at !== i))}
            />
          </div>
        );
      })}
      {bind.fault && <div className="lk-fault">{bind.fault}</div>}
      <div className="lk-row">
        <Button
          kind="text"
          icon={<AddIcon />}
          onClick={() =>
            bind.set([...lines, { productId: '', quantity: 1, price: { amount: '0', currency } }])
          }
        >
          {t.addLine}
        </Button>
        {sum && (
          <Button kind="text" onClick={() => takeSum(sum)}>
            {t.useSum(money(sum))}
          </Button>
        )}
        {!sum && lines.length > 1 && <span className="lk-quiet">{t.mixed}</span>}
      </div>
    </fieldset>
  );
}
