/**
 * What a column of a file can go to, for each kind of record: the field, how its values are read, its names in three
 * languages, and the names that other systems give it (Salesforce, HubSpot, Zoho, Pipedrive, Dynamics, Odoo, 纷享销客,
 * 销售易). A file that we export comes back by the same names.
 */
import { importObjects } from '#contract/business/transfer';
import { folded } from './folding.ts';

export type ImportObject = (typeof importObjects)[number];

/** How a cell is read. */
export type FieldKind =
  | 'text'
  | 'list'
  | 'phones'
  | 'emails'
  | 'website'
  | 'integer'
  | 'year'
  | 'money'
  | 'currency'
  | 'percent'
  | 'day'
  | 'instant'
  | 'flag'
  | 'choice'
  /** A word of an open vocabulary: unusual ones are mended. */
  | 'word'
  /** The name of another record. */
  | 'reference';

export interface Field {
  field: string;
  kind: FieldKind;
  required: boolean;
  /** Several columns may go to it; their values are joined. */
  several: boolean;
  /** Its name in English, Simplified and Traditional Chinese. */
  names: { en: string; 'zh-Hans': string; 'zh-Hant': string };
  /** Folded names by which it is known, its own ones among them. */
  known: ReadonlySet<string>;
}

/** What German, French and Spanish exports call the fields that they all have. */
const european: Readonly<Record<string, string>> = {
  customer: 'firma firmenname unternehmen kunde kundenname societe entreprise client empresa cliente',
  industry: 'branche secteur secteurdactivite sector industria',
  source: 'quelle herkunft origine origen',
  phones: 'telefon telefonnummer mobil handy portable telefono movil',
  phone: 'telefon mobil handy portable telefono',
  emails: 'emailadresse courriel adresseemail correo correoelectronico',
  email: 'emailadresse courriel correo',
  website: 'webseite internet siteweb sitioweb',
  employees: 'mitarbeiter mitarbeiterzahl anzahlmitarbeiter effectif employes empleados',
  annualRevenue: 'umsatz jahresumsatz chiffredaffaires ca facturacion ingresos',
  currency: 'waehrung wahrung devise moneda divisa',
  foundedYear: 'gruendungsjahr grundungsjahr gegruendet anneedecreation fundacion',
  'address.country': 'land pays pais',
  'address.region': 'bundesland kanton departement provincia',
  'address.city': 'ort stadt ville ciudad localidad',
  'address.street': 'strasse straße anschrift adresse rue direccion calle',
  'address.postcode': 'plz postleitzahl codepostal codigopostal',
  'billing.taxId': 'ustid umsatzsteuerid steuernummer siret siren tva nif cif',
  description:
    'notiz notizen bemerkung bemerkungen beschreibung remarque remarques notas descripcion observaciones',
  note: 'notiz notizen bemerkung bemerkungen beschreibung remarque remarques notas descripcion observaciones',
  parent: 'muttergesellschaft konzern maisonmere matriz',
  owner:
    'betreuer verantwortlich verantwortlicher ansprechpartnervertrieb verkaeufer commercial proprietaire responsable propietario vendedor',
  firstName: 'vorname prenom nombre',
  lastName: 'nachname familienname nom nomdefamille apellido apellidos',
  title: 'funktion stelle fonction poste cargo puesto',
  department: 'abteilung service departamento',
  birthday: 'geburtstag geburtsdatum datedenaissance fechadenacimiento',
  stage: 'phase verkaufsphase etape fase etapa',
  amount: 'betrag auftragswert wert montant importe valor',
  probability: 'wahrscheinlichkeit probabilite probabilidad',
  expectedClose: 'erwarteterabschluss voraussichtlichesabschlussdatum datedecloture fechadecierre',
  closedOn: 'abschlussdatum abschluss',
  openedOn: 'erstelltam erstellt datedecreation fechadecreacion',
  product: 'produkt artikel produit producto',
  quantity: 'menge anzahl quantite cantidad',
  price: 'preis einzelpreis listenpreis prix precio',
  code: 'artikelnummer artikelnr reference referencia',
  series: 'kategorie produktgruppe categorie categoria',
  manager: 'vorgesetzter leiter superieur jefe',
  at: 'datum fecha',
};

const severalKinds = new Set<FieldKind>(['list', 'phones', 'emails']);
const severalTexts = new Set(['description', 'note', 'content', 'address.street']);

