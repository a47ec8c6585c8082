import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
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
    <div className="panel" role="alert">
      <Result
        status="warning"
        title={words.failed.broken}
        subTitle={words.failed.brokenText}
        extra={
          <Button type="primary" onClick={() => location.reload()}>
            {words.failed.reload}
          </Button>
        }
      />
    </div>
  );
}
