import type { ReactNode } from 'react';

interface ToldBoxProps {
  readonly tone: 'wait' | 'bad';
  readonly title: string;
  readonly children?: ReactNode;
  readonly className?: string;
}

/** What has to be known before anything else on the page. */
export const ToldBox = ({ tone, title, children, className = '' }: ToldBoxProps) => (
  <section className={`told told-${tone} ${className}`} role="alert">
    <h3>{title}</h3>
    {children}
  </section>
);
