export { type AuditLine, brokenLine, record, searchAudit } from "./audit.ts";
export type { Access } from "./context.ts";
export {
	type GivenKey,
	type KeyCard,
	type KeyHolder,
	type KeyScope,
	keyHolder,
	keyScopeLabels,
	keyScopes,
	listKeys,
	makeKey,
	revokeKey,
} from "./keys.ts";
export { acceptFirstLink, acceptLink, firstAdministratorLink, type Invited, readLink } from "./links.ts";
export { accessMigrations } from "./migrations.ts";
export {
	type Membership,
	type Organisation,
	type Origin,
	organisationKinds,
	type Perimeter,
	type Person,
	perimeterKinds,
	perimeterLabels,
	type Role,
	roleLabels,
	roles,
	type Subject,
	type Visitor,
} from "./model.ts";
export { oidcReturnPath, openProvider, type Provider } from "./oidc.ts";
export { passwordDefect, shortestPassword } from "./password.ts";
export {
	addOrganisation,
	canGrant,
	canManage,
	everyOrganisation,
	grant,
	invite,
	isEmail,
	listOrganisations,
	listPeople,
	normalEmail,
	personByEmail,
	renewLink,
	rightText,
	seePerson,
	suspend,
	withdraw,
} from "./people.ts";
export { type Action, demand, may, mayIn } from "./rules.ts";
export { forgetSaved, listSaved, saveAddress } from "./saved.ts";
export { openSeal } from "./seal.ts";
export { confirmSecret, proposeSecret, removeSecondFactor } from "./second-factor.ts";
export { endSessions, listSessions, replaceSession, sessionHours, signOut, visitorOf } from "./sessions.ts";
export { changePassword, enterAfterLink, giveSecondFactor, type SignedIn, signIn } from "./sign-in.ts";
export { newToken, tokenHash } from "./token.ts";
