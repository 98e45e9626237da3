/** Files on their way up: how far each is, breaking one off, and trying again. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Endpoint, Reply } from '#contract/endpoint';
import { type Asking, goesOn, newKey } from './call.ts';
import { moduleOf, touches } from './hooks.ts';
import { asProblem, ProblemError, type SeenProblem } from './problem-error.ts';
import { upload } from './upload.ts';

export interface Upload {
  key: string;
  name: string;
  /** 0 to 1. */
  share: number;
  /** It did not arrive; `retry` sends it again. */
  problem?: SeenProblem | undefined;
}

/**
 * @param asking what goes with a file
 * @param options.done with the answer, for each file that arrived
 */
export function useUploads<E extends Endpoint & { upload: true }>(
  endpoint: E,
  asking: (file: File) => Omit<Asking<E>, 'file'>,
  options: { done?: (reply: Reply<E>) => void } = {},
) {
  const cache = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const files = useRef(new Map<string, { file: File; over: AbortController }>());
  /** Those that did not arrive, and why. */
  const failed = useRef(new Map<string, SeenProblem>());
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const under = files.current;
    return () => {
      for (const { over } of under.values()) over.abort();
    };
  }, []);

  const change = (key: string, part: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const forget = (key: string) => {
    files.current.get(key)?.over.abort();
    files.current.delete(key);
    failed.current.delete(key);
    setUploads((all) => all.filter((one) => one.key !== key));
  };

  const fail = (key: string, problem: SeenProblem) => {
    failed.current.set(key, problem);
    change(key, { problem });
  };

  const send = async (key: string, file: File) => {
    const over = new AbortController();
    files.current.set(key, { file, over });
    failed.current.delete(key);
    try {
      // The key stays the same when it is sent again: one whose answer was lost is not there twice.
      const whole = { ...asking(file), file, idempotencyKey: key } as unknown as Asking<E>;
      if (endpoint.limitBytes !== undefined && file.size > endpoint.limitBytes)
        return fail(key, { code: 'too_large', status: 413 });
      const reply = await upload(endpoint, whole, (share) => change(key, { share }), over.signal);
      forget(key);
      latest.current.done?.(reply);
      void cache.invalidateQueries({
        predicate: ({ queryKey }) => touches(moduleOf(endpoint), String(queryKey[0])),
      });
    } catch (error) {
      if (over.signal.aborted) return;
      const problem = asProblem(error);
      if (await goesOn(endpoint, problem)) return send(key, file);
      fail(key, problem);
    }
  };

  const again = (key: string): Promise<void> => {
    const file = files.current.get(key)?.file;
    if (!file) return Promise.resolve();
    change(key, { problem: undefined, share: 0 });
    return send(key, file);
  };
  const retryAway = useEffectEvent(() => {
    for (const [key, { code }] of failed.current) if (code === 'unreachable') void again(key);
  });
  // What only lacked a network goes on by itself when there is one.
  useEffect(() => {
    const back = () => retryAway();
    addEventListener('online', back);
    return () => removeEventListener('online', back);
  }, []);

  return {
    uploads,
    /** Something is still on its way. */
    busy: uploads.some(({ problem }) => !problem),
    add: (added: readonly File[]) => {
      const begun = added.map((file) => ({ key: newKey(), file }));
      setUploads((all) => [...all, ...begun.map(({ key, file }) => ({ key, name: file.name, share: 0 }))]);
      for (const { key, file } of begun) void send(key, file);
    },
    /** Breaks it off, or takes one away that failed. */
    cancel: forget,
    retry: (key: string) => void again(key),
    /** Sends again what did not arrive. @throws ProblemError where something is still missing */
    finish: async () => {
      await Promise.all([...failed.current.keys()].map(again));
      const [problem] = failed.current.values();
      if (problem) throw new ProblemError(problem);
    },
  };
}
export type Uploads = ReturnType<typeof useUploads>;
