// A function app on Flex Consumption. It has a plan of its own, because a plan takes only one app. An idle app costs nothing.
import { principal, roles } from 'types.bicep'

param name string

@description('The name of the service in azure.yaml.')
param service string
param location string
param tags object
param identity principal

@description('The principal of the workflow that publishes packages; empty for none.')
param deployerId string
param hostStorage string
param maximumInstances int
@allowed([512, 2048, 4096])
param memoryMb int

@description('Functions of the package that this app disables.')
param disabled string[]
param anyOriginMayRead bool
param domain string
param insightsName string
param workspaceId string

@description('The settings that the project\'s own code reads; see docs/settings.md.')
param settings object

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: hostStorage
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': service })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    publicNetworkAccess: 'Enabled'
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}package'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: memoryMb
        triggers: { http: { perInstanceConcurrency: 100 } }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      // Browsers may read from any origin, but without credentials.
      cors: anyOriginMayRead
        ? { allowedOrigins: ['*'], supportCredentials: false }
        : { allowedOrigins: [], supportCredentials: false }
    }
  }

  resource noScmPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource noFtpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(
      settings,
      {
        AzureWebJobsStorage__accountName: storage.name
        AzureWebJobsStorage__credential: 'managedidentity'
        AzureWebJobsStorage__clientId: identity.clientId
        // Serve nothing at /, where the platform would show a page of 150 KB.
        AzureWebJobsDisableHomepage: 'true'
        // The identity that the project's own code uses.
        AZURE_CLIENT_ID: identity.clientId
        APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identity.clientId}'
      },
      toObject(disabled, function => 'AzureWebJobs.${function}.Disabled', function => 'true')
    )
  }
}

resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'host'
  scope: app
  properties: {
    workspaceId: workspaceId
    // The app sends its own traces to Application Insights. These are the logs of the platform.
    logs: [{ category: 'AppServiceAuthenticationLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource mayReport 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identity.id, 'metricsPublisher')
  scope: insights
  properties: {
    principalId: identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.metricsPublisher)
  }
}

resource mayDeploy 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployerId)) {
  name: guid(app.id, deployerId, 'websiteContributor')
  scope: app
  properties: {
    principalId: deployerId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.websiteContributor)
  }
}

// A certificate needs a bound name, and a secure binding needs the certificate. Therefore bind without TLS first, then with it.
resource bound 'Microsoft.Web/sites/hostNameBindings@2024-11-01' = if (!empty(domain)) {
  parent: app
  name: empty(domain) ? 'none' : domain
  properties: { siteName: app.name, hostNameType: 'Verified' }
}

resource certificate 'Microsoft.Web/certificates@2024-11-01' = if (!empty(domain)) {
  name: 'cert-${name}'
  location: location
  tags: tags
  properties: { serverFarmId: plan.id, canonicalName: domain }
  dependsOn: [bound]
}

module secured 'binding.bicep' = if (!empty(domain)) {
  params: { app: app.name, domain: domain, thumbprint: certificate.?properties.thumbprint ?? '' }
}

output name string = app.name
output host string = app.properties.defaultHostName
