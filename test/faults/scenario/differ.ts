/** How two lists differ, the order aside, as sentences; repetitions count. */
export function differ(what: string, found: readonly string[], wanted: readonly string[]): string[] {
  const rest = [...wanted];
  const tooMany = found.filter((one) => {
    const at = rest.indexOf(one);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return [...tooMany.map((one) => `${what}: ${one} is too many`), ...rest.map((one) => `${what}: ${one} is missing`)];
}
