// The columns of the tables of institutions, members and invitations as queries see them.
export type InstitutionTables = {
  network: { tenant_id: string; id: string; name: string; created_at: string };
  institution: { tenant_id: string; name: string; network_id: string | null; created_at: string };
  unit: { tenant_id: string; id: string; name: string; name_key: string; created_at: string };
  membership: { tenant_id: string; person_id: string; account_id: string; since: string; left_at: string | null };
  member_role: { tenant_id: string; person_id: string; role: string };
  member_unit: { tenant_id: string; person_id: string; unit_id: string };
  platform_grant: {
    tenant_id: string;
    id: string;
    account_id: string;
    role: string;
    network_id: string | null;
    granted_at: string;
  };
  invitation: {
    tenant_id: string;
    id: string;
    secret_digest: string;
    address_digest: string;
    roles: string;
    units: string;
    network_id: string | null;
    state: string;
    invited_at: string;
    expires_at: string;
  };
  invitation_address: { tenant_id: string; invitation_id: string; email: string };
};
