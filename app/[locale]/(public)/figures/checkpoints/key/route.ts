import { publicRoute } from "@/app/_server/public-route";
import { publicSigningKey } from "@/lib/audit/queries";

/** The public key that checkpoints and receipts are checked with. */
export const GET = publicRoute(async () => {
  const headers = {
    "Content-Type": "application/x-pem-file",
    "Content-Disposition": 'attachment; filename="zhenping-public-key.pem"',
  };
  return new Response(publicSigningKey(), { headers });
});
