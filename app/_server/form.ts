/** What a form sent. Names repeat for check boxes. */
export type Form = {
  fields: ReadonlyMap<string, readonly string[]>;
  /** The first value, or an empty text. */
  get: (name: string) => string;
  all: (name: string) => readonly string[];
};
