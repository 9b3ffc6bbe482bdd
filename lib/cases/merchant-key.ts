/** What a report says about who is meant. Empty texts were not given. */
export type MerchantSaid = {
  platform: string;
  shopName: string;
  shopId: string | null;
  itemId: string | null;
  link: string;
};

/** Letters and digits alone, in one width and case: signs and spaces in a name do not make another shop. */
export function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * The merchant as the queue tells one from another: by the platform's own id of the shop, else by its name, else by the
 * thing or the link that was reported. Two keys for one merchant only mean that it is given two turns. Empty when
 * nothing was said.
 */
export function merchantKey({ platform, shopName, shopId, itemId, link }: MerchantSaid): string {
  if (shopId) return `${platform}:shop:${shopId}`;
  const name = plainName(shopName);
  if (name) return `${platform}:name:${name}`;
  if (itemId) return `${platform}:item:${itemId}`;
  return link ? `${platform}:link:${link}` : "";
}