/** A `!` behind the key: required. `names` in the order en|zh-Hans|zh-Hant; `others` apart by spaces, folded already. */
function field(key: string, kind: FieldKind, names: string, others: string): Field {
  const [en = '', hans = '', hant = hans] = names.split('|');
  const name = key.replace('!', '');
  return {
    field: name,
    kind,
    required: key.endsWith('!'),
    several: severalKinds.has(kind) || severalTexts.has(name),
    names: { en, 'zh-Hans': hans, 'zh-Hant': hant },
    known: new Set(
      [name, en, hans, hant, ...`${others} ${european[name] ?? ''}`.trim().split(' ')].map(folded),
    ),
  };
}

const owner = (others: string) =>
  field(
    'owner',
    'reference',
    'Owner|负责人|負責人',
    `ownername assignedto assigneduser user salesrep salesperson salesagent agent accountmanager rep responsible responsibleperson 所有者 所有人 跟进人 业务员 業務員 業務 销售 销售员 销售人员 銷售人員 客户经理 所属人 归属人 归属销售 ${others}`,
  );
const customerOf = (others = '') =>
  field(
    'customer!',
    'reference',
    'Customer|客户|客戶',
    `account accountname company companyname organization organizationname organisation client customername associatedcompany associatedcompanyprimary primaryassociatedcompany accountidname potentialcustomer 客户名称 客戶名稱 公司 公司名称 公司名稱 所属客户 所屬客戶 关联客户 相关客户 单位 单位名称 企业名称 ${others}`,
  );
const currency = field(
  'currency',
  'currency',
  'Currency|币种|幣別',
  'currencycode currencyiso currencyisocode transactioncurrency dealcurrency 货币 貨幣 币别 幣種',
);
const phones = (others = '') =>
  field(
    'phones',
    'phones',
    'Phones|电话|電話',
    `phone telephone tel mobile cell cellphone mobilephone phonenumber mobilephonenumber workphone businessphone businessphone1 mainphone companyphone phone1 phone2 phonework phonemobile directphone otherphone 联系电话 聯絡電話 办公电话 公司电话 手机 手機 手机号 手机号码 手機號碼 移动电话 行動電話 座机 固定电话 ${others}`,
  );
const emails = (others = '') =>
  field(
    'emails',
    'emails',
    'E-mails|邮箱|電子郵件',
    `email emailaddress emailaddress1 email1 email2 mail workemail primaryemail emailwork secondaryemail 电子邮件 电子邮箱 邮件 邮箱地址 電郵 郵箱 電子信箱 信箱 ${others}`,
  );

