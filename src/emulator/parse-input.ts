import * as v from 'valibot';

/** Checks the input of a control route. Throws a TypeError that names the wrong place in `what`. */
export function parseInput<Schema extends v.GenericSchema>(
  what: string,
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  throw new TypeError(`${what}${path ? `.${path}` : ''}: ${issue.message}`);
}
