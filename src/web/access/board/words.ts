import { defineMessages } from '#kit';

interface BoardWords {
  window: string;
  windows: Record<'7' | '30' | '90' | '365', string>;
  openNow: string;
  /** `Besides: 3 spent lanes, 2 closed networks`: each of the two leads to its list. */
  besides: string;
  and: string;
  spentLanes: (n: number) => string;
  closedNetworks: (n: number) => string;
  waiting: string;
  waitingSince: (ago: string) => string;
  nobodyWaits: string;
  timeToUnlock: string;
  timeToAnswer: string;
  p95: (length: string, n: number) => string;
  none: string;
  wrongShare: string;
  wrongHint: (wrong: number, right: number, unknown: number) => string;
  relockRate: string;
  relockHint: (again: number, of: number) => string;
  share: (perCent: number) => string;
  routes: string;
  route: string;
  count: string;
  median: string;
  percentile: string;
  causes: string;
  causesHint: string;
  cause: string;
  perDay: string;
  noCauses: string;
  networks: string;
  networksHint: string;
  network: string;
  place: string;
  failures: string;
  state: string;
  closedUntil: (when: string) => string;
  watched: string;
  calm: string;
  length: {
    seconds: (n: string) => string;
    minutes: (n: string) => string;
    hours: (n: string) => string;
    days: (n: string) => string;
  };
}

export const boardWords = defineMessages<BoardWords>({
  'zh-Hans': {
    window: '时间范围',
    windows: { '7': '7 天', '30': '30 天', '90': '90 天', '365': '一年' },
    openNow: '现在锁着',
    besides: '另有：',
    and: '、',
    spentLanes: (n) => `${n} 条用完的通道（不影响工作）`,
    closedNetworks: (n) => `${n} 个关闭的网络`,
    waiting: '等待答复的申请',
    waitingSince: (ago) => `最早的一份：${ago}`,
    nobodyWaits: '没有人在等',
    timeToUnlock: '解锁用时（中位数）',
    timeToAnswer: '答复用时（中位数）',
    p95: (length, n) => `95% 在 ${length}以内，共 ${n} 次`,
    none: '没有发生过',
    wrongShare: '误锁比例',
    wrongHint: (wrong, right, unknown) =>
      `误锁 ${wrong} 次，锁对 ${right} 次；另有 ${unknown} 次无从判断，不计入`,
    relockRate: '再次锁定的比例',
    relockHint: (again, of) => `${of} 次解除中，${again} 次在一周内因同样的原因又锁上`,
    share: (perCent) => `${perCent}%`,
    routes: '怎样解开的',
    route: '途径',
    count: '次数',
    median: '中位数',
    percentile: '95%',
    causes: '因什么而锁',
    causesHint: '包括用完的通道和关闭的网络。点一项查看每一次。',
    cause: '原因',
    perDay: '每天',
    noCauses: '这段时间没有锁定',
    networks: '受攻击的网络',
    networksHint: '最近一小时有人输错密码的网络，以及因此关闭的网络。',
    network: '网络',
    place: '地点',
    failures: '一小时内失败',
    state: '状态',
    closedUntil: (when) => `关闭到 ${when}`,
    watched: '只提高代价',
    calm: '现在没有攻击',
    length: {
      seconds: (n) => `${n} 秒`,
      minutes: (n) => `${n} 分钟`,
      hours: (n) => `${n} 小时`,
      days: (n) => `${n} 天`,
    },
  },
  'zh-Hant': {
    window: '時間範圍',
    windows: { '7': '7 天', '30': '30 天', '90': '90 天', '365': '一年' },
    openNow: '現在鎖著',
    besides: '另有：',
    and: '、',
    spentLanes: (n) => `${n} 條用完的通道（不影響工作）`,
    closedNetworks: (n) => `${n} 個關閉的網路`,
    waiting: '等待答覆的申請',
    waitingSince: (ago) => `最早的一份：${ago}`,
    nobodyWaits: '沒有人在等',
    timeToUnlock: '解鎖用時（中位數）',
    timeToAnswer: '答覆用時（中位數）',
    p95: (length, n) => `95% 在 ${length} 以內，共 ${n} 次`,
    none: '沒有發生過',
    wrongShare: '誤鎖比例',
    wrongHint: (wrong, right, unknown) =>
      `誤鎖 ${wrong} 次，鎖對 ${right} 次；另有 ${unknown} 次無從判斷，不計入`,
    relockRate: '再次鎖定的比例',
    relockHint: (again, of) => `${of} 次解除中，${again} 次在一週內因同樣的原因又鎖上`,
    share: (perCent) => `${perCent}%`,
    routes: '怎樣解開的',
    route: '途徑',
    count: '次數',
    median: '中位數',
    percentile: '95%',
    causes: '因什麼而鎖',
    causesHint: '包括用完的通道和關閉的網路。點一項查看每一次。',
    cause: '原因',
    perDay: '每天',
    noCauses: '這段時間沒有鎖定',
    networks: '受攻擊的網路',
    networksHint: '最近一小時有人輸錯密碼的網路，以及因此關閉的網路。',
    network: '網路',
    place: '地點',
    failures: '一小時內失敗',
    state: '狀態',
    closedUntil: (when) => `關閉到 ${when}`,
    watched: '只提高代價',
    calm: '現在沒有攻擊',
    length: {
      seconds: (n) => `${n} 秒`,
      minutes: (n) => `${n} 分鐘`,
      hours: (n) => `${n} 小時`,
      days: (n) => `${n} 天`,
    },
  },
  en: {
    window: 'Over the last',
    windows: { '7': '7 days', '30': '30 days', '90': '90 days', '365': 'year' },
    openNow: 'Locked now',
    besides: 'Besides:',
    and: ', ',
    spentLanes: (n) => `${n} spent ${n === 1 ? 'lane' : 'lanes'} (which keep nobody from work)`,
    closedNetworks: (n) => `${n} closed ${n === 1 ? 'network' : 'networks'}`,
    waiting: 'Requests that wait',
    waitingSince: (ago) => `The oldest: ${ago}`,
    nobodyWaits: 'Nobody waits',
    timeToUnlock: 'Time to unlock (median)',
    timeToAnswer: 'Time to answer (median)',
    p95: (length, n) => `95% within ${length}, of ${n}`,
    none: 'It hasn’t happened',
    wrongShare: 'Locked wrongly',
    wrongHint: (wrong, right, unknown) =>
      `${wrong} wrongly, ${right} rightly; of ${unknown} more nobody can tell, and they don’t count`,
    relockRate: 'Locked again',
    relockHint: (again, of) =>
      `${again} of ${of} that were lifted came again within a week for the same cause`,
    share: (perCent) => `${perCent}%`,
    routes: 'How they ended',
    route: 'Way',
    count: 'How many',
    median: 'Median',
    percentile: '95%',
    causes: 'What locked',
    causesHint: 'Spent lanes and closed networks among them. Press one to see each.',
    cause: 'Cause',
    perDay: 'By day',
    noCauses: 'Nothing was locked in this time',
    networks: 'Networks under attack',
    networksHint: 'From where passwords failed within the last hour, and what is closed because of it.',
    network: 'Network',
    place: 'Place',
    failures: 'Failed within an hour',
    state: 'State',
    closedUntil: (when) => `closed until ${when}`,
    watched: 'only dearer',
    calm: 'No attack just now',
    length: {
      seconds: (n) => `${n} s`,
      minutes: (n) => `${n} min`,
      hours: (n) => `${n} h`,
      days: (n) => `${n} d`,
    },
  },
});
