/**
 * What people here begin their passwords with, beside the published lists of the library: words for the estimate, and
 * the shapes that rules about classes breed (`Season+Year+!`, `Company@2026`).
 */

/** Chinese favourites: whole passwords, commonest first (from the published analyses of leaked Chinese lists). */
export const chinesePasswords =
  `123456 111111 000000 123123 123456789 a123456 5201314 woaini1314 woaini520 1314520 woaini
  7758521 7758258 5211314 520520 1314521 584520 asd123 qwe123 zxc123 abc123 q123456 z123456 aa123456 wo123456 123456a
  123456q 123456aa 147258369 159357 123321 112233 168168 888888 666666 88888888 66666666 00000000 12345678 11111111
  qq123456 woaiwojia woaiziji aini1314 woaimama woaibaba woaizhongguo iloveyou zhongguo beijing shanghai shenzhen
  guangzhou nihao nihaoma wodemima mima123 mima mimamima woshishui tamade caonima wangji shabi baobao laopo laogong
  woxihuanni nishishui admin admin123 admin888 root123 test123 guest123 manager system password passw0rd p@ssw0rd
  qazwsx 1qaz2wsx 1q2w3e4r q1w2e3r4 zaq12wsx 1qazxsw2 qwertyuiop asdfghjkl zxcvbnm qweasdzxc qweasd 741852963 963852741
  789456123 3edc4rfv latchkey menshuan`
    .split(/\s+/)
    .filter(Boolean);

/** Seasons, months, festivals: in pinyin and English, as in `Chuntian2026!`. */
export const seasonWords =
  `spring summer autumn fall winter chuntian xiatian qiutian dongtian chunjie january february march
  april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
  yiyue eryue sanyue siyue wuyue liuyue qiyue bayue jiuyue shiyue`
    .split(/\s+/)
    .filter(Boolean);

/** What stands for "here": as in `Company@2026`, `Huawei@123`. */
export const companyWords =
  `company gongsi office work welcome login admin administrator root user test demo guest manager
  system server oracle changeme letmein secret default password passwort mima crm erp sales xiaoshou kefu caiwu renshi
  latchkey menshuan huawei alibaba tencent baidu xiaomi lenovo haier midea gree vivo oppo meituan jingdong taobao tmall
  weixin wechat dingtalk feishu alipay zhifubao netease sina sohu bytedance douyin didi pinduoduo kuaishou byd catl hikvision
  dahua inspur foxconn tsmc asus acer sinopec petrochina icbc ccb abc boc pingan citic microsoft google apple amazon
  facebook samsung sony cisco intel dell ibm zte siemens`
    .split(/\s+/)
    .filter(Boolean);

const initials = 'b p m f d t n l g k h j q x zh ch sh r z c s y w'.split(' ');
const finals =
  'a o e i u v ai ei ui ao ou iu ie ue er an en in un ang eng ing ong ia iao ian iang iong ua uo uai uan uang'.split(
    ' ',
  );

/** Every syllable that pinyin could have (and some that it hasn't, which does no harm): `woaibeijing` is four guesses. */
export const pinyinSyllables: readonly string[] = [
  ...initials.flatMap((initial) => finals.map((final) => initial + final)),
  ...'a ai an ang ao e en er o ou'.split(' '),
];
