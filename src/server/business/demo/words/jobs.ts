/** Who one talks to at a customer. `call` is what a note calls them: 王+经理, 李+总, 陈+工. */
export interface Job {
  title: string;
  department: string;
  call: string;
  /** How likely this is the one to ask first. */
  lead: number;
  /** Only where things are made. */
  makes: boolean;
}
const job = (text: string, lead: number): Job => {
  const [title = '', department = '', call = ''] = text.split('/');
  return { title, department, call, lead, makes: /生产|质量|设备部|Quality|Plant/.test(text) };
};

export const chineseJobs: readonly Job[] = [
  job('总经理/总经办/总', 2),
  job('副总经理/总经办/总', 3),
  job('供应链总监/供应链中心/总', 6),
  job('物流经理/物流部/经理', 8),
  job('仓储经理/仓储部/经理', 8),
  job('仓库主管/仓储部/主管', 3),
  job('采购经理/采购部/经理', 4),
  job('采购专员/采购部/', 0),
  job('信息部经理/信息部/经理', 6),
  job('IT 工程师/信息部/工', 0),
  job('生产部长/生产部/部长', 4),
  job('质量经理/质量部/经理', 2),
  job('设备工程师/设备部/工', 1),
  job('财务经理/财务部/经理', 0),
  job('出纳/财务部/', 0),
  job('运营总监/运营部/总', 4),
  job('行政主管/行政部/主管', 0),
];
export const chinesePublicJobs: readonly Job[] = [
  job('设备科科长/设备科/科长', 8),
  job('信息科科长/信息科/科长', 6),
  job('资产管理处处长/资产管理处/处长', 8),
  job('后勤处主任/后勤处/主任', 4),
  job('办公室主任/办公室/主任', 3),
  job('采购办主任/采购办/主任', 3),
  job('资产管理员/资产管理处/老师', 0),
  job('信息中心工程师/信息中心/工', 0),
  job('财务科会计/财务科/', 0),
];
export const englishJobs: readonly Job[] = [
  job('Managing Director/Management', 2),
  job('Operations Director/Operations', 7),
  job('Supply Chain Manager/Supply Chain', 7),
  job('Warehouse Manager/Warehouse', 8),
  job('Shift Supervisor/Warehouse', 0),
  job('IT Manager/IT', 6),
  job('Systems Analyst/IT', 0),
  job('Purchasing Manager/Purchasing', 4),
  job('Buyer/Purchasing', 0),
  job('Quality Manager/Quality', 2),
  job('Plant Engineer/Engineering', 2),
  job('Accounts Payable/Finance', 0),
  job('Financial Controller/Finance', 1),
];
export const englishPublicJobs: readonly Job[] = [
  job('Head of Facilities/Facilities', 8),
  job('Asset Manager/Facilities', 6),
  job('IT Services Lead/IT', 5),
  job('Procurement Officer/Procurement', 4),
  job('Clinical Engineer/Engineering', 2),
  job('Bursar/Finance', 1),
  job('Stores Clerk/Stores', 0),
];
