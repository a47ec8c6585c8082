import fc from 'fast-check';
import { admittedChildAge, namedHazards, namedVenue, recruitsChildren } from './age-words';
import { findDiscrimination } from './discrimination-words';
import { findFees } from './fee-words';
import { readText, readTexts } from './read-text';
import { findLures } from './truth-words';
import { findWageWords } from './wage-words';

const kinds = (hits: readonly { kind: string }[]): string[] => [...new Set(hits.map(({ kind }) => kind))].sort();

describe('reading a text', () => {
  it.each([
    ['押 金', '押金'],
    ['押，金', '押金'],
    ['押、金', '押金'],
    ['押·金', '押金'],
    ['押*金/押\u200b金', '押金押金'],
    ['【押】【金】', '押金'],
    ['先抵押，金额另议', '先抵押,金额另议'],
    ['１７．５元', '17.5元'],
    ['16 – 50 岁', '16-50岁'],
    ['不收押金、保证金', '不收押金、保证金'],
    ['繳納證件費', '缴纳证件费'],
    ['男、女均可', '男女均可'],
    ['ＫＴＶ', 'ktv'],
    ['押💰金', '押金'],
  ])('%p reads %p', (text, read) => expect(readText(text)).toBe(read));

  it('keeps texts apart and reads twice as once', () => {
    expect(readTexts('收押', null, ' ', '金额')).toBe('收押,金额');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(readText(readText(text))).toBe(readText(text))),
    );
  });
});

/** Marks that people put between characters to slip through. */
const anEvasion = fc.array(
  fc.constantFrom('', ' ', '　', '·', '*', '/', '-', '_', '.', '\u200b', '「', '）', '💰', '~', '|', '+'),
  {
    minLength: 12,
    maxLength: 12,
  },
);
const spaced = (word: string, marks: readonly string[]): string =>
  Array.from(word, (char, i) => char + (marks[i] ?? '')).join('');

it('marks between the characters hide nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom('押金', '保证金', '扣身份证', '服装费', '培训贷'), anEvasion, (word, marks) => {
      expect(findFees(readText(`需${spaced(word, marks)}的岗位`))).not.toEqual([]);
    }),
  );
  fc.assert(
    fc.property(
      fc.constantFrom('限男', '少数民族勿扰', '本地户口优先', '乙肝', '不要女的', '孕妇勿扰'),
      anEvasion,
      (word, marks) => {
        expect(findDiscrimination(readText(`本岗${spaced(word, marks)}`))).not.toEqual([]);
      },
    ),
  );
});

describe('whole postings as foremen write them', () => {
  it.each([
    '急招30名快递分拣员，早上6:00到14:30，中间休息半小时，24元/小时，日结现金或微信，包早餐，05:20万达广场门口集合有车接送。男女不限，18-55岁，身体健康，带身份证登记。',
    '青秀区某酒店宴会传菜员，需健康证，穿黑色裤子黑色鞋，18:00-22:00，管一餐，80元/场。',
    '家政保洁，三房两厅开荒，自带工具可加20元，雇主提供清洁剂，工资当天结清，不收中介费。',
    '糖厂榨季工，三班倒，包吃住，签订短期劳动合同，缴纳社保，月休4天，来回车费报销。',
    '照顾一位行动不便的女性老人，帮助洗澡擦身，白班，家属在家，会做南宁家常菜优先。',
    '保安员，持保安员证，12小时两班倒，提供制服和住宿（免费），不收服装费。',
    '外卖骑手，自备电动车，头盔公司发，多劳多得，平台投保职业伤害保障，不用垫付餐费。',
    '水电安装师傅，持低压电工证，负责商铺布线，材料由我方提供，验收合格当日付清。',
    '服装厂平车工，计件，熟手优先，工价公开，厂里有子女托管班。',
    '医院陪护，一对一护理男病人，24小时轮班，持健康证，提供陪护床。',
    '直播间场控助理，在校大学生可兼职，需本人银行卡用于发工资，工资次日到账。',
    '工资日结，不拖欠，不扣钱，没有任何费用，谁收钱找谁举报12333。',
    '工作服统一发放，离职时归还即可，不收押金；如遗失照价赔偿。',
    '押运员，跟车押货到钦州港，持身份证进港登记。',
    '公司交保险30元一人，工期3天，每天220元，交通费自理。',
    '满10天另发全勤奖，满15天返程车费报销，月薪6000元。',
  ])('%s', (text) => {
    const read = readText(text);
    const hits = [findDiscrimination(read), findFees(read), findLures(read), findWageWords(read)].flat();
    expect(hits).toEqual([]);
    expect([admittedChildAge(read), recruitsChildren(read)]).toEqual([null, null]);
    expect([namedHazards(read), namedVenue(read)]).toEqual([[], 'ordinary']);
  });
});

