import { useEffect, useRef, useState, type RefObject } from 'react';
import { panned, zoomed, type Size, type Spot, type View } from './map-view';

/** A finger that has moved less has tapped, in pixels. */
const TAP_PX = 6;
const WHEEL_PX_TO_DOUBLE = 300;

/** How large an element is; null before it has been laid out. */
export function useSize(element: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const shown = element.current;
    if (!shown) return undefined;
    const watcher = new ResizeObserver(() => setSize({ width: shown.clientWidth, height: shown.clientHeight }));
    watcher.observe(shown);
    return () => watcher.disconnect();
  }, []);
  return size;
}

/** Drags with a finger or the mouse, and zooms with two fingers or the wheel. */
export function useGestures(
  frame: RefObject<HTMLElement | null>,
  size: Size | null,
  change: (move: (view: View) => View) => void,
): void {
  const now = useRef({ size, change });
  now.current = { size, change };
  useEffect(() => {
    const shown = frame.current;
    if (!shown) return undefined;
    const fingers = new Map<number, Spot>();
    let dragging = false;
    const at = (event: MouseEvent): Spot => {
      const { left, top } = shown.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      fingers.set(event.pointerId, at(event));
      dragging = fingers.size > 1;
    };
    const move = (event: PointerEvent): void => {
      const before = fingers.get(event.pointerId);
      const { size: frameSize, change: tell } = now.current;
      if (!before || !frameSize) return;
      const to = at(event);
      if (!dragging && Math.hypot(to.x - before.x, to.y - before.y) < TAP_PX) return;
      // Only what has moved is taken from the pins: a tap stays theirs.
      if (!dragging || !shown.hasPointerCapture(event.pointerId)) shown.setPointerCapture(event.pointerId);
      dragging = true;
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      fingers.set(event.pointerId, to);
      if (!other) {
        tell((view) => panned(view, to.x - before.x, to.y - before.y));
        return;
      }
      const apart = (finger: Spot): number => Math.max(1, Math.hypot(finger.x - other.x, finger.y - other.y));
      const middle = (finger: Spot): Spot => ({ x: (finger.x + other.x) / 2, y: (finger.y + other.y) / 2 });
      const [from, until] = [middle(before), middle(to)];
      tell((view) =>
        panned(zoomed(view, frameSize, apart(to) / apart(before), from), until.x - from.x, until.y - from.y),
      );
    };
    const up = (event: PointerEvent): void => {
      fingers.delete(event.pointerId);
      if (fingers.size === 0) dragging = false;
    };
    const wheel = (event: WheelEvent): void => {
      const { size: frameSize, change: tell } = now.current;
      if (!frameSize) return;
      event.preventDefault();
      const to = at(event);
      tell((view) => zoomed(view, frameSize, 2 ** (-event.deltaY / WHEEL_PX_TO_DOUBLE), to));
    };
    // What has the focus is shown by moving the map, never by scrolling its frame.
    const still = (): void => shown.scrollTo(0, 0);
    shown.addEventListener('pointerdown', down);
    shown.addEventListener('pointermove', move);
    for (const end of ['pointerup', 'pointercancel'] as const) shown.addEventListener(end, up);
    shown.addEventListener('wheel', wheel, { passive: false });
    shown.addEventListener('scroll', still);
    return () => {
      shown.removeEventListener('pointerdown', down);
      shown.removeEventListener('pointermove', move);
      for (const end of ['pointerup', 'pointercancel'] as const) shown.removeEventListener(end, up);
      shown.removeEventListener('wheel', wheel);
      shown.removeEventListener('scroll', still);
    };
  }, []);
}
