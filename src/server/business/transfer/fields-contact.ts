/** What can be told of a contact. */
import { customerOf, emails, phones } from './fields-common.ts';
import { field } from './field.ts';

export const contact = [
  field(
    'name!',
    'text',
    'Name|姓名|姓名',
    'ansprechpartner kontakt fullname contactname contact person personname displayname 联系人 聯絡人 联系人姓名 聯絡人姓名 名字 联系人名称',
  ),
  field('firstName', 'text', 'First name|名|名', 'givenname forename first'),
  field('lastName', 'text', 'Last name|姓|姓', 'surname familyname last'),
  customerOf(),
  field('title', 'text', 'Title|职务|職稱', 'jobtitle position job role 职位 頭銜 头衔 職稱 職位 岗位 職務'),
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
