/** Sending a file: like `call`, but it tells how far it is. `fetch` knows nothing of what is on its way up. */
import type { Endpoint, Reply } from '#contract/endpoint';
import { type Asking, requestOf } from './call.ts';
import { ProblemError, problemOf } from './problem-error.ts';

/**
 * @param progress how much is sent, 0 to 1
 * @param signal breaks it off: the promise is then rejected with its reason
 * @throws ProblemError as `call` does
 */
export function upload<E extends Endpoint>(
  endpoint: E,
  asking: Asking<E>,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Reply<E>> {
  const [address, { method = 'POST', headers, body }] = requestOf(endpoint, asking);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const over = () => request.abort();
    signal.addEventListener('abort', over, { once: true });
    request.open(method, address);
    for (const [name, value] of Object.entries(headers as Record<string, string>))
      request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      progress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('load', () => {
      if (request.status < 300) return resolve(JSON.parse(request.responseText) as Reply<E>);
      const retryAfter = request.getResponseHeader('Retry-After');
      const init = { status: request.status, ...(retryAfter && { headers: { 'Retry-After': retryAfter } }) };
      void problemOf(new Response(request.responseText, init)).then((problem) =>
        reject(new ProblemError(problem)),
      );
    });
    request.addEventListener('error', () => reject(new ProblemError({ code: 'unreachable', status: 0 })));
    request.addEventListener('abort', () => reject(signal.reason as Error));
    request.addEventListener('loadend', () => signal.removeEventListener('abort', over));
    request.send(body as Blob);
  });
}