it('finds the end of long texts that are made to be slow', () => {
  const words = [
    '如有押金',
    '不收任何押金、',
    '1',
    '不得歧视',
    '限',
    '工资由',
    '，押',
    '一二三四五六七八九十',
    '试岗3天的',
    '交100元的',
  ];
  for (const word of words) {
    const read = readText(
      `${word.repeat(20_000)}，就是这样，限男，服装费，高薪急招，押半个月工资，招童工，15岁以上，冷库`,
    );
    for (const find of [findDiscrimination, findFees, findLures, findWageWords]) expect(find(read)).not.toEqual([]);
    expect([admittedChildAge(read)?.age, recruitsChildren(read), namedHazards(read)]).toEqual([15, '童工', ['cold']]);
  }
}, 60_000);

describe('lures', () => {
  it.each([
    ['高薪急聘', 'high_pay'],
    ['高 薪 诚 聘', 'high_pay'],
    ['月入过万', 'high_pay'],
    ['日入上千', 'high_pay'],
    ['保录用', 'sure_hire'],
    ['百分百录取', 'sure_hire'],
    ['面试包过', 'sure_hire'],
    ['躺赚，轻松日入', 'easy_money'],
    ['刷单返现', 'easy_money'],
    ['加微信后了解工作内容', 'withheld'],
    ['月入2万不是梦', 'high_pay'],
    ['日赚500轻松', 'high_pay'],
    ['百分百上岗', 'sure_hire'],
  ])('%s: %s', (text, kind) => expect(kinds(findLures(readText(text)))).toContain(kind));

  it.each([
    '最高薪酬每天300元',
    '每年提高薪资',
    '包吃住，包车接送',
    '保底工资150',
    '谨防高薪骗局',
    '负责货车包过磅',
    '上月入职人员可参加',
    '日结，现金',
  ])('%s: no lure', (text) => expect(findLures(readText(text))).toEqual([]));
});

describe('wage words', () => {
  it.each([
    ['工资由班长代领', 'through_leader'],
    ['工资统一发给工头再发', 'through_leader'],
    ['以购物卡抵工资', 'in_kind'],
    ['用产品抵工资', 'in_kind'],
    ['压15天工资', 'held_back'],
    ['押一个月工资', 'held_back'],
    ['试工3天无工资', 'unpaid_trial'],
    ['免费试岗一天', 'unpaid_trial'],
    ['试用期7天', 'probation'],
    ['压一周工资', 'held_back'],
    ['第一个月工资押着', 'held_back'],
    ['班长统一领钱再分', 'through_leader'],
    ['试工不满三天不算钱', 'unpaid_trial'],
    ['做不满7天没工资', 'unpaid_trial'],
  ])('%s: %s', (text, kind) => expect(kinds(findWageWords(readText(text)))).toContain(kind));

  it.each([
    '不压工资',
    '绝不拖欠工资',
    '无试用期',
    '不设试用期',
    '试工当天计薪',
    '带薪试工',
    '工资直接发到本人',
    '领工资条',
    '不由班长代领工资',
  ])('%s: lawful', (text) => expect(findWageWords(readText(text))).toEqual([]));
});

describe('words on age and dangers', () => {
  it.each([
    ['15岁以上', 15],
    ['14-60岁', 14],
    ['满十五周岁即可', 15],
    ['年龄十四岁起', 14],
    ['12到16岁', 12],
    ['年满14周岁', 14],
    ['满15即可', 15],
    ['15-17岁学生工', 15],
  ])('%s admits at %d', (text, age) => expect(admittedChildAge(readText(text))?.age).toBe(age));

  it.each([
    '16岁以上',
    '18-60周岁',
    '未满15岁勿扰',
    '照看3-5岁儿童',
    '照顾12岁以上儿童',
    '辅导10-12岁学生',
    '12-15小时',
    '15:30-23:30',
    '体重115斤以上可',
    '2015年起',
    '工龄10年以上',
  ])('%s admits no child', (text) => expect(admittedChildAge(readText(text))).toBeNull());

  it.each(['招童工', '初中生暑假工也可', '16岁以下也可', '未满16岁也行', '初二学生可来'])(
    '%s recruits children',
    (text) => expect(recruitsChildren(readText(text))).not.toBeNull(),
  );
  it.each(['不招童工', '严禁使用童工', '拒绝童工', '大学生暑假工', '初中以上文化', '初中毕业即可'])(
    '%s does not',
    (text) => expect(recruitsChildren(readText(text))).toBeNull(),
  );

  it('reads dangers and places, and their denials', () => {
    expect(namedHazards(readText('外墙清洗，高空作业'))).toEqual(['height']);
    expect(namedHazards(readText('无高空作业，不进冷库'))).toEqual([]);
    expect(namedVenue(readText('XX酒吧服务员'))).toBe('bar');
    expect(namedVenue(readText('K T V 传菜'))).toBe('entertainment');
    expect(namedVenue(readText('网吧保洁'))).toBe('net_cafe');
    expect(namedVenue(readText('非酒吧，餐厅传菜'))).toBe('ordinary');
  });
});
