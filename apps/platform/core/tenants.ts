// The tenant every installation has: guests and the installation itself live there; institutions get ids of their own.

/** Tenant of guests and of the installation's own records. */
export const PUBLIC_TENANT = 'public';
