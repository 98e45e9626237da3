/**
 * What others change appears: the server says which kinds of thing changed, and what is shown of them is read again. One
 * page of a browser listens and passes it on to the others, since browsers open six connections to a server and no more.
 */
import { useEffect } from 'react';
import { everything, live, liveTopics } from '#contract/live';
import { addressOf } from './call.ts';
import { queryClient, touches } from './hooks.ts';

const name = 'latchkey.live';
/** Pages far from sight needn't be quick, and a busy house changes all the time. */
const hiddenMs = 10_000;

/** Reads again what is shown of a kind of thing. */
function readAgain(topic: string): void {
  const module = Object.hasOwn(liveTopics, topic) ? liveTopics[topic as keyof typeof liveTopics] : undefined;
  if (module === undefined && topic !== everything) return;
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => module === undefined || touches(module, String(queryKey[0])),
  });
}

/** Topics come in; a page that nobody sees gathers them. */
function createReader(): { take: (topic: string) => void; stop: () => void } {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const topic of waiting) readAgain(topic);
    waiting.clear();
  };
  const seen = () => document.visibilityState === 'visible' && flush();
  document.addEventListener('visibilitychange', seen);
  return {
    take(topic) {
      waiting.add(topic);
      if (document.visibilityState === 'visible') flush();
      else timer ??= setTimeout(flush, hiddenMs);
    },
    stop() {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
    },
  };
}

/** A browser gives up where it was refused: signed out, locked, or the server on its way up. */
const againMs = 10_000;

/** Listens to the server until it is told to stop. What may have been missed in between is read again. */
function listenTo(heard: (topic: string) => void): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let missed = false;
  const connect = () => {
    source = new EventSource(addressOf(live.follow, {}));
    source.addEventListener('message', ({ data }: MessageEvent<string>) => heard(data));
    source.addEventListener('open', () => {
      if (missed) heard(everything);
      missed = false;
    });
    source.addEventListener('error', () => {
      // Why is asked at once: whoever is signed out or locked shouldn't go on before an old page. A stream that the server
      // ended fails once more when the browser is refused; asking the first time is enough.
      if (!missed) heard(everything);
      missed = true;
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(connect, againMs);
    });
  };
  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

/** Keeps what is shown fresh while somebody is signed in; who is refused once is not listened to again. */
export function useLive(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return;
    const reader = createReader();
    const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
    others?.addEventListener('message', ({ data }: MessageEvent<unknown>) => reader.take(String(data)));
    const heard = (topic: string) => {
      reader.take(topic);
      others?.postMessage(topic);
    };
    let close = () => {};
    const over = new AbortController();
    // Without locks (plain http on a network) each page listens for itself.
    const { locks } = navigator as Partial<Navigator>;
    if (locks && others) {
      const untilOver = async () => {
        close = listenTo(heard);
        await new Promise((done) => over.signal.addEventListener('abort', done));
      };
      void locks.request(name, { signal: over.signal }, untilOver).catch(() => {});
    } else close = listenTo(heard);
    return () => {
      close();
      over.abort();
      others?.close();
      reader.stop();
    };
  }, [signedIn]);
}
