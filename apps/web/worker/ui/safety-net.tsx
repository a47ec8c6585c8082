import { Component, type ReactNode } from 'react';
import { Failed } from './states';

/** Shows a sentence and a way on where a page cannot be drawn, instead of nothing at all. */
export class SafetyNet extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <main className="page" id="content">
        <Failed error={this.state.error} onRetry={() => location.reload()} />
      </main>
    );
  }
}
