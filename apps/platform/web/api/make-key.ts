// Keys made in the browser. `crypto.randomUUID` is missing on plain http in a local network, so the kernel's maker is used.
import { createIdMaker, cryptoRandom, systemClock } from '@dragoman/kernel';

/** A new UUID on every call. */
export const makeKey = createIdMaker(systemClock, cryptoRandom);
