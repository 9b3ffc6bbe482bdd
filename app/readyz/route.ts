import { readiness } from "@/app/_server/operations";

/** May a load balancer send people here? With the reasons when not. */
export async function GET(): Promise<Response> {
  const state = await readiness();
  return Response.json(state, { status: state.ready ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
