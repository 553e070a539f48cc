// Every address of the application. The two pages of a first visit come with the entry, all others when they are opened.
import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso';
import { RunnerPage } from '../features/assessment/web/runner-page.tsx';
import { StartPage } from '../features/assessment/web/start-page.tsx';
import { lazyPage } from './page/lazy-page.tsx';
import { ErrorBoundary, NotFoundPage } from './page/problem-page.tsx';

const ResumePage = lazyPage(async () => (await import('../features/assessment/web/resume-page.tsx')).ResumePage);
const ResultPage = lazyPage(
  async () => {
    const [{ ResultPage: Inside }, { withPurpose }] = await Promise.all([
      import('../features/profile/web/result-page.tsx'),
      import('../features/campaigns/web/purpose-banner.tsx'),
    ]);
    return withPurpose(Inside);
  },
  'result',
  'profile',
);
const ImportPage = lazyPage(
  async () => (await import('../features/profile/web/import-page.tsx')).ImportPage,
  'result',
  'profile',
);
const DevelopmentPage = lazyPage(
  async () => (await import('../features/profile/web/development-page.tsx')).DevelopmentPage,
  'result',
  'profile',
);
const InstitutionAgeingPage = lazyPage(
  async () => (await import('../features/profile/web/institution-ageing-page.tsx')).InstitutionAgeingPage,
  'profile',
);
const SharedProfilePage = lazyPage(
  async () => (await import('../features/profile/web/shared-profile-page.tsx')).SharedProfilePage,
  'result',
  'profile',
);
const ExplainPage = lazyPage(
  async () => (await import('../features/profile/web/explain-page.tsx')).ExplainPage,
  'result',
  'profile',
);
const ModulePage = lazyPage(async () => (await import('../features/profile/web/module-page.tsx')).ModulePage, 'result');
const AccessibilityPage = lazyPage(
  async () => (await import('./pages/accessibility-page.tsx')).AccessibilityPage,
  'pages',
);
const PrivacyPage = lazyPage(async () => (await import('./pages/privacy-page.tsx')).PrivacyPage, 'pages');
const MethodsPage = lazyPage(async () => (await import('./pages/methods-page.tsx')).MethodsPage, 'pages');
const SignInPage = lazyPage(
  async () => (await import('../features/identity/web/sign-in-page.tsx')).SignInPage,
  'staff',
);
const SignInLinkPage = lazyPage(
  async () => (await import('../features/identity/web/sign-in-link-page.tsx')).SignInLinkPage,
  'staff',
);
const SetUpPage = lazyPage(async () => (await import('../features/identity/web/set-up-page.tsx')).SetUpPage, 'staff');
const InvitationPage = lazyPage(
  async () => (await import('../features/identity/web/invitation-page.tsx')).InvitationPage,
  'staff',
);
const AccountPage = lazyPage(
  async () => (await import('../features/identity/web/account-page.tsx')).AccountPage,
  'staff',
);
const InstitutionPage = lazyPage(
  async () => (await import('../features/identity/web/institution-page.tsx')).InstitutionPage,
  'staff',
);
const InstallationPage = lazyPage(
  async () => (await import('../features/identity/web/installation-page.tsx')).InstallationPage,
  'staff',
);
const MailsPage = lazyPage(async () => (await import('../features/operations/web/mails-page.tsx')).MailsPage, 'staff');
const FrameworksPage = lazyPage(
  async () => (await import('../features/framework/web/frameworks-page.tsx')).FrameworksPage,
  'staff',
);

