/** A journey goes on from where the step before it stopped: where one failed, those after it would tell nothing. */
import { beforeEach } from 'vitest';

beforeEach(({ task, skip }) => {
  const failed = task.file.tasks.find(({ result }) => result?.state === 'fail');
  skip(failed !== undefined, `“${failed?.name ?? ''}” failed`);
});
