package importer

// Labels of a property, whatever their case: HubSpot's in English, its internal name, and those
// that were seen in exports of accounts in another language. Exports carry
// labels; which language has not been asked for more than these.
var (
	hsID        = []string{"Record ID", "hs_object_id", "ID de registro"}
	hsFirstName = []string{"First Name", "firstname", "Nombre"}
	hsLastName  = []string{"Last Name", "lastname", "Apellidos"}
	hsEmail     = []string{"Email", "Correo"}
	hsPhone     = []string{"Phone Number", "phone", "Número de teléfono"}
	hsMobile    = []string{"Mobile Phone Number", "mobilephone"}
	hsOptOut    = []string{"Unsubscribed from all email", "hs_email_optout"}
	hsBasis     = []string{"Legal basis for processing contact's data", "hs_legal_basis"}
	hsJob       = []string{"Job Title", "jobtitle", "Cargo"}
	hsCompany   = []string{"Company name", "name", "company", "Nombre de la empresa"}
	hsDomain    = []string{"Company Domain Name", "domain", "Website URL", "website"}
	hsDeal      = []string{"Deal Name", "dealname"}
	hsStage     = []string{"Deal Stage", "dealstage"}
	hsPipe      = []string{"Pipeline", "pipeline"}
	hsOwner     = []string{"Contact owner", "Company owner", "Deal owner", "hubspot_owner_id", "Propietario del contacto", "Owner"}
	hsCreated   = []string{"Create Date", "createdate", "Fecha de creación", "HubSpot Create Date"}
	hsChanged   = []string{"Last Modified Date", "lastmodifieddate", "hs_lastmodifieddate"}
	hsCompanyID = []string{
		"Associated Company IDs (Primary)", "Primary Associated Company ID", "associatedcompanyid", "Associated Company IDs",
	}
)
