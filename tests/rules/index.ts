import { root } from "../runner/command.ts";
import { mirrorFolder } from "../runner/mirror.ts";
import { failed, type Outcome, passed } from "../runner/outcome.ts";
import { everyTestRuns, noHoleInTypes } from "./language.ts";
import { noCopyOfMirror } from "./mirror.ts";
import { repositoryFiles } from "./repository.ts";
import type { Rule } from "./rule.ts";
import { oneNounPerFile, smallFiles } from "./size.ts";
import {
	lockFileForEveryPlatform,
	lockFileWithoutAddresses,
	noMachinePath,
	noRegistryHost,
	noSuppression,
	noThirdPartyRequest,
	nothingUnfinished,
} from "./text.ts";

const rules: readonly Rule[] = [
	noHoleInTypes,
	noSuppression,
	everyTestRuns,
	nothingUnfinished,
	smallFiles,
	oneNounPerFile,
	noMachinePath,
	noRegistryHost,
	noThirdPartyRequest,
	lockFileForEveryPlatform,
	lockFileWithoutAddresses,
	noCopyOfMirror(mirrorFolder()),
];

/** One check per rule; its offenders are all listed. */
export function ownRules(): readonly Outcome[] {
	const files = repositoryFiles(root);
	return rules.map((rule) => {
		const offenders = rule.offenders(files);
		return offenders.length === 0
			? passed
			: failed(`Règle « ${rule.name} » :\n${offenders.map((o) => `  ${o}`).join("\n")}`);
	});
}
