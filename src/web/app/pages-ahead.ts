import { type AnyRoute, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { workPages } from './navigation.ts';

/** After the page that was asked for, and what it reads. */
const idleMs = 4_000;

/** Fetches what the pages of the day are made of while nothing else goes on, so that they open without a network too. */
export function usePagesAhead(): void {
  const router = useRouter();
  useEffect(() => {
    // Who pays for each byte said so.
    const { connection } = navigator as { connection?: { saveData?: boolean } };
    if (connection?.saveData) return;
    const routes: Readonly<Record<string, AnyRoute>> = router.routesByPath;
    const fetchAll = async () => {
      for (const { to } of workPages)
        for (const route of [routes[to], routes[`${to}/$id`]])
          // Where it can't be fetched now it is fetched, and its absence told, when it is needed.
          if (route) await Promise.resolve(router.loadRouteChunk(route)).catch(() => {});
    };
    const idle = setTimeout(() => void fetchAll(), idleMs);
    return () => clearTimeout(idle);
  }, [router]);
}
