package importer

import "strings"

// machinery are columns that tell how the other system works, not what the
// team knows: who touched a row there last, what is composed of other columns
// of the same row, where a picture is kept there. They become no custom
// fields, and so are named in the report as what was left out.
var machinery = map[string]bool{}

func init() { //nolint:gochecknoinits // a set of words
	for name := range strings.FieldsSeq(`
		IsDeleted MasterRecordId SystemModstamp CreatedById LastModifiedById LastModifiedDate
		LastViewedDate LastReferencedDate LastCURequestDate LastCUUpdateDate LastActivityDate
		PhotoUrl Jigsaw JigsawContactId JigsawCompanyId CleanStatus IndividualId DandbCompanyId OperatingHoursId
		CanAllowPortalSelfReg IsExcludedFromRealign IsPriorityRecord HasOpportunityLineItem HasOpenActivity HasOverdueTask
		MailingAddress OtherAddress BillingAddress ShippingAddress Address
		MailingGeocodeAccuracy OtherGeocodeAccuracy BillingGeocodeAccuracy ShippingGeocodeAccuracy
		FiscalQuarter FiscalYear Fiscal ForecastCategory IsPrivate PushCount LastAmountChangedHistoryId LastCloseDateChangedHistoryId`) {
		machinery[fold(name)] = true
	}
}
