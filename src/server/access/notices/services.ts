/**
 * How each service takes a message, and how it says that it didn't. Formats as their makers document them: WeCom group
 * robots, DingTalk and Feishu custom robots, Slack incoming webhooks.
 */
import { createHmac } from 'node:crypto';
import type { webhookServices } from '#contract/access/notices';
import type { OutboundAnswer } from '#platform/outbound';

export type Service = (typeof webhookServices)[number];
interface Call {
  url: string;
  body: unknown;
}

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64');

const calls: Record<Service, (url: string, text: string, secret: string | null, now: Date) => Call> = {
  // A text of more than 2,048 bytes is refused.
  wecom: (url, text) => ({ url, body: { msgtype: 'text', text: { content: cutBytes(text, 2048) } } }),
  dingtalk(url, text, secret, now) {
    const signed = new URL(url);
    if (secret !== null) {
      const timestamp = String(now.getTime());
      signed.searchParams.set('timestamp', timestamp);
      signed.searchParams.set('sign', hmac(secret, `${timestamp}\n${secret}`));
    }
    return { url: signed.href, body: { msgtype: 'text', text: { content: cutBytes(text, 15_000) } } };
  },
  feishu(url, text, secret, now) {
    const timestamp = String(Math.floor(now.getTime() / 1000));
    // Here the text to be signed is the key, and what is signed is empty.
    const sign = secret === null ? {} : { timestamp, sign: hmac(`${timestamp}\n${secret}`, '') };
    return { url, body: { ...sign, msg_type: 'text', content: { text: cutBytes(text, 15_000) } } };
  },
  slack: (url, text) => ({ url, body: { text: escapeSlack(text).slice(0, 35_000) } }),
};

/** The request that brings a text to a group chat. */
export const messageTo = (
  hook: { service: Service; url: string; secret: string | null },
  text: string,
  now: Date,
): Call => calls[hook.service](hook.url, text, hook.secret, now);

/**
 * What is wrong with an answer; null where the message arrived. Three of the four answer 200 and say in the body that
 * they refuse.
 */
export function faultOf(service: Service, { status, body }: OutboundAnswer): string | null {
  const said = body.slice(0, 300).trim();
  if (status < 200 || status > 299) return `HTTP ${status}${said === '' ? '' : `: ${said}`}`;
  if (service === 'slack') return said === 'ok' ? null : said || 'no answer';
  const answer = parse(body);
  const code = answer['errcode'] ?? answer['code'] ?? answer['StatusCode'];
  if (code === 0) return null;
  const message = answer['errmsg'] ?? answer['msg'] ?? answer['StatusMessage'];
  return typeof code === 'number'
    ? `${code}: ${typeof message === 'string' ? message : ''}`.slice(0, 300)
    : said || 'no answer';
}

function parse(body: string): Record<string, unknown> {
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Cut to so many bytes of UTF-8, at a whole character. */
export function cutBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const cut = Buffer.from(text).subarray(0, bytes - 3);
  return `${new TextDecoder('utf-8', { ignoreBOM: true }).decode(cut, { stream: true })}…`;
}

/** `<…>` would be a link, or a call to everybody in the channel. */
const escapeSlack = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
