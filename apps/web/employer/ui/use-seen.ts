import { useEffect, useRef, useState, type RefObject } from 'react';

/** How far ahead of the screen something counts as looked at. */
const AHEAD = '400px';

/** Whether an element has ever been near the screen: what nobody scrolls to is not asked for. */
export function useSeen<T extends Element>(): [RefObject<T | null>, boolean] {
  const element = useRef<T>(null);
  const [seen, see] = useState(false);
  useEffect(() => {
    if (seen || !element.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) see(true);
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [seen]);
  return [element, seen];
}