const TaxonomiesPage = lazyPage(
  async () => (await import('../features/taxonomy/web/taxonomies-page.tsx')).TaxonomiesPage,
  'staff',
  'taxonomy',
);
const TaxonomyImportPage = lazyPage(
  async () => (await import('../features/taxonomy/web/import-page.tsx')).TaxonomyImportPage,
  'staff',
  'taxonomy',
);
const TaxonomyPackPage = lazyPage(
  async () => (await import('../features/taxonomy/web/pack-page.tsx')).PackPage,
  'staff',
  'taxonomy',
);
const TaxonomyConceptPage = lazyPage(
  async () => (await import('../features/taxonomy/web/concept-page.tsx')).ConceptPage,
  'staff',
  'taxonomy',
);
const LibraryPage = lazyPage(
  async () => (await import('../features/catalogue/web/library-page.tsx')).LibraryPage,
  'materials',
);
const MaterialModulePage = lazyPage(
  async () => (await import('../features/catalogue/web/module-page.tsx')).MaterialModulePage,
  'materials',
);
const TrackPage = lazyPage(
  async () => (await import('../features/catalogue/web/track-page.tsx')).TrackPage,
  'materials',
);
const ReadingPage = lazyPage(
  async () => (await import('../features/catalogue/web/reading-page.tsx')).ReadingPage,
  'materials',
);
const OwnReadingPage = lazyPage(
  async () => (await import('../features/catalogue/web/reading-page.tsx')).OwnReadingPage,
  'materials',
);
const ForkPage = lazyPage(
  async () => (await import('../features/catalogue/web/forks/fork-page.tsx')).ForkPage,
  'materials',
);
const ForkEditPage = lazyPage(
  async () => (await import('../features/catalogue/web/forks/edit-page.tsx')).ForkEditPage,
  'materials',
);
const ForkChangesPage = lazyPage(
  async () => (await import('../features/catalogue/web/forks/changes-page.tsx')).ForkChangesPage,
  'materials',
);
const ForkVersionPage = lazyPage(
  async () => (await import('../features/catalogue/web/forks/version-page.tsx')).ForkVersionPage,
  'materials',
);
const ForkReadingPage = lazyPage(
  async () => (await import('../features/catalogue/web/forks/version-page.tsx')).ForkReadingPage,
  'materials',
);
const OfficePage = lazyPage(async () => (await import('../features/office/web/office-page.tsx')).OfficePage, 'office');
const CoursePage = lazyPage(async () => (await import('../features/office/web/course-page.tsx')).CoursePage, 'office');
const TeamPlansPage = lazyPage(
  async () => (await import('../features/office/web/team-plans-page.tsx')).TeamPlansPage,
  'office',
);
const SharedPage = lazyPage(async () => (await import('../features/office/web/shared-page.tsx')).SharedPage, 'office');
const RoundsPage = lazyPage(async () => (await import('../features/raters/web/rounds-page.tsx')).RoundsPage, 'raters');
const RoundPage = lazyPage(async () => (await import('../features/raters/web/round-page.tsx')).RoundPage, 'raters');
const RatePage = lazyPage(async () => (await import('../features/raters/web/rate-page.tsx')).RatePage, 'raters');
const RatingPage = lazyPage(async () => (await import('../features/raters/web/rating-page.tsx')).RatingPage, 'raters');
const StopRemindersPage = lazyPage(
  async () => (await import('../features/raters/web/stop-reminders-page.tsx')).StopRemindersPage,
  'raters',
);
const ApproveRatersPage = lazyPage(
  async () => (await import('../features/raters/web/approve-raters-page.tsx')).ApproveRatersPage,
  'raters',
);

const CampaignsPage = lazyPage(
  async () => (await import('../features/campaigns/web/campaigns-page.tsx')).CampaignsPage,
  'campaigns',
);
const CampaignPage = lazyPage(
  async () => (await import('../features/campaigns/web/campaign-page.tsx')).CampaignPage,
  'campaigns',
);
const CampaignPosterPage = lazyPage(
  async () => (await import('../features/campaigns/web/poster-page.tsx')).PosterPage,
  'campaigns',
);
const CampaignLandingPage = lazyPage(
  async () => (await import('../features/campaigns/web/asked/landing-page.tsx')).LandingPage,
  'campaigns',
);
const CampaignStopPage = lazyPage(
  async () => (await import('../features/campaigns/web/asked/stop-page.tsx')).StopPage,
  'campaigns',
);
const JoinPage = lazyPage(
  async () => (await import('../features/campaigns/web/asked/join-page.tsx')).JoinPage,
  'campaigns',
);
const OwnCampaignsPage = lazyPage(
  async () => (await import('../features/campaigns/web/own-campaigns-page.tsx')).OwnCampaignsPage,
  'campaigns',
);

const StudiesPage = lazyPage(
  async () => (await import('../features/studies/web/studies-page.tsx')).StudiesPage,
  'studies',
);
const StudyPage = lazyPage(async () => (await import('../features/studies/web/study-page.tsx')).StudyPage, 'studies');
const StudyNotesPage = lazyPage(
  async () => (await import('../features/studies/web/notes-page.tsx')).NotesPage,
  'studies',
);
const ValidityPage = lazyPage(
  async () => (await import('../features/studies/web/validity-page.tsx')).ValidityPage,
  'studies',
);
const ExpertLinkPage = lazyPage(
  async () => (await import('../features/studies/web/expert-link-page.tsx')).ExpertLinkPage,
  'studies',
);
const ExpertPage = lazyPage(
  async () => (await import('../features/studies/web/expert-page.tsx')).ExpertPage,
  'studies',
);

