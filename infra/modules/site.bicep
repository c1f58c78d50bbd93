// The static web app of the briefing. Its headers are in infra/site/staticwebapp.config.json, which is published with the files.
import { person, roles } from 'types.bicep'

param name string
param location string
param tags object
@allowed(['Free', 'Standard'])
param sku string
param domain string

@description('The identity of the workflow that publishes; empty for none.')
param deployerName string
param operator person

resource site 'Microsoft.Web/staticSites@2024-11-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: sku, tier: sku }
  properties: {
    // Pull requests get no preview site.
    stagingEnvironmentPolicy: 'Disabled'
    allowConfigFileUpdates: true
    publicNetworkAccess: 'Enabled'
  }

  resource named 'customDomains' = if (!empty(domain)) {
    name: empty(domain) ? 'none' : domain
    properties: { validationMethod: 'cname-delegation' }
  }
}

resource deployer 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = if (!empty(deployerName)) {
  name: empty(deployerName) ? 'none' : deployerName
}

// The publishing token is requested when needed and never stored. No smaller built-in role allows that, and a role of our own would need
// a deployment that may define roles.
resource mayPublish 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployerName)) {
  name: guid(site.id, deployer.id, 'contributor')
  scope: site
  properties: {
    principalId: deployer.?properties.principalId ?? ''
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
  }
}

resource mayOperate 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operator.id)) {
  name: guid(site.id, operator.id, 'contributor')
  scope: site
  properties: {
    principalId: operator.id
    principalType: operator.type
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
  }
}

output host string = site.properties.defaultHostname
