export {
	amountText,
	amountWithUnit,
	cellText,
	classWord,
	columnHeader,
	intervalText,
	inUnit,
	isChange,
	titleAmount,
	unitText,
} from "../reading/index.ts";
