/** Told how many of how many files are read. */
export type Progress = (done: number, total: number) => void;

/** Nobody wants to read of work that is over soon. */
const silentMs = 2_000;
const everyMs = 500;

/** Progress on one line of a terminal, once the work is long; nothing where the stream is none. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return () => undefined;
  const began = Date.now();
  let last = began + silentMs - everyMs;
  return (done, total) => {
    const now = Date.now();
    if (now - last < everyMs && done < total) return;
    if (now - began < silentMs) return;
    last = now;
    stream.write(done < total ? `\rRead ${String(done)} of ${String(total)} files` : '\r\u001b[K');
  };
}
