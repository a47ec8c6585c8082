/**
 * Names the list of every Select by the label of its field: antd draws it without one, and to somebody who cannot see it is
 * a list of nothing then. Once, at the start.
 */
export function nameLists(): void {
  const name = (): void => {
    for (const list of document.querySelectorAll<HTMLElement>('[role="listbox"]:not([aria-label])')) {
      const owner = document.getElementById(list.id.replace(/_list$/, ''));
      const label = owner?.getAttribute('aria-label') ?? (owner as HTMLInputElement | null)?.labels?.[0]?.textContent;
      if (label) list.setAttribute('aria-label', label);
    }
  };
  new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
}
