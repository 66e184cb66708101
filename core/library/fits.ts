import type * as v from 'valibot';

/** Says whether a value has a schema's shape; it copies nothing and names no issue. */
export type Fits = (value: unknown) => boolean;

/** The parts of valibot's schemas that the library's records are made of. */
type Part = v.GenericSchema & {
  readonly entries?: Readonly<Record<string, Part>>;
  readonly item?: Part;
  readonly items?: readonly Part[];
  readonly wrapped?: Part;
  readonly options?: readonly unknown[];
  readonly value?: Part;
  readonly pipe?: readonly (v.GenericSchema | v.GenericPipeItem)[];
};
type Check = v.GenericPipeItem & { readonly requirement?: unknown };

/**
 * Makes a fast check from a schema. Reading back a library asks it of every record: a tenth of what
 * parsing with the schema costs, for lines whose sum has already said that they are as written.
 *
 * Throws on a schema it does not know, at start-up and in every test.
 */
export function fitsOf(schema: v.GenericSchema): Fits {
  const part = schema as Part;
  const checks = (part.pipe?.slice(1) ?? []) as Check[];
  const base = baseOf(part);
  if (checks.length === 0) return base;
  const extra = checks.map(checkOf);
  return (value) => base(value) && extra.every((fits) => fits(value));
}

function baseOf(part: Part): Fits {
  switch (part.type) {
    case 'string':
    case 'boolean': {
      const { type } = part;
      return (value) => typeof value === type;
    }
    case 'number':
      return (value) => typeof value === 'number' && !Number.isNaN(value);
    case 'unknown':
      return () => true;
    case 'picklist': {
      const options = new Set(part.options);
      return (value) => options.has(value);
    }
    case 'nullable': {
      const wrapped = fitsOf(need(part.wrapped));
      return (value) => value === null || wrapped(value);
    }
    case 'optional': {
      const wrapped = fitsOf(need(part.wrapped));
      return (value) => value === undefined || wrapped(value);
    }
    case 'union': {
      const options = (part.options as readonly Part[]).map(fitsOf);
      return (value) => options.some((fits) => fits(value));
    }
    case 'array': {
      const item = fitsOf(need(part.item));
      return (value) => Array.isArray(value) && value.every(item);
    }
    case 'tuple': {
      const items = need(part.items).map(fitsOf);
      return (value) => Array.isArray(value) && items.every((fits, at) => fits(value[at]));
    }
    case 'record': {
      const item = fitsOf(need(part.value));
      return (value) => isPlain(value) && Object.values(value).every(item);
    }
    case 'object': {
      const entries = Object.entries(need(part.entries)).map(([key, entry]) =>
        entry.type === 'exact_optional'
          ? ([key, fitsOf(need(entry.wrapped)), true] as const)
          : ([key, fitsOf(entry), false] as const),
      );
      return (value) => {
        if (!isPlain(value)) return false;
        for (const [key, fits, mayLack] of entries) {
          if (mayLack && !Object.hasOwn(value, key)) continue;
          if (!fits(value[key])) return false;
        }
        return true;
      };
    }
    default:
      throw new Error(`no fast check for a schema of type ${part.type}`);
  }
}

function checkOf({ type, requirement }: Check): Fits {
  switch (type) {
    case 'regex':
      return (value) => (requirement as RegExp).test(value as string);
    case 'max_length':
      return (value) => (value as string).length <= (requirement as number);
    case 'min_length':
      return (value) => (value as string).length >= (requirement as number);
    case 'min_value':
      return (value) => (value as number) >= (requirement as number);
    case 'integer':
      return Number.isInteger;
    default:
      throw new Error(`no fast check for ${type}`);
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function need<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a schema lacks a part');
  return value;
}
