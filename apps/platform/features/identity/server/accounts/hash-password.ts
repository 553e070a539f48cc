// Passwords as argon2id hashes, with the parameters of the OWASP Password Storage Cheat Sheet (19 MiB, two passes, one lane).
import { hash, verify } from '@node-rs/argon2';

/** `Algorithm.Argon2id`; the package declares its enum for type checking only. */
const ARGON2ID = 2;
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Different each time, because of its salt. The text is normalised (NFKC), so that a keyboard's way of writing ä does not matter. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** False also for a hash that cannot be read. */
export async function verifyPassword(hashed: string, password: string): Promise<boolean> {
  try {
    return await verify(hashed, password.normalize('NFKC'));
  } catch {
    return false;
  }
}
