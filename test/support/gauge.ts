/** What a process says of a gauge without labels of its own; undefined where it says nothing, or there is no process. */
export async function gauge(url: string, name: string): Promise<number | undefined> {
  const text = await fetch(`${url}/metrics`)
    .then((answer) => answer.text())
    .catch(() => '');
  const value = new RegExp(`^${name}\\{[^}]*\\} (\\S+)$`, 'm').exec(text)?.[1];
  return value === undefined ? undefined : Number(value);
}
