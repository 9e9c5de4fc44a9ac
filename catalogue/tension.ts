/** Fixed cuts between the five classes of tension, the same for every territory and level (recovered, methods §2.3). */
const thresholds = [-0.5644, -0.2597, 0.1305, 0.5097] as const;

/** Class of the Dares tension indicator: 1 (rare or none) to 5 (very high). */
export function tensionClass(tension: number): 1 | 2 | 3 | 4 | 5 {
	const above = thresholds.filter((threshold) => threshold < tension).length;
	return ([1, 2, 3, 4, 5] as const)[above] ?? 5;
}
