import { useState } from 'react';
import { SettingsPage } from '#web/access/settings';
import { MadeShares } from './made-shares.tsx';
import { type Made, Shares } from './shares.tsx';
import { Uses } from './uses.tsx';
import './break-glass.css';

/** The last ways in, kept ready and accounted for. */
export function BreakGlassPage() {
  const [made, setMade] = useState<Made>();
  return (
    <SettingsPage page="breakGlass" width="reading">
      {made ? (
        <MadeShares made={made} done={() => setMade(undefined)} />
      ) : (
        <>
          <Shares made={setMade} />
          <Uses />
        </>
      )}
    </SettingsPage>
  );
}