const ResearchPage = lazyPage(
  async () => (await import('../features/research/web/research-page.tsx')).ResearchPage,
  'research',
);
const ResearchRunPage = lazyPage(
  async () => (await import('../features/research/web/run-page.tsx')).RunPage,
  'research',
);
const ResearchExportsPage = lazyPage(
  async () => (await import('../features/research/web/exports-page.tsx')).ExportsPage,
  'research',
);
const ResearchStatementsPage = lazyPage(
  async () => (await import('../features/research/web/statements-page.tsx')).StatementsPage,
  'research',
);
const LevelsPage = lazyPage(
  async () => (await import('../features/research/web/levels-page.tsx')).LevelsPage,
  'research',
);
const LevelRoundPage = lazyPage(
  async () => (await import('../features/research/web/level-round-page.tsx')).LevelRoundPage,
  'research',
);
const CutPanelPage = lazyPage(
  async () => (await import('../features/research/web/panel-page.tsx')).PanelPage,
  'research',
);

const NeedReadingPage = lazyPage(
  async () => (await import('../features/demand/web/reading-page.tsx')).NeedReadingPage,
  'demand',
);

const MarketPage = lazyPage(async () => (await import('../features/market/web/market-page.tsx')).MarketPage, 'market');
const MarketSkillPage = lazyPage(
  async () => (await import('../features/market/web/skill-page.tsx')).MarketSkillPage,
  'market',
);

const CallsPage = lazyPage(
  async () => (await import('../features/calls/web/calls-page.tsx')).CallsPage,
  'calls',
  'demand',
);
const CallPage = lazyPage(async () => (await import('../features/calls/web/call-page.tsx')).CallPage, 'calls');
const StopCallRemindersPage = lazyPage(
  async () => (await import('../features/calls/web/stop-reminders-page.tsx')).StopCallRemindersPage,
  'calls',
);

const AcademicsPage = lazyPage(
  async () => (await import('../features/academics/web/academics-page.tsx')).AcademicsPage,
  'academics',
);
const FindAcademicPage = lazyPage(
  async () => (await import('../features/academics/web/find-page.tsx')).FindPage,
  'academics',
);
const AcademicRequestsPage = lazyPage(
  async () => (await import('../features/academics/web/requests-page.tsx')).RequestsPage,
  'academics',
);
const AssignAcademicsPage = lazyPage(
  async () => (await import('../features/academics/web/assign-page.tsx')).AssignPage,
  'academics',
);
const AcademicPage = lazyPage(
  async () => (await import('../features/academics/web/academic-page.tsx')).AcademicPage,
  'academics',
);
const RehearsalPage = lazyPage(
  async () => (await import('../features/academics/web/mentoring/rehearsal-page.tsx')).RehearsalPage,
  'academics',
);
const AskedPage = lazyPage(
  async () => (await import('../features/academics/web/asked/asked-page.tsx')).AskedPage,
  'academics',
);
const OwnAcademicPage = lazyPage(
  async () => (await import('../features/academics/web/asked/own-page.tsx')).OwnAcademicPage,
  'academics',
);
const ObservePage = lazyPage(
  async () => (await import('../features/academics/web/asked/observe-page.tsx')).ObservePage,
  'academics',
);

const NeedsPage = lazyPage(async () => (await import('../features/demand/web/needs-page.tsx')).NeedsPage, 'demand');
const NewNeedPage = lazyPage(
  async () => (await import('../features/demand/web/new-need-page.tsx')).NewNeedPage,
  'demand',
);
const NeedLearningPage = lazyPage(
  async () => (await import('../features/demand/web/learning-page.tsx')).NeedLearningPage,
  'demand',
);
const NeedDeskPage = lazyPage(
  async () => (await import('../features/demand/web/desk-page.tsx')).NeedDeskPage,
  'demand',
);
const LogContactPage = lazyPage(
  async () => (await import('../features/demand/web/log-contact-page.tsx')).LogContactPage,
  'demand',
);
const NeedCasePage = lazyPage(
  async () => (await import('../features/demand/web/case-page.tsx')).NeedCasePage,
  'demand',
);
const NeedAnalysisPage = lazyPage(
  async () => (await import('../features/demand/web/analysis-page.tsx')).NeedAnalysisPage,
  'demand',
);
const OrganisationsPage = lazyPage(
  async () => (await import('../features/demand/web/organisations-page.tsx')).OrganisationsPage,
  'demand',
);
const OrganisationPage = lazyPage(
  async () => (await import('../features/demand/web/organisation-page.tsx')).OrganisationPage,
  'demand',
);
const NeedFormPage = lazyPage(
  async () => (await import('../features/demand/web/need-form-page.tsx')).NeedFormPage,
  'demand',
);
const FirmPage = lazyPage(async () => (await import('../features/demand/web/firm-page.tsx')).FirmPage, 'demand');

