import type { Dice } from './dice';
import { Weighted } from './weighted';

/** Surnames of Guangxi with their rough share in thousandths: Han and Zhuang, Yao, Miao, Dong, Mulao, Maonan. */
const SURNAMES =
  '黄87 李62 陈58 韦56 梁50 覃36 陆33 莫24 刘24 罗21 周19 吴19 杨18 蒋17 张17 农17 卢16 蓝15 苏15 唐15 廖15 王15 谢14 ' +
  '何14 潘13 林13 邓13 蒙12 谭12 赵11 凌9 甘9 石9 龙8 秦8 庞8 叶7 钟7 宁7 朱6 曾6 岑6 欧6 邱6 玉5 兰5 班5 冯5 赖5 彭5 ' +
  '黎11 伍4 许6 马4 盘4 闭4 零3 麻3 磨3 樊3 滕3 侯3 奉3 易3 银2 温3 冼2 江3 郑4 胡4 徐3 郭3 高2 余3 毛2 全2 荣2 容2 ' +
  '文3 阳3 白2 沈2 陶2 关2 骆2 封2 言1 贝1 区1 欧阳2 肖3 粟2 贲1 隆1 兀1';

/** Where a surname is met more often than elsewhere: city → surname and how many times as often. */
const STRONGHOLDS: Readonly<Record<string, string>> = {
  '4501': '韦2 覃1 陆2 农1 卢2 滕3 闭2',
  '4502': '韦2 覃2 罗1 杨2 吴2 石2 龙1 贾2',
  '4503': '唐5 蒋6 秦5 李2 刘2 周2 莫2 廖2 王2 文3 阳4 粟4 全3 奉2 陶3',
  '4504': '黎4 李2 陈2 莫2 欧3 区8 梁2 冼4 封4 甘2',
  '4505': '陈3 苏3 廖2 张2 包3 吴2 沈2 许2 庞2',
  '4506': '黄2 李2 陈2 凌2 许2 苏2 郑2 刘2',
  '4507': '黄3 陈2 李2 宁3 刘2 施2 劳3 张2 邓2 利3',
  '4508': '覃2 梁2 陈2 李2 杨2 甘3 卢3 韦2 莫2 容3',
  '4509': '陈4 李4 梁3 庞5 宁4 黄2 刘2 钟4 冯3 赖3 罗2 邱3 温3 朱3 党2',
  '4510': '黄3 农5 陆3 韦2 岑6 班5 许2 零4 凌2 罗2 王2 杨2 麻4 隆5 玉2',
  '4511': '李2 黄2 邓3 陶3 莫2 钟4 廖3 盘4 周2 邱2 叶3 奉3',
  '4512': '韦4 覃4 蓝5 罗3 蒙5 兰4 莫2 潘2 班3 谭4 银8 吴1 龙2 玉3 卢2',
  '4513': '韦4 覃3 莫2 蓝3 梁2 黄2 樊5 蒙2 何2 罗2',
  '4514': '黄4 农6 陆3 梁2 赵4 许3 闭4 零4 马2 苏2 冯2 何2 言2',
};

type Sex = 'female' | 'male';

interface GivenNames {
  /** Born before this year (and after the cohort before). */
  readonly bornBefore: number;
  /** Share of names of one character. */
  readonly single: number;
  readonly female: Characters;
  readonly male: Characters;
}

interface Characters {
  readonly first: string;
  readonly second: string;
  readonly alone: string;
}

/** What parents liked, by the year of birth. Two characters are put together from `first` and `second`. */
const COHORTS: readonly GivenNames[] = [
  {
    bornBefore: 1970,
    single: 0.08,
    female: {
      first: '秀桂美凤月爱玉彩兰少金翠素惠淑莲',
      second: '英兰莲娇娥花珍芳清芬连梅妹凤群琼',
      alone: '英兰芳珍莲琼',
    },
    male: {
      first: '建国德志有文福光永家世进振朝汉庆',
      second: '国才明强福光林生华军荣祥民成辉忠',
      alone: '勇明强华忠福林',
    },
  },
  {
    bornBefore: 1985,
    single: 0.22,
    female: {
      first: '丽春海金小秋雪红玉彩慧艳美晓冬燕',
      second: '英梅燕凤妹兰霞萍华娟玲芳云珍香丽',
      alone: '丽燕霞萍玲娟芳艳红梅静',
    },
    male: {
      first: '志海建国家荣永小文春伟宏世庆少立',
      second: '强军明华勇平林宁斌辉峰文生杰锋东',
      alone: '勇强伟军斌涛峰杰华波宁',
    },
  },
  {
    bornBefore: 2000,
    single: 0.18,
    female: {
      first: '海晓丽雪婷慧思玉小春佳文秋燕冰彩',
      second: '婷燕玲娜兰霞梅琳萍云芳莹妮珍慧敏',
      alone: '婷娜静莹丹琳慧敏倩颖',
    },
    male: {
      first: '海家志俊文永晓宇冠国伟建荣振世泽',
      second: '龙强杰鹏斌林辉明华宁锋豪飞凯涛光',
      alone: '鹏龙杰磊超凯斌飞涛俊',
    },
  },
  {
    bornBefore: 9999,
    single: 0.1,
    female: {
      first: '雨思梓欣诗佳梦子语可嘉慧紫静晓芷',
      second: '婷怡涵瑶琪萱妍欣雯彤琳颖玥晴洁莹',
      alone: '瑶琪莹雪婷怡颖',
    },
    male: {
      first: '子浩俊宇家文梓志泽冠嘉博天锦承荣',
      second: '豪轩宇杰然航睿涛鑫铭晨辉林龙华毅',
      alone: '浩宇杰航睿鑫轩',
    },
  },
];

const parse = (text: string): [surname: string, weight: number][] =>
  text.split(' ').map((entry) => [entry.replace(/\d+$/, ''), Number(/\d+$/.exec(entry)?.[0])]);

const surnamesOf = new Map(
  Object.entries(STRONGHOLDS).map(([city, text]) => {
    const weights = new Map(parse(SURNAMES));
    for (const [surname, times] of parse(text)) weights.set(surname, (weights.get(surname) ?? 2) * (1 + times));
    return [city, new Weighted([...weights])] as const;
  }),
);

/** A person's full name as it is usual for the city, sex and year of birth. Many share one, as in life. */
export function personName(dice: Dice, cityCode: string, sex: Sex, birthYear: number): string {
  const surnames = surnamesOf.get(cityCode);
  if (!surnames) throw new RangeError(`no city of Guangxi: ${cityCode}`);
  const cohort = COHORTS.find(({ bornBefore }) => birthYear < bornBefore)!;
  const { first, second, alone } = cohort[sex];
  const surname = surnames.pick(dice);
  if (dice.chance(cohort.single)) return surname + dice.pick([...alone]);
  const one = dice.pick([...first]);
  return surname + one + dice.pick([...second].filter((other) => other !== one));
}
