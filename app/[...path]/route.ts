import { errorPage, publicRoute } from "@/app/_server/public-route";

export const GET = publicRoute((visit) => errorPage(visit, "not_found", 404));
export const POST = GET;
