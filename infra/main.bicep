// All resources of the project, in one resource group. docs/decisions/0010 and 0011 give the reasons for this layout.
targetScope = 'subscription'

import { operators, readers } from 'modules/functions.bicep'
import { person, region } from 'modules/types.bicep'

@description('The name of the environment, such as deals-dev. All resources are named after it.')
@minLength(1)
@maxLength(32)
param environmentName string

@description('The region of all resources except the briefing\'s.')
@metadata({ azd: { type: 'location' } })
param location region

@description('One of the few regions with Static Web Apps. The files are served from all regions.')
@allowed(['centralus', 'eastasia', 'eastus2', 'westeurope', 'westus2'])
param siteLocation string = 'westeurope'

@description('prod keeps the deals in three zones where the region has them, keeps logs longer, and is asked from outside.')
@allowed(['dev', 'prod'])
param stage string = 'dev'

@description('The address for mails about alerts and the budget.')
@minLength(5)
param alertEmail string

@description('Each instance of the API has 0.5 GB. The platform accepts no less than 40 instances.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

@description('Instances of the API that are always running, so that no reader waits for a start. They are billed all day.')
@minValue(0)
@maxValue(10)
param alwaysReady int = 0

@description('How new versions replace running ones. RollingUpdate has no downtime and is in preview.')
@allowed(['Recreate', 'RollingUpdate'])
param updateStrategy string = 'Recreate'

@description('The object id of the person, group or service principal that operates the service; empty for none.')
param operatorId string = ''

@allowed(['User', 'Group', 'ServicePrincipal'])
param operatorType string = 'User'

@description('Addresses in CIDR notation that may call the operators\' app; empty for all.')
param operatorAddresses string[] = []

@description('The repository whose workflow deploys, as owner/name; empty for none.')
param repository string = ''

@description('The numbers that GitHub gave the owner and the repository. Newer repositories send them with their names.')
param repositoryOwnerId string = ''
param repositoryId string = ''

@description('The public name of the API, such as api.example.org; empty for the platform\'s own. infra/bind-domain.sh binds it.')
param apiDomain string = ''

@description('The public name of the site; empty for the platform\'s own. Its CNAME must exist.')
param siteDomain string = ''

@description('When summaries are refreshed: six NCRONTAB fields, in UTC.')
param summarySchedule string = '0 */15 * * * *'

@description('Feeds of articles that the operators\' app reads each hour, and further hosts of their pages, with spaces between.')
param articleFeeds string = ''

@allowed(['Free', 'Standard'])
param siteSku string = 'Free'

@description('Whether three places in the world ask the API every quarter of an hour whether it is well. Each run is billed.')
param availabilityTest bool = stage == 'prod'

@description('Which storage refuses the public network: none, that of the hosts, or all.')
@allowed(['none', 'hosts', 'all'])
param privateStorage string = 'none'

@description('Whether the account of the deals is locked against deletion. This needs Owner or User Access Administrator.')
param lockDeals bool = false

@description('The end of the name of the deals\' account. A restore into a new account changes it.')
@maxLength(4)
param dealsSuffix string = ''

@description('The same for a second account beside the first, to restore a backup into; empty for none.')
@maxLength(4)
param spareSuffix string = ''

@description('The end of the names of the identities. Another one replaces them.')
@maxLength(8)
param identitySuffix string = ''

var tags = { 'azd-env-name': environmentName, project: 'serverless-deals' }
var token = toLower(uniqueString(subscription().id, environmentName, location))
var isProduction = stage == 'prod'
var operator person = { id: operatorId, type: operatorType }

// Names are computed here and not read from modules, so that a preview (what-if) can look into each module.
var names = {
  workspace: 'log-${token}'
  insights: 'appi-${token}'
  people: 'people-${token}'
  apiIdentity: 'id-api-${token}${identitySuffix}'
  operationsIdentity: 'id-ops-${token}${identitySuffix}'
  deployer: empty(repository) ? '' : 'id-deploy-${token}${identitySuffix}'
  deals: 'deals${token}${dealsSuffix}'
  apiHost: 'api${token}'
  operationsHost: 'ops${token}'
  api: 'func-api-${token}'
  operations: 'func-ops-${token}'
  site: 'site-${token}'
}

// GitHub sends owner/name for older repositories, and owner@id/name@id for those created, renamed or moved since July 2026.
var repositories = empty(repository)
  ? []
  : empty(repositoryId)
      ? [repository]
      : [repository, '${split(repository, '/')[0]}@${repositoryOwnerId}/${split(repository, '/')[1]}@${repositoryId}']

var tablesUrl = 'https://${names.deals}.table.${environment().suffixes.storage}/'
var publicApi = empty(apiDomain) ? 'https://${names.api}.azurewebsites.net/api' : 'https://${apiDomain}/api'
var publicSite = empty(siteDomain) ? 'https://${site.outputs.host}' : 'https://${siteDomain}'

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: names.workspace
    insightsName: names.insights
    actionGroupName: names.people
    location: location
    tags: tags
    alertEmail: alertEmail
    retentionDays: isProduction ? 90 : 30
    dailyQuotaGb: isProduction ? '0.5' : '0.1'
    operator: operator
  }
}

