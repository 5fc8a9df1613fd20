/** A value that JSON can hold. */
export type JsonValue = string | number | boolean | null | JsonList | JsonObject;
interface JsonList extends ReadonlyArray<JsonValue> {}
interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** True for a value that JSON can hold. */
export function isJsonValue(value: unknown): value is JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'object' && Object.values(value).every(isJsonValue);
}
