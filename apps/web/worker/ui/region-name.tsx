import { useEffect, useState } from 'react';

/** 南宁 · 江南区. The list of regions comes when it is first needed. @param after what follows the name once it is there */
export function RegionName({ code, after = '' }: { code: string; after?: string }) {
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
  return <span>{name && name + after}</span>;
}
