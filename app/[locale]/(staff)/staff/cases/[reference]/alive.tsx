"use client";

import { useEffect } from "react";

/** Says when the page is the framework's no longer: before that, what a script puts into it would be taken out again. */
export function Alive(): null {
  useEffect(() => {
    document.documentElement.dataset.alive = "";
    document.dispatchEvent(new Event("zhenping:alive"));
  }, []);
  return null;
}
