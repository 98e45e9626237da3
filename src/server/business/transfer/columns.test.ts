import { describe, expect, it } from 'vitest';
import { importObjects } from '#contract/business/transfer';
import { guessObject, missingFields, suggestMapping } from './columns.ts';
import { fieldsOf, type ImportObject } from './fields.ts';

const columns = (header: string) => header.split(',').map((name) => ({ name, samples: [] }));

/** Headers of other systems' exports, with the field each column should go to. */
const exports: [system: string, object: ImportObject, header: string, mapping: string][] = [
  [
    'Salesforce accounts',
    'customer',
    'Account Name,Phone,Website,Industry,Employees,Annual Revenue,Billing Street,Billing City,Billing State/Province,Billing Zip/Postal Code,Billing Country,Account Owner,Parent Account,Description,Rating,Account ID',
    'name,phones,website,industry,employees,annualRevenue,address.street,address.city,address.region,address.postcode,address.country,owner,parent,description,level,',
  ],
  [
    'Salesforce contacts',
    'contact',
    'First Name,Last Name,Title,Account Name,Phone,Mobile,Email,Department,Birthdate',
    'firstName,lastName,title,customer,phones,phones,emails,department,birthday',
  ],
  [
    'Salesforce opportunities',
    'opportunity',
    'Opportunity Name,Account Name,Stage,Amount,Probability (%),Close Date,Created Date,Opportunity Owner,Loss Reason',
    'name,customer,stage,amount,probability,closedOn,openedOn,owner,lossReason',
  ],
  [
    'ein deutscher Export',
    'customer',
    'Firma,Branche,Straße,PLZ,Ort,Land,Telefon,E-Mail,Mitarbeiter,Umsatz,Betreuer',
    'name,industry,address.street,address.postcode,address.city,address.country,phones,emails,employees,annualRevenue,owner',
  ],
  [
    'un export français',
    'contact',
    'Prénom,Nom,Société,Fonction,Téléphone,Courriel,Date de naissance',
    'firstName,lastName,customer,title,phones,emails,birthday',
  ],
  [
    'HubSpot companies',
    'customer',
    'Record ID,Company name,Company owner,Phone Number,City,Country/Region,Industry,Number of Employees,Company Domain Name',
    ',name,owner,phones,address.city,address.country,industry,employees,website',
  ],
  [
    'HubSpot contacts',
    'contact',
    'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Associated Company,Last Activity Date,Lead Status,Create Date',
    ',firstName,lastName,emails,phones,,customer,,,',
  ],
  [
    'HubSpot deals',
    'opportunity',
    'Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Pipeline,Primary Associated Company',
    'externalId,name,stage,closedOn,owner,amount,pipeline,customer',
  ],
  [
    'Pipedrive people',
    'contact',
    'Name,Organization,Email - Work,Phone - Work,Job title',
    'name,customer,emails,phones,title',
  ],
  [
    'Zoho deals',
    'opportunity',
    'Deal Name,Account Name,Closing Date,Stage,Amount,Probability (%),Deal Owner,Lead Source',
    'name,customer,expectedClose,stage,amount,probability,owner,',
  ],
  [
    'Dynamics opportunities',
    'opportunity',
    'Topic,Potential Customer,Est. Close Date,Est. Revenue,Probability,Owner,Created On',
    'name,customer,expectedClose,amount,probability,owner,openedOn',
  ],
  [
    '纷享销客客户',
    'customer',
    '客户名称（必填）,客户级别,客户来源,所属行业,电话,网址,省,市,详细地址,邮编,负责人,备注',
    'name,level,source,industry,phones,website,address.region,address.city,address.street,address.postcode,owner,description',
  ],
  [
    '销售易商机',
    'opportunity',
    '商机名称,客户名称,销售阶段,预计销售金额,预计成交日期,赢率,商机所有人,输单原因,创建日期',
    'name,customer,stage,amount,expectedClose,probability,owner,lossReason,openedOn',
  ],
  [
    '繁體聯絡人',
    'contact',
    '姓名,公司名稱,職稱,手機,電子郵件,生日',
    'name,customer,title,phones,emails,birthday',
  ],
  [
    '联系人',
    'contact',
    '联系人姓名,客户名称,职务,手机,电话,邮箱,是否主联系人',
    'name,customer,title,phones,phones,emails,primary',
  ],
  [
    '跟进记录',
    'followUp',
    '客户名称,跟进方式,跟进时间,跟进内容,跟进人,下次跟进时间',
    'customer,kind,at,content,owner,nextStepDue',
  ],
  ['产品', 'product', '产品编码,产品名称,产品类别,标准价格,是否上架', 'code,name,series,price,active'],
  ['员工', 'person', '姓名,部门,直属上级,手机号,邮箱,职位', 'name,department,manager,phone,email,title'],
  [
    'Maven accounts',
    'customer',
    'account,sector,year_established,revenue,employees,office_location,subsidiary_of',
    'name,industry,foundedYear,annualRevenue,employees,address.country,parent',
  ],
  ['Maven teams', 'person', 'sales_agent,manager,regional_office', 'name,manager,department'],
  ['Maven products', 'product', 'product,series,sales_price', 'name,series,price'],
  [
    'Maven pipeline',
    'opportunity',
    'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value,engage_quarter,close_quarter',
    'externalId,owner,product,customer,stage,openedOn,closedOn,amount,,',
  ],
];

describe('columns', () => {
  it.each(exports)('maps %s', (_, object, header, mapping) => {
    expect(
      suggestMapping(object, columns(header))
        .map((f) => f ?? '')
        .join(','),
    ).toBe(mapping);
  });
  it.each(exports)('takes %s for what it holds', (_, object, header) => {
    expect(guessObject(columns(header))).toBe(object);
  });

  it.each(importObjects)('knows the headers that we export ourselves, in all languages: %s', (object) => {
    for (const locale of ['en', 'zh-Hans', 'zh-Hant'] as const) {
      const ours = fieldsOf(object).map((f) => ({ name: f.names[locale], samples: [] }));
      const expected = fieldsOf(object).map((f) =>
        object === 'contact' && ['firstName', 'lastName'].includes(f.field) ? null : f.field,
      );
      expect(suggestMapping(object, ours)).toEqual(expected);
    }
    const keys = fieldsOf(object).map((f) => ({ name: f.field, samples: [] }));
    expect(suggestMapping(object, keys).filter((f) => f === null).length).toBe(object === 'contact' ? 2 : 0);
  });

  it('leaves a column out whose values do not fit, and maps none twice', () => {
    const mapping = suggestMapping('customer', [
      { name: 'Company', samples: ['Acme'] },
      { name: 'Account', samples: ['Acme'] },
      { name: 'Type', samples: ['Prospect', 'Partner'] },
      { name: 'Employees', samples: ['many', 'few'] },
    ]);
    expect(mapping).toEqual(['name', null, null, null]);
  });

  it('asks for what is required', () => {
    expect(missingFields('contact', ['lastName', null])).toEqual(['customer']);
    expect(missingFields('product', ['name'])).toEqual(['price']);
    expect(guessObject(columns('foo,bar'))).toBeNull();
  });
});
