/** The process is alive; says nothing about what it depends on. */
export function GET(): Response {
  return Response.json({ alive: true }, { headers: { "Cache-Control": "no-store" } });
}
