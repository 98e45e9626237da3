/** What the browser gives away about where somebody works; only a first proposal. */
const currencyOfZone: Record<string, string> = {
  'Asia/Shanghai': 'CNY',
  'Asia/Urumqi': 'CNY',
  'Asia/Chongqing': 'CNY',
  'Asia/Hong_Kong': 'HKD',
  'Asia/Macau': 'MOP',
  'Asia/Taipei': 'TWD',
  'Asia/Singapore': 'SGD',
  'Asia/Tokyo': 'JPY',
  'Asia/Seoul': 'KRW',
  'Europe/London': 'GBP',
};

/** The currency of a time zone: its own, or the usual one of its part of the world. */
export function guessCurrency(timeZone: string): string {
  const own = currencyOfZone[timeZone];
  if (own) return own;
  if (timeZone.startsWith('Europe/')) return 'EUR';
  if (timeZone.startsWith('Australia/')) return 'AUD';
  if (timeZone.startsWith('America/')) return 'USD';
  return 'CNY';
}
