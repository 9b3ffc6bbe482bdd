// The one way from a route to the machines' own state: architecture.md lets only _server and api look there.
export { readiness } from "@/lib/infra/health";
