import { useEffect, useState } from 'react';

/** 南宁 · 江南区. The list of regions comes when it is first needed. */
export function RegionName({ code }: { code: string }) {
  const [name, setName] = useState('');
  useEffect(() => {
    let gone = false;
    void import('../data/regions').then(({ regionName }) => {
      if (!gone) setName(regionName(code));
    });
    return () => {
      gone = true;
    };
  }, [code]);
  return <span>{name}</span>;
}
