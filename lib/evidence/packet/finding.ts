/** One line of the checker's answer. `open`: nobody here can check it, or not with what was given. */
export type Finding = {
  /** The words stand in the messages under `packet.checks`. */
  check: string;
  result: "ok" | "bad" | "open";
  /** The file that is meant, as a path in the bag. */
  path?: string;
  detail?: Readonly<Record<string, string | number>>;
};

type Detail = Finding["detail"];

export const passed = (check: string, detail?: Detail): Finding => ({ check, result: "ok", ...(detail && { detail }) });

export const fault = (check: string, path: string, detail?: Detail): Finding => ({
  check,
  result: "bad",
  path,
  ...(detail && { detail }),
});

export const unchecked = (check: string, detail?: Detail): Finding => ({
  check,
  result: "open",
  ...(detail && { detail }),
});