module identities 'modules/identities.bicep' = {
  scope: group
  params: {
    apiName: names.apiIdentity
    operationsName: names.operationsIdentity
    deployerName: names.deployer
    location: location
    tags: tags
    repositories: repositories
  }
}

module stores 'modules/stores.bicep' = {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    isProduction: isProduction
    accounts: empty(spareSuffix) ? [names.deals] : [names.deals, 'deals${token}${spareSuffix}']
    apiHost: names.apiHost
    operationsHost: names.operationsHost
    apiIdentity: names.apiIdentity
    operationsIdentity: names.operationsIdentity
    deployerName: names.deployer
    operator: operator
    workspaceName: names.workspace
    privateStorage: privateStorage
    isLocked: lockDeals
  }
  dependsOn: [monitoring, identities]
}

var networkId = resourceId(
  subscription().subscriptionId,
  group.name,
  'Microsoft.Network/virtualNetworks',
  'vnet-${token}'
)

var settings = {
  DealsStorage__tableServiceUri: tablesUrl
  SummarySchedule: summarySchedule
  PublicBaseUrl: publicApi
  SiteBaseUrl: publicSite
}

module api 'modules/app.bicep' = {
  scope: group
  params: {
    name: names.api
    service: 'api'
    location: location
    tags: tags
    identityName: names.apiIdentity
    deployerName: names.deployer
    operator: operator
    hostStorage: names.apiHost
    maximumInstances: maximumInstances
    memoryMb: 512
    alwaysReady: alwaysReady
    updateStrategy: updateStrategy
    disabled: operators
    anyOriginMayRead: true
    allowedAddresses: []
    subnetId: privateStorage == 'none' ? '' : '${networkId}/subnets/api'
    insightsName: names.insights
    workspaceName: names.workspace
    settings: settings
  }
  dependsOn: [monitoring, identities, stores]
}

module operations 'modules/app.bicep' = {
  scope: group
  params: {
    name: names.operations
    service: 'operations'
    location: location
    tags: tags
    identityName: names.operationsIdentity
    deployerName: names.deployer
    operator: operator
    hostStorage: names.operationsHost
    maximumInstances: 40
    memoryMb: 2048
    alwaysReady: 0
    updateStrategy: updateStrategy
    disabled: readers
    anyOriginMayRead: false
    allowedAddresses: operatorAddresses
    subnetId: privateStorage == 'none' ? '' : '${networkId}/subnets/operations'
    insightsName: names.insights
    workspaceName: names.workspace
    // Only this app reads feeds. The public one never fetches anything.
    settings: union(settings, { ArticleFeeds: articleFeeds })
  }
  dependsOn: [monitoring, identities, stores]
}

module site 'modules/site.bicep' = {
  scope: group
  params: {
    name: names.site
    location: siteLocation
    tags: tags
    sku: siteSku
    domain: siteDomain
    deployerName: names.deployer
    operator: operator
  }
  dependsOn: [identities]
}

module observation 'modules/observation.bicep' = {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    workspaceName: names.workspace
    insightsName: names.insights
    actionGroupName: names.people
    dealsStorage: names.deals
    expectsBackups: !empty(repository)
    health: availabilityTest ? '${publicApi}/health' : ''
  }
  dependsOn: [monitoring, stores]
}

output AZURE_RESOURCE_GROUP string = group.name
output DEALS_TABLES string = tablesUrl
output DEALS_ACCOUNT string = names.deals
output API_NAME string = names.api
output API_URL string = publicApi
output API_HOST string = api.outputs.host
output API_VERIFICATION_ID string = api.outputs.verificationId
output OPERATIONS_NAME string = names.operations
output OPERATIONS_URL string = 'https://${operations.outputs.host}/api'
output SITE_NAME string = names.site
output SITE_URL string = publicSite
output SITE_HOST string = site.outputs.host
output DEPLOYER_CLIENT_ID string = identities.outputs.deployerClientId
