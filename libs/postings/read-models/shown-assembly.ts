import { regionFullName } from '@gg/reference-data';
import { coarsePoint, isHousehold } from '../domain/coarse-point';
import type { ShiftDetails } from './shift-reader';

/**
 * Where people meet, as it is shown to whoever holds no seat. A firm's gate is public; somebody's home is told down to the
 * county, with a point that is good to a kilometre, until one is booked there.
 */
export function shownAssembly({
  assembly,
  legalEmployerCode,
  regionCode,
}: Pick<ShiftDetails, 'assembly' | 'legalEmployerCode' | 'regionCode'>): ShiftDetails['assembly'] {
  if (!isHousehold(legalEmployerCode)) return assembly;
  const place = regionFullName(regionCode);
  return { ...assembly, point: coarsePoint(assembly.point), name: place, address: place };
}
