import { Component, type ReactNode } from 'react';
import { Warning } from './states';
import { useWords } from '../words/words';

/** A page that breaks, or whose part does not arrive, leaves a way on. */
export class SafetyNet extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const words = useWords();
  return (
    <div className="panel nothing" role="alert">
      <Warning />
      <h2>{words.failed.broken}</h2>
      <p>{words.failed.brokenText}</p>
      <button type="button" className="as-button primary" onClick={() => location.reload()}>
        {words.failed.reload}
      </button>
    </div>
  );
}
