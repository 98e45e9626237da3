/** What the made-up company sells: equipment and software for warehouses. List prices are in CNY. */
export interface ProductWords {
  code: string;
  series: { zh: string; en: string };
  /** How it is called in a note. */
  short: { zh: string; en: string };
  name: { zh: string; en: string };
  description: { zh: string; en: string };
  /** The Chinese counting word. */
  unit: string;
  priceCny: number;
}

const hand = { zh: '手持终端', en: 'Handhelds' };
const rfid = { zh: 'RFID', en: 'RFID' };
const print = { zh: '标签打印', en: 'Label printing' };
const ware = { zh: '仓内自动化', en: 'Warehouse automation' };
const soft = { zh: '软件', en: 'Software' };
const serve = { zh: '服务', en: 'Services' };

export const productWords = {
  h60: {
    code: 'LK-H60',
    series: hand,
    short: { zh: 'H60', en: 'H60' },
    name: { zh: '手持终端 H60', en: 'H60 handheld' },
    description: {
      zh: '5.5 寸屏，二维扫码，可换电池，一班八小时够用；门店、轻型仓库常用。',
      en: '5.5" screen, 2D scanner, swappable battery that lasts a shift. For stores and light warehouses.',
    },
    unit: '台',
    priceCny: 2680,
  },
  h80: {
    code: 'LK-H80',
    series: hand,
    short: { zh: 'H80', en: 'H80' },
    name: { zh: '工业手持终端 H80', en: 'H80 rugged handheld' },
    description: {
      zh: '1.8 米防摔，IP67，带实体键盘，冷库版可在零下 30 度使用。',
      en: 'Survives 1.8 m drops, IP67, physical keys; the cold-store version works at -30 °C.',
    },
    unit: '台',
    priceCny: 5280,
  },
  r420: {
    code: 'LK-R420',
    series: rfid,
    short: { zh: 'R420 读写器', en: 'R420 readers' },
    name: { zh: 'RFID 读写器 R420', en: 'R420 RFID reader' },
    description: {
      zh: '四天线口固定式读写器，每秒可读 700 个标签，含支架。',
      en: 'Fixed reader with four antenna ports, 700 tags a second, bracket included.',
    },
    unit: '台',
    priceCny: 8900,
  },
  r900: {
    code: 'LK-R900',
    series: rfid,
    short: { zh: 'R900 通道门', en: 'R900 gates' },
    name: { zh: 'RFID 通道门 R900', en: 'R900 RFID gate' },
    description: {
      zh: '整托通过不停车识别，红外判断进出方向，可接声光报警。',
      en: 'Reads whole pallets without stopping, tells in from out, drives light and sound alarms.',
    },
    unit: '套',
    priceCny: 32000,
  },
  p100: {
    code: 'LK-P100',
    series: print,
    short: { zh: 'P100 打印机', en: 'P100 printers' },
    name: { zh: '桌面标签打印机 P100', en: 'P100 desktop label printer' },
    description: {
      zh: '203 dpi，适合面单、门店价签和小批量标签。',
      en: '203 dpi, for shipping labels, shelf tags and small runs.',
    },
    unit: '台',
    priceCny: 1480,
  },
  p300: {
    code: 'LK-P300',
    series: print,
    short: { zh: 'P300 打印机', en: 'P300 printers' },
    name: { zh: '工业标签打印机 P300', en: 'P300 industrial label printer' },
    description: {
      zh: '300 dpi，全金属机身，三班连续打印，支持碳带和热敏。',
      en: '300 dpi, metal body, built for three shifts, thermal transfer and direct thermal.',
    },
    unit: '台',
    priceCny: 6800,
  },
  t20: {
    code: 'LK-T20',
    series: ware,
    short: { zh: 'T20 记录仪', en: 'T20 loggers' },
    name: { zh: '温湿度记录仪 T20', en: 'T20 temperature logger' },
    description: {
      zh: '每分钟记录，断网补传，超温短信和电话告警，电池两年。',
      en: 'Logs every minute, catches up after an outage, calls when it is too warm; battery lasts two years.',
    },
    unit: '只',
    priceCny: 460,
  },
  l10: {
    code: 'LK-L10',
    series: ware,
    short: { zh: 'L10 电子标签', en: 'L10 pick lights' },
    name: { zh: '电子拣货标签 L10', en: 'L10 pick-to-light tag' },
    description: {
      zh: '亮灯拣货，免布线供电轨，一个货位一只。',
      en: 'One light per location, powered by the rail, no wiring.',
    },
    unit: '只',
    priceCny: 260,
  },
  a600: {
    code: 'LK-A600',
    series: ware,
    short: { zh: 'A600', en: 'A600 robots' },
    name: { zh: '搬运机器人 A600', en: 'A600 transport robot' },
    description: {
      zh: '载重 600 公斤，激光导航，不改地面，含调度软件授权。',
      en: 'Carries 600 kg, laser guided, no changes to the floor, fleet software included.',
    },
    unit: '台',
    priceCny: 128000,
  },
  standard: {
    code: 'LK-WMS-S',
    series: soft,
    short: { zh: 'WMS 标准版', en: 'WMS Standard' },
    name: { zh: '仓储管理系统 标准版', en: 'WMS Standard' },
    description: {
      zh: '单仓，收货、上架、拣货、盘点全流程，可接常见 ERP。',
      en: 'One site: receiving, putaway, picking, counting; connects to common ERP systems.',
    },
    unit: '套',
    priceCny: 68000,
  },
  enterprise: {
    code: 'LK-WMS-E',
    series: soft,
    short: { zh: 'WMS 企业版', en: 'WMS Enterprise' },
    name: { zh: '仓储管理系统 企业版', en: 'WMS Enterprise' },
    description: {
      zh: '多仓多货主，波次、批次与效期，开放接口，私有部署。',
      en: 'Many sites and owners, waves, lots and expiry, open API, on your own servers.',
    },
    unit: '套',
    priceCny: 198000,
  },
  service: {
    code: 'LK-SV',
    series: serve,
    short: { zh: '实施服务', en: 'implementation' },
    name: { zh: '实施与培训（人天）', en: 'Implementation and training (day)' },
    description: {
      zh: '现场调研、部署、数据初始化、操作培训。',
      en: 'Survey, roll-out, first data, training on site.',
    },
    unit: '人天',
    priceCny: 1800,
  },
  care: {
    code: 'LK-MT',
    series: serve,
    short: { zh: '年度维保', en: 'the care plan' },
    name: { zh: '年度维保服务', en: 'Yearly care plan' },
    description: {
      zh: '7×12 热线，备机先行，一年两次上门巡检。',
      en: 'Hotline 7×12, loan units first, two visits a year.',
    },
    unit: '份',
    priceCny: 9800,
  },
} as const satisfies Record<string, ProductWords>;

export type ProductKey = keyof typeof productWords;
export const productRef = (key: ProductKey): string => `product-${key}`;
