import { useState } from 'react';

/**
 * The record as it was when its form was opened. What others change meanwhile must not replace what somebody is
 * typing; only who asks for it (after a clash) gets the latest.
 * @returns the record, and what loads it anew; give the form `key={record.version}`
 */
export function useEdited<T extends { version: number }>(record: T, read: () => Promise<T>): [T, () => void] {
  const [edited, setEdited] = useState(record);
  const reload = () =>
    void read().then(setEdited, () => {
      // Not reachable just now: what is typed stays, and so does the button to try again.
    });
  return [edited, reload];
}
