/**
 * What deals are about: which products, how they are called, and what customers say about it. `pain` and `want` end
 * no sentence, so that notes can go on after them.
 */
import type { ProductKey } from './products.ts';

interface ThemeWords {
  /** After the customer's short name. */
  titles: readonly string[];
  pains: readonly string[];
  wants: readonly string[];
  /** What is shown, surveyed or tried out. */
  trials: readonly string[];
}
export interface Theme {
  /** Products and how many a company of medium size takes; the first is what the deal is about. */
  lines: readonly (readonly [ProductKey, min: number, max: number])[];
  zh: ThemeWords;
  en: ThemeWords;
}

const every = {
  scan: {
    lines: [
      ['h80', 8, 30],
      ['standard', 1, 1],
      ['service', 5, 12],
    ],
    zh: {
      titles: ['仓库扫码作业改造', '收发货条码化', '扫码复核出库', '手持终端上线项目', '库内无纸化作业'],
      pains: [
        '收发货还靠纸单，月底账实总差几百件',
        '盘点一次要停仓两天',
        '新员工找货位全靠老员工带',
        '发错货一个月有十来起，客户投诉多',
        '出库单要人工录两遍，旺季加班到十点',
      ],
      wants: [
        '收发货全程扫码、库存随时查得到',
        '盘点不停仓',
        '先跑通一个仓，再往其他仓推',
        '发货前扫码复核，错发率降到万分之五以内',
      ],
      trials: [
        '在主仓试用三台 H80',
        '拿他们一天的真实订单走了一遍流程',
        '看了现场的货架和网络，二楼有两处没信号',
        '用样机扫了他们自己的箱码，破损码也能读',
      ],
    },
    en: {
      titles: [
        'Warehouse scanning roll-out',
        'Paperless receiving',
        'Handheld replacement',
        'Barcode project, main warehouse',
      ],
      pains: [
        'receiving still runs on paper and month-end never matches',
        'a stock count shuts them down for two days',
        'mis-ships are running at about a dozen a month',
        'temps need two weeks before they can pick on their own',
      ],
      wants: [
        'every move scanned and stock they can trust',
        'counts without stopping the floor',
        'a check scan before the truck is loaded',
      ],
      trials: [
        'ran a morning of live orders on three H80 units',
        'walked the racks and found two dead spots in the Wi-Fi',
        'scanned their own damaged carton labels, all read',
      ],
    },
  },
  wms: {
    lines: [
      ['enterprise', 1, 1],
      ['h80', 10, 40],
      ['service', 15, 45],
    ],
    zh: {
      titles: ['多仓 WMS 项目', '仓储系统替换', '新仓 WMS 上线', '二期仓储系统', '批次效期管理项目'],
      pains: [
        '三个仓各用各的表，调拨在途没人说得清',
        '老系统厂家不维护了，改个报表都要等两个月',
        '批次和效期靠人记，去年报废了一批货',
        '旺季系统卡死过两次',
        'ERP 里的库存和现场对不上，财务每月都来吵',
      ],
      wants: [
        '多仓一套系统、在途看得见',
        '批次效期先进先出由系统管',
        '和现有 ERP 打通，不再两头录',
        '旺季单量翻几倍也扛得住',
      ],
      trials: [
        '演示了波次拣货和批次追溯',
        '按他们的货主规则搭了演示环境',
        '带他们看了同行的样板仓',
        '和信息部对了一遍接口清单',
      ],
    },
    en: {
      titles: ['Multi-site WMS', 'WMS replacement', 'WMS for the new DC', 'Lot and expiry control'],
      pains: [
        'each site keeps its own spreadsheet and transfers go missing',
        'their current vendor has stopped supporting the old system',
        'expiry dates are tracked by hand and they wrote off stock last year',
        'the ERP and the floor never agree',
      ],
      wants: [
        'one system for all sites',
        'lots and expiry handled by the system',
        'a clean interface to the ERP, no double entry',
      ],
      trials: [
        'demoed wave picking and lot tracing',
        'set up a sandbox with their own item master',
        'went through the interface list with their IT team',
      ],
    },
  },
  assets: {
    lines: [
      ['h60', 4, 15],
      ['r420', 2, 8],
      ['standard', 1, 1],
      ['service', 4, 10],
    ],
    zh: {
      titles: ['固定资产 RFID 盘点', '设备台账与盘点项目', '资产标签化管理', 'RFID 资产管理一期'],
      pains: [
        '上万件资产一年盘一次，要抽二十个人干一周',
        '设备在各部门之间借来借去，台账早就对不上',
        '审计每年都提资产账实不符',
        '贵重设备离开楼层没人知道',
      ],
      wants: ['一个人一天能盘完一层楼', '资产从入库到报废都有记录', '贵重设备出门自动提醒'],
      trials: [
        '拿 H60 盘了一间库房，五分钟读了三百多件',
        '在金属柜上试了抗金属标签',
        '挑了一个部门做了小范围试盘',
      ],
    },
    en: {
      titles: ['RFID asset tracking', 'Asset register and counting', 'Equipment tagging, phase one'],
      pains: [
        'the yearly asset count takes twenty people a week',
        'equipment moves between floors and the register is out of date',
        'the auditors flag the asset register every year',
      ],
      wants: [
        'one person counting a floor in a day',
        'a trail from purchase to disposal',
        'an alert when costly equipment leaves the building',
      ],
      trials: [
        'counted a storeroom in five minutes',
        'tested on-metal tags on their cabinets',
        'ran a trial count in one department',
      ],
    },
  },
  gate: {
    lines: [
      ['r900', 2, 6],
      ['r420', 2, 8],
      ['service', 6, 18],
    ],
    zh: {
      titles: ['RFID 出入库通道', '托盘自动识别项目', '月台 RFID 通道门', '周转箱追踪项目'],
      pains: [
        '月台一忙就漏扫，整托少一箱到客户那儿才发现',
        '周转箱一年丢掉两成，说不清丢在哪家',
        '叉车等扫码，月台排队半小时',
        '装车清点要两个人对着数',
      ],
      wants: ['整托过门自动记账、不用停车', '周转箱在谁手里一查就知道', '装错车当场报警'],
      trials: [
        '在三号月台架了一套样门，整托读取率 99.6%',
        '测了金属笼车，读取率偏低，要调天线角度',
        '跟叉车司机一起跑了半天',
      ],
    },
    en: {
      titles: ['RFID dock doors', 'Pallet tracking', 'Returnable crate tracking'],
      pains: [
        'busy docks miss scans and short pallets are found at the customer',
        'a fifth of their crates vanish every year',
        'forklifts queue half an hour at the dock',
      ],
      wants: [
        'pallets booked as they pass the door',
        'to know which customer holds which crate',
        'an alarm when a pallet goes on the wrong truck',
      ],
      trials: [
        'put a gate on dock 3 and read 99.6% of pallets',
        'tested metal cages, antenna angle needs work',
        'spent half a day with the forklift drivers',
      ],
    },
  },
  cold: {
    lines: [
      ['t20', 40, 200],
      ['h80', 2, 8],
      ['service', 2, 6],
    ],
    zh: {
      titles: ['冷链温湿度监控', '冷库测温改造', '冷藏车温度追踪', '阴凉库温湿度监测'],
      pains: [
        '冷库温度靠人每两小时抄一次表，夜里没人管',
        '上次压缩机停机，早上才发现，损失十几万',
        '客户验收要全程温度曲线，现在拿不出来',
        '检查时记录补不齐，被要求整改',
      ],
      wants: ['超温马上打电话给值班的人', '一键导出全程温度曲线', '车上和库里的温度放在一起看'],
      trials: [
        '在两间冷库各放了五个 T20 试一周',
        '跟了一趟冷藏车，断网补传正常',
        '模拟停机，四分钟收到告警电话',
      ],
    },
    en: {
      titles: ['Cold chain monitoring', 'Cold store temperature logging', 'Reefer truck tracking'],
      pains: [
        'temperatures are read off dials every two hours and nobody looks at night',
        'a compressor failed in June and they found out in the morning',
        'customers ask for a full temperature curve they cannot give',
      ],
      wants: [
        'a phone call the minute it gets too warm',
        'temperature curves at the press of a button',
        'trucks and cold rooms in one view',
      ],
      trials: [
        'left five loggers in each of two rooms for a week',
        'rode along on one truck, the catch-up after the dead zone worked',
        'simulated a failure, the call came after four minutes',
      ],
    },
  },
  label: {
    lines: [
      ['p300', 3, 12],
      ['p100', 5, 25],
      ['service', 1, 4],
    ],
    zh: {
      titles: ['标签打印机换新', '标签打印升级', '标签模板统一项目', '一物一码标签项目'],
      pains: [
        '现有打印机老卡纸，忙起来天天报修',
        '有大客户要求换新的标签格式，老机器打不了',
        '标签耐不住油污水汽，收货时扫不出来',
        '各处标签模板不统一，改一次要跑一圈',
      ],
      wants: ['从早打到晚不出错', '模板统一在后台改', '标签贴上两年还扫得出'],
      trials: ['拿他们的碳带连打了两千张没断', '打了三种材质的样张请他们比', '换上一台 P300 试用了三天'],
    },
    en: {
      titles: ['Label printer refresh', 'Label printing upgrade', 'Compliance label project'],
      pains: [
        'their old printers jam whenever it gets busy',
        'a large customer wants a new label format the old units cannot print',
        'labels smear and do not scan at the customer',
      ],
      wants: [
        'printers that run all day without a stop',
        'templates changed in one place',
        'labels that still scan after two years',
      ],
      trials: [
        'printed two thousand labels on their own ribbon without a break',
        'left samples on three materials with quality',
        'ran a P300 for three days',
      ],
    },
  },
  light: {
    lines: [
      ['l10', 300, 900],
      ['standard', 1, 1],
      ['service', 6, 15],
    ],
    zh: {
      titles: ['电子标签拣货', '拆零区亮灯拣选', '亮灯播种墙', '拣货效率提升项目'],
      pains: ['拆零区一人一小时只能拣八十行', '旺季招来的临时工拣错率太高', '配货要分三遍，夜里才发得完车'],
      wants: ['拆零效率翻一倍', '临时工半小时就能上手', '当天的单当天发完'],
      trials: [
        '搭了一组六十个货位的样品架',
        '让两个临时工现场试拣，半小时没出错',
        '按他们上个月的订单做了货位分析',
      ],
    },
    en: {
      titles: ['Pick-to-light, piece area', 'Put wall with lights', 'Picking productivity project'],
      pains: [
        'pickers manage only eighty lines an hour in the piece area',
        'seasonal temps make too many errors',
        'orders are sorted three times before they ship',
      ],
      wants: [
        'twice the lines per hour',
        'temps productive within half an hour',
        'every order out the day it comes in',
      ],
      trials: [
        'set up a demo rack with sixty locations',
        'had two temps pick for half an hour without an error',
        'ran a slotting analysis on last month’s orders',
      ],
    },
  },
  robot: {
    lines: [
      ['a600', 2, 6],
      ['enterprise', 1, 1],
      ['service', 20, 40],
    ],
    zh: {
      titles: ['AGV 搬运试点', '产线到仓库自动搬运', '搬运机器人一期', '线边物料配送项目'],
      pains: ['叉车工难招，夜班常年缺人', '线边物料靠人推，送晚了停线', '车间和仓库之间一天要跑两百多趟'],
      wants: ['先拿一条线试点，跑顺了再铺开', '夜班少用四个人', '物料叫料到送达不超过八分钟'],
      trials: [
        '现场量了通道，最窄处一米四，够走',
        '放了两台样车跑了三天，避障没问题',
        '和生产部对了叫料节拍',
      ],
    },
    en: {
      titles: ['AMR pilot', 'Line feeding with robots', 'Dock to line transport'],
      pains: [
        'they cannot hire forklift drivers for nights',
        'late line-side material has stopped production',
        'two hundred trips a day between the shop and the warehouse',
      ],
      wants: [
        'a pilot on one line first',
        'four fewer people on the night shift',
        'material at the line within eight minutes',
      ],
      trials: [
        'measured the aisles, the narrowest is 1.4 m and fits',
        'ran two units for three days, no trouble with obstacles',
        'agreed the call rhythm with production',
      ],
    },
  },
  more: {
    lines: [
      ['h60', 6, 25],
      ['p100', 2, 8],
      ['care', 1, 2],
    ],
    zh: {
      titles: ['追加手持终端', '年度维保与备机', '新分仓设备补充', '续签维保及扩容'],
      pains: ['新分仓下个月开，设备不够分', '头一批机器快过保了', '旺季人手加了一倍，终端要轮着用'],
      wants: ['和上一批同一配置、直接能用', '维保一年一签，备机放在现场', '旺季前到货'],
      trials: ['按上次的配置清单核了一遍', '盘了现有设备，有四台电池要换', '和仓库确认了新分仓的人数'],
    },
    en: {
      titles: ['Additional handhelds', 'Care plan renewal', 'Equipment for the new site'],
      pains: [
        'a new site opens next month and they are short of units',
        'the first batch is running out of warranty',
        'peak season doubles the head count and units are shared',
      ],
      wants: [
        'the same set-up as last time',
        'a yearly care plan with a spare on site',
        'delivery before peak',
      ],
      trials: [
        'went through last year’s configuration list',
        'checked the installed base, four batteries need replacing',
        'confirmed the head count of the new site',
      ],
    },
  },
} as const satisfies Record<string, Theme>;

export type ThemeKey = keyof typeof every;
export const themes: Record<ThemeKey, Theme> = every;

/** Made up, as everything here. */
export const competitors = {
  zh: ['鹿鸣仓储软件', '青杉物联', '码上达科技', '北岸智仓', '本地集成商'],
  en: ['ScanHarbor', 'OmniTag Systems', 'Bluefin WMS', 'Pallet Logic', 'TrackWell'],
} as const;
