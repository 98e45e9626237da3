/** How the names of our acts sound, so that they are found by pinyin without bringing a whole dictionary along. */

const signsBySound = {
  chan: '产產',
  chu: '出',
  dao: '导',
  de: '的',
  deng: '登',
  ding: '定',
  fan: '繁',
  gen: '跟',
  guan: '观觀',
  hao: '号號',
  hu: '户戶',
  hui: '回匯',
  ji: '机機记記',
  jian: '建简键鍵',
  jie: '捷',
  jin: '今进進',
  ke: '客',
  kuai: '快',
  lian: '联聯',
  lu: '录錄',
  luo: '絡',
  pin: '品',
  qian: '前浅淺',
  ren: '人',
  ru: '入',
  se: '色',
  shang: '商',
  she: '设設',
  shen: '深',
  shi: '示',
  shou: '收',
  su: '速',
  sui: '随隨',
  ti: '体體',
  tian: '天',
  tong: '桶统統通',
  tui: '退',
  wai: '外',
  wang: '往',
  wen: '文',
  wo: '我',
  xi: '系',
  xian: '显顯',
  xin: '新',
  yan: '言',
  yu: '语語',
  zeng: '增',
  zhan: '站',
  zhang: '账帳',
  zhi: '置知',
  zhong: '中',
};

const sounds = new Map(
  Object.entries(signsBySound).flatMap(([sound, signs]) => [...signs].map((sign) => [sign, sound] as const)),
);

/** The syllables of a name in 汉字; null for one that has a sign which isn't here. */
export function soundOf(name: string): string[] | null {
  const found = [...name].map((sign) => sounds.get(sign));
  return found.every((sound) => sound !== undefined) ? found : null;
}
