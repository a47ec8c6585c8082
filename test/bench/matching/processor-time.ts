/** Processor time that this process has had, milliseconds: other programs on the machine do not lengthen it. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
