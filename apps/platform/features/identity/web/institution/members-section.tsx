// The members with roles and units; changing and removing them.
import { Button, CheckList, DataTable, Dialog, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { InstitutionRole, Member, Unit } from '../../contract.ts';
import { INSTITUTION_ROLES } from '../../limits.ts';
import { institutionApi } from '../identity-api.ts';
import { roleList, roleName } from '../role-names.ts';

interface MembersProps {
  readonly members: readonly Member[];
  readonly units: readonly Unit[];
  readonly onChange: () => void;
}

export function MembersSection(props: MembersProps): JSX.Element {
  const [changing, setChanging] = useState<Member | null>(null);
  const close = (): void => setChanging(null);
  return (
    <section class="staff-section" aria-labelledby="members-title">
      <h2 id="members-title">{t('institution.members')}</h2>
      <DataTable
        caption={t('institution.members')}
        captionHidden
        columns={[
          { title: t('account.name') },
          { title: t('institution.roles') },
          { title: t('institution.units') },
          { title: t('account.second-factor') },
          { title: t('institution.since') },
          { title: t('staff.actions') },
        ]}
        rows={props.members.map((member) => ({
          key: member.personId,
          cells: [
            <>
              {member.name} {member.isSelf && <span class="note">{t('institution.you')}</span>}
              <br />
              <small class="note">{member.email}</small>
            </>,
            roleList(member.roles),
            member.units.map((unit) => unit.name).join(', ') || '–',
            member.secondFactor ? t('institution.factor-on') : t('institution.factor-off'),
            formatDate(member.memberSince),
            <PlainButton onClick={() => setChanging(member)}>
              {t('staff.change')} <span class="visually-hidden">{member.name}</span>
            </PlainButton>,
          ],
        }))}
      />
      <Dialog open={changing !== null} title={changing?.name ?? ''} onClose={close}>
        {changing !== null && (
          <ChangeMember
            key={changing.personId}
            member={changing}
            units={props.units}
            onDone={() => {
              close();
              props.onChange();
            }}
            onCancel={close}
          />
        )}
      </Dialog>
    </section>
  );
}

function ChangeMember(props: {
  readonly member: Member;
  readonly units: readonly Unit[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}): JSX.Element {
  const { member } = props;
  const [roles, setRoles] = useState<readonly string[]>(member.roles);
  const [units, setUnits] = useState<readonly string[]>(member.units.map((unit) => unit.id));
  const [isRemoving, setRemoving] = useState(false);
  const submit = useSubmit();
  const save = async (): Promise<void> => {
    const isDone = await submit.run(async () => {
      if (isOther(roles, member.roles)) await institutionApi.changeRoles(member.personId, roles as InstitutionRole[]);
      if (
        isOther(
          units,
          member.units.map((unit) => unit.id),
        )
      )
        await institutionApi.changeUnits(member.personId, units);
    });
    if (isDone) props.onDone();
  };
  const remove = async (): Promise<void> => {
    const action = member.isSelf ? institutionApi.leave : () => institutionApi.removeMember(member.personId);
    if (await submit.run(action)) props.onDone();
  };
  if (isRemoving) {
    return (
      <>
        <p>{member.isSelf ? t('institution.leave-text') : t('institution.remove-text', { name: member.name })}</p>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button look="alert" busy={submit.isBusy} onClick={() => void remove()}>
            {member.isSelf ? t('institution.leave') : t('institution.remove')}
          </Button>
          <Button look="quiet" onClick={() => setRemoving(false)}>
            {t('action.cancel')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <CheckList
        legend={t('institution.roles')}
        options={INSTITUTION_ROLES.map((role) => ({ value: role, text: roleName(role) }))}
        chosen={roles}
        onChange={setRoles}
      />
      {props.units.length > 0 && (
        <CheckList
          legend={t('institution.units')}
          options={props.units.map((unit) => ({ value: unit.id, text: unit.name }))}
          chosen={units}
          onChange={setUnits}
        />
      )}
      <p class="note">{t('institution.roles-note')}</p>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button busy={submit.isBusy} disabled={roles.length === 0} onClick={() => void save()}>
          {t('staff.save')}
        </Button>
        <Button look="quiet" onClick={props.onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
      <p>
        <PlainButton onClick={() => setRemoving(true)}>
          {member.isSelf ? t('institution.leave') : t('institution.remove')}
        </PlainButton>
      </p>
    </>
  );
}

function isOther(now: readonly string[], before: readonly string[]): boolean {
  return now.length !== before.length || now.some((each) => !before.includes(each));
}
