import { defineMessages, plural } from '#kit';

export const settingsWords = defineMessages({
  'zh-Hans': {
    title: '设置',
    pages: {
      people: '人员',
      departments: '部门',
      roles: '角色',
      organisation: '组织',
      pipelines: '销售流程',
      api: 'API',
      channels: '通知渠道',
      audit: '审计',
    },
    name: '名称',
    people: (n: number) => `${n} 人`,
    remove: '删除',
  },
  'zh-Hant': {
    title: '設定',
    pages: {
      people: '人員',
      departments: '部門',
      roles: '角色',
      organisation: '組織',
      pipelines: '業務流程',
      api: 'API',
      channels: '通知管道',
      audit: '稽核',
    },
    name: '名稱',
    people: (n) => `${n} 人`,
    remove: '刪除',
  },
  en: {
    title: 'Settings',
    pages: {
      people: 'People',
      departments: 'Departments',
      roles: 'Roles',
      organisation: 'Organisation',
      pipelines: 'Pipelines',
      api: 'API',
      channels: 'Notice channels',
      audit: 'Audit',
    },
    name: 'Name',
    people: (n) => plural(n, 'person', 'people'),
    remove: 'Delete',
  },
});