const ProgrammesPage = lazyPage(
  async () => (await import('../features/programmes/web/programmes-page.tsx')).ProgrammesPage,
  'programmes',
);
const ProgrammePage = lazyPage(async () => {
  const [{ ProgrammePage: Inside }, { withCalls }] = await Promise.all([
    import('../features/programmes/web/programme-page.tsx'),
    import('../features/calls/web/calls-of-programme.tsx'),
  ]);
  return withCalls(Inside);
}, 'programmes');
const ProgrammeThreadPage = lazyPage(
  async () => (await import('../features/programmes/web/thread/thread-page.tsx')).ThreadPage,
  'programmes',
);
const NeedServedPage = lazyPage(
  async () => (await import('../features/programmes/web/thread/need-served-page.tsx')).NeedServedPage,
  'programmes',
);
const TeachingModulesPage = lazyPage(
  async () => (await import('../features/programmes/web/modules/teaching-modules-page.tsx')).TeachingModulesPage,
  'programmes',
);
const TeachingModulePage = lazyPage(
  async () => (await import('../features/programmes/web/modules/teaching-module-page.tsx')).TeachingModulePage,
  'programmes',
);
const WhyThisCoursePage = lazyPage(
  async () => (await import('../features/programmes/web/course/course-page.tsx')).CoursePage,
  'programmes',
);
const WithdrawInterestPage = lazyPage(
  async () => (await import('../features/programmes/web/course/withdraw-page.tsx')).WithdrawPage,
  'programmes',
);