const customer = [
  field(
    'name!',
    'text',
    'Customer name|客户名称|客戶名稱',
    'name firma firmenname unternehmen kunde kundenname societe raisonsociale empresa account accountname company companyname organization organizationname organisation organisationname customer client clientname businessname 客户 客戶 公司 公司名称 公司名稱 企业名称 企業名稱 单位名称 單位名稱 单位 名称 名稱 客户全称 客户姓名',
  ),
  field(
    'kind',
    'choice',
    'Kind|客户类型|客戶類型',
    'type customertype accounttype companyorperson 类型 客户类别 客戶類別',
  ),
  field(
    'industry',
    'word',
    'Industry|行业|行業',
    'sector vertical industrytype 所属行业 所屬行業 客户行业 产业 產業 行业类别',
  ),
  field(
    'source',
    'word',
    'Source|来源|來源',
    'leadsource accountsource customersource originalsource originaltrafficsource 客户来源 客戶來源 线索来源 来源渠道 渠道',
  ),
  field(
    'level',
    'text',
    'Level|级别|級別',
    'rating grade tier customerlevel accounttier priority 等级 等級 客户级别 客戶級別 客户等级 客戶等級 客户分级 重要程度',
  ),
  field('tags', 'list', 'Tags|标签|標籤', 'tag label labels category categories 客户标签 客戶標籤 分类'),
  phones(),
  emails(),
  field(
    'website',
    'website',
    'Website|网址|網址',
    'url web site homepage webpage domain companydomainname websiteurl 网站 官网 公司网址 公司网站 網站 官網',
  ),
  field(
    'employees',
    'integer',
    'Employees|员工人数|員工人數',
    'numberofemployees noofemployees employeecount companysize size headcount staff 员工数 员工规模 人数 公司规模 企业规模 规模 公司規模 規模 人員規模',
  ),
  field(
    'annualRevenue',
    'money',
    'Annual revenue|年营业额|年營業額',
    'revenue turnover sales yearlyrevenue annualsales 营业额 年收入 年销售额 营收 年营收 營收 營業額',
  ),
  currency,
  field(
    'foundedYear',
    'year',
    'Founded in|成立年份|成立年份',
    'yearestablished foundedyear yearfounded founded established yearestablishment 成立年 创立年份 成立时间 成立日期 成立時間 注册时间',
  ),
  field(
    'address.country',
    'word',
    'Country|国家|國家',
    'country billingcountry mailingcountry shippingcountry countryregion addresscountry address1countryregion officelocation location 国家地区 國家地區 所在国家',
  ),
  field(
    'address.region',
    'text',
    'Region|省份|省份',
    'state province region stateprovince stateregion billingstate billingstateprovince mailingstate shippingstate address1stateprovince 省 州 省市 地区 区域 區域 所在省 所在省份 州省',
  ),
  field(
    'address.city',
    'text',
    'City|城市|城市',
    'city town billingcity mailingcity shippingcity address1city addresscity 市 所在城市 所在市 地市',
  ),
  field(
    'address.street',
    'text',
    'Street|地址|地址',
    'street address address1 address2 streetaddress street1 street2 billingstreet billingaddress mailingstreet shippingstreet address1street1 fulladdress 详细地址 公司地址 联系地址 办公地址 街道 詳細地址 聯絡地址',
  ),
  field(
    'address.postcode',
    'text',
    'Postcode|邮编|郵遞區號',
    'zip zipcode postcode postalcode postal zippostalcode billingzip billingpostalcode billingzippostalcode billingcode mailingzip address1zippostalcode 邮政编码 郵編 郵政編碼',
  ),
  field(
    'billing.title',
    'text',
    'Invoice title|发票抬头|發票抬頭',
    'billingtitle billingname 开票抬头 开票名称',
  ),
  field(
    'billing.taxId',
    'text',
    'Tax ID|税号|稅號',
    'taxid taxnumber vat vatnumber vatid vatregistration ein 纳税人识别号 统一社会信用代码 社会信用代码 統一編號 統編',
  ),
  field('billing.bank', 'text', 'Bank|开户行|開戶行', 'bankname 开户银行 開戶銀行 银行'),
  field(
    'billing.account',
    'text',
    'Bank account|银行账号|銀行帳號',
    'bankaccountnumber iban 银行帐号 账号 帳號',
  ),
  field(
    'description',
    'text',
    'Description|备注|備註',
    'note notes comment comments remark remarks about aboutus companydescription 描述 说明 简介 公司简介 說明 備注 客户描述 客户简介',
  ),
  field(
    'parent',
    'reference',
    'Parent company|上级客户|上級客戶',
    'parent parentaccount parentaccountname subsidiaryof parentcompanyname headquarters memberof relatedcompany 母公司 总公司 上级公司 所属集团 隶属于 總公司',
  ),
  owner('accountowner companyowner customerowner 客户负责人 客户所有人 客戶負責人'),
  field(
    'collaborators',
    'reference',
    'Collaborators|协作人|協作人',
    'team teammembers members 相关团队 协同人 团队成员 協同人',
  ),
];

const contact = [
  field(
    'name!',
    'text',
    'Name|姓名|姓名',
    'ansprechpartner kontakt fullname contactname contact person personname displayname 联系人 聯絡人 联系人姓名 聯絡人姓名 名字 联系人名称',
  ),
  field('firstName', 'text', 'First name|名|名', 'givenname forename first'),
  field('lastName', 'text', 'Last name|姓|姓', 'surname familyname last'),
  customerOf(),
  field('title', 'text', 'Title|职务|職務', 'jobtitle position job role 职位 頭銜 头衔 職稱 職位 岗位'),
  field('department', 'text', 'Department|部门|部門', 'dept division 所在部门 所屬部門 所属部门'),
  phones(),
  emails(),
  field('birthday', 'day', 'Birthday|生日|生日', 'birthdate dateofbirth dob 出生日期 生日日期'),
  field(
    'primary',
    'flag',
    'Main contact|主要联系人|主要聯絡人',
    'primary primarycontact isprimary ismaincontact 主联系人 首要联系人 是否主要联系人 是否主联系人 是否首要联系人 默认联系人 关键联系人',
  ),
  field('note', 'text', 'Note|备注|備註', 'notes description comment comments remark remarks 描述 说明 備注'),
];

