/** What is kept of an import beside its rows, in the two `jsonb` columns of its table. */
import { z } from 'zod';
import { permissions } from '#contract/access/permissions';
import { ImportColumn, Mend } from '#contract/business/transfer';

/** A column as the contract tells it, and what was seen of it in the file. */
export const Details = z.object({
  columns: z.array(ImportColumn),
  /** Grows with every change of mapping or mends; a check of an older one stops. */
  revision: z.int(),
  /** Rights that whoever began it had then: an API key's import may do no more than the key. */
  scopes: z.array(z.enum(permissions)),
});
export type Details = z.infer<typeof Details>;

/** A mend, and whether a person decided on it. */
export const KeptMend = Mend.extend({ decided: z.boolean() });
export type KeptMend = z.infer<typeof KeptMend>;
