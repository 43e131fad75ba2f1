// A worker's address in the form that the page's policy wants.

interface Policy {
  createScriptURL(url: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}

/** @returns the address, or what stands for one where Trusted Types are known */
export function trusted(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return address;
  // A page may hold several copies of us, and a policy's name may be given away only once.
  const shared = globalThis as unknown as { [policy: symbol]: Policy };
  const key = Symbol.for('claimlight.policy');
  try {
    shared[key] ??= trustedTypes.createPolicy('claimlight', { createScriptURL: (own: string) => own });
  } catch {
    // The page names its policies, and ours is not among them; where nothing is enforced, a string will do.
    return address;
  }
  return shared[key].createScriptURL(address);
}
