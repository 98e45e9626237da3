import { coverages } from '#contract/access/coverage';
import { Notice, useApi, useWords } from '#kit';
import { coverageWords, useWhy } from './words.ts';

interface Covered {
  customerId?: string;
  recordId?: string;
}

/** The coverage in which one looks after a customer, or a record, in its owner's place. */
export function useCoverageOf({ customerId, recordId }: Covered) {
  const { data } = useApi(coverages.mine, {});
  return data?.items.find(({ work }) =>
    work.some(
      (one) => one.recordId === recordId || (customerId !== undefined && one.customer?.id === customerId),
    ),
  );
}

/** Says so on the record. Nothing where one doesn't. */
export function CoveringNotice(covered: Covered) {
  const t = useWords(coverageWords);
  const why = useWhy();
  const coverage = useCoverageOf(covered);
  if (!coverage) return null;
  return (
    <Notice title={t.youCover(coverage.person.name)}>
      <p>{why(coverage)}</p>
      <p>{t.staysTheirs}</p>
    </Notice>
  );
}
