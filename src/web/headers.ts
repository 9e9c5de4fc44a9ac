const policy = [
	"default-src 'none'",
	"style-src 'self'",
	"img-src 'self' data:",
	"media-src 'self'",
	"form-action 'self'",
	"base-uri 'none'",
	"frame-ancestors 'none'",
];

/** Of a page that declares scripts: those of the site alone, from their files, and what they ask of the site. */
export const scriptedPolicy = [...policy, "script-src 'self'", "connect-src 'self'"].join("; ");

/**
 * Nothing comes from elsewhere, nothing runs, nothing frames us. Inline styles are refused too, which is why charts set
 * geometry in attributes and colour in the stylesheet.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
	"content-security-policy": policy.join("; "),
	"x-content-type-options": "nosniff",
	"x-frame-options": "DENY",
	"referrer-policy": "strict-origin-when-cross-origin",
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-resource-policy": "same-origin",
	"permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};
