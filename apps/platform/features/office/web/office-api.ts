// The calls of the office, with the types of their contract.
import { request } from '../../../web/api/request.ts';
import type { CourseAdvice, MapList, SharedPlanList, TeamMap, TeamPlanList, Wish } from '../contract.ts';

/** What a page asks for, as an address; empty values are left out. */
export function queryOf(values: Readonly<Record<string, string | number | null>>): string {
  const entries = Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === null || value === '' ? [] : [[name, String(value)]],
  );
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`;
}

export const officeApi = {
  maps: () => request<MapList>('GET', '/office/maps'),
  map: (campaignId: string, query: string) => request<TeamMap>('GET', `/office/maps/${campaignId}${query}`),
  course: (campaignId: string, query: string) =>
    request<CourseAdvice>('GET', `/office/maps/${campaignId}/course${query}`),
  slideAddress: (campaignId: string, query: string) => `/api/office/maps/${campaignId}/course.pdf${query}`,
  teamPlans: () => request<TeamPlanList>('GET', '/office/team-plans'),
  openTeamPlan: (unitId: string, title: string, idempotencyKey: string) =>
    request<TeamPlanList>('POST', '/office/team-plans', { body: { unitId, title }, idempotencyKey }),
  putWishes: (planId: string, wishes: readonly Wish[]) =>
    request<TeamPlanList>('PUT', `/office/team-plans/${planId}/wishes`, { body: { wishes } }),
  takeBackWishes: (planId: string) => request<undefined>('DELETE', `/office/team-plans/${planId}/wishes`),
  closeTeamPlan: (planId: string) => request<TeamPlanList>('POST', `/office/team-plans/${planId}/close`, { body: {} }),
  shares: () => request<SharedPlanList>('GET', '/office/shares'),
  comment: (shareId: string, text: string, idempotencyKey: string) =>
    request<SharedPlanList>('POST', `/office/shares/${shareId}/comments`, { body: { text }, idempotencyKey }),
};
