/** Parts of names of people and companies. Chinese ones are spelt by the pinyin library, for e-mail addresses. */
const each = (characters: string) => [...characters];
const words = (text: string) => text.split(' ');

/** Two characters make a brand: 恒 + 润. */
export const brandStarts = each('恒瑞鼎盛启博泰宏嘉锦凯联康德正信远晟睿卓佳昌永云星朗沃赛森逸铭骏聚优同方');
export const brandEnds = each('润通源丰科创捷诚邦辰力航景腾峰禾迈特途纳晖拓泽铂迪瀚岳澜川尚');
/** Well-known names that those parts can make. */
export const brandsTaken = new Set(
  words(
    '恒力 恒通 恒丰 瑞丰 鼎丰 盛通 博科 泰丰 宏源 宏景 嘉禾 锦源 凯捷 凯迪 联通 联创 联科 康拓 康辰 德力 德邦 正源 正邦 信通 信源 远通 永辉 永丰 云南 云峰 星辰 朗科 沃特 沃尔 赛力 赛特 森源 同方 同源 方正 优特 优科 聚源 骏丰 佳通 昌源 逸飞 睿创 卓尚 方源',
  ),
);
export const surnames: readonly (readonly [string, number])[] = [
  ...each('王李张刘陈').map((s) => [s, 8] as const),
  ...each('杨赵黄周吴徐孙胡朱高林何郭马').map((s) => [s, 4] as const),
  ...each(
    '罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
  ).map((s) => [s, 1] as const),
  ['欧阳', 0.5],
];
export const givenNames = {
  male: words(
    '伟 强 磊 军 勇 杰 涛 斌 鹏 超 浩 宇 凯 健 波 辉 刚 建国 建军 志强 志明 国栋 海涛 文博 俊杰 浩然 子轩 明辉 立新 家豪 晓东 少华 振宇 天佑 永康 成林 卫东 新民 德华 启明 泽宇 一鸣 思远 景行 嘉伟 培峰 汉文 世杰 长河 绍武',
  ),
  female: words(
    '芳 娜 敏 静 丽 艳 娟 霞 燕 玲 婷 雪 倩 洁 琳 颖 慧 莉 秀英 桂兰 丽娟 晓燕 雨桐 欣怡 梦洁 思琪 佳慧 雅婷 海燕 春梅 嘉怡 诗涵 文静 若兰 美玲 玉华 晓雯 紫涵 静怡 丹丹 淑贞 婉清 可欣 乐怡',
  ),
};

export const englishBrands = words(
  'Northfield Harbourview Brightwater Kestrel Ironbridge Silverbirch Redmond Copperhill Lakeshore Whitmore Ashdown Fairhaven Granite Bluestone Summit Meridian Oakridge Pinecrest Stonegate Westbrook Eastvale Larkspur Thornbury Highmoor Castlegate Clearwater Foxglove Greywell Hawthorn Juniper Kingsford Linden Maplewood Newhaven Orchardlea Pembury Quayside Ridgeway Sandford Tidewater Underhill Valemount Wexcombe Yarrow Beacon Cobalt Drayton Elmhurst Falconer Glenmoor Hollins Ivybridge Langdale Marlow Netherby Osprey Pathfinder Rosemont Sterling Tamarack',
);
export const englishSurnames = words(
  'Miller Carter Bennett Hughes Foster Brooks Turner Parker Collins Murphy Reed Bailey Cooper Richardson Ward Hayes Coleman Jenkins Perry Powell Patterson Sanders Price Myers Ross Henderson Barnes Fisher Simmons Graham Wallace Marshall Gibson Palmer Webb Tucker Porter Hunter Hicks Crawford Mason Kennedy Burns Gordon Shaw Holmes Rice Robertson Hunt Black Daniels Nichols Grant Knight Ferguson Rose Stone Hawkins Dunn Perkins Hudson Spencer Gardner Stephens Payne Pierce Berry Matthews Arnold Wagner Willis Ray Watkins Olson Carroll Duncan Snyder Hart Cunningham Patel Singh Nguyen Novak Rossi Schmidt',
);
export const englishGivenNames = {
  male: words(
    'James Michael Robert David William Thomas Daniel Matthew Andrew Mark Steven Paul Kevin Brian George Edward Jason Ryan Eric Jonathan Scott Benjamin Samuel Gregory Patrick Peter Adam Nathan Douglas Henry Oliver Simon Graham Stuart Callum Raj Luis Marco',
  ),
  female: words(
    'Mary Jennifer Linda Elizabeth Susan Jessica Sarah Karen Nancy Lisa Margaret Sandra Ashley Emily Donna Michelle Carol Amanda Melissa Deborah Rebecca Laura Helen Anna Nicole Samantha Katherine Christine Rachel Heather Diane Julie Joyce Victoria Kelly Olivia Fiona Priya',
  ),
};
