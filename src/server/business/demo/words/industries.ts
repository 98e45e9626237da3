/** What the made-up company's customers do. `{city}` and `{brand}` are put in; names without them get the usual form. */
import type { industries } from '#contract/business/choices';
import type { ThemeKey } from './themes.ts';

interface IndustryWords {
  /** Between the brand and the legal form: 恒达+冷链物流+有限公司. */
  trades: readonly string[];
  /** Whole names, where the usual form doesn't fit. */
  names?: readonly string[];
  about: readonly string[];
  /** Of those with whole names, where it differs. */
  aboutPublic?: readonly string[];
}
export interface Industry {
  key: (typeof industries)[number];
  weight: number;
  themes: readonly ThemeKey[];
  staff: readonly [min: number, max: number];
  /** A year, in CNY for each employee. */
  revenuePerHead: number;
  /** For the made-up web domain. */
  domain: string;
  /** Public bodies have no sales people to call 总. */
  public?: true;
  zh: IndustryWords;
  en: IndustryWords;
}

export const industryWords: readonly Industry[] = [
  {
    key: 'logistics',
    weight: 15,
    themes: ['scan', 'wms', 'gate', 'light', 'label'],
    staff: [40, 900],
    revenuePerHead: 420_000,
    domain: 'logistics',
    zh: {
      trades: ['物流', '供应链管理', '仓储服务', '冷链物流', '国际货运代理'],
      about: [
        '做第三方仓储和城市配送，在本地有三个仓，合计四万多平',
        '以快消品仓配一体为主，旺季日均两万单',
        '合同物流为主，客户多是汽配和家电',
        '自有车队六十多台，另有一个保税仓',
      ],
    },
    en: {
      trades: ['Logistics', 'Freight', 'Supply Chain', 'Warehousing', 'Fulfilment'],
      about: [
        'Third-party warehousing and local delivery, three sites.',
        'Fulfilment for consumer brands, about 9,000 parcels a day in peak.',
        'Contract logistics, mostly automotive and appliances.',
      ],
    },
  },
  {
    key: 'manufacturing',
    weight: 16,
    themes: ['scan', 'wms', 'label', 'robot', 'gate'],
    staff: [80, 1500],
    revenuePerHead: 650_000,
    domain: 'mfg',
    zh: {
      trades: ['精密机械', '机电设备', '五金制品', '包装材料', '泵阀制造', '家居制造'],
      about: [
        '两个厂区，主要给工程机械厂配套',
        '出口占六成，主要去欧洲和东南亚',
        '离散制造，料号一万两千多个',
        '新厂房去年投产，立体库还没上',
      ],
    },
    en: {
      trades: ['Precision', 'Manufacturing', 'Packaging', 'Industrial', 'Valve & Pump', 'Furniture'],
      about: [
        'Two plants, supplies machine builders.',
        'Make-to-order shop with about 12,000 part numbers.',
        'New hall opened last year, warehouse still manual.',
      ],
    },
  },
  {
    key: 'electronics',
    weight: 11,
    themes: ['scan', 'wms', 'label', 'light', 'robot'],
    staff: [60, 1200],
    revenuePerHead: 800_000,
    domain: 'electronics',
    zh: {
      trades: ['电子科技', '光电', '电子元件', '智能科技', '半导体材料'],
      about: [
        '做电源模块和连接器，物料上万种，要求批次追溯',
        'SMT 产线八条，客户要求料盘级管理',
        '元器件分销，拆零比例高',
      ],
    },
    en: {
      trades: ['Electronics', 'Photonics', 'Components', 'Circuits'],
      about: [
        'Power modules and connectors; customers ask for lot tracing.',
        'Component distributor with a large share of piece picks.',
        'Eight SMT lines, reel-level control needed.',
      ],
    },
  },
  {
    key: 'automotive',
    weight: 8,
    themes: ['gate', 'robot', 'wms', 'label', 'scan'],
    staff: [120, 1800],
    revenuePerHead: 900_000,
    domain: 'auto',
    zh: {
      trades: ['汽车零部件', '汽车电子', '橡塑制品', '汽车内饰', '轮毂制造'],
      about: [
        '给两家主机厂做座椅骨架，按小时配送',
        '周转箱三万多只，来回循环',
        '二级供应商，去年过了体系审核',
      ],
    },
    en: {
      trades: ['Automotive', 'Auto Parts', 'Interiors', 'Drive Systems'],
      about: [
        'Seat frames for two car makers, hourly deliveries.',
        'Some 30,000 returnable crates in circulation.',
        'Tier-two supplier, passed its audit last year.',
      ],
    },
  },
  {
    key: 'retail',
    weight: 8,
    themes: ['scan', 'label', 'light', 'wms'],
    staff: [50, 1200],
    revenuePerHead: 700_000,
    domain: 'retail',
    zh: {
      trades: ['商业连锁', '百货', '超市连锁', '母婴用品', '家居生活'],
      about: ['直营门店八十多家，配送中心一个', '社区店为主，每天凌晨配货', '母婴连锁，门店价签还是手写'],
    },
    en: {
      trades: ['Stores', 'Home & Garden', 'Outdoor', 'Markets', 'Toys'],
      about: [
        'Eighty stores served from one distribution centre.',
        'Neighbourhood stores, restocked every night.',
        'Family-owned chain that grew online in recent years.',
      ],
    },
  },
  {
    key: 'e-commerce',
    weight: 8,
    themes: ['light', 'wms', 'scan', 'label'],
    staff: [25, 400],
    revenuePerHead: 1_200_000,
    domain: 'shop',
    zh: {
      trades: ['电子商务', '网络科技', '跨境电商', '品牌管理'],
      about: [
        '多平台店铺，日均六千单，大促翻八倍',
        '服饰为主，SKU 两万多，退货率高',
        '做跨境小件，海外仓两个',
      ],
    },
    en: {
      trades: ['Online', 'Direct', 'Goods', 'Brands'],
      about: [
        'Sells on four marketplaces, about 2,500 orders a day.',
        'Apparel with 20,000 SKUs and many returns.',
        'Ships small parcels from two sites.',
      ],
    },
  },
  {
    key: 'wholesale',
    weight: 7,
    themes: ['scan', 'wms', 'label', 'more'],
    staff: [20, 260],
    revenuePerHead: 1_500_000,
    domain: 'trade',
    zh: {
      trades: ['商贸', '五金建材', '酒业', '日用品批发', '办公用品'],
      about: ['区域总代，下面两百多家终端', '酒水批发，要求扫码防窜货', '老板亲自管仓库，对价格敏感'],
    },
    en: {
      trades: ['Wholesale', 'Distribution', 'Supply', 'Trading'],
      about: [
        'Regional wholesaler with some 200 trade customers.',
        'Electrical and plumbing supplies, three counters.',
        'Owner runs the warehouse himself and watches prices.',
      ],
    },
  },
  {
    key: 'medical',
    weight: 7,
    themes: ['assets', 'cold', 'scan', 'label'],
    staff: [60, 900],
    revenuePerHead: 550_000,
    domain: 'medical',
    zh: {
      trades: ['医疗器械', '医学检验', '医疗科技'],
      names: ['{city}{brand}医院', '{city}{brand}康复医院', '{city}{brand}口腔医院'],
      aboutPublic: [
        '院内设备八千多台，归设备科管',
        '刚通过评审，资产账实不符被提过意见',
        '新院区明年启用，设备要搬一半过去',
      ],
      about: ['三类器械经营，要求温控和追溯', '代理六个品牌，给本地三十多家医院供货'],
    },
    en: {
      trades: ['Medical Supplies', 'Diagnostics', 'Surgical'],
      names: ['{brand} General Hospital', '{brand} Clinic Group'],
      aboutPublic: [
        'Some 8,000 devices looked after by clinical engineering.',
        'New wing opens next year and half of the equipment moves.',
      ],
      about: [
        'Distributes devices that need tracing and temperature control.',
        'Sterile goods for thirty hospitals in the area.',
      ],
    },
  },
  {
    key: 'pharmaceutical',
    weight: 6,
    themes: ['cold', 'wms', 'scan', 'gate'],
    staff: [80, 900],
    revenuePerHead: 1_000_000,
    domain: 'pharma',
    zh: {
      trades: ['医药', '药业', '生物制药', '医药连锁'],
      about: ['药品批发，阴凉库和冷库都有，每年飞检', '疫苗配送资质，冷链要求严', '两百家药店，总仓自营'],
    },
    en: {
      trades: ['Pharma', 'Biologics', 'Healthcare Distribution'],
      about: [
        'Medicine wholesaler with cold rooms, inspected every year.',
        'Ships vaccines; strict about the cold chain.',
      ],
    },
  },
  {
    key: 'catering',
    weight: 6,
    themes: ['cold', 'scan', 'light', 'label'],
    staff: [40, 600],
    revenuePerHead: 350_000,
    domain: 'foods',
    zh: {
      trades: ['食品', '餐饮管理', '水产食品', '乳业', '中央厨房'],
      about: ['中央厨房供六十家门店，冷链为主', '速冻食品，冷库三间共五千平', '做团餐，每天凌晨四点出车'],
    },
    en: {
      trades: ['Foods', 'Catering', 'Seafood', 'Dairy'],
      about: [
        'Central kitchen for sixty sites, mostly chilled.',
        'Frozen foods, three cold stores.',
        'School and office catering; trucks leave at four.',
      ],
    },
  },
  {
    key: 'agriculture',
    weight: 3,
    themes: ['cold', 'label', 'scan'],
    staff: [20, 260],
    revenuePerHead: 450_000,
    domain: 'farms',
    zh: {
      trades: ['农业科技', '果业', '种业', '生态农业'],
      about: ['果蔬产地仓，采收季昼夜发货', '种子要求恒温库存放', '做溯源农产品，一箱一码'],
    },
    en: {
      trades: ['Farms', 'Produce', 'Orchards', 'Seeds'],
      about: [
        'Packs fruit at source, day and night in season.',
        'Seed store that needs a steady temperature.',
      ],
    },
  },
  {
    key: 'energy',
    weight: 4,
    themes: ['assets', 'scan', 'wms', 'gate'],
    staff: [100, 1200],
    revenuePerHead: 1_100_000,
    domain: 'energy',
    zh: {
      trades: ['新能源', '电力设备', '储能科技', '光伏科技'],
      about: ['光伏组件厂，出货高峰一天四十柜', '备品备件仓分散在五个场站', '储能项目多，物料按项目管'],
    },
    en: {
      trades: ['Energy', 'Solar', 'Power Systems', 'Wind Services'],
      about: [
        'Spare parts spread over five sites.',
        'Solar modules, up to forty containers a day.',
        'Runs wind farms; crews draw parts at night.',
      ],
    },
  },
  {
    key: 'construction',
    weight: 3,
    themes: ['assets', 'scan', 'more'],
    staff: [60, 700],
    revenuePerHead: 750_000,
    domain: 'build',
    zh: {
      trades: ['建设工程', '钢结构', '装饰工程', '建材'],
      about: ['周转材料多，工地之间调拨频繁', '构件厂一个，按项目发货', '工具和租赁设备常年丢失'],
    },
    en: {
      trades: ['Construction', 'Steelworks', 'Building Products'],
      about: ['Tools and rental gear move between sites.', 'Ships steel parts by project.'],
    },
  },
  {
    key: 'education',
    weight: 3,
    themes: ['assets'],
    staff: [80, 900],
    revenuePerHead: 200_000,
    domain: 'edu',
    public: true,
    zh: {
      trades: ['教育科技'],
      names: ['{city}{brand}职业技术学院', '{city}{brand}实验学校', '{city}{brand}科技专修学院'],
      aboutPublic: ['实验室设备一万两千多台件', '两个校区，资产处三个人', '每年暑假集中清产核资'],
      about: ['给学校供实训设备，样机和备件都要登记', '连锁培训中心，设备在各校区之间周转'],
    },
    en: {
      trades: ['Learning'],
      names: ['{brand} College', '{brand} Institute of Technology', '{brand} Academy'],
      about: ['Two campuses, 12,000 pieces of lab equipment.', 'Counts its assets every summer.'],
    },
  },
  {
    key: 'government',
    weight: 2,
    themes: ['assets', 'scan', 'wms'],
    staff: [30, 220],
    revenuePerHead: 0,
    domain: 'gov',
    public: true,
    zh: {
      trades: [],
      names: ['{city}{brand}应急物资储备中心', '{city}{brand}园区公共服务中心', '{city}{brand}档案服务中心'],
      about: ['应急物资要求随时可查，走政府采购', '按年度预算立项，流程长', '仓库新建，信息化从零开始'],
    },
    en: {
      trades: [],
      names: ['{brand} County Supply Office', '{brand} Regional Archive'],
      about: ['Buys by tender, budget year starts in April.', 'New store room, nothing digital yet.'],
    },
  },
  {
    key: 'telecommunications',
    weight: 3,
    themes: ['assets', 'scan', 'label'],
    staff: [60, 600],
    revenuePerHead: 600_000,
    domain: 'telecom',
    zh: {
      trades: ['通信技术', '通信工程', '网络设备'],
      about: ['代维公司，备件分在十二个站点', '光缆和终端设备按工单领用'],
    },
    en: {
      trades: ['Telecom', 'Networks', 'Fibre Services'],
      about: ['Field service with spares at twelve depots.', 'Issues cable and devices by work order.'],
    },
  },
  {
    key: 'services',
    weight: 3,
    themes: ['assets', 'more', 'label'],
    staff: [15, 300],
    revenuePerHead: 300_000,
    domain: 'services',
    zh: {
      trades: ['物业服务', '设备租赁', '会展服务', '检测技术服务'],
      about: ['租赁设备进出频繁，归还状态说不清', '样品多，要求编号唯一可追溯'],
    },
    en: {
      trades: ['Rentals', 'Facility Services', 'Testing', 'Events'],
      about: ['Rental gear comes back in every state.', 'Handles samples that must never be mixed up.'],
    },
  },
];
