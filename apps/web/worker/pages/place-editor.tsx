import { useState } from 'react';
import { whereAmI } from '../data/device';
import { cities, countiesOf, nearestCounty, regionName, regionOf, type Point } from '../data/regions';
import { Choice } from '../ui/choice';
import { Icon } from '../ui/icon';
import { useWords } from '../words/words';

/** Where a person sets out from. */
export interface Start {
  readonly regionCode: string;
  readonly point: Point;
  /** By the phone; else the middle of the county. */
  readonly exact: boolean;
}

/** By the phone in one tap, or by city and county where it does not tell. */
export function PlaceEditor({ start, onChange }: { start: Start | null; onChange: (start: Start) => void }) {
  const words = useWords();
  const [city, setCity] = useState(start?.regionCode.slice(0, 4) ?? '4501');
  const [locating, setLocating] = useState(false);
  const [told, setTold] = useState('');
  const locate = async (): Promise<void> => {
    setLocating(true);
    setTold('');
    const point = await whereAmI();
    setLocating(false);
    const county = point && nearestCounty(point);
    if (!point) setTold(words.place.gpsRefused);
    else if (!county) setTold(words.place.gpsFar);
    else {
      setCity(county.code.slice(0, 4));
      onChange({ regionCode: county.code, point, exact: true });
    }
  };
  const pick = (code: string): void => {
    const region = regionOf(code);
    if (region) onChange({ regionCode: code, point: { lng: region.lng, lat: region.lat }, exact: false });
  };
  return (
    <div className="stack">
      <button type="button" className="button plain" disabled={locating} onClick={() => void locate()}>
        <Icon name="place" /> {locating ? words.place.locating : words.place.useGps}
      </button>
      {told && (
        <p className="told warn" role="status">
          {told}
        </p>
      )}
      {start && (
        <p className="told" role="status">
          <b>{words.place.chosen(regionName(start.regionCode))}</b>
          <span className="small" style={{ display: 'block' }}>
            {start.exact ? words.place.exact : words.place.rough}
          </span>
        </p>
      )}
      <label className="field">
        <span>{words.place.city}</span>
        <select className="input" value={city} onChange={(event) => setCity(event.currentTarget.value)}>
          {cities().map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend className="legend">{words.place.county}</legend>
        <div className="choices">
          {countiesOf(city).map(({ code, name }) => (
            <Choice key={code} group="county" on={start?.regionCode === code} onChoose={() => pick(code)}>
              {name}
            </Choice>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

/** The start as the service takes it. */
export const startBody = ({ regionCode, point }: Start) => ({
  regionCode,
  place: { ...point, datum: 'WGS-84' as const },
});
