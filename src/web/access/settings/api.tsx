import { ButtonLink, LinkIcon, useWords } from '#kit';
import { ApiKeyTable, keyWords } from '#web/access/shared';
import { SettingsPage } from './frame.tsx';

/** Everybody's API keys, and where the API is written down. */
export function ApiPage() {
  const t = useWords(keyWords);
  return (
    <SettingsPage
      page="api"
      primary={
        <ButtonLink href="/api/docs" target="_blank" rel="noreferrer" icon={<LinkIcon />}>
          {t.docs}
        </ButtonLink>
      }
    >
      <p className="lk-quiet">{t.everybody}</p>
      <ApiKeyTable everybody />
    </SettingsPage>
  );
}
