import { Modal, type ModalProps } from 'antd';
import { useEffect, useState } from 'react';

/** A dialog that is there as long as it is open. Focus goes back to where it came from, if that is still there. */
export function Dialog(props: ModalProps) {
  // Before the first field of the dialog takes it.
  const [from] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus();
    },
    [from],
  );
  return <Modal open {...props} />;
}
