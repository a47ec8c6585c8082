import type { Hazard, LegalNumbers, Trade } from '@gg/reference-data';
import type { WorkConditions } from './facts';
import type { Sentence } from './rule';

/** A reason why under-18s may not do some work. */
export interface JuvenileObstacle {
  readonly key: string;
  readonly reason: Sentence;
  readonly numbers: Readonly<Record<string, number>>;
}

/** The dangers of 未成年工特殊保护规定 art. 3, in its order; `electricity` falls under its 等危险性大的作业 (item 11). */
const DANGERS: Readonly<Record<Hazard, Sentence>> = {
  dust: { zh: '接尘作业', en: 'work in dust' },
  toxic: { zh: '有毒作业', en: 'work with toxic substances' },
  height: { zh: '高处作业', en: 'work at height' },
  cold: { zh: '冷水、低温作业', en: 'work in cold' },
  heat: { zh: '高温作业', en: 'work in heat' },
  heavy_labour_grade_4: { zh: '第四级体力劳动强度的作业', en: 'labour of intensity grade 4' },
  mine: { zh: '矿山井下及采石作业', en: 'work in mines and quarries' },
  logging: { zh: '伐木、流放及守林作业', en: 'logging' },
  radiation: { zh: '接触放射性物质', en: 'work with radioactive substances' },
  fire_explosion_burn: {
    zh: '易燃易爆、化学性烧伤和热烧伤等危险作业',
    en: 'work with danger of fire, explosion or burns',
  },
  electricity: { zh: '带电等危险性大的作业', en: 'dangerous work with electricity' },
  field_survey: { zh: '地质勘探野外作业', en: 'geological field work' },
  diving_tunnel: { zh: '潜水、涵洞、涵道作业', en: 'diving, culverts and tunnels' },
  vibrating_tools: { zh: '使用凿岩机、气镐、电锤等', en: 'rock drills, pneumatic picks, electric hammers' },
  forced_posture: { zh: '长时间强迫体位、高频流水线作业', en: 'forced postures, very fast line work' },
  boiler: { zh: '锅炉司炉', en: 'stoking boilers' },
};

/** Everything that keeps 16–17-year-olds from the work, in a fixed order; empty when nothing does. */
export function juvenileObstacles(work: WorkConditions, trade: Trade | null, law: LegalNumbers): JuvenileObstacle[] {
  const hazards = new Set([...work.hazards, ...(trade?.hazards ?? [])]);
  const obstacles: JuvenileObstacle[] = (Object.keys(DANGERS) as Hazard[])
    .filter((hazard) => hazards.has(hazard))
    .map((hazard) => ({ key: `hazard:${hazard}`, reason: DANGERS[hazard], numbers: {} }));
  if (work.venue !== 'ordinary') {
    obstacles.push({
      key: `venue:${work.venue}`,
      reason: { zh: '营业性娱乐场所、酒吧、网吧等场所', en: 'places of entertainment, bars and internet cafés' },
      numbers: {},
    });
  }
  return [...obstacles, ...loadObstacles(work, trade, law)];
}

function loadObstacles({ loads }: WorkConditions, trade: Trade | null, law: LegalNumbers): JuvenileObstacle[] {
  if (loads === null) {
    if (trade?.load !== 'heavy') return [];
    const reason = { zh: '重体力工种没有写明负重', en: 'a heavy trade whose loads are not stated' };
    return [{ key: 'load:unstated', reason, numbers: {} }];
  }
  const limitKg = loads.repeated ? law.repeatedLoadKg : law.singleLoadKg;
  if (loads.maxKg <= limitKg) return [];
  const how = loads.repeated
    ? { zh: '每小时六次以上的连续负重', en: 'carried six times an hour or more' }
    : { zh: '间断负重', en: 'carried at intervals' };
  return [
    {
      key: 'load:too-heavy',
      reason: {
        zh: `${how.zh} ${loads.maxKg} 公斤，上限 ${limitKg} 公斤`,
        en: `${loads.maxKg} kg ${how.en}, where ${limitKg} kg are the limit`,
      },
      numbers: { loadKg: loads.maxKg, limitKg },
    },
  ];
}

/**
 * Whether loads or dangers put the work among those from which law keeps women (女职工劳动保护特别规定 附录一): limiting it to
 * men is then no discrimination.
 */
export const closedToWomenByLaw = ({ loads, hazards }: WorkConditions, law: LegalNumbers): boolean =>
  hazards.includes('mine') ||
  hazards.includes('heavy_labour_grade_4') ||
  (loads !== null && loads.maxKg > (loads.repeated ? law.repeatedLoadKg : law.singleLoadKg));
