/**
 * How long some work took, in milliseconds of this process's own CPU: what other processes of a busy machine do does not
 * count. For tests that something ends soon that could take minutes.
 */
export async function cpuTime(work: () => unknown): Promise<number> {
  const began = process.cpuUsage();
  await work();
  return process.cpuUsage(began).user / 1000;
}
