/** Once for a whole run: one PostgreSQL, with an empty house and one that is lived in to clone databases from. */
import type { TestProject } from 'vitest/node';
import { startTestPostgres, type TestServer } from './postgres.ts';
import { makeLivedIn, type LivedIn } from './residents.ts';

declare module 'vitest' {
  export interface ProvidedContext extends LivedIn {
    postgres: TestServer;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await startTestPostgres();
  project.provide('postgres', server);
  const { residents, movedInAt } = await makeLivedIn(server);
  project.provide('residents', residents);
  project.provide('movedInAt', movedInAt);
  return stop;
}
