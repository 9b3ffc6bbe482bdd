/** Enough to recognise one's own address by, too little to learn a stranger's: `z***@q***`, `***4321`. */
export function maskContact(address: string): string {
  const [name = "", host] = address.split("@");
  return host === undefined ? `***${address.slice(-4)}` : `${name.slice(0, 1)}***@${host.slice(0, 1)}***`;
}
