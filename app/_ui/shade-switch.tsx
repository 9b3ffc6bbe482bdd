import type { ReactElement } from "react";

/** How a picture is hidden at first; the class names of staff.css. */
export type ShadeLook = { blur: boolean; grey: boolean };

/** For what holds both the picture and its switch. */
export function shadeClass(shade: ShadeLook | null, ...more: string[]): string {
  return [...more, ...(shade ? ["shaded", shade.blur && "blur", shade.grey && "grey"] : [])].filter(Boolean).join(" ");
}

/** Shows one picture as it is, and hides it again. The style sheet does the rest, so it works without script. */
export function ShadeSwitch(props: {
  id: string;
  label: string;
  /** Of the picture, for those who hear the label alone. */
  name: string;
  /** Why the picture is hidden at first. */
  why: string;
}): ReactElement {
  const { id, label, name, why } = props;
  return (
    <span className="shade-switch">
      <label htmlFor={id}>
        <input type="checkbox" id={id} aria-describedby={`${id}-why`} /> {label} <span className="vh">{name}</span>
      </label>
      <small id={`${id}-why`}>{why}</small>
    </span>
  );
}
