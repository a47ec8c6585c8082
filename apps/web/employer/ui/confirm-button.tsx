import { Button, type ButtonProps } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words/words';
import { Dialog } from './dialog';

interface Props extends Omit<ButtonProps, 'onClick' | 'title'> {
  /** What is asked before. */
  readonly ask: ReactNode;
  readonly confirm: string;
  readonly onConfirm: () => void;
}

/** A button whose act is confirmed first, in a dialog that the keyboard reaches. */
export function ConfirmButton({ ask, confirm, onConfirm, ...button }: Props) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)} />
      {open && (
        <Dialog
          width={420}
          title={ask}
          okText={confirm}
          okButtonProps={{ danger: true }}
          cancelText={words.cancel}
          onOk={() => {
            setOpen(false);
            onConfirm();
          }}
          onCancel={() => setOpen(false)}
        />
      )}
    </>
  );
}
