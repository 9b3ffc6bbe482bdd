import type { Figure } from "@/lib/cases/figures/figure";

/** How the queue may be ordered: by place, which weighs and is fair, or by clock alone. */
export const QUEUE_ORDERS = ["recommended", "due"] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

export function readQueueOrder(asked: URLSearchParams): QueueOrder {
  return asked.get("order") === "due" ? "due" : "recommended";
}

type Asked = { order: QueueOrder; due: string | null; figure: Figure | null };

/**
 * Whoever asks for what is due within a time gets it by the clock: nothing that is late is moved for any reason. What
 * came in today stands as it came: ended ones among it have no place in any other order.
 */
export function orderInForce({ order, due, figure }: Asked): QueueOrder | "arrived" {
  if (due) return "due";
  return figure === "came_today" ? "arrived" : order;
}
