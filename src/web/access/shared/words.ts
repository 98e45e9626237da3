/** Words that several pages of the access wing share: themes, rights. */
import { defineMessages } from '#kit';
import type { Permission, Scope } from '#contract/access/permissions';
import type { Locale } from '#contract/fields';

export const themeWords = defineMessages<Record<'system' | 'light' | 'dark', string>>({
  'zh-Hans': { system: '跟随系统', light: '浅色', dark: '深色' },
  'zh-Hant': { system: '跟隨系統', light: '淺色', dark: '深色' },
  en: { system: 'As the system', light: 'Light', dark: 'Dark' },
});

/** The rights, grouped by what they are about. */
export const permissionGroups = {
  customers: [
    'customers.read',
    'customers.create',
    'customers.change',
    'customers.assign',
    'customers.delete',
  ],
  contacts: ['contacts.read', 'contacts.create', 'contacts.change', 'contacts.delete'],
  followUps: ['followUps.read', 'followUps.create', 'followUps.change', 'followUps.delete'],
  opportunities: [
    'opportunities.read',
    'opportunities.create',
    'opportunities.change',
    'opportunities.assign',
    'opportunities.delete',
  ],
  records: ['records.export', 'records.import'],
  house: [
    'products.manage',
    'people.manage',
    'settings.manage',
    'apiKeys.manage',
    'locks.manage',
    'audit.read',
  ],
} as const satisfies Record<string, readonly Permission[]>;
export type PermissionGroup = keyof typeof permissionGroups;

export const groupWords = defineMessages<Record<PermissionGroup, string>>({
  'zh-Hans': {
    customers: '客户',
    contacts: '联系人',
    followUps: '跟进',
    opportunities: '商机',
    records: '数据进出',
    house: '系统管理',
  },
  'zh-Hant': {
    customers: '客戶',
    contacts: '聯絡人',
    followUps: '跟進',
    opportunities: '商機',
    records: '資料進出',
    house: '系統管理',
  },
  en: {
    customers: 'Customers',
    contacts: 'Contacts',
    followUps: 'Follow-ups',
    opportunities: 'Opportunities',
    records: 'Data in and out',
    house: 'The house',
  },
});

export const permissionWords = defineMessages<Record<Permission, string>>({
  'zh-Hans': {
    'customers.read': '查看',
    'customers.create': '新建',
    'customers.change': '修改',
    'customers.assign': '分配负责人',
    'customers.delete': '删除和恢复',
    'contacts.read': '查看',
    'contacts.create': '新建',
    'contacts.change': '修改',
    'contacts.delete': '删除和恢复',
    'followUps.read': '查看',
    'followUps.create': '记录',
    'followUps.change': '修改',
    'followUps.delete': '删除和恢复',
    'opportunities.read': '查看',
    'opportunities.create': '新建',
    'opportunities.change': '修改和推进',
    'opportunities.assign': '分配负责人',
    'opportunities.delete': '删除和恢复',
    'records.export': '导出列表',
    'records.import': '导入文件',
    'products.manage': '管理产品和销售流程',
    'people.manage': '管理人员、部门和角色',
    'settings.manage': '管理组织设置',
    'apiKeys.manage': '管理所有人的 API 密钥',
    'locks.manage': '查看、锁定和解锁',
    'audit.read': '查看和核对审计记录',
  },
  'zh-Hant': {
    'customers.read': '檢視',
    'customers.create': '新增',
    'customers.change': '修改',
    'customers.assign': '指派負責人',
    'customers.delete': '刪除與還原',
    'contacts.read': '檢視',
    'contacts.create': '新增',
    'contacts.change': '修改',
    'contacts.delete': '刪除與還原',
    'followUps.read': '檢視',
    'followUps.create': '記錄',
    'followUps.change': '修改',
    'followUps.delete': '刪除與還原',
    'opportunities.read': '檢視',
    'opportunities.create': '新增',
    'opportunities.change': '修改與推進',
    'opportunities.assign': '指派負責人',
    'opportunities.delete': '刪除與還原',
    'records.export': '匯出清單',
    'records.import': '匯入檔案',
    'products.manage': '管理產品與銷售流程',
    'people.manage': '管理人員、部門與角色',
    'settings.manage': '管理組織設定',
    'apiKeys.manage': '管理所有人的 API 金鑰',
    'locks.manage': '檢視、鎖定和解鎖',
    'audit.read': '檢視與核對稽核記錄',
  },
  en: {
    'customers.read': 'See',
    'customers.create': 'Add',
    'customers.change': 'Change',
    'customers.assign': 'Assign the owner',
    'customers.delete': 'Delete and restore',
    'contacts.read': 'See',
    'contacts.create': 'Add',
    'contacts.change': 'Change',
    'contacts.delete': 'Delete and restore',
    'followUps.read': 'See',
    'followUps.create': 'Record',
    'followUps.change': 'Change',
    'followUps.delete': 'Delete and restore',
    'opportunities.read': 'See',
    'opportunities.create': 'Add',
    'opportunities.change': 'Change and move',
    'opportunities.assign': 'Assign the owner',
    'opportunities.delete': 'Delete and restore',
    'records.export': 'Export lists',
    'records.import': 'Import files',
    'products.manage': 'Manage products and pipelines',
    'people.manage': 'Manage people, departments and roles',
    'settings.manage': 'Manage the organisation',
    'apiKeys.manage': "Manage everybody's API keys",
    'locks.manage': 'See locks, lock and lift',
    'audit.read': 'Read and check the audit',
  },
});

export const scopeWords = defineMessages<Record<Scope, { name: string; sentence: string }>>({
  'zh-Hans': {
    own: { name: '本人', sentence: '只涉及自己负责或参与协作的记录。' },
    department: { name: '本部门', sentence: '涉及自己的记录，以及本部门同事的记录。' },
    departmentAndBelow: { name: '本部门及下级', sentence: '涉及本部门和所有下级部门同事的记录。' },
    all: { name: '全部', sentence: '涉及整个组织的所有记录。' },
  },
  'zh-Hant': {
    own: { name: '本人', sentence: '僅限自己負責或參與協作的記錄。' },
    department: { name: '所屬部門', sentence: '包含自己的記錄，以及所屬部門同事的記錄。' },
    departmentAndBelow: { name: '所屬部門及下級', sentence: '包含所屬部門與所有下級部門同事的記錄。' },
    all: { name: '全部', sentence: '包含整個組織的所有記錄。' },
  },
  en: {
    own: { name: 'Own', sentence: 'Reaches the records that one owns or works on with others.' },
    department: { name: 'Department', sentence: "Reaches one's own records and those of the department." },
    departmentAndBelow: {
      name: 'Department and below',
      sentence: 'Reaches the records of the department and of all departments below it.',
    },
    all: { name: 'All', sentence: 'Reaches every record of the organisation.' },
  },
});

/** A right with what it is about: “客户 · 查看”. */
export function permissionLabel(permission: Permission, locale: Locale): string {
  const group = (Object.keys(permissionGroups) as PermissionGroup[]).find((name) =>
    (permissionGroups[name] as readonly Permission[]).includes(permission),
  );
  return `${group ? groupWords[locale][group] : ''} · ${permissionWords[locale][permission]}`;
}
