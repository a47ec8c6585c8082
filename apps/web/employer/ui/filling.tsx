/** How far something is, as a bar and as the two numbers. @param label says it to whoever cannot see it */
export function Filling({ done, of, label }: { done: number; of: number; label: string }) {
  return (
    <div className="filling">
      <div
        className="bar"
        role="progressbar"
        aria-label={label}
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={of}
      >
        <i style={{ width: of === 0 ? 0 : `${Math.min(100, (100 * done) / of)}%` }} />
      </div>
      <strong aria-hidden="true">
        {done}/{of}
      </strong>
    </div>
  );
}
