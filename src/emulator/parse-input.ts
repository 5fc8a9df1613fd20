import * as v from 'valibot';

/** What a control route was given, checked; throws a TypeError that says where in `what` it is wrong. */
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
