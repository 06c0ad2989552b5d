/**
 * Remembers what a pure function made of a text, for comparisons in which the same few texts meet again and again. It
 * forgets everything when it is full, so that no file can fill the memory.
 */
export function boundedMemo<Value>(make: (text: string) => Value, limit = 2_000): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (known.size >= limit) known.clear();
    known.set(text, made);
    return made;
  };
}
