/** Three steps opening like an estuary. */
export const favicon = {
	path: "/favicon.svg",
	text: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0f5b66"/><g fill="#fff"><rect x="6" y="18" width="5" height="8"/><rect x="13.5" y="12" width="5" height="14"/><rect x="21" y="6" width="5" height="20"/></g></svg>',
} as const;
