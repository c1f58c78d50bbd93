// Types that several modules share, and the ids of the built-in roles, which are the same in every directory.

@description('A role for one of the identities that identities.bicep creates.')
@export()
type identityGrant = {
  identity: string
  role: 'tableReader' | 'tableContributor' | 'blobOwner' | 'blobContributor'
}

@description('The person, group or service principal that operates the service; empty for none.')
@export()
type person = {
  id: string
  type: 'User' | 'Group' | 'ServicePrincipal'
}

@export()
var roles = {
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  tableReader: '76199698-9eea-4c19-bc75-cec21354c6b6'
  tableContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  blobOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  blobContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  metricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  monitoringReader: '43d0d8ad-25c7-4714-9337-8ba259a9fe05'
  logReader: '73c42c96-874c-492b-b04d-ab87d138a893'
  websiteContributor: 'de139f84-1756-47ae-9be6-808fbbe84772'
}

@description('The regions with Flex Consumption.')
@export()
type region =
  | 'australiaeast'
  | 'australiasoutheast'
  | 'brazilsouth'
  | 'canadacentral'
  | 'centralindia'
  | 'centralus'
  | 'eastasia'
  | 'eastus'
  | 'eastus2'
  | 'francecentral'
  | 'germanywestcentral'
  | 'italynorth'
  | 'japaneast'
  | 'koreacentral'
  | 'northcentralus'
  | 'northeurope'
  | 'norwayeast'
  | 'southafricanorth'
  | 'southcentralus'
  | 'southeastasia'
  | 'southindia'
  | 'spaincentral'
  | 'swedencentral'
  | 'uaenorth'
  | 'uksouth'
  | 'ukwest'
  | 'westcentralus'
  | 'westeurope'
  | 'westus'
  | 'westus2'
  | 'westus3'

// The regions with Flex Consumption that have no availability zones. Storage cannot be spread over zones there.
@export()
var regionsWithoutZones = [
  'australiasoutheast'
  'northcentralus'
  'southindia'
  'ukwest'
  'westcentralus'
  'westus'
]
