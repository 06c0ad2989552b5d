/** A JSON object whose members are looked at one by one. */
export type Fields = Readonly<Record<string, unknown>>;

/** Tells an object from everything else that JSON can be. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object, or an empty one where there is none: for bodies that may be left out. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** A member that is a string, or nothing. The schema was checked before; another type is this server's own bug. */
export function text(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new TypeError(`${name} is no string`);
  return value;
}

/** A member that is a whole number, or nothing. */
export function integer(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number') throw new TypeError(`${name} is no number`);
  return value;
}

/** A member that is a string and has to be there. */
export function requiredText(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (value === undefined) throw new TypeError(`${name} is missing`);
  return value;
}

/** A member that is a whole number and has to be there. */
export function requiredInteger(fields: Fields, name: string): number {
  const value = integer(fields, name);
  if (value === undefined) throw new TypeError(`${name} is missing`);
  return value;
}

/** A member that is a list of objects; nothing is an empty list. */
export function objects(fields: Fields, name: string): readonly Fields[] {
  const value = fields[name];
  return Array.isArray(value) ? value.filter(isFields) : [];
}
