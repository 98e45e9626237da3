/** Where customers are. Areas decide which salesperson looks after them. */
export interface ChinesePlace {
  city: string;
  region: string;
  area: 'east' | 'south' | 'north';
  weight: number;
  code: string;
  postcode: string;
  districts: readonly string[];
}
const cn = (
  region: string,
  city: string,
  area: ChinesePlace['area'],
  weight: number,
  code: string,
  postcode: string,
  districts: string,
): ChinesePlace => ({ region, city, area, weight, code, postcode, districts: districts.split(' ') });

export const chinesePlaces: readonly ChinesePlace[] = [
  cn('上海', '上海', 'east', 12, '021', '201', '浦东新区 松江区 嘉定区 青浦区 闵行区'),
  cn('江苏', '苏州', 'east', 10, '0512', '215', '工业园区 吴中区 相城区 昆山市 太仓市'),
  cn('江苏', '南京', 'east', 5, '025', '211', '江宁区 浦口区 栖霞区'),
  cn('江苏', '无锡', 'east', 5, '0510', '214', '新吴区 惠山区 江阴市'),
  cn('江苏', '常州', 'east', 3, '0519', '213', '武进区 新北区'),
  cn('江苏', '南通', 'east', 3, '0513', '226', '崇川区 通州区 海安市'),
  cn('浙江', '杭州', 'east', 8, '0571', '310', '余杭区 萧山区 钱塘区 滨江区'),
  cn('浙江', '宁波', 'east', 5, '0574', '315', '北仑区 鄞州区 慈溪市'),
  cn('浙江', '嘉兴', 'east', 4, '0573', '314', '南湖区 桐乡市 平湖市'),
  cn('浙江', '义乌', 'east', 3, '0579', '322', '稠江街道 北苑街道'),
  cn('安徽', '合肥', 'east', 4, '0551', '230', '经开区 高新区 肥西县'),
  cn('广东', '深圳', 'south', 9, '0755', '518', '宝安区 龙岗区 龙华区 光明区'),
  cn('广东', '广州', 'south', 8, '020', '510', '黄埔区 白云区 番禺区 南沙区'),
  cn('广东', '东莞', 'south', 7, '0769', '523', '长安镇 松山湖 虎门镇 塘厦镇'),
  cn('广东', '佛山', 'south', 5, '0757', '528', '顺德区 南海区 三水区'),
  cn('福建', '厦门', 'south', 4, '0592', '361', '集美区 海沧区 同安区'),
  cn('福建', '泉州', 'south', 3, '0595', '362', '晋江市 石狮市 丰泽区'),
  cn('湖南', '长沙', 'south', 4, '0731', '410', '望城区 雨花区 长沙县'),
  cn('湖北', '武汉', 'south', 5, '027', '430', '东西湖区 江夏区 蔡甸区'),
  cn('四川', '成都', 'north', 6, '028', '610', '双流区 龙泉驿区 新都区'),
  cn('重庆', '重庆', 'north', 5, '023', '401', '两江新区 沙坪坝区 巴南区'),
  cn('陕西', '西安', 'north', 4, '029', '710', '高新区 国际港务区 未央区'),
  cn('河南', '郑州', 'north', 5, '0371', '450', '航空港区 经开区 中牟县'),
  cn('山东', '青岛', 'north', 5, '0532', '266', '黄岛区 城阳区 胶州市'),
  cn('山东', '济南', 'north', 3, '0531', '250', '历城区 高新区'),
  cn('北京', '北京', 'north', 6, '010', '102', '大兴区 顺义区 通州区 亦庄'),
  cn('天津', '天津', 'north', 4, '022', '300', '滨海新区 西青区 武清区'),
  cn('辽宁', '沈阳', 'north', 3, '024', '110', '铁西区 浑南区'),
];
export const chineseRoads =
  '创新路 科技一路 兴业路 工业北路 迎宾大道 金桥路 汇智路 学府路 创业二路 长江路 物流大道 港城路 文昌路 振兴中路 聚贤街 永丰路 东环路 纬三路 新华路 致远路'.split(
    ' ',
  );
export const chineseParks =
  '科创园 智造产业园 物流园 中小企业产业园 电商产业园 云谷 联东产业园 标准厂房'.split(' ');

export interface EnglishPlace {
  city: string;
  region: string;
  country: 'United States' | 'Canada' | 'United Kingdom' | 'Australia';
  weight: number;
  /** Area code, as it is dialled within the country. */
  code: string;
  postcode: string;
}
const en = (
  country: EnglishPlace['country'],
  region: string,
  city: string,
  weight: number,
  code: string,
  postcode: string,
): EnglishPlace => ({ country, region, city, weight, code, postcode });

export const englishPlaces: readonly EnglishPlace[] = [
  en('United States', 'California', 'Los Angeles', 4, '213', '90021'),
  en('United States', 'California', 'San Diego', 3, '619', '92101'),
  en('United States', 'Illinois', 'Chicago', 5, '312', '60607'),
  en('United States', 'Texas', 'Dallas', 5, '214', '75207'),
  en('United States', 'Texas', 'Houston', 4, '713', '77002'),
  en('United States', 'Georgia', 'Atlanta', 4, '404', '30303'),
  en('United States', 'Ohio', 'Columbus', 4, '614', '43215'),
  en('United States', 'New Jersey', 'Newark', 3, '973', '07102'),
  en('United States', 'Washington', 'Seattle', 3, '206', '98104'),
  en('United States', 'Tennessee', 'Memphis', 3, '901', '38103'),
  en('Canada', 'Ontario', 'Toronto', 4, '416', 'M5V 2T6'),
  en('Canada', 'British Columbia', 'Vancouver', 3, '604', 'V6B 1A1'),
  en('United Kingdom', 'England', 'London', 5, '020', 'E16 2BF'),
  en('United Kingdom', 'England', 'Birmingham', 4, '0121', 'B6 7EU'),
  en('United Kingdom', 'England', 'Manchester', 4, '0161', 'M17 1WA'),
  en('United Kingdom', 'England', 'Leeds', 3, '0113', 'LS10 1JR'),
  en('United Kingdom', 'Scotland', 'Glasgow', 2, '0141', 'G51 4BP'),
  en('Australia', 'Victoria', 'Melbourne', 4, '03', '3029'),
  en('Australia', 'New South Wales', 'Sydney', 4, '02', '2164'),
  en('Australia', 'Queensland', 'Brisbane', 2, '07', '4110'),
];
export const englishRoads = [
  'Harbor Street',
  'Commerce Way',
  'Foundry Lane',
  'Mill Road',
  'Orchard Avenue',
  'Station Road',
  'Industrial Drive',
  'Canal Street',
  'Kingsway',
  'Park Lane',
  'Depot Road',
  'Meridian Way',
  'Quarry Road',
  'Riverside Drive',
  'Old Airport Road',
];
