// The static web app of the briefing. Its headers are in infra/site/staticwebapp.config.json, which is published with the files.
param name string
param location string
param tags object
@allowed(['Free', 'Standard'])
param sku string
param domain string
param deployerId string

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

// The publishing token is requested when needed and never stored. No built-in role allows only this.
resource publisher 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (!empty(deployerId)) {
  name: guid(resourceGroup().id, 'site-publisher')
  properties: {
    roleName: 'Publisher of ${name}'
    description: 'Publishes the files of the briefing.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [{ actions: ['Microsoft.Web/staticSites/read', 'Microsoft.Web/staticSites/listSecrets/action'] }]
  }
}

resource mayPublish 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployerId)) {
  name: guid(site.id, deployerId, 'publisher')
  scope: site
  properties: {
    principalId: deployerId
    principalType: 'ServicePrincipal'
    roleDefinitionId: publisher.id
  }
}

output name string = site.name
output host string = site.properties.defaultHostname