const followUp = [
  customerOf('relatedto regarding related 关联对象'),
  field('contact', 'reference', 'Contact|联系人|聯絡人', 'contactname person who 联系人姓名 聯絡人姓名'),
  field(
    'opportunity',
    'reference',
    'Opportunity|商机|商機',
    'opportunityname deal dealname 商机名称 商機名稱 机会名称 关联商机 销售机会',
  ),
  field(
    'kind',
    'choice',
    'Kind|跟进方式|跟進方式',
    'type activitytype method channel 跟进类型 类型 方式 联系方式 拜访方式 活動類型',
  ),
  field(
    'at',
    'instant',
    'When|跟进时间|跟進時間',
    'at date time activitydate startdate starttime duedate donetime createdate createddate createdtime createdon timestamp 时间 日期 跟进日期 联系时间 拜访时间 记录时间 创建时间 時間 建立時間',
  ),
  field(
    'content!',
    'text',
    'What happened|跟进内容|跟進內容',
    'content subject note notes description comment comments fullcomments body summary details 内容 记录 跟进记录 描述 备注 主题 沟通内容 拜访内容 內容 記錄 備註',
  ),
  field(
    'outcome',
    'choice',
    'Outcome|跟进结果|跟進結果',
    'result calloutcome status callresult 结果 状态 結果',
  ),
  field('nextStep', 'text', 'Next step|下一步|下一步', 'nextaction 下一步计划 下次计划 后续计划 下步計劃'),
  field(
    'nextStepDue',
    'day',
    'Next step due|下次跟进日期|下次跟進日期',
    'nextfollowup nextfollowupdate nextcontactdate followupdate nextactivitydate reminddate 下次跟进时间 下次联系时间 下次跟進時間 提醒时间',
  ),
  owner('跟进者 拜访人 记录人 创建人 createdby by'),
];

const opportunity = [
  field(
    'name',
    'text',
    'Opportunity name|商机名称|商機名稱',
    'opportunity name deal dealname dealtitle title topic potentialname subject 商机 商機 机会名称 机会主题 销售机会 销售机会名称 项目名称 項目名稱 名称',
  ),
  field(
    'externalId',
    'text',
    'Number|编号|編號',
    'externalid opportunityid opportunitynumber dealid recordid id number potentialid 商机编号 商機編號 机会编号 项目编号 序号 唯一标识',
  ),
  { ...customerOf(), required: false },
  owner('opportunityowner dealowner potentialowner 商机负责人 商機負責人'),
  field(
    'pipeline',
    'reference',
    'Pipeline|销售流程|銷售流程',
    'pipelinename salesprocess businessprocess 商机类型 管道 流程',
  ),
  field(
    'stage',
    'reference',
    'Stage|阶段|階段',
    'dealstage salesstage pipelinestage opportunitystage stagename pipelinephase salesstatus status state 销售阶段 商机阶段 当前阶段 商机状态 状态 階段名稱 銷售階段 商機階段',
  ),
  field(
    'amount',
    'money',
    'Amount|金额|金額',
    'value dealvalue dealamount closevalue estrevenue estimatedrevenue actualrevenue revenue price budget 商机金额 预计金额 预计销售金额 预计成交金额 成交金额 销售金额 合同金额 預計金額 商機金額 預估金額',
  ),
  currency,
  field(
    'probability',
    'percent',
    'Probability|赢率|贏率',
    'probabilitypercent dealprobability winprobability closeprobability 成交概率 概率 可能性 成功率 成交率 機率 预计赢率',
  ),
  field(
    'expectedClose',
    'day',
    'Expected close|预计成交日期|預計成交日期',
    'expectedclosedate estclosedate estimatedclosedate expectedclosing closingdate targetdate forecastdate deadline 预计结束日期 预计签单日期 预计成交时间 预计成单日期 预计签约日期 結案日期 預計結案日期',
  ),
  field(
    'openedOn',
    'day',
    'Opened on|创建日期|建立日期',
    'engagedate opendate openeddate startdate createdate createddate createdtime createdon creationdate created dealcreated addtime 创建时间 商机创建时间 发现日期 发现时间 开始日期 建立時間 創建時間',
  ),
  field(
    'closedOn',
    'day',
    'Closed on|成交日期|成交日期',
    'closedate closeddate actualclosedate closedtime wontime losttime dateclosed dealclosed 结束日期 关闭日期 关闭时间 实际成交日期 实际结束日期 赢单日期 成交时间 签约日期',
  ),
  field(
    'lossReason',
    'choice',
    'Loss reason|输单原因|輸單原因',
    'lostreason lossreason closedlostreason reasonforloss reasonlost 丢单原因 失败原因 失敗原因',
  ),
  field('lossNote', 'text', 'Loss note|输单说明|輸單說明', 'lostnote lossdescription 丢单说明 失败说明'),
  field(
    'competitors',
    'list',
    'Competitors|竞争对手|競爭對手',
    'competitor maincompetitor maincompetitors 竞品 竞争者',
  ),
  field(
    'product',
    'reference',
    'Product|产品|產品',
    'products productname item lineitem productinterest 产品名称 產品名稱 商品 意向产品 购买产品',
  ),
  field('quantity', 'integer', 'Quantity|数量|數量', 'qty units productquantity 产品数量'),
  field(
    'note',
    'text',
    'Note|备注|備註',
    'notes description comment comments nextstep remark remarks 描述 说明 備注 商机描述',
  ),
];

