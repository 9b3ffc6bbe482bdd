import { readForm } from "@/app/_server/read-form";
import { leave } from "@/app/_server/staff-door";
import { staffRoute } from "@/app/_server/staff-route";
import { signOut } from "@/lib/access/sign-out";

export const POST = staffRoute(null, async (visit) => {
  await readForm(visit, []);
  await signOut(visit.staff);
  return leave(visit, "signed_out");
});
