// All resources of the project, in one resource group. docs/decisions/0010 and 0011 give the reasons for this layout.
targetScope = 'subscription'

@description('The name of the environment, such as deals-dev. All resources are named after it.')
@minLength(1)
@maxLength(32)
param environmentName string

@description('A region with Flex Consumption.')
param location string

@description('One of the few regions with Static Web Apps. The files are served from all regions.')
@allowed(['centralus', 'eastasia', 'eastus2', 'westeurope', 'westus2'])
param siteLocation string = 'westeurope'

@description('prod has storage in three zones, keeps logs longer, and locks its deals against deletion.')
@allowed(['dev', 'prod'])
param stage string = 'dev'

@description('The address for mails about alerts and the budget.')
param alertEmail string

@description('The budget for a month, in the currency of the subscription.')
@minValue(1)
param monthlyBudget int = 10

@description('The first day of a month. It cannot be changed later.')
param budgetStart string

@description('Each instance has 0.5 GB, so this cap also caps spending. The platform accepts no less than 40.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

@description('The object id of the person or group that loads, imports, exports and undoes; empty for none.')
param operatorId string = ''

@allowed(['User', 'Group'])
param operatorType string = 'User'

@description('The repository whose workflow deploys, as owner/name; empty for none.')
param repository string = ''

@description('The public name of the API, such as api.example.org; empty for the platform\'s own. Create its DNS records first.')
param apiDomain string = ''

@description('The public name of the site; empty for the platform\'s own.')
param siteDomain string = ''

@description('When summaries are refreshed: six NCRONTAB fields, in UTC.')
param summarySchedule string = '0 */15 * * * *'

@allowed(['Free', 'Standard'])
param siteSku string = 'Free'

var tags = { 'azd-env-name': environmentName, project: 'serverless-deals' }
var token = toLower(uniqueString(subscription().id, environmentName, location))
var isProduction = stage == 'prod'

// Each app disables the functions of the other. A test compares the two lists with Triggers.cs.
var readers = [
  'AnswerAssistant'
  'ListDeals'
  'GetDeal'
  'GetClaim'
  'ListCompanies'
  'GetCompany'
  'ListInvestors'
  'GetInvestor'
  'GetOverallSummary'
  'GetSummary'
  'GetBriefing'
  'ListConflicts'
  'ListChanges'
  'Search'
  'ExportDealsCsv'
  'ExportDealsNdjson'
  'FeedAtom'
  'FeedJson'
  'GetOpenApi'
]
var operators = ['PutClaim', 'ExplainDeals', 'RefreshNow', 'RefreshSummaries']

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    name: token
    location: location
    tags: tags
    alertEmail: alertEmail
    retentionDays: isProduction ? 90 : 30
    dailyQuotaGb: isProduction ? '0.5' : '0.1'
  }
}

module identities 'modules/identities.bicep' = {
  scope: group
  params: { name: token, location: location, tags: tags, repository: repository }
}

module deals 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'deals${token}'
    location: location
    tags: tags
    sku: isProduction ? 'Standard_ZRS' : 'Standard_LRS'
    containers: ['backups']
    keepDeletedDays: isProduction ? 90 : 14
    isLocked: isProduction
    workspaceId: monitoring.outputs.workspaceId
    grants: concat(
      [
        { principalId: identities.outputs.api.principalId, principalType: 'ServicePrincipal', role: 'tableReader' }
        {
          principalId: identities.outputs.operations.principalId
          principalType: 'ServicePrincipal'
          role: 'tableContributor'
        }
      ],
      empty(repository)
        ? []
        : [
            {
              principalId: identities.outputs.deployer.principalId
              principalType: 'ServicePrincipal'
              role: 'tableContributor'
            }
          ],
      empty(operatorId)
        ? []
        : [
            { principalId: operatorId, principalType: operatorType, role: 'tableContributor' }
            { principalId: operatorId, principalType: operatorType, role: 'blobContributor' }
          ]
    )
  }
}

