package importer

import "strings"

// machinery are columns that tell how the other system works, not what the
// team knows: who touched a row there last, what is composed of other columns
// of the same row, where a picture is kept there. They become no custom
// fields, and so are named in the report as what was left out.
var machinery = wordSet(`
	IsDeleted MasterRecordId SystemModstamp CreatedById LastModifiedById LastModifiedDate
	LastViewedDate LastReferencedDate LastCURequestDate LastCUUpdateDate LastActivityDate
	PhotoUrl Jigsaw JigsawContactId JigsawCompanyId CleanStatus IndividualId DandbCompanyId OperatingHoursId
	CanAllowPortalSelfReg IsExcludedFromRealign IsPriorityRecord HasOpportunityLineItem HasOpenActivity HasOverdueTask
	MailingAddress OtherAddress BillingAddress ShippingAddress Address
	MailingGeocodeAccuracy OtherGeocodeAccuracy BillingGeocodeAccuracy ShippingGeocodeAccuracy
	FiscalQuarter FiscalYear Fiscal ForecastCategory IsPrivate PushCount LastAmountChangedHistoryId LastCloseDateChangedHistoryId`)

// wordSet are the words of a text, folded as the names of columns are.
func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(text) {
		set[fold(word)] = true
	}
	return set
}
