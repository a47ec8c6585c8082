import fc from 'fast-check';
import { admittedChildAge, namedHazards, namedVenue, recruitsChildren } from './age-words';
import { findDiscrimination, isIntimateWork } from './discrimination-words';
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

describe('discriminating words', () => {
  it.each([
    ['限男', 'sex'],
    ['限·男', 'sex'],
    ['限 男 性', 'sex'],
    ['限，男', 'sex'],
    ['仅限男士，待遇从优', 'sex'],
    ['只要男的', 'sex'],
    ['只招男工', 'sex'],
    ['要求：男', 'sex'],
    ['性别：女', 'sex'],
    ['性别要求男', 'sex'],
    ['男性优先', 'sex'],
    ['女生优先考虑', 'sex'],
    ['女的勿扰', 'sex'],
    ['不要女的', 'sex'],
    ['不招女工', 'sex'],
    ['招聘女服务员5名', 'sex'],
    ['急招男搬运工10名', 'sex'],
    ['男工30名', 'sex'],
    ['招美女主播', 'sex'],
    ['男女不限，女优先', 'sex'],
    ['衹要男的', 'sex'],
    ['男3名，女2名', 'sex_quota'],
    ['已婚已育优先', 'childbearing'],
    ['未婚优先', 'childbearing'],
    ['孕妇勿扰', 'childbearing'],
    ['两年内不得怀孕', 'childbearing'],
    ['入职孕检', 'childbearing'],
    ['少数民族勿扰', 'ethnicity'],
    ['少 数 民 族 勿 扰', 'ethnicity'],
    ['少數民族請繞道', 'ethnicity'],
    ['维族不要', 'ethnicity'],
    ['只要汉族', 'ethnicity'],
    ['汉族优先', 'ethnicity'],
    ['民族：汉', 'ethnicity'],
    ['信教勿扰', 'religion'],
    ['不信教', 'religion'],
    ['残疾人勿扰', 'disability'],
    ['不招聋哑人', 'disability'],
    ['四肢健全', 'body_intact'],
    ['无残疾', 'body_intact'],
    ['乙肝勿扰', 'pathogen'],
    ['无乙肝', 'pathogen'],
    ['体检查两对半', 'pathogen'],
    ['HIV阳性不要', 'pathogen'],
    ['身体健康无传染病', 'illness_free'],
    ['本地户口优先', 'residence'],
    ['本地人优先', 'residence'],
    ['限本市户籍', 'residence'],
    ['南宁户籍', 'residence'],
    ['只要本地人', 'residence'],
    ['外地人勿扰', 'residence'],
    ['河南人不要', 'residence'],
    ['东北人免谈', 'residence'],
    ['农村户口勿扰', 'residence'],
    ['不要外省的', 'residence'],
    ['要求城镇户口', 'residence'],
  ])('%s: %s', (text, kind) => expect(kinds(findDiscrimination(readText(text)))).toEqual([kind]));

  it.each([
    '男女不限',
    '不限男女，50岁以下',
    '经验不限 男女均可',
    '男女老少皆可',
    '男、女均可',
    '性别不限，年满18周岁',
    '不只要男的，男女都招',
    '不限男',
    '女职工禁忌劳动范围内的作业不安排女职工',
    '依《女职工劳动保护特别规定》安排岗位',
    '孕期女职工劳动保护按规定执行',
    '女装仓库分拣，男鞋打包',
    '负责女厕、男厕保洁',
    '提供男女宿舍，女生4人间',
    '卫生巾等女性用品理货',
    '员工子女优先入托',
    '男女工30名',
    '妇女儿童医院陪护',
    '有限公司男科医院保洁',
    '少数民族优先',
    '优先招用少数民族劳动者',
    '民族不限，户籍不限',
    '壮族三月三民俗活动协助',
    '会说壮语、白话优先',
    '水族馆保洁',
    '清真食堂帮厨',
    '无宗教信仰要求',
    '残疾人优先，无障碍通道',
    '欢迎残疾人报名',
    '不查乙肝，持健康证即可',
    '不歧视乙肝病毒携带者',
    '乙肝携带者均可报名',
    '乙肝疫苗接种点秩序维护',
    '外地人也可报名',
    '本地外地均可',
    '家住附近优先',
    '熟悉本地路线者优先',
    '就业困难人员、脱贫人口优先',
    '农民工优先，包来回车费',
    '携带户口本复印件',
    '禁止外来人员进入，负责门口登记',
    '不得发布限男限女等歧视性内容',
    '我司招聘杜绝任何形式的性别歧视',
    '身体健康，能上夜班',
    '年龄16-60岁，吃苦耐劳',
  ])('%s: lawful', (text) => expect(findDiscrimination(readText(text))).toEqual([]));

  it('knows work that is done close to the body', () => {
    expect(isIntimateWork(readText('女浴室保洁'))).toBe(true);
    expect(isIntimateWork(readText('女装导购'))).toBe(false);
  });
});

