import type { GeoPoint } from '@gg/kernel';

/** Hundredths of a degree: about a kilometre, some hundred doors in a town. */
const STEPS_PER_DEGREE = 100;

const coarse = (degrees: number): number => Math.round(degrees * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;

/** Roughly where a point is. Whoever measures distances to it from many places learns no more. */
export const coarsePoint = ({ lng, lat }: GeoPoint): GeoPoint => ({ lng: coarse(lng), lat: coarse(lat) });

/** Whether people come to somebody's home: the legal employer, by its code, is a household. */
export const isHousehold = (legalEmployerCode: string): boolean => legalEmployerCode.startsWith('household:');