// Each host keeps its keys, leases and package in an account of its own. An attacker who takes over the public app can therefore not
// put code into the app that writes.
module apiHost 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'api${token}'
    location: location
    tags: tags
    sku: 'Standard_LRS'
    containers: ['package']
    keepDeletedDays: 7
    isLocked: false
    workspaceId: monitoring.outputs.workspaceId
    grants: [{ principalId: identities.outputs.api.principalId, principalType: 'ServicePrincipal', role: 'blobOwner' }]
  }
}

module operationsHost 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'ops${token}'
    location: location
    tags: tags
    sku: 'Standard_LRS'
    containers: ['package']
    keepDeletedDays: 7
    isLocked: false
    workspaceId: monitoring.outputs.workspaceId
    grants: [
      { principalId: identities.outputs.operations.principalId, principalType: 'ServicePrincipal', role: 'blobOwner' }
    ]
  }
}

var publicSite = empty(siteDomain) ? 'https://${site.outputs.host}' : 'https://${siteDomain}'

var publicApi = empty(apiDomain) ? 'https://func-api-${token}.azurewebsites.net/api' : 'https://${apiDomain}/api'

module api 'modules/app.bicep' = {
  scope: group
  params: {
    name: 'func-api-${token}'
    service: 'api'
    location: location
    tags: tags
    identity: identities.outputs.api
    deployerId: empty(repository) ? '' : identities.outputs.deployer.principalId
    hostStorage: apiHost.outputs.name
    maximumInstances: maximumInstances
    memoryMb: 512
    disabled: operators
    anyOriginMayRead: true
    domain: apiDomain
    insightsName: monitoring.outputs.insightsName
    workspaceId: monitoring.outputs.workspaceId
    settings: {
      DealsStorage__tableServiceUri: deals.outputs.tables
      SummarySchedule: summarySchedule
      PublicBaseUrl: publicApi
      SiteBaseUrl: publicSite
    }
  }
}

module operations 'modules/app.bicep' = {
  scope: group
  params: {
    name: 'func-ops-${token}'
    service: 'operations'
    location: location
    tags: tags
    identity: identities.outputs.operations
    deployerId: empty(repository) ? '' : identities.outputs.deployer.principalId
    hostStorage: operationsHost.outputs.name
    maximumInstances: 40
    memoryMb: 2048
    disabled: readers
    anyOriginMayRead: false
    domain: ''
    insightsName: monitoring.outputs.insightsName
    workspaceId: monitoring.outputs.workspaceId
    settings: {
      DealsStorage__tableServiceUri: deals.outputs.tables
      SummarySchedule: summarySchedule
      PublicBaseUrl: publicApi
      SiteBaseUrl: publicSite
    }
  }
}

module site 'modules/site.bicep' = {
  scope: group
  params: {
    name: 'site-${token}'
    location: siteLocation
    tags: tags
    sku: siteSku
    domain: siteDomain
    deployerId: empty(repository) ? '' : identities.outputs.deployer.principalId
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    name: token
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    dealsStorage: deals.outputs.name
    actionGroupId: monitoring.outputs.actionGroupId
  }
}

module budget 'modules/budget.bicep' = {
  scope: group
  params: { amount: monthlyBudget, start: budgetStart, email: alertEmail }
}

output AZURE_RESOURCE_GROUP string = group.name
output DEALS_TABLES string = deals.outputs.tables
output DEALS_BACKUPS string = '${deals.outputs.blobs}backups'
output API_NAME string = api.outputs.name
output API_URL string = publicApi
output OPERATIONS_NAME string = operations.outputs.name
output OPERATIONS_URL string = 'https://${operations.outputs.host}/api'
output SITE_NAME string = site.outputs.name
output SITE_URL string = publicSite
output DEPLOYER_CLIENT_ID string = empty(repository) ? '' : identities.outputs.deployer.clientId
