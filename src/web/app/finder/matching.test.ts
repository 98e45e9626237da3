import { pinyin } from 'pinyin-pro';
import { expect, it } from 'vitest';
import { rankOfAct } from './matching.ts';
import { soundOf } from './sounds.ts';

// As in the words of the frame and of the search, in both Chinese.
const names =
  '今天 客户 联系人 跟进 商机 产品 导入 回收站 设置 客戶 聯絡人 跟進 商機 產品 匯入 回收桶 設定 新建客户 新建联系人 新建商机 新增客戶 新增聯絡人 新增商機 我的账号 退出登录 我的帳號 登出 记录跟进 显示快捷键 記錄跟進 顯示快速鍵 语言 语言 外观 語言 外觀'.split(
    ' ',
  );

it('knows the sound of every act, as the dictionary has it', () => {
  for (const name of names)
    expect(soundOf(name), name).toEqual(pinyin(name, { toneType: 'none', type: 'array' }));
});

it('finds acts by words, other languages, pinyin and initials', () => {
  const act = { label: '新建客户', besides: ['New customer'] };
  for (const typed of ['新建', 'xjkh', 'xinjianke', 'XINJ', 'new', 'ＮＥＷ'])
    expect(rankOfAct(act, typed)).toBe(0);
  expect(rankOfAct(act, 'custom')).toBe(1);
  for (const typed of ['客户', 'kehu', 'kh']) expect(rankOfAct(act, typed)).toBe(2);
  for (const typed of ['客人', 'xk', '%', 'new  customer!']) expect(rankOfAct(act, typed)).toBeNull();
});
