import { Fact, FactList, Page, useMe, useWords } from '#kit';
import { accountWords } from './words.ts';

/** My account. */
export function AccountPage() {
  const t = useWords(accountWords);
  const me = useMe();
  return (
    <Page title={t.title} width="reading">
      {me && (
        <FactList>
          <Fact label={t.name}>{me.name}</Fact>
          <Fact label={t.email}>{me.email}</Fact>
        </FactList>
      )}
    </Page>
  );
}
