import useMessage from 'antd/es/message/useMessage';
import type { MessageInstance } from 'antd/es/message/interface';
import { createContext, useContext, type ReactNode } from 'react';

const Told = createContext<MessageInstance | null>(null);

/** Where sentences about what has just been done come up, above whatever is open. */
export function Telling({ children }: { children: ReactNode }) {
  const [tell, place] = useMessage({ top: 12 });
  return (
    <Told value={tell}>
      {place}
      {children}
    </Told>
  );
}

/** Tells what has just been done, or was refused. */
export function useTelling(): MessageInstance {
  const tell = useContext(Told);
  if (!tell) throw new Error('nothing to tell by');
  return tell;
}
