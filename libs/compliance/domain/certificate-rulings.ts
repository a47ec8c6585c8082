import { localDate, type LocalDate } from '@gg/kernel';
import type { CertificateKind } from '@gg/reference-data';
import type { AcceptanceFacts, HeldCertificate } from './facts';
import type { Ruling, Sentence } from './rule';

/** Names of the papers, for sentences; the reference data holds them with their sources. */
export const CERTIFICATE_NAMES: Readonly<Record<CertificateKind, Sentence>> = {
  health: { zh: '健康证', en: 'health certificate' },
  security_guard: { zh: '保安员证', en: 'security guard certificate' },
  special_work_electrical: { zh: '特种作业操作证（电工作业）', en: 'special operations permit (electrical)' },
  special_work_welding: { zh: '特种作业操作证（焊接与热切割作业）', en: 'special operations permit (welding)' },
  special_work_height: { zh: '特种作业操作证（高处作业）', en: 'special operations permit (work at height)' },
  forklift: { zh: '特种设备作业人员证（叉车司机 N1）', en: 'forklift operator certificate (N1)' },
  motor_vehicle_licence: { zh: '机动车驾驶证', en: 'driving licence' },
  domestic_service_training: { zh: '家政服务培训证明', en: 'domestic service training record' },
  elder_care_training: { zh: '养老护理员职业技能等级证书', en: 'elder care skill certificate' },
  nursing_assistant_training: { zh: '医疗护理员培训合格证', en: 'nursing assistant training certificate' },
};

/** The papers that law makes a condition of the trade. */
export const requiredByLaw = (
  reference: AcceptanceFacts['reference'] | { trade: AcceptanceFacts['reference']['trade'] },
): CertificateKind[] =>
  (reference.trade?.certificates ?? []).filter(({ requirement }) => requirement === 'law').map(({ kind }) => kind);

/** Whether a paper holds on every day of a span. */
const holds = ({ validFrom, validUntil }: HeldCertificate, first: LocalDate, last: LocalDate): boolean =>
  (validFrom === null || validFrom <= first) && (validUntil === null || validUntil >= last);

/** Each paper that is missing, not valid on the day, or not seen yet. */
export function certificateRulings(facts: AcceptanceFacts, kinds: readonly CertificateKind[]): Ruling[] {
  const first = localDate(facts.shift.start);
  const last = localDate(new Date(facts.shift.end.getTime() - 1));
  return [...new Set(kinds)].sort().flatMap((kind): Ruling[] => {
    const held = facts.worker.certificates.filter((certificate) => certificate.kind === kind);
    const valid = held.filter((certificate) => holds(certificate, first, last));
    const { zh, en } = CERTIFICATE_NAMES[kind];
    if (valid.some(({ verified }) => verified)) return [];
    if (valid.length > 0) {
      return [
        {
          key: `unseen:${kind}`,
          severity: 'warn',
          sentence: {
            zh: `${zh}还没有核验，上岗时请出示原件。`,
            en: `The ${en} has not been seen yet: show it at the start.`,
          },
          wayOut: { zh: '上传证件或到服务窗口核验。', en: 'Upload it or have it checked at a window.' },
        },
      ];
    }
    const sentence =
      held.length === 0
        ? { zh: `没有${zh}。`, en: `The ${en} is missing.` }
        : { zh: `${zh}在 ${last} 当天无效。`, en: `The ${en} is not valid on ${last}.` };
    return [{ key: `missing:${kind}`, severity: 'block', sentence }];
  });
}
