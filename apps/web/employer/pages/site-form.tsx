import { Alert, Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { answered } from '../../shared/api/api-client';
import type { Site } from '../data/postings';
import { useAct } from '../data/use-act';
import { api, type Schemas } from '../service';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { RegionPicker, regionCentre } from '../ui/region-picker';
import { useSaying, useWords } from '../words/words';

type SiteBody = Schemas['AddSite'];

interface Props {
  readonly site: Site | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

const GPS_WITHIN_MS = 15_000;
/** A tenth of a second of arc is three metres. */
const PLACES = 6;

/** A place of work: where distances and punctuality count from. */
export function SiteForm({ site, onClose, onSaved }: Props) {
  const words = useWords();
  const saying = useSaying();
  const [name, setName] = useState(site?.name ?? '');
  const [address, setAddress] = useState(site?.address ?? '');
  const [regionCode, setRegion] = useState<string | null>(site?.regionCode ?? null);
  const [lng, setLng] = useState<number | null>(site?.point.lng ?? null);
  const [lat, setLat] = useState<number | null>(site?.point.lat ?? null);
  const [source, setSource] = useState<'given' | 'gps' | 'centre' | 'locating' | 'refused'>('given');
  const save = useAct(
    async (body: SiteBody, headers) => {
      if (site === null) await answered(api.POST('/api/sites', { body, headers }));
      else await answered(api.PATCH('/api/sites/{id}', { params: { path: { id: site.siteId } }, body, headers }));
    },
    { done: words.saved, quiet: true, then: onSaved },
  );
  const chooseRegion = (code: string | null): void => {
    setRegion(code);
    const centre = code !== null && code.length === 6 ? regionCentre(code) : undefined;
    // A point that somebody gave is better than the middle of a county.
    if (centre && (lng === null || source === 'centre')) {
      setLng(centre.lng);
      setLat(centre.lat);
      setSource('centre');
    }
  };
  const locate = (): void => {
    setSource('locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLng(Number(coords.longitude.toFixed(PLACES)));
        setLat(Number(coords.latitude.toFixed(PLACES)));
        setSource('gps');
      },
      () => setSource('refused'),
      { enableHighAccuracy: true, timeout: GPS_WITHIN_MS },
    );
  };
  const county = regionCode !== null && regionCode.length === 6;
  const ready = name.trim().length >= 2 && address.trim().length >= 2 && county && lng !== null && lat !== null;
  return (
    <Dialog
      width={640}
      title={site === null ? words.organisation.addSite : words.organisation.editSite}
      okText={words.save}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={save.busy}
      onOk={() => {
        const point = { lng: lng!, lat: lat!, datum: 'WGS-84' } as const;
        void save.run({ name: name.trim(), address: address.trim(), regionCode: regionCode!, point });
      }}
      onCancel={onClose}
    >
      <div className="form">
        <div className="two">
          <Field id="site-name" label={words.organisation.siteName} hint={words.organisation.siteNameHint}>
            <Input value={name} maxLength={80} onChange={({ target }) => setName(target.value)} autoFocus />
          </Field>
          <Field id="site-address" label={words.organisation.siteAddress} hint={words.organisation.siteAddressHint}>
            <Input value={address} maxLength={200} onChange={({ target }) => setAddress(target.value)} />
          </Field>
        </div>
        <RegionPicker label={words.introduction.region} value={regionCode} onChange={chooseRegion} />
        <div className="row">
          <Button loading={source === 'locating'} onClick={locate}>
            {words.organisation.locate}
          </Button>
          <span className={source === 'centre' || source === 'refused' ? 'field-error' : 'quiet'} role="status">
            {words.organisation.pointSources[source]}
          </span>
        </div>
        <div className="two">
          <Field id="site-lng" label={words.organisation.lng} hint={words.organisation.datum}>
            <InputNumber
              value={lng}
              min={104}
              max={113}
              step={0.0001}
              style={{ width: '100%' }}
              onChange={(value) => {
                setLng(value);
                setSource('given');
              }}
            />
          </Field>
          <Field id="site-lat" label={words.organisation.lat}>
            <InputNumber
              value={lat}
              min={20}
              max={27}
              step={0.0001}
              style={{ width: '100%' }}
              onChange={(value) => {
                setLat(value);
                setSource('given');
              }}
            />
          </Field>
        </div>
        {save.refused && <Alert type="error" showIcon title={saying(save.refused)} role="alert" />}
      </div>
    </Dialog>
  );
}
