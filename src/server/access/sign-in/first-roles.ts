/** The roles that a new organisation begins with. They are its own from then on: to change, rename, remove. */
import { permissions, recordPermissions, type Permission, type Scope } from '#contract/access/permissions';
import type { Locale } from '#contract/fields';

interface FirstRole {
  name: string;
  description: string;
  scope: Scope;
  permissions: Permission[];
  administrator: boolean;
}

const reading: Permission[] = ['customers.read', 'contacts.read', 'followUps.read', 'opportunities.read'];
const selling: Permission[] = [
  ...reading,
  'customers.create',
  'customers.change',
  'contacts.create',
  'contacts.change',
  'contacts.delete',
  'followUps.create',
  'followUps.change',
  'followUps.delete',
  'opportunities.create',
  'opportunities.change',
];
const serving: Permission[] = [
  ...reading,
  'customers.change',
  'contacts.create',
  'contacts.change',
  'followUps.create',
  'followUps.change',
];

const words: Record<Locale, readonly (readonly [name: string, description: string])[]> = {
  'zh-Hans': [
    ['管理员', '管理人员、角色与设置，可见全部记录'],
    ['销售主管', '管理本部门及下级部门的客户与商机，可分配、导入和导出'],
    ['销售', '管理自己的客户、联系人、跟进与商机'],
    ['客服', '查看全部客户并记录跟进'],
    ['只读', '查看全部记录，不能修改'],
  ],
  'zh-Hant': [
    ['管理員', '管理人員、角色與設定，可檢視全部記錄'],
    ['業務主管', '管理本部門及下級部門的客戶與商機，可指派、匯入及匯出'],
    ['業務', '管理自己的客戶、聯絡人、跟進與商機'],
    ['客服', '檢視全部客戶並記錄跟進'],
    ['唯讀', '檢視全部記錄，不能修改'],
  ],
  en: [
    ['Administrator', 'Manages people, roles and settings; sees all records'],
    [
      'Sales lead',
      'Manages the customers and deals of the department and those below; assigns, imports, exports',
    ],
    ['Salesperson', 'Manages their own customers, contacts, follow-ups and deals'],
    ['Service', 'Sees all customers and records follow-ups'],
    ['Read only', 'Sees all records and changes none'],
  ],
};

export function firstRoles(locale: Locale): FirstRole[] {
  const rights: Omit<FirstRole, 'name' | 'description'>[] = [
    { scope: 'all', permissions: [...permissions], administrator: true },
    {
      scope: 'departmentAndBelow',
      permissions: [...recordPermissions, 'records.import'],
      administrator: false,
    },
    { scope: 'own', permissions: selling, administrator: false },
    { scope: 'all', permissions: serving, administrator: false },
    { scope: 'all', permissions: reading, administrator: false },
  ];
  return rights.map((right, i) => ({
    ...right,
    name: words[locale][i]?.[0] ?? '',
    description: words[locale][i]?.[1] ?? '',
  }));
}
