import type { ReactNode } from 'react';

/** One of several things to choose from, large enough for a thumb. With a group name only one of the group is chosen. */
export const Choice = ({
  group,
  on,
  wide = false,
  lang,
  onChoose,
  children,
}: {
  group?: string;
  on: boolean;
  wide?: boolean;
  lang?: string;
  onChoose: () => void;
  children: ReactNode;
}) => (
  <label className={`choice ${wide ? 'block' : ''} ${on ? 'on' : ''}`} lang={lang}>
    <input type={group === undefined ? 'checkbox' : 'radio'} name={group} checked={on} onChange={onChoose} />
    {children}
  </label>
);