describe('fee words', () => {
  it.each([
    ['押金200', 'deposit'],
    ['需交押金', 'deposit'],
    ['押 金 2 0 0', 'deposit'],
    ['押，金200', 'deposit'],
    ['押/金可退', 'deposit'],
    ['【押】金', 'deposit'],
    ['yajin 100', 'deposit'],
    ['压金一百', 'deposit'],
    ['押金200，干满一个月退还', 'deposit'],
    ['收100元押金', 'deposit'],
    ['特别收押金50', 'deposit'],
    ['保证金300元离职退', 'deposit'],
    ['不收押金，只收保证金200', 'deposit'],
    ['无经验可做 押金200', 'deposit'],
    ['不交押金不给上岗', 'deposit'],
    ['押金不退', 'deposit'],
    ['入职押200元', 'deposit'],
    ['繳納保證金', 'deposit'],
    ['服装费80', 'fee'],
    ['免押金，服装费100自理', 'fee'],
    ['报名费20元', 'fee'],
    ['中介费50一位', 'fee'],
    ['收管理费5元', 'fee'],
    ['交体检费100元', 'fee'],
    ['培训费自付，半年后返还', 'fee'],
    ['扣身份证', 'papers'],
    ['身份证押在公司', 'papers'],
    ['身份证原件由班长保管', 'papers'],
    ['上交银行卡', 'papers'],
    ['先交钱再上岗', 'pay_first'],
    ['交费上岗', 'pay_first'],
    ['入职前付300元', 'pay_first'],
    ['需自行购买工服', 'pay_first'],
    ['可办培训贷', 'training_loan'],
    ['招转培', 'training_loan'],
    ['贷款培训包就业', 'training_loan'],
  ])('%s: %s', (text, kind) => expect(kinds(findFees(readText(text)))).toContain(kind));

  it.each([
    '不收押金',
    '免押金',
    '押金：无',
    '押金全免',
    '0押金入职',
    '零押金、零中介费',
    '不收任何押金',
    '不收取任何形式的费用和押金',
    '不收押金、保证金、服装费',
    '不收押金，服装费',
    '无需缴纳押金',
    '无押金无中介费',
    '绝不收取押金、中介费等任何费用',
    '严禁向劳动者收取押金',
    '谨防以押金为名的骗局',
    '凡收取押金的都是骗子，请拨打12333举报',
    '中介费由企业承担',
    '公司承担培训费',
    '体检费公司报销',
    '包来回车费，发餐费',
    '免费提供工服和培训',
    '带身份证原件登记',
    '携带身份证、健康证',
    '身份证复印件一份',
    '不扣身份证，不押证件',
    '不扣留任何证件',
    '家政服务费30元一小时',
    '现金日结，微信转账也可',
    '先抵押，金额另议',
    '有驾驶证优先',
    '上岗前免费培训',
    '工资日结不拖欠',
    '扫码理货，打包发货',
  ])('%s: lawful', (text) => expect(findFees(readText(text))).toEqual([]));
});

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

  it.each(['招童工', '初中生暑假工也可', '16岁以下也可'])('%s recruits children', (text) =>
    expect(recruitsChildren(readText(text))).not.toBeNull(),
  );
  it.each(['不招童工', '严禁使用童工', '拒绝童工', '大学生暑假工', '初中以上文化'])('%s does not', (text) =>
    expect(recruitsChildren(readText(text))).toBeNull(),
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
