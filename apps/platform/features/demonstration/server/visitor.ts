// Somebody who uses the platform's own routes inside the process, with cookies as a browser keeps them and no network between.
import type { Actor } from '../../../core/http/policy.ts';
import type { Route } from '../../../core/http/route.ts';

type Cookies = Readonly<Record<string, string | undefined>>;

export interface Given {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

export interface Visitor {
  /** Calls the route of this id; what comes back is what its contract lets through. Throws what the route throws. */
  call<Reply>(routes: readonly Route[], id: string, given?: Given): Promise<Reply>;
  /** Who the cookies belong to. */
  actor(): Promise<Actor>;
  setCookie(name: string, value: string): void;
}

/**
 * Every contract is kept and every rule of the use cases holds. Only the guard in front is passed by, because here the installation
 * itself acts and not a caller: nothing of this is reachable from outside.
 */
export function openVisitor(findActor: (request: { readonly cookies: Cookies }) => Promise<Actor>): Visitor {
  const cookies: Record<string, string> = {};
  const setCookie = (name: string, value: string): void => {
    if (value === '') delete cookies[name];
    else cookies[name] = value;
  };
  return {
    setCookie,
    actor: () => findActor({ cookies }),
    async call<Reply>(routes: readonly Route[], id: string, given: Given = {}): Promise<Reply> {
      const route = routes.find((each) => each.id === id);
      if (route === undefined) throw new Error(`There is no route ${id}.`);
      const actor = await findActor({ cookies });
      const input = {
        params: route.params?.parse(given.params),
        query: route.query?.parse(given.query ?? {}),
        body: route.body?.parse(given.body),
        actor,
      };
      const owner = (await route.owner?.(input)) ?? null;
      if (route.owner !== undefined && owner === null) throw new Error(`${id} is about something that is not there.`);
      const reply = await route.handle({
        ...input,
        owner,
        idempotencyKey: null,
        once: (_queries, job) => job(),
        language: 'en',
        address: 'demonstration',
        cookies: { ...cookies },
        setCookie,
        clearCookie: (name) => setCookie(name, ''),
      });
      return (typeof route.reply === 'string' ? reply : route.reply.parse(reply)) as Reply;
    },
  };
}
