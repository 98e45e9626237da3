import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAgent } from './agent.ts';

const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const windows = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit}`;
const phone = `Mozilla/5.0 (Linux; Android 13; M2) ${webKit}`;
const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const mac = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webKit}`;

test.each([
  [`${windows} Chrome/120.0.0.0 Safari/537.36`, 'Chrome 120', 'Windows'],
  [`${windows} Chrome/120.0.0.0 Safari/537.36 Edg/121.0.2210.91`, 'Edge 121', 'Windows'],
  [`${windows} Chrome/120.0.0.0 Safari/537.36 OPR/106.0`, 'Opera 106', 'Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', 'Firefox 120', 'Linux'],
  [`${iPhone} Version/16.6 Mobile/15E148 Safari/604.1`, 'Safari 16', 'iPhone'],
  [`${iPhone} CriOS/120.0 Mobile/15E148 Safari/604.1`, 'Chrome 120', 'iPhone'],
  [`${iPhone} Mobile/15E148 MicroMessenger/8.0.42 NetType/WIFI`, 'WeChat 8', 'iPhone'],
  [`${iPhone} Mobile/15E148 AliApp(DingTalk/7.0.50) com.laiwang.DingTalk/1`, 'DingTalk 7', 'iPhone'],
  [
    'Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Safari/604.1',
    'Safari 16',
    'iPad',
  ],
  [`${mac} Chrome/110.0 Safari/537.36 Lark/6.9.5 LarkLocale/zh_CN`, 'Feishu 6', 'macOS'],
  [`${windows} Chrome/108.0.0.0 Safari/537.36 wxwork/4.1.20 MicroMessenger/7.0.1`, 'WeCom 4', 'Windows'],
  [`${windows} Chrome/94.0 Safari/537.36 Core/1.94 QQBrowser/11.9.5325.400`, 'QQ Browser 11', 'Windows'],
  [`${phone} Version/4.0 Chrome/100.0 UCBrowser/16.1.1 Mobile Safari/537.36`, 'UC Browser 16', 'Android'],
  [`${windows} Chrome/86.0.4240.198 Safari/537.36 QIHU 360SE`, '360 Browser', 'Windows'],
  [`${windows} Chrome/95.0 Safari/537.36 360EE/13.0`, '360 Browser 13', 'Windows'],
  [
    `Mozilla/5.0 (Linux; Android 12; HarmonyOS; NOH-AN00) ${webKit} Chrome/99.0 HuaweiBrowser/14.0 Mobile Safari/537.36`,
    'Huawei Browser 14',
    'HarmonyOS',
  ],
  [
    `Mozilla/5.0 (Phone; OpenHarmony 5.0) ${webKit} Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile`,
    'Chrome 114',
    'HarmonyOS',
  ],
])('%s is %s on %s', (text, browser, system) => {
  expect(readAgent(text)).toMatchObject({ browser, system });
});

test('a family stays the same when the browser is updated, and one system is one family', () => {
  const [old, updated] = [120, 121].map((version) =>
    readAgent(`${windows} Chrome/${version}.0.0.0 Safari/537.36`),
  );
  expect(old?.browserFamily).toBe('Chrome');
  expect(updated?.browserFamily).toBe(old?.browserFamily);
  expect(updated?.browser).not.toBe(old?.browser);
  expect(readAgent(`${iPhone} Version/16.6 Mobile/15E148 Safari/604.1`).systemFamily).toBe('iOS');
});

test.each(['', 'curl/8.0', 'come in/1 friend', 'x'.repeat(100_000)])('%.20s is no browser', (text) =>
  expect(readAgent(text).browser).toBeNull(),
);

test('whatever stands there, it never fails and hands on none of it but a version', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'Mozilla/5.0 ',
      '(iPhone; CPU iPhone OS ',
      ' like Mac OS X)',
      'Mac OS X 10_',
      'Windows NT ',
      'Android ',
      'Chrome/',
      'Version/',
      ' Safari/',
      'UCBrowser/',
      'Edg/',
      'constructor',
      '__proto__/1 ',
      ';',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
      (text) => {
        const { browser, browserFamily, system, systemFamily } = readAgent(text);
        expect(browser ?? '').toMatch(/^(?:[A-Za-z0-9 -]*)$/);
        expect(browser ?? '').toContain(browserFamily ?? '');
        expect((system ?? '').length + (systemFamily ?? '').length).toBeLessThan(40);
      },
    ),
  );
});