const product = [
  field(
    'name!',
    'text',
    'Product name|产品名称|產品名稱',
    'bezeichnung produkt artikel produit producto name product item itemname title 产品 產品 商品 商品名称 商品名稱 品名 名称',
  ),
  field(
    'code',
    'text',
    'Code|产品编号|產品編號',
    'sku productcode itemcode productid productnumber partnumber internalreference 产品编码 编码 编号 商品编码 货号 料号 型号 產品編碼',
  ),
  field(
    'series',
    'text',
    'Series|系列|系列',
    'family productfamily productseries category productcategory line productline type 产品系列 分类 产品分类 产品类别 类别 分類 類別',
  ),
  field(
    'price!',
    'money',
    'Price|价格|價格',
    'unitprice salesprice listprice standardprice baseprice amount 单价 标准价格 标准单价 售价 销售价格 價錢 單價 售價 零售价',
  ),
  currency,
  field(
    'active',
    'flag',
    'Active|启用|啟用',
    'isactive productactive status enabled onsale 状态 是否启用 上架 是否上架 上架状态',
  ),
  field(
    'description',
    'text',
    'Description|说明|說明',
    'productdescription note notes details 描述 备注 产品描述 产品介绍 備註',
  ),
];

const person = [
  field(
    'name!',
    'text',
    'Name|姓名|姓名',
    'fullname salesagent salesrep salesperson agent employee employeename user username staffname staff person displayname rep 员工 员工姓名 销售 销售员 业务员 員工姓名 人员姓名 業務員 用户名 昵称',
  ),
  field(
    'email',
    'emails',
    'E-mail|邮箱|電子郵件',
    'emailaddress mail workemail login 电子邮件 电子邮箱 邮件 電郵 郵箱 信箱',
  ),
  field(
    'phone',
    'phones',
    'Phone|电话|電話',
    'telephone tel mobile mobilephone phonenumber cell 手机 手机号 手机号码 手機 联系电话 聯絡電話',
  ),
  field('title', 'text', 'Title|职务|職務', 'jobtitle position job role 职位 头衔 職稱 職位 岗位'),
  field(
    'department',
    'reference',
    'Department|部门|部門',
    'dept team office regionaloffice region division businessunit branch group territory 所属部门 所屬部門 团队 團隊 区域 大区 分公司 办事处',
  ),
  field(
    'manager',
    'reference',
    'Manager|上级|上級',
    'managername supervisor reportsto boss teamlead teamleader linemanager lead 直属上级 主管 经理 直属领导 上级领导 经理姓名 直屬主管 經理 直接上级',
  ),
];

const byObject: Record<ImportObject, readonly Field[]> = {
  customer,
  contact,
  followUp,
  opportunity,
  product,
  person,
};

/** All fields of an object, required ones first as they are written above. */
export const fieldsOf = (object: ImportObject): readonly Field[] => byObject[object];

/** One field by its key; undefined where the object has none of that name. */
export const fieldOf = (object: ImportObject, key: string): Field | undefined =>
  byObject[object].find((f) => f.field === key);
