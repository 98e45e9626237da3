/** The eight people of the made-up company and its three departments. */
import type { DemoDepartment, DemoPerson, DemoRole, Language } from './types.ts';
import { chineseMobile } from './phones.ts';
import type { Random } from './random.ts';

const departments = [
  { ref: 'sales', parent: null, zh: '销售部', en: 'Sales' },
  { ref: 'overseas', parent: 'sales', zh: '海外组', en: 'Overseas' },
  { ref: 'service', parent: null, zh: '客户服务部', en: 'Customer Service' },
] as const;

interface Post {
  ref: string;
  zh: string;
  en: string;
  mail: string;
  title: { zh: string; en: string };
  department: (typeof departments)[number]['ref'];
  manager: string | null;
  role: DemoRole;
}
const post = (
  ref: string,
  [zh, en]: readonly [string, string],
  [titleZh, titleEn]: readonly [string, string],
  department: Post['department'],
  manager: string | null,
  role: DemoRole,
): Post => ({
  ref,
  zh,
  en,
  mail: en.toLowerCase().split(' ').toReversed().join('.'),
  title: { zh: titleZh, en: titleEn },
  department,
  manager,
  role,
});
const posts: readonly Post[] = [
  post('lead', ['周文斌', 'Wenbin Zhou'], ['销售总监', 'Sales Director'], 'sales', null, 'salesLead'),
  post(
    'east',
    ['林晓婷', 'Xiaoting Lin'],
    ['高级客户经理', 'Senior Account Manager'],
    'sales',
    'lead',
    'salesperson',
  ),
  post('south', ['高翔', 'Xiang Gao'], ['客户经理', 'Account Manager'], 'sales', 'lead', 'salesperson'),
  post('north', ['何嘉怡', 'Jiayi He'], ['客户经理', 'Account Manager'], 'sales', 'lead', 'salesperson'),
  post(
    'abroad',
    ['孙启明', 'Qiming Sun'],
    ['海外销售经理', 'Overseas Sales Manager'],
    'overseas',
    'lead',
    'salesLead',
  ),
  post(
    'america',
    ['谢雨桐', 'Yutong Xie'],
    ['海外客户经理', 'Overseas Account Manager'],
    'overseas',
    'abroad',
    'salesperson',
  ),
  post('care', ['马丽娟', 'Lijuan Ma'], ['客服主管', 'Head of Service'], 'service', null, 'service'),
  post(
    'engineer',
    ['罗志强', 'Zhiqiang Luo'],
    ['售后工程师', 'Service Engineer'],
    'service',
    'care',
    'service',
  ),
];

export function createPeople(
  language: Language,
  random: Random,
): { departments: DemoDepartment[]; people: DemoPerson[] } {
  return {
    departments: departments.map((d) => ({
      ref: `department-${d.ref}`,
      name: d[language],
      parentRef: d.parent && `department-${d.parent}`,
    })),
    people: posts.map((p) => ({
      ref: p.ref,
      name: p[language],
      title: p.title[language],
      email: `${p.mail}@latchkey-demo.example`,
      phone: chineseMobile(random),
      departmentRef: `department-${p.department}`,
      managerRef: p.manager,
      role: p.role,
    })),
  };
}
