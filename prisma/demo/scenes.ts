import { CARD_SCENES } from "./card-scenes";
import { MORE_CARD_SCENES } from "./card-scenes-two";
import { GROUP_SCENES } from "./group-scenes";
import { PARCEL_SCENES } from "./parcel-scenes";
import { PRAISE_SCENES } from "./praise-scenes";
import { PRESSURE_SCENES } from "./pressure-scenes";
import { SALES_SCENES } from "./sales-scenes";
import type { Scene } from "./script";
import { SICHUAN_SCENES } from "./sichuan-scenes";
import { VISIT_SCENES } from "./visit-scenes";

/** The whole demonstration world: forty-two reports. */
export const SCENES: readonly Scene[] = [
  ...SICHUAN_SCENES,
  ...CARD_SCENES,
  ...MORE_CARD_SCENES,
  ...PRAISE_SCENES,
  ...PARCEL_SCENES,
  ...SALES_SCENES,
  ...GROUP_SCENES,
  ...VISIT_SCENES,
  ...PRESSURE_SCENES,
];
