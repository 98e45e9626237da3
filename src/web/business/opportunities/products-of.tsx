import type { Opportunity } from '#contract/business/opportunities';
import { Button, ProblemNotice, Section, useFormat, useWords } from '#kit';
import { useChange } from '#web/business/records';
import { lineSum, sameMoney, sumOf } from './exact.ts';
import { opportunityWords } from './words.ts';

/** What the deal is about: quantity × price = sum, and their total, offered as the deal's amount. */
export function ProductsOf({ deal }: { deal: Opportunity }) {
  const t = useWords(opportunityWords);
  const { money, number } = useFormat();
  const change = useChange('opportunity');
  const sum = sumOf(deal.products);
  const differs = sum !== undefined && !sameMoney(sum, deal.amount);
  return (
    <Section
      title={t.products}
      action={
        differs &&
        deal.can.change && (
          <Button kind="text" busy={change.busy} onClick={() => change.send(deal, { amount: sum }, t.saved)}>
            {t.useSum(money(sum))}
          </Button>
        )
      }
    >
      {change.problem && <ProblemNotice problem={change.problem} />}
      {deal.products.length === 0 ? (
        <p className="lk-quiet">{t.noProducts}</p>
      ) : (
        <div className="lk-table-scroll lk-deal-products">
          <table className="lk-table lk-deal-lines">
            <thead>
              <tr>
                <th scope="col">{t.product}</th>
                <th scope="col" className="lk-end">
                  {t.quantity}
                </th>
                <th scope="col" className="lk-end">
                  {t.price}
                </th>
                <th scope="col" className="lk-end">
                  {t.lineSum}
                </th>
              </tr>
            </thead>
            <tbody>
              {deal.products.map((line, i) => (
                // oxlint-disable-next-line react/no-array-index-key -- lines have no other identity
                <tr key={i}>
                  <td>
                    {line.product.name}
                    <div className="lk-quiet lk-deal-line-short">
                      {number(line.quantity)} × {money(line.price)}
                    </div>
                  </td>
                  <td className="lk-end">{number(line.quantity)}</td>
                  <td className="lk-end">{money(line.price)}</td>
                  <td className="lk-end">{money(lineSum(line))}</td>
                </tr>
              ))}
            </tbody>
            {deal.products.length > 1 && (
              <tfoot>
                <tr>
                  <th scope="row">{t.sum}</th>
                  <td />
                  <td />
                  <td className="lk-end">{sum ? money(sum) : t.mixed}</td>
                </tr>
              </tfoot>
            )}
          </table>
        </div>
      )}
    </Section>
  );
}
