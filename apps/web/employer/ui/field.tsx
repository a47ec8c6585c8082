import { cloneElement, type ReactElement, type ReactNode } from 'react';

interface FieldProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly children: ReactElement<Record<string, unknown>>;
  readonly className?: string;
}

/** A control with its label, and with what is to be known of it said to whoever cannot see where it stands. */
export function Field({ id, label, hint, error, children, className = '' }: FieldProps) {
  const more = `${id}-more`;
  const told = error || hint;
  const given = {
    id,
    ...(told ? { 'aria-describedby': more } : {}),
    ...(error ? { 'aria-invalid': true, status: 'error' } : {}),
  };
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, given)}
      {told && (
        <p id={more} className={error ? 'field-error' : 'field-hint'}>
          {told}
        </p>
      )}
    </div>
  );
}

/** Several controls that belong together, named once. */
export const Group = ({ label, hint, children }: { label: string; hint?: ReactNode; children: ReactNode }) => (
  <fieldset className="field">
    <legend>{label}</legend>
    {children}
    {hint && <p className="field-hint">{hint}</p>}
  </fieldset>
);
