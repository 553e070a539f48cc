// The calls of research, with the types of their contract.
import { request } from '../../../web/api/request.ts';
import type {
  AddedPanellist,
  CoverBody,
  CutRound,
  CutRoundList,
  ExportList,
  Overview,
  PanelLink,
  PanelView,
  PilotItems,
  Run,
  RunList,
  StartExportBody,
  StartRunBody,
} from '../contract.ts';
import type { PilotItemBody } from '../../itembank/contract.ts';

const rounds = '/research/cut-rounds';

export const researchApi = {
  overview: () => request<Overview>('GET', '/research'),
  quote: (body: CoverBody) => request<Overview>('PUT', '/research/covers', { body }),
  runs: () => request<RunList>('GET', '/research/runs'),
  run: (id: string) => request<Run>('GET', `/research/runs/${id}`),
  startRun: (body: StartRunBody, idempotencyKey: string) =>
    request<Run>('POST', '/research/runs', { body, idempotencyKey }),
  acceptRun: (id: string, idempotencyKey: string) =>
    request<Run>('POST', `/research/runs/${id}/accept`, { body: {}, idempotencyKey }),
  pilotItems: () => request<PilotItems>('GET', '/research/pilot-items'),
  addPilotItem: (body: PilotItemBody, idempotencyKey: string) =>
    request<PilotItems>('POST', '/research/pilot-items', { body, idempotencyKey }),
  withdrawPilotItem: (id: string) => request<undefined>('DELETE', `/research/pilot-items/${id}`),
  exports: () => request<ExportList>('GET', '/research/exports'),
  startExport: (body: StartExportBody, idempotencyKey: string) =>
    request<ExportList>('POST', '/research/exports', { body, idempotencyKey }),
  exportAddress: (id: string, file: string) => `/api/research/exports/${id}/files/${file}`,
  cutRounds: () => request<CutRoundList>('GET', rounds),
  cutRound: (id: string) => request<CutRound>('GET', `${rounds}/${id}`),
  openCutRound: (body: { title: string; skills: string[] }, idempotencyKey: string) =>
    request<CutRound>('POST', rounds, { body, idempotencyKey }),
  moveCutRound: (id: string, to: string, idempotencyKey: string) =>
    request<CutRound>('POST', `${rounds}/${id}/move`, { body: { to }, idempotencyKey }),
  acceptCuts: (id: string, idempotencyKey: string) =>
    request<CutRound>('POST', `${rounds}/${id}/accept`, { body: {}, idempotencyKey }),
  addPanellist: (id: string, name: string, idempotencyKey: string) =>
    request<AddedPanellist>('POST', `${rounds}/${id}/panel`, { body: { name }, idempotencyKey }),
  panelLink: (id: string, panellistId: string) =>
    request<PanelLink>('GET', `${rounds}/${id}/panel/${panellistId}/link`),
  forgetPanellist: (id: string, panellistId: string) =>
    request<undefined>('DELETE', `${rounds}/${id}/panel/${panellistId}`),
  openPanel: (token: string) => request<PanelView>('POST', '/cut-panel/open', { body: { token } }),
  placeBookmarks: (token: string, skill: string, marks: readonly number[]) =>
    request<PanelView>('PUT', '/cut-panel/bookmarks', { body: { token, skill, marks } }),
};
