/** Something that is on or off. */
export const Switch = ({
  name,
  hint,
  on,
  disabled = false,
  onChange,
}: {
  name: string;
  hint?: string;
  on: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
}) => (
  <label className="switch gap">
    <span>
      {name}
      {hint && (
        <span className="small soft" style={{ display: 'block' }}>
          {hint}
        </span>
      )}
    </span>
    <input
      type="checkbox"
      role="switch"
      checked={on}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  </label>
);
