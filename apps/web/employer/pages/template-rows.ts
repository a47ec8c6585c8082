import { localDate } from '../../shared/format/time';
import { daysAfter } from '../data/local-days';
import type { Organisation } from '../data/session';

/** The columns most files need; docs/posting-import.md names all of them. */
const COLUMNS = [
  '编号',
  '统一社会信用代码',
  '用工形式',
  '工种',
  '岗位名称',
  '工作内容',
  '录用条件',
  '城市',
  '区县',
  '集合地点',
  '详细地址',
  '经度',
  '纬度',
  '日期',
  '工作时间',
  '休息时间',
  '人数',
  '计薪方式',
  '工资（元，税前）',
  '结算',
  '保险',
  '投保单位',
  '发薪单位',
  '招用方式',
  '联系人',
  '联系电话',
] as const;

interface TemplateFacts {
  readonly organisation: Pick<Organisation, 'name' | 'creditCode'> | null;
  readonly site: {
    readonly name: string;
    readonly address: string;
    readonly city: string;
    readonly county: string;
    readonly point: { readonly lng: number; readonly lat: number };
  } | null;
  readonly now: number;
}

/** A header and one row that could be posted as it is, with the organisation's own code and place. */
export function templateRows({ organisation, site, now }: TemplateFacts): (string | number)[][] {
  const date = daysAfter(localDate(now), 7);
  const name = organisation?.name ?? '';
  const row: Record<(typeof COLUMNS)[number], string | number> = {
    编号: '1',
    统一社会信用代码: organisation?.creditCode ?? '',
    用工形式: '非全日制',
    工种: '分拣',
    岗位名称: '仓库分拣',
    工作内容: '按单分拣、贴标、装筐，站立工作',
    录用条件: '不限',
    城市: site?.city ?? '南宁市',
    区县: site?.county ?? '青秀区',
    集合地点: site?.name ?? '一号仓',
    详细地址: site?.address ?? '',
    经度: site?.point.lng ?? '',
    纬度: site?.point.lat ?? '',
    日期: date,
    工作时间: '08:00-12:00',
    休息时间: '无',
    人数: 5,
    计薪方式: '时薪',
    '工资（元，税前）': 24,
    结算: '日结',
    保险: '工伤保险',
    投保单位: name,
    发薪单位: name,
    招用方式: '派单+抢单',
    联系人: '',
    联系电话: '',
  };
  return [[...COLUMNS], COLUMNS.map((column) => row[column])];
}
