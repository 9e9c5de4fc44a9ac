// Import directions of the house (docs/architecture.md). A stage may read the *types* of what another one hands over.
const typesToo = { dependencyTypesNot: ["type-only"] };
const tests = "\\.test\\.tsx?$";
const onlyTo = (room, allowed, comment) => ({
	name: `${room}-imports`,
	comment,
	severity: "error",
	from: { path: `^src/${room}/`, pathNot: tests },
	to: { path: "^(src|catalogue|samples|tests|bench)/", pathNot: `^(${allowed.join("|")})(/|$)`, ...typesToo },
});

module.exports = {
	forbidden: [
		{
			name: "no-circle",
			comment: "Two files that need each other are one file, or miss a third one.",
			severity: "error",
			from: {},
			to: { circular: true },
		},
		{
			name: "catalogue-is-pure",
			comment: "The catalogue declares: no package, no file, no clock, nothing from src.",
			severity: "error",
			from: { path: "^catalogue/", pathNot: tests },
			to: { pathNot: "^catalogue/" },
		},
		onlyTo("platform", ["src/platform"], "The ground floor knows no domain."),
		onlyTo("collection", ["src/collection", "src/platform", "catalogue"], "Stages do not call one another."),
		onlyTo("warehouse", ["src/warehouse", "src/platform", "catalogue"], "Stages do not call one another."),
		onlyTo("release", ["src/release", "src/platform", "catalogue"], "Stages do not call one another."),
		onlyTo("secrecy", ["src/secrecy", "src/platform"], "Quantities and equations in, pattern and proof out."),
		onlyTo(
			"build",
			[
				"src/build",
				"src/collection",
				"src/warehouse",
				"src/secrecy",
				"src/release",
				"src/platform",
				"catalogue",
			],
			"The conductor calls the stages and nothing that reads a release.",
		),
		onlyTo(
			"figures",
			["src/figures", "src/release", "src/charters", "src/platform", "catalogue"],
			"Figures are cut from a release and obey the charters.",
		),
		onlyTo("access", ["src/access", "src/platform", "catalogue"], "People and rights know no data."),
		onlyTo(
			"charters",
			["src/charters", "src/access", "src/platform", "catalogue"],
			"Charters know people, no data.",
		),
		onlyTo(
			"deliveries",
			["src/deliveries", "src/collection", "src/charters", "src/access", "src/platform", "catalogue"],
			"The import desk keeps records and calls collection; what it accepts reaches the build as plain data.",
		),
		onlyTo(
			"connectors",
			["src/connectors", "src/deliveries", "src/access", "src/platform", "catalogue"],
			"A connector fetches bytes and deposits them like anybody.",
		),
		onlyTo(
			"publication",
			[
				"src/publication",
				"src/release",
				"src/figures",
				"src/charters",
				"src/access",
				"src/platform",
				"catalogue",
			],
			"Who composes, approves and publishes a release: records beside the folders.",
		),
		onlyTo(
			"exports",
			["src/exports", "src/figures", "src/platform", "catalogue"],
			"The forms in which an answer leaves: files and catalogues, cut from figures alone.",
		),
		onlyTo(
			"frozen",
			["src/frozen", "src/platform"],
			"Bytes that are quoted, kept under a code: it knows no figure.",
		),
		onlyTo(
			"api",
			[
				"src/api",
				"src/exports",
				"src/publication",
				"src/deliveries",
				"src/charters",
				"src/figures",
				"src/access",
				"src/platform",
				"catalogue",
			],
			"The API is another face of the same functions.",
		),
		onlyTo(
			"web",
			[
				"src/web",
				"src/figures",
				"src/frozen",
				"src/exports",
				"src/publication",
				"src/deliveries",
				"src/connectors",
				"src/charters",
				"src/access",
				"src/platform",
				"catalogue",
			],
			"Pages read figures, records and rights, never the warehouse.",
		),
		onlyTo("cli", ["src", "bench", "catalogue"], "The command may start everything but tests."),
		{
			name: "nobody-imports-the-outside",
			comment: "web and cli are the doors to the street: nothing inside depends on them.",
			severity: "error",
			from: { path: "^(src|catalogue)/", pathNot: ["^src/(web|api|cli)/", tests] },
			to: { path: "^src/(web|api|cli)/" },
		},
		{
			name: "nobody-imports-cli",
			severity: "error",
			from: { path: "^(src|catalogue)/", pathNot: ["^src/cli/", tests] },
			to: { path: "^src/cli/" },
		},
		{
			name: "rooms-through-index",
			comment: "A room is entered through its index.ts (types of its model.ts excepted).",
			severity: "error",
			from: { path: "^src/([^/]+)/", pathNot: tests },
			to: { path: "^src/(?!platform/)[^/]+/(?!index\\.ts$)", pathNot: "^src/$1/", ...typesToo },
		},
		{
			name: "types-through-model",
			severity: "error",
			from: { path: "^src/([^/]+)/", pathNot: tests },
			to: {
				path: "^src/(?!platform/)[^/]+/(?!(index|model)\\.ts$)",
				pathNot: "^src/$1/",
				dependencyTypes: ["type-only"],
			},
		},
		{
			name: "catalogue-through-index",
			severity: "error",
			from: { path: "^src/", pathNot: tests },
			to: { path: "^catalogue/[^/]+/(?!index\\.ts$)" },
		},
		{
			name: "shipped-code-needs-shipped-packages",
			comment: "What runs at the operator's must not need a development package.",
			severity: "error",
			from: { path: "^(src|catalogue|bin)/", pathNot: tests },
			to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
		},
		{
			name: "resolvable",
			severity: "error",
			from: { pathNot: "^node_modules" },
			// Packages of types alone have nothing to resolve.
			to: { couldNotResolve: true, pathNot: "^(geojson|topojson-specification)$" },
		},
	],
	options: {
		doNotFollow: { path: "node_modules" },
		tsPreCompilationDeps: "specify",
		tsConfig: { fileName: "tsconfig.json" },
		enhancedResolveOptions: {
			exportsFields: ["exports"],
			conditionNames: ["import", "node", "default", "types"],
			extensions: [".ts", ".tsx", ".js", ".json"],
		},
	},
};