export function Routes(): JSX.Element {
  return (
    <ErrorBoundary>
      <Router>
        <Route path="/" component={StartPage} />
        <Route path="/run/:attemptId" component={RunnerPage} />
        <Route path="/resume" component={ResumePage} />
        <Route path="/result/:attemptId" component={ResultPage} />
        <Route path="/result/:attemptId/explain/:skill" component={ExplainPage} />
        <Route path="/plan/:attemptId/modules/:moduleId" component={ModulePage} />
        <Route path="/me" component={DevelopmentPage} />
        <Route path="/shared/:shareId" component={SharedProfilePage} />
        <Route path="/import" component={ImportPage} />
        <Route path="/accessibility" component={AccessibilityPage} />
        <Route path="/privacy" component={PrivacyPage} />
        <Route path="/methods" component={MethodsPage} />
        <Route path="/sign-in" component={SignInPage} />
        <Route path="/sign-in/link" component={SignInLinkPage} />
        <Route path="/set-up" component={SetUpPage} />
        <Route path="/invitation" component={InvitationPage} />
        <Route path="/account" component={AccountPage} />
        <Route path="/institution" component={InstitutionPage} />
        <Route path="/institution/ageing" component={InstitutionAgeingPage} />
        <Route path="/installation" component={InstallationPage} />
        <Route path="/frameworks" component={FrameworksPage} />
        <Route path="/mails" component={MailsPage} />
        <Route path="/taxonomies" component={TaxonomiesPage} />
        <Route path="/taxonomies/imports/:importId" component={TaxonomyImportPage} />
        <Route path="/taxonomies/:packId" component={TaxonomyPackPage} />
        <Route path="/taxonomies/:packId/concept" component={TaxonomyConceptPage} />
        <Route path="/materials" component={LibraryPage} />
        <Route path="/materials/:moduleId" component={MaterialModulePage} />
        <Route path="/materials/:moduleId/read/:kind/:language" component={ReadingPage} />
        <Route path="/tracks/:trackId" component={TrackPage} />
        <Route path="/my-materials/:moduleId/read/:kind/:language" component={OwnReadingPage} />
        <Route path="/module-forks/:forkId" component={ForkPage} />
        <Route path="/module-forks/:forkId/edit" component={ForkEditPage} />
        <Route path="/module-forks/:forkId/changes/:from/:to" component={ForkChangesPage} />
        <Route path="/module-forks/:forkId/versions/:number" component={ForkVersionPage} />
        <Route path="/module-forks/:forkId/versions/:number/read/:kind/:language" component={ForkReadingPage} />
        <Route path="/office" component={OfficePage} />
        <Route path="/office/course" component={CoursePage} />
        <Route path="/office/team-plans" component={TeamPlansPage} />
        <Route path="/office/shared" component={SharedPage} />
        <Route path="/rounds" component={RoundsPage} />
        <Route path="/rounds/:roundId" component={RoundPage} />
        <Route path="/rate" component={RatePage} />
        <Route path="/rate/stop" component={StopRemindersPage} />
        <Route path="/rate/:ratingId" component={RatingPage} />
        <Route path="/approve-raters" component={ApproveRatersPage} />
        <Route path="/campaigns" component={CampaignsPage} />
        <Route path="/campaigns/:campaignId" component={CampaignPage} />
        <Route path="/campaigns/:campaignId/poster" component={CampaignPosterPage} />
        <Route path="/campaign" component={CampaignLandingPage} />
        <Route path="/campaign/stop" component={CampaignStopPage} />
        <Route path="/join" component={JoinPage} />
        <Route path="/my-campaigns" component={OwnCampaignsPage} />
        <Route path="/studies" component={StudiesPage} />
        <Route path="/studies/:studyId" component={StudyPage} />
        <Route path="/study-notes" component={StudyNotesPage} />
        <Route path="/validity" component={ValidityPage} />
        <Route path="/expert" component={ExpertLinkPage} />
        <Route path="/expert/:expertId" component={ExpertPage} />
        <Route path="/market" component={MarketPage} />
        <Route path="/market/skill" component={MarketSkillPage} />
        <Route path="/research" component={ResearchPage} />
        <Route path="/research/runs/:runId" component={ResearchRunPage} />
        <Route path="/research/exports" component={ResearchExportsPage} />
        <Route path="/research/statements" component={ResearchStatementsPage} />
        <Route path="/research/levels" component={LevelsPage} />
        <Route path="/research/levels/:roundId" component={LevelRoundPage} />
        <Route path="/cut-panel" component={CutPanelPage} />
        <Route path="/calls" component={CallsPage} />
        <Route path="/calls/:callId/:side?" component={CallPage} />
        <Route path="/call-reminders/stop" component={StopCallRemindersPage} />
        <Route path="/academics" component={AcademicsPage} />
        <Route path="/academics/find" component={FindAcademicPage} />
        <Route path="/academics/requests" component={AcademicRequestsPage} />
        <Route path="/academics/assign/:programmeId" component={AssignAcademicsPage} />
        <Route path="/academics/:academicId" component={AcademicPage} />
        <Route path="/rehearsals/:rehearsalId" component={RehearsalPage} />
        <Route path="/asked" component={AskedPage} />
        <Route path="/academic" component={OwnAcademicPage} />
        <Route path="/observe" component={ObservePage} />
        <Route path="/needs" component={NeedsPage} />
        <Route path="/needs/new" component={NewNeedPage} />
        <Route path="/needs/learning" component={NeedLearningPage} />
        <Route path="/needs/desk" component={NeedDeskPage} />
        <Route path="/needs/log" component={LogContactPage} />
        <Route path="/needs/:caseId" component={NeedReadingPage} />
        <Route path="/needs/:caseId/case" component={NeedCasePage} />
        <Route path="/needs/:caseId/analysis" component={NeedAnalysisPage} />
        <Route path="/organisations" component={OrganisationsPage} />
        <Route path="/organisations/:organisationId" component={OrganisationPage} />
        <Route path="/ask/:deskId" component={NeedFormPage} />
        <Route path="/firm" component={FirmPage} />
        <Route path="/programmes" component={ProgrammesPage} />
        <Route path="/programmes/:programmeId/thread/:type/:end" component={ProgrammeThreadPage} />
        <Route path="/programmes/:programmeId/:part?" component={ProgrammePage} />
        <Route path="/needs-served/:needId" component={NeedServedPage} />
        <Route path="/teaching-modules" component={TeachingModulesPage} />
        <Route path="/teaching-modules/:institutionId/:moduleId" component={TeachingModulePage} />
        <Route path="/courses/:programmeId" component={WhyThisCoursePage} />
        <Route path="/course/withdraw" component={WithdrawInterestPage} />
        <Route default component={NotFoundPage} />
      </Router>
    </ErrorBoundary>
  );
}
