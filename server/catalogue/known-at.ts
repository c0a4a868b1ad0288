import { z } from 'zod';

/** What a schema allows at one place of a file, for "did you mean". */
export interface Known {
  /** Names of the fields of a map. */
  keys: string[];
  /** The values of a closed list. */
  values: string[];
}

/** The fields and words that a schema knows at a path of the input. */
export function knownAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): Known {
  let level = open(schema);
  for (const key of path) level = level.flatMap((inner) => step(inner, key)).flatMap(open);
  return {
    keys: [...new Set(level.flatMap((inner) => (inner instanceof z.ZodObject ? Object.keys(inner.shape) : [])))],
    values: [...new Set(level.flatMap(listed))],
  };
}

/** Takes off what wraps a schema: optional, default, transform, and the arms of a union. */
function open(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return open(schema.def.innerType);
  if (schema instanceof z.ZodPipe) return open(schema.def.in);
  if (schema instanceof z.ZodUnion) return schema.def.options.flatMap(open);
  return [schema];
}

function step(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.def.element];
  if (schema instanceof z.ZodRecord) return [schema.def.valueType];
  const field: unknown = schema instanceof z.ZodObject ? schema.shape[String(key)] : undefined;
  return field instanceof z.ZodType ? [field] : [];
}

function listed(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String);
  return [];
}
