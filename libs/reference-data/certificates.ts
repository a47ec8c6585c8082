import type { SourceNote } from './source-note';

/** Papers that a worker may need for a trade. */
export type CertificateKind =
  | 'health'
  | 'security_guard'
  | 'special_work_electrical'
  | 'special_work_welding'
  | 'special_work_height'
  | 'forklift'
  | 'motor_vehicle_licence'
  | 'domestic_service_training'
  | 'elder_care_training'
  | 'nursing_assistant_training';

export interface CertificateDefinition extends SourceNote {
  readonly kind: CertificateKind;
  readonly zh: string;
  readonly en: string;
  /** Months for which it is valid as a rule; null when it has no fixed term. The paper's own date decides. */
  readonly validMonths: number | null;
  /** What people write for it, for imports and pasted lists. */
  readonly aliases: readonly string[];
}

/** The papers this system knows, with the text that asks for them. */
export const CERTIFICATES: readonly CertificateDefinition[] = [
  {
    kind: 'health',
    zh: '健康证',
    en: 'health certificate',
    validMonths: 12,
    aliases: ['健康证明', '健康合格证', '食品健康证', '从业人员健康证'],
    source: '食品安全法 第四十五条；公共场所卫生管理条例 第七条',
    lastVerified: '2026-11-23',
  },
  {
    kind: 'security_guard',
    zh: '保安员证',
    en: 'security guard certificate',
    validMonths: null,
    aliases: ['保安证', '上岗证保安'],
    source: '保安服务管理条例 第十六条；公安机关实施保安服务管理条例办法 第二十四条',
    lastVerified: '2026-11-23',
  },
  {
    kind: 'special_work_electrical',
    zh: '特种作业操作证（电工作业）',
    en: 'special operations permit (electrical)',
    validMonths: 72,
    aliases: ['电工证', '低压电工证', '高压电工证', '电工操作证', '特种作业操作证电工'],
    source: '安全生产法 第三十条；特种作业人员安全技术培训考核管理规定',
    lastVerified: '2026-11-23',
    note: 'Six years with a review after three comes from the department rule, which has not been read.',
  },
  {
    kind: 'special_work_welding',
    zh: '特种作业操作证（焊接与热切割作业）',
    en: 'special operations permit (welding and thermal cutting)',
    validMonths: 72,
    aliases: ['焊工证', '电焊证', '焊接证', '焊工操作证', '特种作业操作证焊工'],
    source: '安全生产法 第三十条；特种作业人员安全技术培训考核管理规定',
    lastVerified: '2026-11-23',
    note: 'Six years with a review after three comes from the department rule, which has not been read.',
  },
  {
    kind: 'special_work_height',
    zh: '特种作业操作证（高处作业）',
    en: 'special operations permit (work at height)',
    validMonths: 72,
    aliases: ['登高证', '高空作业证', '高处作业证', '登高架设证'],
    source: '安全生产法 第三十条；特种作业人员安全技术培训考核管理规定',
    lastVerified: '2026-11-23',
    note: 'Six years with a review after three comes from the department rule, which has not been read.',
  },
  {
    kind: 'forklift',
    zh: '特种设备作业人员证（叉车司机 N1）',
    en: 'special equipment operator certificate (forklift, N1)',
    validMonths: 48,
    aliases: ['叉车证', 'N1证', '叉车司机证'],
    source: '特种设备安全法 第十四条',
    lastVerified: '2026-11-23',
    note: 'The four-year term comes from the regulator’s rule, which has not been read.',
  },
  {
    kind: 'motor_vehicle_licence',
    zh: '机动车驾驶证',
    en: 'driving licence',
    validMonths: null,
    aliases: ['驾驶证', '驾照', 'C1', 'C1证', 'C2', 'B2', 'A2', '摩托车驾驶证', 'D照'],
    source: '道路交通安全法 第十九条',
    lastVerified: null,
  },
  {
    kind: 'domestic_service_training',
    zh: '家政服务培训证明',
    en: 'domestic service training record',
    validMonths: null,
    aliases: ['家政证', '家政服务员证', '母婴护理证', '月嫂证', '育婴师证'],
    source: 'customary; no law makes it a condition',
    lastVerified: null,
  },
  {
    kind: 'elder_care_training',
    zh: '养老护理员职业技能等级证书',
    en: 'elder care skill certificate',
    validMonths: null,
    aliases: ['护理员证', '养老护理证', '养老护理员证'],
    source: 'customary; no law makes it a condition',
    lastVerified: null,
  },
  {
    kind: 'nursing_assistant_training',
    zh: '医疗护理员培训合格证',
    en: 'nursing assistant training certificate',
    validMonths: null,
    aliases: ['护工证', '陪护证', '医疗护理员证'],
    source: 'customary; hospitals ask for it',
    lastVerified: null,
  },
];

const BY_KIND: ReadonlyMap<string, CertificateDefinition> = new Map(CERTIFICATES.map((entry) => [entry.kind, entry]));

export const isCertificateKind = (text: string): text is CertificateKind => BY_KIND.has(text);

/** The definition of a kind. Throws RangeError on a kind that does not exist. */
export function certificate(kind: string): CertificateDefinition {
  const found = BY_KIND.get(kind);
  if (found === undefined) throw new RangeError(`no such certificate: ${kind}`);
  return found;
}

/** The kind that a written name means (`健康证`, `电工证`), or undefined. */
export function findCertificate(text: string): CertificateDefinition | undefined {
  const written = text.replace(/[\s（）()【】[\]]/g, '').toUpperCase();
  return CERTIFICATES.find(
    ({ kind, zh, aliases }) =>
      kind.toUpperCase() === written ||
      [zh.replace(/[（）]/g, ''), ...aliases].some((name) => name.toUpperCase() === written),
  );
}
