/** Guardians who work here are called last, where nobody answered somebody who asks to be let in. */
import { registerGuardians } from '#access/unlocking';

registerGuardians(async (db) => {
  const rows = await db
    .selectFrom('guardian_shares')
    .innerJoin('share_sets', 'share_sets.id', 'guardian_shares.set_id')
    .select('guardian_shares.person_id')
    .distinct()
    .where('share_sets.active_at', 'is not', null)
    .where('share_sets.retired_at', 'is', null)
    .where('guardian_shares.person_id', 'is not', null)
    .execute();
  return rows.flatMap(({ person_id: id }) => (id === null ? [] : [id]));
});
